"""What a person's hands do at the window: click, type, paste, choose."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from omnidesk.ui.widgets.local_text_edit import LocalTextEdit


class Hands:
    """Acts on what is seen; a field is found by what a screen reader calls it."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot

    def click(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def press(self, widget: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(widget, key)

    def type(self, widget: QWidget, text: str) -> None:
        self._qtbot.keyClicks(widget, text)

    def button(self, parent: QWidget, words: str) -> QPushButton:
        return next(
            b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == words
        )

    def push(self, parent: QWidget, words: str) -> None:
        self.click(self.button(parent, words))

    def field(self, parent: QWidget, name: str) -> LocalTextEdit:
        found = [f for f in parent.findChildren(LocalTextEdit) if f.accessibleName() == name]
        assert found, f"no field called {name!r}"
        return found[0]

    def fill(self, field: QWidget, text: str) -> None:
        """Paste a text into a field and leave it."""
        field.setFocus()
        QApplication.clipboard().setText(text)
        self._qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def choose(self, field: QComboBox, words: str) -> None:
        """Choose an entry by its words, as by typing them in the open list."""
        index = field.findText(words)
        assert index >= 0, f"no entry {words!r}"
        field.setCurrentIndex(index)
        field.activated.emit(index)

    def wait(self, condition) -> None:
        self._qtbot.waitUntil(condition, timeout=15000)
