"""Cells of a list whose text wraps: as high as the text is with the air that the style takes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from omnidesk.ui.widgets.marks import text_height

_SIDE, _ABOVE = 9, 7  # what the style leaves free beside a text, and what we do over it


class WrappedCellDelegate(QStyledItemDelegate):
    """Qt measures without the padding of the style sheet, and would cut a text that just fits."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        usual, width = super().sizeHint(option, index), option.rect.width()
        if width <= 2 * _SIDE:  # the width itself is asked for
            return usual
        height = text_height(str(index.data() or ""), width - 2 * _SIDE, option.font)
        return QSize(usual.width(), max(usual.height(), height + 2 * _ABOVE))
