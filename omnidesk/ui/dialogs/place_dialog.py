"""Where the file is, what protects it, and what can be done with it there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.services.backup_texts import moment_text, size_text
from omnidesk.services.places import place_of, warning_text
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.file_names import show_folder_of
from omnidesk.ui.widgets.default_button import make_default


class PlaceDialog(QDialog):
    """Answers "where is my file?"."""

    copy_requested = Signal()
    move_requested = Signal()

    def __init__(self, context: Context, client: ClientDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "files#where")
        self._context, self._client = context, client
        self.setWindowTitle(context.t("Where is my file?"))
        self.setMinimumWidth(640)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._make_facts())
        self.warning = _plain(warning_text(place_of(client.path), context.t))
        self.warning.setProperty("role", "warning")
        self.warning.setVisible(bool(self.warning.text()))
        layout.addWidget(self.warning)
        layout.addWidget(self._make_buttons())
        make_default(self.close_button)

    def text(self) -> str:
        """Return all that the dialog says, for a test or a screen reader."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _make_facts(self) -> QFormLayout:
        t, path = self._context.t, self._client.path
        form = QFormLayout()
        form.setVerticalSpacing(8)
        workspace = self._client.workspace
        has_one = workspace.has_passphrase
        facts = (
            (t("File"), path.name),
            (t("Folder"), str(path.parent)),
            (t("Size"), size_text(path.stat().st_size, t) if path.exists() else t("not there")),
            (t("Last backup"), self._last_backup()),
            (t("Folder of the backups"), str(self._context.backups.root)),
            (t("Passphrase"), t("Yes") if has_one else t("No: whoever has the file can read it")),
        )
        for name, words in facts:
            value = _plain(words)
            value.setAccessibleName(f"{name}: {words}")
            form.addRow(QLabel(name), value)
        return form

    def _last_backup(self) -> str:
        t, backups = self._context.t, self._context.backups
        if backups.last is None:
            return t("None yet")
        return moment_text(backups.last.taken_at, t)

    def _make_buttons(self) -> QDialogButtonBox:
        t, role = self._context.t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.show_folder = _button(box, t("Show the &folder"))
        self.show_folder.clicked.connect(self._on_show_folder)
        self.copy_path = _button(box, t("Copy the &path"))
        self.copy_path.clicked.connect(self._on_copy_path)
        self.save_copy = _button(box, t("&Save a copy…"))
        self.save_copy.clicked.connect(lambda: self._leave_for(self.copy_requested))
        self.move_file = _button(box, t("&Move the file…"))
        self.move_file.clicked.connect(lambda: self._leave_for(self.move_requested))
        self.close_button = box.addButton(t("Close"), role.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def _on_show_folder(self) -> None:
        show_folder_of(self._client.path)

    def _on_copy_path(self) -> None:
        QApplication.clipboard().setText(str(self._client.path))
        self.copy_path.setText(self._context.t("✓ Copied"))

    def _leave_for(self, signal: object) -> None:
        self.accept()
        signal.emit()  # type: ignore[attr-defined] # a bound signal


def _button(box: QDialogButtonBox, words: str) -> QPushButton:
    return box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
