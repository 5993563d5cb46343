"""Cells of a plain table with air over and under their text, whole also with the focus ring."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_AIR = QSize(0, 12)


class RoomyCellDelegate(QStyledItemDelegate):
    """The ring takes room from the text; without this a wrapped one would lose its last line."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index) + _AIR
