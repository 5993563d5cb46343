"""Entries of a list that a click anywhere on them ticks."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_TICKABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
_MOUSE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
)


class TickAnywhere(QStyledItemDelegate):
    """By the keyboard entries are ticked as in any list."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() not in _MOUSE:
            return super().editorEvent(event, model, option, index)
        is_tickable = index.flags() & _TICKABLE == _TICKABLE
        if event.type() != QEvent.Type.MouseButtonRelease or not is_tickable:
            return False
        role = Qt.ItemDataRole.CheckStateRole
        is_on = Qt.CheckState(index.data(role)) == Qt.CheckState.Checked
        return model.setData(
            index, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked, role
        )
