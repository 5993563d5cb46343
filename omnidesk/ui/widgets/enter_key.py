"""Enter in a form's field of several lines: it sends the form, as in one of a single line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEW_LINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class EnterSends(QObject):
    """Presses the form's default button; Alt+Enter and Shift+Enter begin a new line.

    Args:
        must_ctrl: only Ctrl+Enter sends, where what is sent cannot be taken back.
    """

    def __init__(self, field: QPlainTextEdit, *, must_ctrl: bool = False) -> None:
        super().__init__(field)
        self._field, self._must_ctrl = field, must_ctrl
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if event.modifiers() & _NEW_LINE:
            self._field.insertPlainText("\n")
            self._field.ensureCursorVisible()
            return True
        if self._must_ctrl and not event.modifiers() & _CTRL:
            return False
        buttons = self._field.window().findChildren(QPushButton)
        next(button for button in buttons if button.isDefault()).click()
        return True
