"""The list of recent files: remembered, found again after they were moved, taken off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.settings import RecentFile, Settings

if TYPE_CHECKING:  # after first paint: this brings the database along
    from omnidesk.ui.documents.client_document import ClientDocument


class RecentDesk(QObject):
    """Keeps the list true.

    Signals:
        settings_wanted: settings with another list.
        open_requested: a file to open.
    """

    settings_wanted = Signal(object)
    open_requested = Signal(object)

    def __init__(self, window: QWidget, context: Callable[[], Context]) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self.is_open_here: Callable[[Path], bool] = lambda _path: False
        """Tells whether a window of ours has a file open."""

    def remember(self, client: ClientDocument) -> None:
        """Put a file that was opened on top; one that was moved keeps its one place."""
        settings = self._settings()
        entry = _entry(client, settings)
        same = [each for each in settings.recent if each.client_id == entry.client_id]
        for each in same:
            if each.client_id and not Path(each.path).exists():
                settings = settings.without_recent(each.path)
        self.settings_wanted.emit(settings.with_recent(entry))

    def keep_true(self, client: ClientDocument) -> None:
        """Let the entry of the open file say what the client and its last round are called now."""
        now = _entry(client, self._settings())
        known = next((each for each in self._settings().recent if each.path == now.path), None)
        if known and (known.organisation, known.last_round) != (
            now.organisation,
            now.last_round,
        ):
            self.settings_wanted.emit(self._settings().with_recent(now))

    def forget(self, path: str) -> None:
        """Take an entry off the list, with a way back."""
        before = self._settings().recent
        self.settings_wanted.emit(self._settings().without_recent(path))

        def back() -> None:
            settings = replace(self._settings(), recent=before)
            self.settings_wanted.emit(settings.without_hidden_names())

        words = self._context().t("Taken off the list. The file itself was not touched.")
        self._context().notify(words, back)

    def choose(self, path: str) -> None:
        """Open an entry, or say that its file is not there and what can be done."""
        if Path(path).exists():
            self.open_requested.emit(Path(path))
            return
        from PySide6.QtWidgets import QMessageBox

        from omnidesk.domain.errors import FileMissing
        from omnidesk.ui.errors import sentence_of

        t, role = self._context().t, QMessageBox.ButtonRole
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("OmniDesk")
        box.setText(sentence_of(FileMissing(Path(path)), t))
        find = box.addButton(t("&Find it…"), role.AcceptRole)
        find.clicked.connect(lambda: self._find(path))
        drop = box.addButton(t("&Remove from the list"), role.DestructiveRole)
        drop.clicked.connect(lambda: self.forget(path))
        box.setEscapeButton(box.addButton(t("Cancel"), role.RejectRole))
        box.setDefaultButton(find)
        box.open()

    def _find(self, path: str) -> None:
        """Let the user show where the file is now, and see that it is the same client's."""
        context = self._context()
        pattern = context.t("Client files ({pattern})").format(pattern="*.omnidesk")
        found = context.choose_file(self._window, context.t("Find it"), pattern)
        if found is None:
            return
        if self.is_open_here(found):
            self.open_requested.emit(found)
            return
        entry = next((each for each in self._settings().recent if each.path == path), None)
        owner = _owner_of(found)
        if entry is None or not entry.client_id or owner is None or owner[0] == entry.client_id:
            self.open_requested.emit(found)
            return
        words = context.t("This is not the file you were looking for, but that of {organisation}.")
        context.offer(
            words.format(organisation=owner[1]),
            context.t("Open it all the same"),
            lambda: self.open_requested.emit(found),
        )

    def _settings(self) -> Settings:
        return self._context().settings()


def _owner_of(path: Path) -> tuple[str, str] | None:
    """Return the client's id and name, or None where that needs a passphrase or cannot be told."""
    from omnidesk.domain.errors import OmnideskError
    from omnidesk.services.client_files import owner_of

    try:
        return owner_of(path)
    except OmnideskError:
        return None


def _entry(client: ClientDocument, settings: Settings) -> RecentFile:
    """Return what the list says of an open file; where names are hidden it holds none."""
    rounds = client.facts.rounds
    entry = RecentFile(
        str(client.path),
        client.facts.organisation,
        rounds[-1].round.label if rounds else "",
        datetime.now().astimezone().isoformat(timespec="seconds"),
        client.workspace.id,
        client.workspace.has_passphrase,
    )
    is_named = settings.shows_name_of(entry)
    return entry if is_named else replace(entry, organisation="", last_round="")
