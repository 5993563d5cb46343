"""Asks for a reason in the user's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from omnidesk.texts import Translator
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.enter_key import EnterSends
from omnidesk.ui.widgets.form import muted

_N_LINES = 4


class ReasonDialog(QDialog):
    """A question and room for the answer, which wraps; without an answer there is no OK."""

    given = Signal(str)

    def __init__(
        self, t: Translator, title: str, question: str, reason: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        asked = QLabel(question)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        self.reason = QPlainTextEdit(reason)
        self.reason.setAccessibleName(question)
        self.reason.setTabChangesFocus(True)
        EnterSends(self.reason)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * _N_LINES + 18)
        self.reason.textChanged.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(asked)
        layout.addWidget(self.reason)
        layout.addWidget(muted(t("Alt+Enter begins a new line")))
        layout.addWidget(self._make_buttons(t))
        self.reason.selectAll()
        self._enable()

    def _make_buttons(self, t: Translator) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.accept_button = box.addButton(t("OK"), role.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        make_default(self.accept_button)
        box.addButton(t("Cancel"), role.RejectRole)
        box.accepted.connect(self._give)
        box.rejected.connect(self.reject)
        return box

    def _enable(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.toPlainText().strip()))

    def _give(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.accept()
        self.given.emit(reason)
