"""Paints a table's cells of levels in the ramp's colours, and the four empties in their forms."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from omnidesk.charts.palette import ink_on
from omnidesk.domain.assessment import Empty
from omnidesk.texts import Translator
from omnidesk.ui.delegates.wrapped_cell_delegate import WrappedCellDelegate
from omnidesk.ui.models.trend_table_model import TrendTableModel
from omnidesk.ui.theme import Theme
from omnidesk.ui.widgets.marks import bold, draw_empty, draw_focus

_INSET = 2


class HeatCellDelegate(WrappedCellDelegate):
    """Leaves all other cells as the style draws them."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, TrendTableModel)
        cell = model.cell(index)
        if cell is None:
            super().paint(painter, option, index)
            return
        box = option.rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.save()
        if cell.place is not None:
            ground = self._theme.level(cell.place, model.n_levels)
            painter.fillRect(box, ground)
            painter.setFont(bold(option.font))
            painter.setPen(QColor(ink_on(ground.name())))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.text)
        elif cell.empty is not None:
            draw_empty(painter, box, Empty(cell.empty), self._theme, self._t)
        else:
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, option.rect, self._theme)
        painter.restore()
