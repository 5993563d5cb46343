"""Dragging rows by their names, and levels by their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from omnidesk.domain.rubric_outline import members
from omnidesk.ui.delegates.text_cell_delegate import GRIP
from omnidesk.ui.models.rubric_lines import GridLine, LineKind
from omnidesk.ui.models.rubric_table_model import N_HEAD_COLUMNS, RubricTableModel
from omnidesk.ui.widgets.frozen_grid import FrozenGrid

_EDGE = 24  # pixels at the border in which the view scrolls by itself
_SCROLL_MILLISECONDS = 80
_LEVEL_GRIP = 34  # the number in front of a level's name


@dataclass(frozen=True, slots=True)
class RowDrop:
    """Where a row was let go.

    Attributes:
        line: what was dragged.
        group: in which it lies now.
        before: the dimension that it stands before now; None: behind all.
    """

    line: GridLine
    group: str | None
    before: str | None


class GridDrag(QObject):
    """Watches the names; a line shows where what is dragged would go. Escape gives up."""

    row_dropped = Signal(object)  # RowDrop
    level_dropped = Signal(int, int)  # its value, the position that it is put before

    def __init__(
        self, grid: FrozenGrid, model: RubricTableModel, colour: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._model = model
        self.is_allowed = True
        self._pressed = QPersistentModelIndex()  # a press may fold a group, and its row be gone
        self._start = QPoint()
        self._is_dragging = False
        self._target = -1
        self.marker = QFrame(grid)
        self.marker.setStyleSheet(f"background: {colour};")
        self.marker.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.marker.hide()
        self._scroller = QTimer(self, interval=_SCROLL_MILLISECONDS)
        self._scroller.timeout.connect(self._scroll)
        for pane in (grid.side, grid.head):
            pane.viewport().setMouseTracking(True)
            pane.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_allowed:
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyPress:  # of the whole program, while something is dragged
            return self._on_key(event)
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if kind == QEvent.Type.MouseButtonPress:
                return self._on_press(watched, event)
            if kind == QEvent.Type.MouseMove:
                return self._on_move(watched, event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._on_release()
        return False

    # From the press to the release

    def _on_press(self, viewport: QWidget, event: QMouseEvent) -> bool:
        where = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self._can_drag(viewport, event):
            return False
        self._grid.commit_editor()
        self._pressed = QPersistentModelIndex(self._index_at(viewport, where))
        self._start = where
        return False  # the click chooses the cell too, as any

    def _on_move(self, viewport: QWidget, event: QMouseEvent) -> bool:
        where = event.position().toPoint()
        if not self._pressed.isValid():
            shape = Qt.CursorShape.OpenHandCursor if self._is_grip(viewport, where) else None
            viewport.unsetCursor() if shape is None else viewport.setCursor(shape)
            return False
        if not self._is_dragging:
            far = (where - self._start).manhattanLength()
            if far < QApplication.startDragDistance():
                return True
            self._begin(viewport)
        self._aim(where)
        return True

    def _on_release(self) -> bool:
        was_dragging = self._is_dragging
        pressed, target = self._pressed, self._target
        self._end()
        if was_dragging and target >= 0:
            self._drop(pressed, target)
        return was_dragging

    def _on_key(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape:
            self._end()
        return is_escape

    def _begin(self, viewport: QWidget) -> None:
        self._is_dragging = True
        viewport.setCursor(Qt.CursorShape.ClosedHandCursor)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._scroller.start()

    def _end(self) -> None:
        if self._is_dragging:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._scroller.stop()
        self.marker.hide()
        self._is_dragging = False
        self._pressed, self._target = QPersistentModelIndex(), -1
        for pane in (self._grid.side, self._grid.head):
            pane.viewport().unsetCursor()

    # Where

    @property
    def _is_row(self) -> bool:
        return self._pressed.row() >= self._model.n_head_rows

    def _index_at(self, viewport: QWidget, where: QPoint) -> QModelIndex:
        pane = self._grid.side if viewport is self._grid.side.viewport() else self._grid.head
        return pane.indexAt(where)

    def _can_drag(self, viewport: QWidget, event: QMouseEvent) -> bool:
        """A row goes by its name too, wherever it is taken; with Shift or Ctrl one chooses."""
        where = event.position().toPoint()
        is_name = viewport is self._grid.side.viewport() and not event.modifiers()
        index = self._index_at(viewport, where)
        is_row = is_name and self._model.place(index) is not None
        return is_row or self._is_grip(viewport, where)

    def _is_grip(self, viewport: QWidget, where: QPoint) -> bool:
        index = self._index_at(viewport, where)
        if self._model.place(index) is None:
            return False
        if viewport is self._grid.side.viewport():
            return where.x() <= GRIP
        line = self._model.line(index)
        is_name = line is not None and line.kind is LineKind.LEVEL_NAMES and line.is_first
        left = self._grid.head.visualRect(index).left()
        return is_name and where.x() - left <= _LEVEL_GRIP

    def _aim(self, where: QPoint) -> None:
        if self._is_row:
            self._aim_row(where.y())
        else:
            self._aim_level(where.x())

    def _aim_row(self, y: int) -> None:
        """Aim between two lines: before the one whose upper half the mouse is over."""
        grid = self._grid
        row = grid.rowAt(min(max(y, 0), grid.viewport().height() - 1))
        if row < 0:
            row = self._model.rowCount()
        else:
            top, height = grid.rowViewportPosition(row), grid.rowHeight(row)
            row += y > top + height // 2
        while 0 < row < self._model.rowCount() and not self._model.lines[row].is_first:
            row += 1
        self._target = row
        last = row >= self._model.rowCount()
        edge = row - 1 if last else row
        y = grid.rowViewportPosition(edge) + (grid.rowHeight(edge) if last else 0)
        box = grid.viewport().geometry()
        left = grid.side.geometry().left()
        self._show(QRect(left, box.top() + y - 2, box.right() - left, 3))

    def _aim_level(self, x: int) -> None:
        grid, n = self._grid, len(self._model.values)
        column = grid.columnAt(min(max(x, 0), grid.viewport().width() - 1))
        if column < 0:
            column = n + N_HEAD_COLUMNS
        else:
            left, width = grid.columnViewportPosition(column), grid.columnWidth(column)
            column += x > left + width // 2
        self._target = column - N_HEAD_COLUMNS
        is_last = self._target >= n
        edge = column - 1 if is_last else column
        x = grid.columnViewportPosition(edge) + (grid.columnWidth(edge) if is_last else 0)
        box, top = grid.viewport().geometry(), grid.head.geometry().top()
        self._show(QRect(box.left() + x - 2, top, 3, box.bottom() - top))

    def _show(self, box: QRect) -> None:
        self.marker.setGeometry(box)
        self.marker.show()
        self.marker.raise_()

    def _scroll(self) -> None:
        """Scroll while the mouse is held at the border."""
        grid = self._grid
        where = grid.viewport().mapFromGlobal(grid.cursor().pos())
        room = grid.viewport().rect()
        down, across = grid.verticalScrollBar(), grid.horizontalScrollBar()
        if self._is_row:
            by = (where.y() > room.bottom() - _EDGE) - (where.y() < room.top() + _EDGE)
            down.setValue(down.value() + by * down.singleStep())
        else:
            by = (where.x() > room.right() - _EDGE) - (where.x() < room.left() + _EDGE)
            across.setValue(across.value() + by * across.singleStep())

    # Letting go

    def _drop(self, pressed: QPersistentModelIndex, target: int) -> None:
        line = self._model.line(pressed)
        if line is None:
            return
        if line.is_head:
            value = self._model.values[pressed.column() - N_HEAD_COLUMNS]
            self.level_dropped.emit(value, target)
            return
        group, before = self._between(target)
        self.row_dropped.emit(RowDrop(line, group, before))

    def _between(self, target: int) -> tuple[str | None, str | None]:
        """Return the group that lies between two lines, and the dimension below."""
        lines, rubric = self._model.lines, self._model.rubric
        below = lines[target] if target < len(lines) else None
        above = lines[target - 1] if target > self._model.n_head_rows else None
        behind = (line.key for line in lines[target:] if line.kind is LineKind.DIMENSION)
        before = next(behind, None)
        if below is not None and below.kind is LineKind.DIMENSION:
            return rubric.dimension(below.key).group, before
        if above is not None and above.kind is LineKind.DIMENSION:
            at = rubric.keys.index(above.key) + 1
            before = rubric.keys[at] if at < len(rubric.keys) else None
            return rubric.dimension(above.key).group, before
        if above is not None:  # under a heading with nothing to be seen below it
            inside = members(rubric, above.key)
            return above.key, inside[0] if inside else before
        return None, before
