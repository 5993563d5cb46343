"""Where the cursor of a frozen grid goes from a cell: through all four parts alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from omnidesk.ui.delegates.cell_editor import Move

if TYPE_CHECKING:
    from omnidesk.ui.widgets.frozen_grid import FrozenGrid

Index = QModelIndex | QPersistentModelIndex


class GridWalk:
    """Knows which cells can be reached: those that can be chosen, in rows that are not folded."""

    def __init__(self, grid: FrozenGrid) -> None:
        self._grid = grid

    def beside(self, index: Index, move: Move) -> QModelIndex:
        """Return the next cell that can be reached in a direction, or the same one."""
        d_row, d_column, goes_on = move.value
        if goes_on and (target := self.along(index, d_column)).isValid():
            return target
        row, column = index.row() + d_row, index.column() + d_column
        while self._is_inside(row, column):
            if self._is_reachable(row, column):
                return self._grid.model().index(row, column)
            row, column = row + d_row, column + d_column
        return self._grid.model().index(index.row(), index.column())

    def along(self, index: Index, step: int) -> QModelIndex:
        """Return the next cell in reading order; none past the first and the last."""
        n_columns = self._grid.model().columnCount()
        n_cells = self._grid.model().rowCount() * n_columns
        place = index.row() * n_columns + index.column() + step
        while 0 <= place < n_cells:
            row, column = divmod(place, n_columns)
            if self._is_reachable(row, column):
                return self._grid.model().index(row, column)
            place += step
        return QModelIndex()

    def far(self, index: Index, key: int, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where Home, End and the page keys lead."""
        grid, model = self._grid, self._grid.model()
        last_row, last_column = model.rowCount() - 1, model.columnCount() - 1
        row, column = index.row(), index.column()
        is_whole = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Home:
            row = grid.n_frozen_rows if is_whole else row
            is_head = is_whole or row < grid.n_frozen_rows
            column = grid.n_frozen_columns if is_head else 0
        elif key == Qt.Key.Key_End:
            row, column = (last_row if is_whole else row), last_column
        elif key == Qt.Key.Key_PageDown:
            row = grid.rows.page_from(row, 1)
        elif key == Qt.Key.Key_PageUp:
            row = grid.rows.page_from(row, -1)
        if self._is_inside(row, column) and self._is_reachable(row, column):
            return model.index(row, column)
        return model.index(index.row(), index.column())

    def _is_inside(self, row: int, column: int) -> bool:
        model = self._grid.model()
        return 0 <= row < model.rowCount() and 0 <= column < model.columnCount()

    def _is_reachable(self, row: int, column: int) -> bool:
        flags = self._grid.model().flags(self._grid.model().index(row, column))
        return not self._grid.is_folded(row) and bool(flags & Qt.ItemFlag.ItemIsSelectable)
