"""One of the parts of a frozen grid, and the keys that all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QTableView,
    QWidget,
)

from omnidesk.ui.delegates.cell_editor import Move
from omnidesk.ui.delegates.cell_roles import SIGN_ROLE
from omnidesk.ui.delegates.text_cell_delegate import TextCellDelegate

if TYPE_CHECKING:
    from omnidesk.ui.widgets.frozen_grid import FrozenGrid

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
Modifier = Qt.KeyboardModifier
Hint = QAbstractItemView.ScrollHint

_COMMANDS = Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier
_STEPS: Mapping[int, Move] = {
    Key.Key_Up: Move.UP,
    Key.Key_Down: Move.DOWN,
    Key.Key_Left: Move.LEFT,
    Key.Key_Right: Move.RIGHT,
}
_LEAPS = (Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown)


class _Header(QHeaderView):
    """A header that nobody sees: Qt would ask for all its texts to know how wide they are."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


class GridPane(QTableView):
    """Shows some rows and columns of the grid; the grid says where the cursor goes."""

    cleared = Signal()
    sign_clicked = Signal(object)  # QModelIndex
    menu_requested = Signal(QPoint)  # on the screen

    def __init__(self, grid: FrozenGrid | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Header(Qt.Orientation.Vertical, self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)

    @property
    def grid(self) -> FrozenGrid:
        assert self._grid is not None
        return self._grid

    def delegate(self) -> TextCellDelegate | None:
        delegate = self.itemDelegate()
        return delegate if isinstance(delegate, TextCellDelegate) else None

    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in _STEPS and not modifiers & _COMMANDS:
            self._reach(self.grid.walk.beside(self.currentIndex(), _STEPS[key]), modifiers)
        elif key in _LEAPS:
            self._reach(self.grid.walk.far(self.currentIndex(), key, modifiers), modifiers)
        elif key in (Key.Key_Return, Key.Key_Enter) and not modifiers & _COMMANDS:
            is_back = bool(modifiers & Modifier.ShiftModifier)
            self.grid.move_cursor(Move.UP if is_back else Move.DOWN)
        elif key == Key.Key_A and modifiers == Modifier.ControlModifier:
            self.grid.choose_all()
        elif key in (Key.Key_Delete, Key.Key_Backspace) and modifiers == Modifier.NoModifier:
            self.grid.cleared.emit()
        elif key == Key.Key_F6:
            is_back = bool(modifiers & Modifier.ShiftModifier)
            QAbstractScrollArea.focusNextPrevChild(self, not is_back)
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            self._on_tab(event, is_back=key == Key.Key_Backtab)
        else:
            self._edit(event)

    def _reach(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Go to a cell; with Shift, choose all from where the choice began."""
        if modifiers & Modifier.ShiftModifier:
            self.grid.extend_to(index)
        else:
            self.grid.go_to(index)

    def _edit(self, event: QKeyEvent) -> None:
        """Typing replaces what is in the cell; F2 edits it."""
        is_text = event.text().isprintable() and bool(event.text())
        replaces = is_text and not event.modifiers() & _COMMANDS
        self._replacing(replaces)
        super().keyPressEvent(event)
        self._replacing(False)
        if replaces:
            event.accept()  # Qt lets it go on to the parent, which is the grid: a second editor

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._replacing(True)
        super().inputMethodEvent(event)
        self._replacing(False)

    def _replacing(self, replaces: bool) -> None:
        delegate = self.delegate()
        if delegate is not None:
            delegate.starts_replacing = replaces

    def _on_tab(self, event: QKeyEvent, *, is_back: bool) -> None:
        """Tab goes through the cells row by row, and past the last one out of the grid."""
        target = self.grid.walk.along(self.currentIndex(), -1 if is_back else 1)
        if target.isValid():
            self.grid.go_to(target)
        else:
            event.ignore()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, delegate = self.indexAt(event.position().toPoint()), self.delegate()
        if delegate is not None and index.isValid() and index.data(SIGN_ROLE):
            x = event.position().toPoint().x() - self.visualRect(index).left()
            if delegate.is_on_sign(index, x):
                self.grid.sign_clicked.emit(index)
                return
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.grid.scroll_by_wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        index = self.indexAt(place)
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.grid.go_to(index)
            self.grid.menu_requested.emit(self.viewport().mapToGlobal(place))

    # Scrolling

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        super().scrollContentsBy(dx, dy)
        self.keep_top_row_whole()

    def keep_top_row_whole(self) -> None:
        """At the end, Qt puts the last row on the lower edge and cuts the one on top."""
        bar, header = self.verticalScrollBar(), self.verticalHeader()
        per_item = QAbstractItemView.ScrollMode.ScrollPerItem
        if self.verticalScrollMode() != per_item or bar.value() < bar.maximum():
            return
        offset = header.offset()
        header.setOffsetToSectionPosition(bar.value())
        if header.offset() != offset:
            self.updateEditorGeometries()
            self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.keep_top_row_whole()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Scroll to what is in this part; another part's cell is none of its business."""
        if self.grid.pane_of(index) is self:
            super().scrollTo(index, hint)
