"""Draws a descriptor as something to choose; choosing never moves a word of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from omnidesk.ui.models.rate_table_model import RateTableModel
from omnidesk.ui.theme import RADIUS, Theme
from omnidesk.ui.widgets.marks import WRAP, draw_focus, text_height

STRIPE = 6
_LEFT = 16
_RIGHT = 22  # room for the tick, kept whether it is there or not
_ABOVE = 9


class RateCellDelegate(QStyledItemDelegate):
    """A chosen cell: soft ground, outline, tick, and a stripe in the level's colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ground = "surface"

    @property
    def around(self) -> int:
        """The width of a cell that is not its text's."""
        return _LEFT + _RIGHT

    def height_for(self, text: str, width: int, option: QStyleOptionViewItem) -> int:
        """Return the height that a cell of this width needs for its text."""
        return text_height(text, width - _LEFT - _RIGHT, option.font) + 2 * _ABOVE

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = option.rect.width()
        return QSize(width, self.height_for(str(index.data() or ""), width, option))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, RateTableModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, self._theme.colour(self.ground))
        if model.is_chosen(index):
            self._draw_choice(painter, option.rect, index.column(), len(model.levels))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(self._theme.colour("hairline"), 1))
            painter.drawRoundedRect(_inner(option.rect), RADIUS, RADIUS)
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self._draw_text(painter, option, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, option.rect, self._theme)
        painter.restore()

    def _draw_choice(self, painter: QPainter, rect: QRect, column: int, n_levels: int) -> None:
        box = _inner(rect)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setBrush(self._theme.level(column, n_levels))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), STRIPE, box.height()), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("text"), 2))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        corner = QRect(rect.right() - _RIGHT, rect.top() + 6, 16, 16)
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "✓")

    def _draw_text(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        width = option.rect.width() - _LEFT - _RIGHT
        height = text_height(text, width, option.font)
        top = option.rect.top() + (option.rect.height() - height) // 2
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRect(option.rect.left() + _LEFT, top, width, height), WRAP, text)


def _inner(rect: QRect) -> QRectF:
    return QRectF(rect).adjusted(3, 3, -3, -4)
