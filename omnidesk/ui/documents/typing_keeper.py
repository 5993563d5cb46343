"""Keeps on disk what is being typed, however long the hands go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.typed_text import TextField, TypedText
from omnidesk.services.typed_texts import forget_typed, keep_typed, typed_texts
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace

_KEPT_AFTER_MILLISECONDS = 1_000
"""From the first key that is not on disk; later keys do not put it off."""

_RESTED_AFTER_MILLISECONDS = 500
"""How long after a key the hands count as typing still: the status line must not flicker."""

FieldOf = Callable[[], TextField | None]


class TypingKeeper(QObject):
    """Holds what stands in the fields that are being typed in, and puts it beside the history.

    A field is noted with each key and settled once it has been left: by then its text is a step in
    the history, or was given up. What is still there when a file is opened was cut short.
    """

    changed = Signal()  # whether somebody is typing, or whether the disk takes it
    kept = Signal()  # all that was typed so far is on disk

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: dict[TextField, TypedText] = {}
        self._on_disk: dict[TextField, TypedText] = {}
        self._addresses: dict[TextField, TextField] = {}  # on disk, of those being typed in
        self._left = typed_texts(workspace) if self._is_writable else []
        self.trouble: OmnideskError | None = None
        self._write = QTimer(self, singleShot=True, interval=_KEPT_AFTER_MILLISECONDS)
        self._write.timeout.connect(self.flush)
        self._rest = QTimer(self, singleShot=True, interval=_RESTED_AFTER_MILLISECONDS)
        self._rest.timeout.connect(self.changed)
        if self._is_writable:
            workspace.write_along(self._put_along)

    @property
    def is_typing(self) -> bool:
        """Whether something typed may not be on disk yet."""
        return bool(self._waiting) or self._rest.isActive()

    def left_behind(self) -> list[TypedText]:
        """Return what was cut short before the file was opened."""
        return list(self._left)

    def texts(self) -> tuple[TypedText, ...]:
        """Return what stands now in the fields that are being typed in."""
        return tuple({**self._on_disk, **self._waiting}.values())

    def note(self, field: TextField, text: str, before: str = "") -> None:
        """Remember what stands in a field now; it is on disk within a second or so.

        Args:
            before: what stood there when the typing began.
        """
        if not self._is_writable:
            return
        was_typing = self.is_typing
        address = self._addresses.setdefault(field, self._apart(field))
        self._waiting[address] = TypedText(address, text, before)
        self._rest.start()
        if not self._write.isActive():
            self._write.start()
        if not was_typing:
            self.changed.emit()

    def settle(self, field: TextField) -> None:
        """Let go of a field that has been left: its text is in the history, or was given up."""
        was_typing = self.is_typing
        field = self._addresses.pop(field, field)
        self._waiting.pop(field, None)
        if not self._waiting:
            self._write.stop()
            self._rest.stop()
        if field in self._on_disk:
            self._forget([field])
        if was_typing and not self.is_typing:
            self.trouble = None
            self.changed.emit()

    def discard(self, fields: list[TextField]) -> None:
        """Let go of texts that were cut short."""
        self._left = [typed for typed in self._left if typed.field not in fields]
        self._forget(fields)

    def _forget(self, fields: list[TextField]) -> None:
        """Take texts off the disk; a refusal leaves a row that is compared when the file opens."""
        for field in fields:
            self._on_disk.pop(field, None)
        try:
            forget_typed(self._workspace, fields)
        except OmnideskError as exc:
            self.trouble = exc

    def flush(self) -> bool:
        """Put on disk what waits, and tell whether it is there."""
        self._write.stop()
        if not self._waiting:
            return True
        texts, self._waiting = self._waiting, {}
        try:
            keep_typed(self._workspace, texts.values())
        except OmnideskError as exc:
            self._waiting = texts
            self.trouble = exc
            self._write.start()  # it is tried again for as long as somebody types
            self.changed.emit()
            return False
        self._on_disk.update(texts)
        self.trouble = None
        self.kept.emit()
        if not self._rest.isActive():
            self.changed.emit()
        return True

    def close(self) -> None:
        """Put on disk what waits, if the disk takes it, and keep nothing more."""
        self.flush()
        self._waiting.clear()
        self._write.stop()
        self._rest.stop()

    def _put_along(self, work: UnitOfWork) -> None:
        """Put what waits on disk together with a step.

        The step may be of that very field: if the program is killed before the field is settled,
        what is kept is what the step says, and nobody is asked about the beginning of it.
        """
        if self._waiting:
            work.typed_texts.put(self._waiting.values())
            self._on_disk.update(self._waiting)  # they wait on: the step may yet be refused

    def _apart(self, field: TextField) -> TextField:
        """Return an address that no text has which nobody has answered for yet."""
        taken = {typed.field for typed in self._left}
        while field in taken:
            field = replace(field, waiting=field.waiting + 1)
        return field

    @property
    def _is_writable(self) -> bool:
        return self._workspace.read_only is None
