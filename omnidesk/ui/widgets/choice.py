"""A box to choose from that the mouse wheel passes over."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_AROUND = 4  # pixels beside the text


class Choice(QComboBox):
    """Scrolling a page with the pointer over it changes nothing that is on disk.

    Where a text is too long, an ellipsis shows that it goes on; Qt would cut it off. An entry that
    is an act, as one that asks for a file, is done from the open list alone: keys that go through
    the entries of the closed one pass over it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.is_passing = False  # through the entries of the closed list, by a key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_passing = True  # the keys of the open list go to the list
        super().keyPressEvent(event)
        self.is_passing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page below scrolls

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_AROUND, 0)  # which Qt forgets, and then cuts off

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        # the first window shows none, and these take a while to load
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = option.currentText if self.currentIndex() >= 0 else self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideMiddle, field.width() - _AROUND
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
