"""A row of widgets that goes on in a second line where the first is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_LINE_GAP = 4


class FlowLayout(QLayout):
    """Keeps every widget whole and in view, however narrow the window or large the text."""

    def __init__(self, parent: QWidget, *, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), moves=False)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items]
        heights = [item.sizeHint().height() for item in self._items]
        return QSize(sum(widths) + self.spacing() * len(widths), max(heights, default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, box: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(box)
        self._flow(box, moves=True)

    def _flow(self, box: QRect, *, moves: bool) -> int:
        """Place the items, or only find out how high they would be."""
        x, y, line_height = box.x(), box.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x + size.width() > box.x() + box.width() and line_height:
                x, y, line_height = box.x(), y + line_height + _LINE_GAP, 0
            line_height = max(line_height, size.height())
            if moves:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
        return y + line_height - box.y()
