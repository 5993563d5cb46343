"""What can be done for a file that is damaged; in the place of a page, so that one can think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError, PassphraseNeeded, PassphraseWrong
from omnidesk.services.backup_texts import contents_text, moment_text, size_text
from omnidesk.services.error_texts import error_text
from omnidesk.services.recovery_texts import lacks_text, saved_lines
from omnidesk.services.restoring import Damage, Saved, assess, save_readable
from omnidesk.storage.backup_shelf import Backup
from omnidesk.ui.context import Context
from omnidesk.ui.file_names import dated_name
from omnidesk.ui.help_pages import PLACE
from omnidesk.ui.targets import ask_for_target
from omnidesk.ui.tasks import or_refusal
from omnidesk.ui.widgets.form import scrolled, section, title


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A file that did not open, and all that is known of it.

    Attributes:
        reason: what opening said, or None where the user asked to recover.
        backups: those that are known of it, newest first.
    """

    path: Path
    passphrase: str | None
    reason: OmnideskError | None
    backups: Sequence[Backup]


class RecoveryPage(QWidget):
    """Says what is wrong, offers the newest sound backup, and saves what can still be read.

    Signals:
        restore_requested: a backup and its passphrase, to be opened beside the damaged file.
        open_requested: a new file and its passphrase.
    """

    restore_requested = Signal(object, object)
    open_requested = Signal(object, object)

    def __init__(self, context: Context, damaged: DamagedFile) -> None:
        super().__init__()
        self.setProperty(PLACE, "files#damaged")
        self._context = context
        self.damaged = damaged
        self._passphrase = damaged.passphrase
        self._damage: Damage | None = None
        self._number = 0
        self._saved_path: Path | None = None
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        self._fill(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self._assess()

    def text(self) -> str:
        """Return all that the page says now, for a test or a screen reader."""
        shown = [label for label in self.findChildren(QLabel) if not label.isHidden()]
        return "\n".join(label.text() for label in shown)

    # Building

    def _fill(self, layout: QVBoxLayout) -> None:
        t, damaged = self._context.t, self.damaged
        words = t("“{name}” is damaged") if damaged.reason else t("Recover “{name}”")
        layout.addWidget(title(words.format(name=damaged.path.name)))
        layout.addWidget(_plain(self._lead()))
        self._add_passphrase(layout)
        self._add_backup(layout)
        self._add_saving(layout)
        layout.addStretch(1)

    def _lead(self) -> str:
        t, damaged = self._context.t, self.damaged
        wrong = error_text(damaged.reason, t) if damaged.reason else ""
        untouched = t(
            "The file itself has not been touched, and nothing on this page touches it: {path}"
        )
        return "\n".join(filter(None, (wrong, untouched.format(path=damaged.path))))

    def _add_passphrase(self, layout: QVBoxLayout) -> None:
        t = self._context.t
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(t("Passphrase"))
        self.passphrase.returnPressed.connect(self._try_passphrase)
        button = QPushButton(t("Use this passphrase"))
        button.clicked.connect(self._try_passphrase)
        self._lock = QWidget()
        line = QHBoxLayout(self._lock)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(_plain(t("Passphrase")))
        line.addWidget(self.passphrase, 1)
        line.addWidget(button)
        self._lock.hide()
        layout.addWidget(self._lock)

    def _add_backup(self, layout: QVBoxLayout) -> None:
        t = self._context.t
        card, inside = _card()
        inside.addWidget(section(t("The newest sound backup")))
        self.backup = _plain(t("Looking for one…"))
        inside.addWidget(self.backup)
        self.restore = QPushButton(t("&Restore this backup beside it"))
        self.restore.setProperty("primary", "true")
        self.restore.clicked.connect(self._on_restore)
        inside.addLayout(_left(self.restore))
        layout.addWidget(card)

    def _add_saving(self, layout: QVBoxLayout) -> None:
        t = self._context.t
        card, inside = _card()
        inside.addWidget(section(t("What can still be read")))
        self.readable = _plain(t("Reading the file page by page…"))
        inside.addWidget(self.readable)
        self.fill = QCheckBox(t("&Fill the gaps from the backup"))
        self.fill.setChecked(True)
        inside.addWidget(self.fill)
        self.save = QPushButton(t("&Save what can still be read…"))
        self.save.clicked.connect(self._on_save)
        inside.addLayout(_left(self.save))
        self.result = _plain()
        self.result.hide()
        inside.addWidget(self.result)
        self.open_saved = QPushButton(t("&Open the new file"))
        self.open_saved.setProperty("primary", "true")
        self.open_saved.clicked.connect(self._on_open)
        self.open_saved.hide()
        inside.addLayout(_left(self.open_saved))
        layout.addWidget(card)

    # Looking

    def _assess(self) -> None:
        for widget in (self.restore, self.fill, self.save):
            widget.setEnabled(False)
        self._number += 1
        number, damaged, key = self._number, self.damaged, self._passphrase
        now, root = self._context.backups.now, self._context.backups.root
        task = self._context.tasks.new_task()

        def work() -> Damage:
            return assess(
                damaged.path,
                damaged.backups,
                root=root,
                passphrase=key,
                now=now,
                progress=task.report,
            )

        job = or_refusal(work)
        task.succeeded.connect(self._on_assessed)
        task.failed.connect(self._on_failed)
        task.progressed.connect(self._on_progress)
        self._context.tasks.start(task, lambda task: (number, job(task)))

    def _on_progress(self, done: int, of: int) -> None:
        if of and self._damage is None:
            words = self._context.t("Reading the file page by page: {done} of {of}")
            self.readable.setText(words.format(done=done, of=of))

    def _on_assessed(self, answer: tuple[int, Damage | OmnideskError]) -> None:
        number, found = answer
        if number != self._number:
            return
        if isinstance(found, OmnideskError):
            self._ask_passphrase(found)
            return
        self._damage = found
        self._show_backup(found)
        self._show_readable(found)

    def _ask_passphrase(self, exc: OmnideskError) -> None:
        t = self._context.t
        self.backup.setText(t("No backup of it is known here that opens."))
        self.readable.setText(error_text(exc, t))
        if isinstance(exc, (PassphraseNeeded, PassphraseWrong)):
            self._lock.show()
            self.passphrase.setFocus()

    def _show_backup(self, damage: Damage) -> None:
        t, backup = self._context.t, damage.backup
        self.restore.setEnabled(backup is not None)
        self.fill.setEnabled(backup is not None)
        self.fill.setChecked(backup is not None)
        if backup is None or damage.contents is None:
            self.backup.setText(t("No sound backup of this file is known here."))
            return
        lines = [
            f"{moment_text(backup.taken_at, t)}  ·  {size_text(backup.size, t)}",
            contents_text(damage.contents, t),
        ]
        if damage.readable is not None:
            lines.append(lacks_text(damage.lacks, t))
        self.backup.setText("\n".join(lines))

    def _show_readable(self, damage: Damage) -> None:
        t, readable = self._context.t, damage.readable
        self.save.setEnabled(readable is not None)
        if readable is not None:
            lines = saved_lines(readable, t)
        elif damage.refusal is not None:
            lines = [error_text(damage.refusal, t)]
        else:
            lines = [t("Nothing can be read any more.")]
        self.readable.setText("\n".join(lines))

    # Acting

    def _try_passphrase(self) -> None:
        self._passphrase = self.passphrase.text()
        self.passphrase.clear()
        self._lock.hide()
        self._assess()

    def _on_restore(self) -> None:
        if self._damage is not None and self._damage.backup is not None:
            self.restore_requested.emit(self._damage.backup, self._passphrase)

    def _on_save(self) -> None:
        context, damaged, key = self._context, self.damaged, self._passphrase
        t = context.t
        suggestion = dated_name(damaged.path, t("{name} (recovered {date})"), context)
        pattern = t("Client files ({pattern})").format(pattern="*.omnidesk")
        title = t("Save what can still be read")
        out = ask_for_target(context, self, title, suggestion, pattern)
        if out is None:
            return
        backup = self._damage.backup if self._damage and self.fill.isChecked() else None
        filling = backup.path if backup else None
        self.save.setEnabled(False)

        def work() -> Saved:
            return save_readable(
                damaged.path,
                out,
                passphrase=key,
                backup=filling,
                now=context.backups.now,
                progress=task.report,
            )

        job = or_refusal(work)
        task = context.tasks.new_task()
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)
        context.tasks.start(task, lambda task: (out, job(task)))

    def _on_saved(self, answer: tuple[Path, Saved | OmnideskError]) -> None:
        path, found = answer
        self.save.setEnabled(True)
        if isinstance(found, OmnideskError):
            self._context.show_error(found)
            return
        t = self._context.t
        self._saved_path = path
        head = t("What could be read is in {path}.").format(path=path)
        self.result.setText("\n".join((head, *saved_lines(found, t))))
        self.result.show()
        self.open_saved.show()
        self.open_saved.setFocus()

    def _on_failed(self, exc: Exception) -> None:
        self.readable.setText("")
        self.save.setEnabled(self._damage is not None and self._damage.readable is not None)
        self._context.show_error(exc)

    def _on_open(self) -> None:
        if self._saved_path is not None:
            self.open_requested.emit(self._saved_path, self._passphrase)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", "true")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(16, 12, 16, 12)
    inside.setSpacing(8)
    return card, inside


def _left(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(widget)
    line.addStretch(1)
    return line


def _plain(words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
