"""Offers to delete backups that keep an old passphrase, or a name that was erased."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from omnidesk.services.backup_texts import moment_text, size_text
from omnidesk.storage.backup_shelf import Backup
from omnidesk.texts import Translator
from omnidesk.ui.dialogs.problem_list_dialog import problem_list
from omnidesk.ui.widgets.default_button import make_default


class OldBackupsDialog(QDialog):
    """Keeping them is what Enter and Escape do."""

    deletion_requested = Signal()

    def __init__(self, t: Translator, why: str, backups: Sequence[Backup], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Older backups"))
        self.resize(560, 340)
        n = len(backups)
        count = t.plural(
            "There is {n} older backup of this client. {why}",
            "There are {n} older backups of this client. {why}",
            n,
        )
        lead = QLabel(count.format(n=n, why=why))
        lead.setTextFormat(Qt.TextFormat.PlainText)
        lead.setWordWrap(True)
        lines = [f"{moment_text(b.taken_at, t)}  ·  {size_text(b.size, t)}" for b in backups]
        self.list = problem_list(t, lines)
        self.list.setAccessibleName(t("Older backups"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(lead)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._make_buttons(t, n))

    def _make_buttons(self, t: Translator, n: int) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        words = t.plural("&Delete {n} backup for good", "&Delete {n} backups for good", n)
        self.delete_button = box.addButton(words.format(n=n), role.DestructiveRole)
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self._delete)
        self.keep_button = box.addButton(t("&Keep them"), role.RejectRole)
        make_default(self.keep_button)
        box.rejected.connect(self.reject)
        return box

    def _delete(self) -> None:
        self.accept()
        self.deletion_requested.emit()
