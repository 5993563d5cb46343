"""Two columns side by side, or one above the other where the window is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

_GAP = 16
Direction = QBoxLayout.Direction


class TwoColumns(QWidget):
    """Asks for no more width than the wider column needs, so that nothing runs under the edge."""

    def __init__(
        self, left: QLayout, right: QLayout, shares: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = [QWidget(), QWidget()]
        self._box = QBoxLayout(Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        for holder, inside, share in zip(self._columns, (left, right), shares, strict=True):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(inside)
            column.addStretch(1)
            self._box.addWidget(holder, share)

    @property
    def is_side_by_side(self) -> bool:
        return self._box.direction() is Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        width = max(each.minimumSizeHint().width() for each in self._columns)
        return QSize(width, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = sum(each.minimumSizeHint().width() for each in self._columns) + _GAP
        fits = event.size().width() >= both
        if fits is not self.is_side_by_side:
            self._box.setDirection(Direction.LeftToRight if fits else Direction.TopToBottom)
            self.updateGeometry()
