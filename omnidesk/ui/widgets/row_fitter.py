"""How high the rows of a frozen grid are: measured when needed, what is on screen first."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from omnidesk.ui.widgets.frozen_grid import FrozenGrid

_SLICE_SECONDS = 0.006
_LOWEST = 34


class RowFitter(QObject):
    """Fits rows to their texts, and the frozen rows' part to its rows."""

    settled = Signal()  # every row has the height of its texts

    def __init__(self, grid: FrozenGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._heights: dict[int, int] = {}
        self._waiting: list[int] = []
        self.head_height = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fit_some)

    @property
    def is_settled(self) -> bool:
        """Whether every row has the height of its texts."""
        return not self._waiting

    def fit(self, row: int, *, at_least: int = 0) -> None:
        """Measure one row and give it its height."""
        height = max(at_least, self._needed(row))
        if self._heights.get(row) == height:
            return
        self._heights[row] = height
        grid = self._grid
        if row < grid.n_frozen_rows:
            grid.corner.setRowHeight(row, height)
            grid.head.setRowHeight(row, height)
            self.fit_frozen()
            return
        grid.setRowHeight(row, height)
        grid.side.setRowHeight(row, height)
        self.choose_scroll_mode()

    def fit_all(self) -> None:
        """Measure all rows: the frozen ones and those on screen now, the others bit by bit."""
        self._heights.clear()
        grid, model = self._grid, self._grid.model()
        for row in range(grid.n_frozen_rows):
            self.fit(row)
        top = max(grid.rowAt(0), grid.n_frozen_rows)
        self._waiting = [*range(top, model.rowCount()), *range(grid.n_frozen_rows, top)]
        room = grid.viewport().height()
        while self._waiting and room > 0:
            row = self._waiting.pop(0)
            self.fit(row)
            room -= self._heights[row]
        if self._waiting:
            self._timer.start()
        else:
            self.settled.emit()

    def fit_frozen(self) -> None:
        """Give the upper parts the height of their rows."""
        grid = self._grid
        height = sum(
            self._heights.get(row, 0)
            for row in range(grid.n_frozen_rows)
            if not grid.is_folded(row)
        )
        if height != self.head_height:
            self.head_height = height
            grid.horizontalHeader().setFixedHeight(height)
            grid.updateGeometries()

    def choose_scroll_mode(self) -> None:
        """Scroll by whole rows, unless one is higher than the view: it could not be read."""
        mode = QAbstractItemView.ScrollMode
        tallest = max(self._heights.values(), default=0)
        is_whole = tallest <= self._grid.viewport().height()
        for pane in (self._grid, self._grid.side):
            pane.setVerticalScrollMode(mode.ScrollPerItem if is_whole else mode.ScrollPerPixel)

    def page_from(self, row: int, direction: int) -> int:
        """Return the row one screen further down (1) or up (-1)."""
        grid, room = self._grid, self._grid.viewport().height()
        lowest, highest = grid.n_frozen_rows, grid.model().rowCount() - 1
        place = max(row, lowest)
        while lowest <= place + direction <= highest and room > 0:
            room -= grid.rowHeight(place)
            place += direction
        return place

    def _needed(self, row: int) -> int:
        grid, model = self._grid, self._grid.model()
        height = _LOWEST
        for column in range(model.columnCount()):
            index = model.index(row, column)
            pane = grid.pane_of(index)
            delegate = pane.delegate()
            if delegate is not None:
                height = max(height, delegate.height_for(index, pane.columnWidth(column)))
        return height

    def _fit_some(self) -> None:
        until = time.perf_counter() + _SLICE_SECONDS
        while self._waiting and time.perf_counter() < until:
            row = self._waiting.pop(0)
            if row < self._grid.model().rowCount():
                self.fit(row)
        if not self._waiting:
            self._timer.stop()
            self.settled.emit()
