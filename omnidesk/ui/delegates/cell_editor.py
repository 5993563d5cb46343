"""The field in which the text of a cell is written, with the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

Key = Qt.Key
Modifier = Qt.KeyboardModifier
Reason = Qt.FocusReason


class Move(Enum):
    """Where the cursor goes: rows, columns, and whether it goes on in the next row at the end."""

    UP = (-1, 0, False)
    DOWN = (1, 0, False)
    LEFT = (0, -1, False)
    RIGHT = (0, 1, False)
    NEXT = (0, 1, True)
    PREVIOUS = (0, -1, True)


_ARROWS: Mapping[int, Move] = {
    Key.Key_Up: Move.UP,
    Key.Key_Down: Move.DOWN,
    Key.Key_Left: Move.LEFT,
    Key.Key_Right: Move.RIGHT,
}
_TABS: Mapping[int, Move] = {Key.Key_Tab: Move.NEXT, Key.Key_Backtab: Move.PREVIOUS}


class CellEditor(QPlainTextEdit):
    """Enter and Tab confirm, Alt+Enter or Shift+Enter begins a line, Escape gives up.

    As in a spreadsheet, the arrows confirm too while a text is typed over the old one; F2 or a
    click in the text gives them back to the caret.
    """

    finished = Signal(object)  # Move, or None to stay
    cancelled = Signal()
    grown = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_filled = False
        self.is_replacing = False
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # The cell grows; a bar that comes and goes meanwhile would wrap the text anew.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._n_lines = 0
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def fill(self, text: str) -> None:
        """Show the text that is there, the caret behind it."""
        self.is_filled = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def write_in(self, direction: Qt.LayoutDirection) -> None:
        """Let the text run in a direction, from the side where it begins."""
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        self.document().setDefaultTextOption(option)

    def text(self) -> str:
        """Return what is written; unlike ``toPlainText`` it keeps no-break spaces."""
        raw = self.document().toRawText()
        return raw.replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n")

    def n_lines(self) -> int:
        """Return how many lines the text takes, wrapped as it is."""
        return max(1, int(self.document().size().height()))

    def _on_text(self) -> None:
        if self.is_filled and self.document().isModified():
            self.typed.emit()

    def _on_size(self) -> None:
        """Tell of another number of lines; Qt speaks up with every letter."""
        n_lines = self.n_lines()
        if n_lines != self._n_lines:
            self._n_lines = n_lines
            self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in (Key.Key_Return, Key.Key_Enter):
            self._on_enter(modifiers)
        elif key in _TABS:
            self.finished.emit(_TABS[key])
        elif key == Key.Key_Escape:
            self.cancelled.emit()
        elif key == Key.Key_F2:
            self.is_replacing = False
        elif self.is_replacing and key in _ARROWS and modifiers == Modifier.NoModifier:
            self.finished.emit(_ARROWS[key])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu confirms too: Undo in it must not meet a text that is still being typed."""
        super().focusOutEvent(event)
        reason, popup = event.reason(), QApplication.activePopupWidget()
        is_own = popup is not None and self.isAncestorOf(popup)
        if reason in (Reason.PopupFocusReason, Reason.MenuBarFocusReason) and not is_own:
            self.finished.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_replacing = False
        super().mousePressEvent(event)

    def _on_enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & (Modifier.AltModifier | Modifier.ShiftModifier):
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        else:
            self.finished.emit(Move.DOWN)
