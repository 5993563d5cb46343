"""A table whose first rows and columns stay in place while the rest scrolls.

The table itself shows what scrolls. Three more views of the same model, with the same selection,
lie over its headers: the corner, the rows on top, the columns on the left.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QWidget,
)

from omnidesk.ui.delegates.cell_editor import CellEditor, Move
from omnidesk.ui.delegates.text_cell_delegate import TextCellDelegate
from omnidesk.ui.widgets.grid_pane import GridPane, Index
from omnidesk.ui.widgets.grid_walk import GridWalk
from omnidesk.ui.widgets.row_fitter import RowFitter

Select = QItemSelectionModel.SelectionFlag
DelegateMaker = Callable[[QWidget], TextCellDelegate]

_NOTCH = 120  # what a mouse wheel sends for one step


class FrozenGrid(GridPane):
    """Rows grow with their texts; columns share the width until they would be too narrow.

    Cells are reached with arrows, Tab and Enter in all four parts alike. A model's first
    ``n_rows`` and ``n_columns`` are frozen; ``pane_of`` tells which view shows an index.
    """

    typed = Signal(object, str)  # QPersistentModelIndex, what stands in an open editor
    typing_ended = Signal()

    _is_made = False  # Qt calls what is overridden while the table is still being made

    def __init__(
        self,
        make_delegate: DelegateMaker,
        *,
        n_rows: int = 1,
        n_columns: int = 1,
        side_width: int = 176,
        minimum_column: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(None, parent)
        self._grid = self
        self.n_frozen_rows = n_rows
        self.n_frozen_columns = n_columns
        self._side_width = side_width
        self._minimum_column = minimum_column
        self._folded: set[int] = set()
        self._anchor = QPersistentModelIndex()  # where a choice of several cells began
        self._is_being_reset = False
        self._turned = 0  # of the mouse wheel, not scrolled yet
        # Rows that grow above the cursor must not push it out of sight, until somebody scrolls.
        self._follows = False
        self.corner = GridPane(self, self)
        self.head = GridPane(self, self)
        self.side = GridPane(self, self)
        self.panes: tuple[GridPane, ...] = (self, self.corner, self.head, self.side)
        for pane in self.panes:
            self._prepare(pane, make_delegate)
        self._tie_scroll_bars()
        self.rows = RowFitter(self)
        self.rows.settled.connect(self._on_settled)
        self.walk = GridWalk(self)
        self._is_made = True

    # The model and its parts

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        for pane in self.panes[1:]:
            pane.setModel(model)
            pane.setSelectionModel(self.selectionModel())
        if model is not None:
            model.modelAboutToBeReset.connect(self._drop_editors)
            model.modelReset.connect(self._arrange)
            model.dataChanged.connect(self._on_data_changed)
            self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._arrange()

    def pane_of(self, index: Index) -> GridPane:
        """Return the view in which an index is shown."""
        is_head = index.row() < self.n_frozen_rows
        is_side = index.column() < self.n_frozen_columns
        if is_head:
            return self.corner if is_side else self.head
        return self.side if is_side else self

    def set_frozen_rows(self, n: int) -> None:
        """Freeze another number of rows with the next reset of the model, none of them folded."""
        self.n_frozen_rows = n
        self._folded.clear()

    def set_folded(self, row: int, *, folded: bool) -> None:
        """Hide or show one of the frozen rows."""
        self._folded.discard(row)
        if folded:
            self._folded.add(row)
        for pane in (self.corner, self.head):
            pane.setRowHidden(row, folded)
        self.rows.fit_frozen()

    def is_folded(self, row: int) -> bool:
        return row in self._folded

    def set_accessible_name(self, name: str) -> None:
        for pane in self.panes:
            pane.setAccessibleName(name)

    # The cursor

    def go_to(self, index: Index) -> None:
        """Make a cell the current one and show it."""
        if index.isValid():
            self._anchor = QPersistentModelIndex(index)
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self._follows = True

    def extend_to(self, index: Index) -> None:
        """Choose the block between where the choice began and a cell."""
        anchor = self._anchor if self._anchor.isValid() else self.currentIndex()
        top, bottom = sorted((anchor.row(), index.row()))
        left, right = sorted((anchor.column(), index.column()))
        model = self.model()
        block = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().setCurrentIndex(index, Select.NoUpdate)
        self.selectionModel().select(block, Select.ClearAndSelect)

    def choose_all(self) -> None:
        """Choose every cell, the cursor staying where it is."""
        model, current = self.model(), self.currentIndex()
        last = model.index(model.rowCount() - 1, model.columnCount() - 1)
        everything = QItemSelection(model.index(0, 0), last)
        self.selectionModel().select(everything, Select.ClearAndSelect)
        self.selectionModel().setCurrentIndex(current, Select.NoUpdate)

    def chosen(self) -> list[QModelIndex]:
        """Return the cells that are chosen, in all parts."""
        return self.selectionModel().selectedIndexes()

    def edit_at(self, index: Index) -> None:
        """Go to a cell and open its editor."""
        self.go_to(index)
        self.pane_of(index).setFocus()
        self.pane_of(index).edit(index)

    def focus_cell(self) -> None:
        """Give the keyboard to the current cell."""
        self.pane_of(self.currentIndex()).setFocus()

    def has_focus(self) -> bool:
        """Whether the keyboard is in one of the parts or in an open editor."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def is_being_edited(self) -> bool:
        return any(pane.is_editing() for pane in self.panes)

    def commit_editor(self) -> None:
        """Confirm what is being typed, if anything is."""
        for pane in self.panes:
            for editor in pane.viewport().findChildren(CellEditor):
                if not editor.isHidden():  # one that was closed waits there for its deletion
                    pane.commitData(editor)
                    pane.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _drop_editors(self) -> None:
        """Close what is open while its cell is still there; Qt would meet it again without one."""
        self._is_being_reset = True  # what a cell shows may be gone already
        for pane in self.panes:
            for editor in pane.viewport().findChildren(CellEditor):
                if not editor.isHidden():
                    pane.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def move_cursor(self, move: Move) -> None:
        self.go_to(self.walk.beside(self.currentIndex(), move))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        pane = self.pane_of(current)
        for each in self.panes:  # Tab from outside finds the part with the cursor
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each is pane else Qt.FocusPolicy.ClickFocus
            )
        if self.has_focus() and not any(each.is_editing() for each in self.panes):
            pane.setFocus()
        if pane is self.side:
            self.side.scrollTo(current)

    # Sizes

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if not self._is_made:
            return
        box, left, top = self.viewport().geometry(), self._side_width, self.rows.head_height
        self.corner.setGeometry(box.left() - left, box.top() - top, left, top)
        self.head.setGeometry(box.left(), box.top() - top, box.width(), top)
        self.side.setGeometry(box.left() - left, box.top(), left, box.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self.rows.choose_scroll_mode()

    def sizeHint(self) -> QSize:
        return QSize(900, 480)

    def _arrange(self) -> None:
        """Hide in each part what the others show; a reset of the model forgets it."""
        self._is_being_reset = False
        model = self.model()
        for row in range(min(self.n_frozen_rows, model.rowCount())):
            self.setRowHidden(row, True)
            self.side.setRowHidden(row, True)
            for pane in (self.corner, self.head):
                pane.setRowHidden(row, row in self._folded)
        for column in range(self.n_frozen_columns):
            self.setColumnHidden(column, True)
            self.head.setColumnHidden(column, True)
        self._share_width(must=True)

    def _share_width(self, *, must: bool = False) -> None:
        model = self.model()
        n = model.columnCount() - self.n_frozen_columns if model else 0
        if n <= 0:
            return
        for pane in (self.corner, self.side):
            pane.setColumnWidth(0, self._side_width)
        # As if the scroll bar were always there: else texts would wrap anew when it comes.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - self._side_width - bar
        width, rest = divmod(room, n)
        widths = [max(self._minimum_column, width + (place < rest)) for place in range(n)]
        first = self.n_frozen_columns
        is_same = widths == [self.columnWidth(first + place) for place in range(n)]
        for place, width in enumerate(widths if must or not is_same else ()):
            self.setColumnWidth(first + place, width)
            self.head.setColumnWidth(first + place, width)
        if must or not is_same:
            self.rows.fit_all()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if not roles or Qt.ItemDataRole.DisplayRole in roles:
            for row in range(first.row(), last.row() + 1):
                self.rows.fit(row)

    # Scrolling

    def scroll_by_wheel(self, event: QWheelEvent) -> None:
        """Scroll by whole rows, one a notch, where rows are whole; else as Qt does."""
        self._follows = False
        per_item = QAbstractItemView.ScrollMode.ScrollPerItem
        delta = event.angleDelta().y()
        if self.verticalScrollMode() != per_item or not delta or event.modifiers():
            super(GridPane, self).wheelEvent(event)
            return
        self._turned += delta
        n_rows = int(self._turned / _NOTCH)
        self._turned -= n_rows * _NOTCH
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - n_rows)
        event.accept()

    def _prepare(self, pane: GridPane, make_delegate: DelegateMaker) -> None:
        delegate = make_delegate(pane)
        pane.setItemDelegate(delegate)
        delegate.editor_grown.connect(self._on_editor_grown)
        delegate.editor_closed.connect(self._on_editor_closed)
        delegate.typed.connect(self.typed)
        delegate.confirmed.connect(self.move_cursor)
        for header in (pane.horizontalHeader(), pane.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
        if pane is self:
            pane.verticalHeader().setFixedWidth(self._side_width)
            return
        pane.horizontalHeader().hide()
        pane.verticalHeader().hide()
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _tie_scroll_bars(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.actionTriggered.connect(self._on_scrolled)
        down.valueChanged.connect(self.side.verticalScrollBar().setValue)
        self.side.verticalScrollBar().valueChanged.connect(down.setValue)
        across.valueChanged.connect(self.head.horizontalScrollBar().setValue)
        self.head.horizontalScrollBar().valueChanged.connect(across.setValue)

    def _on_scrolled(self, _action: int) -> None:
        self._follows = False

    def _on_settled(self) -> None:
        """Show the cursor where its row came to stand, unless somebody has scrolled since."""
        current = self.currentIndex()
        if self._follows and current.isValid():
            self.updateGeometries()  # Qt notes new heights later, and would look where it was
            self.pane_of(current).scrollTo(current)

    def _on_editor_grown(self, place: QPersistentModelIndex, height: int) -> None:
        self.rows.fit(place.row(), at_least=height)
        QTimer.singleShot(0, self, self._show_editor)

    def _show_editor(self) -> None:
        if any(pane.is_editing() for pane in self.panes):
            self.pane_of(self.currentIndex()).scrollTo(self.currentIndex())

    def _on_editor_closed(self, place: QPersistentModelIndex) -> None:
        self.typing_ended.emit()
        if place.isValid() and not self._is_being_reset:
            self.rows.fit(place.row())
