"""Shows what each backup holds and what is newer in the file, and restores one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError, PassphraseNeeded, PassphraseWrong
from omnidesk.services.backup_texts import (
    contents_text,
    counts_text,
    moment_text,
    size_text,
)
from omnidesk.services.backups import Contents, Difference, contents_of, difference
from omnidesk.services.error_texts import error_text
from omnidesk.storage.backup_shelf import Backup
from omnidesk.storage.sniff import Kind, sniff
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.tasks import or_refusal
from omnidesk.ui.widgets.form import scrolled, section


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a backup, and which file's backup it is."""

    number: int
    contents: Contents
    difference: Difference


class RestoreDialog(QDialog):
    """A list of backups on the left; on the right what the chosen one holds.

    Signals:
        beside_requested, in_place_requested: a backup and the passphrase that opens it.
    """

    beside_requested = Signal(object, object)
    in_place_requested = Signal(object, object)

    def __init__(
        self, context: Context, workspace: Workspace, backups: Sequence[Backup], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "files#restore")
        t = context.t
        self._context, self._workspace, self._backups = context, workspace, backups
        self._passphrase = workspace.passphrase
        self._number = 0
        self.setWindowTitle(t("Restore from a backup"))
        self.resize(820, 460)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Backups, the newest first"))
        self.list.addItems([self._line(backup) for backup in backups])
        self.list.currentRowChanged.connect(self._look)
        self.list.itemActivated.connect(lambda _item: self._on_activated())
        self.details = _plain()
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(t("Passphrase of this backup"))
        self.passphrase.setPlaceholderText(t("Passphrase of this backup, then Enter"))
        self.passphrase.returnPressed.connect(self._try_passphrase)
        self._lay_out()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        t = self._context.t
        right = QVBoxLayout()
        right.addWidget(section(t("What it holds")))
        right.addWidget(scrolled(self.details), 1)
        right.addWidget(self.passphrase)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.list, 2)
        middle.addLayout(right, 3)
        promise = _plain(
            t(
                "The file that is open is never destroyed. If a backup takes its place, it stays "
                "beside it under another name."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(promise)
        layout.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        t, role = self._context.t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.beside = box.addButton(t("&Open as a copy beside"), role.ActionRole)
        self.beside.setProperty("primary", "true")
        self.beside.clicked.connect(lambda: self._give(self.beside_requested))
        self.in_place = box.addButton(t("&Put in the file's place"), role.ActionRole)
        self.in_place.clicked.connect(lambda: self._give(self.in_place_requested))
        cancel = box.addButton(t("Cancel"), role.RejectRole)
        box.rejected.connect(self.reject)
        for button in (self.beside, self.in_place, cancel):
            button.setAutoDefault(False)  # Enter belongs to the list and to the passphrase
        return box

    def _line(self, backup: Backup) -> str:
        t = self._context.t
        parts = [moment_text(backup.taken_at, t), size_text(backup.size, t)]
        if backup.source and backup.source != str(self._workspace.path):
            parts.append(t("of {name}").format(name=Path(backup.source).name))
        return "\n".join((parts[0], "  ·  ".join(parts[1:])))

    def _chosen(self) -> Backup | None:
        row = self.list.currentRow()
        return self._backups[row] if row >= 0 else None

    def _key_of(self, backup: Backup) -> str | None:
        """Return what opens a backup: one from before there was a passphrase has none."""
        return self._passphrase if sniff(backup.path) is Kind.SEALED else None

    def _look(self) -> None:
        """Read the chosen backup on the worker."""
        backup = self._chosen()
        if backup is None:
            return
        self._number += 1
        self._enable(on=False)
        self.passphrase.hide()
        self.details.setText(self._context.t("Reading the backup…"))
        number, workspace, key = self._number, self._workspace, self._key_of(backup)

        def work() -> Seen:
            contents = contents_of(backup.path, key)
            with workspace.reader() as reader:
                return Seen(number, contents, difference(reader, backup.path, key))

        job = or_refusal(work)
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_seen)
        self._context.tasks.start(task, lambda task: (number, job(task)))

    def _on_seen(self, answer: tuple[int, Seen | OmnideskError]) -> None:
        number, found = answer
        if number != self._number:
            return  # another backup was chosen meanwhile
        if isinstance(found, OmnideskError):
            self.details.setText(error_text(found, self._context.t))
            needs = isinstance(found, (PassphraseNeeded, PassphraseWrong))
            self.passphrase.setVisible(needs)
            if needs and self.focusWidget() is not self.list:  # who goes through the list goes on
                self.passphrase.setFocus()
            return
        self.details.setText(self._words(found))
        self._enable(on=True)

    def _words(self, seen: Seen) -> str:
        t = self._context.t
        nothing = t("nothing")
        ours = counts_text(seen.difference.only_in_file, t) or nothing
        theirs = counts_text(seen.difference.only_in_backup, t) or nothing
        parts = [
            contents_text(seen.contents, t),
            t("Newer in the file that is open: {things}").format(things=ours),
            t("Only in this backup: {things}").format(things=theirs),
        ]
        if seen.contents.has_passphrase != self._workspace.has_passphrase:
            parts.append(
                t("This backup has a passphrase, and so will what is restored.")
                if seen.contents.has_passphrase
                else t("This backup has no passphrase, and neither will what is restored.")
            )
        return "\n\n".join(parts)

    def _on_activated(self) -> None:
        """Open the chosen backup, or ask for what opens it."""
        if self.passphrase.isVisible():
            self.passphrase.setFocus()
        else:
            self.beside.click()

    def _try_passphrase(self) -> None:
        self._passphrase = self.passphrase.text()
        self.passphrase.clear()
        self._look()

    def _enable(self, *, on: bool) -> None:
        self.beside.setEnabled(on)
        self.in_place.setEnabled(on and self._workspace.read_only is None)

    def _give(self, signal: object) -> None:
        backup = self._chosen()
        self.accept()
        key = None if backup is None else self._key_of(backup)
        signal.emit(backup, key)  # type: ignore[attr-defined] # a bound signal


def _plain(words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
