"""The rubric as a sheet to rate on: click or type a level, Enter goes to the next unrated."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from omnidesk.ui.delegates.rate_cell_delegate import RateCellDelegate
from omnidesk.ui.models.rate_table_model import Index, RateTableModel
from omnidesk.ui.theme import Theme
from omnidesk.ui.widgets.marks import bold, longest_word_width
from omnidesk.ui.widgets.rate_headers import DimensionHeader, LevelHeader
from omnidesk.ui.widgets.rating_keys import RatingKeys

_NARROWEST = 150
_GREETING_MILLISECONDS = 900


class RateGrid(QTableView):
    """Sends what is asked for; the page does it. Rows grow so that no text is cut."""

    level_chosen = Signal(str, int)  # dimension key, level value
    dimension_changed = Signal(str)

    def __init__(self, model: RateTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rates = model
        self._delegate = RateCellDelegate(theme, self)
        self.keys = RatingKeys(model.document.rubric.values, self)
        self.keys.level_typed.connect(self._on_level_typed)
        self._greeting = QTimer(self, singleShot=True, interval=_GREETING_MILLISECONDS)
        self._greeting.timeout.connect(lambda: self._show_ground("surface"))
        self.dimension_header = DimensionHeader(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(LevelHeader(model, theme, self))
        self.setVerticalHeader(self.dimension_header)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._fit_later)
        model.modelReset.connect(self._name_sheet)
        self._name_sheet()

    def current_key(self) -> str | None:
        """Return the dimension that the cursor is in."""
        index = self.currentIndex()
        return self._rates.keys[index.row()] if index.isValid() else None

    def go_to(self, key: str) -> None:
        """Put the cursor on a dimension, in the column of its level."""
        if key in self._rates.keys:
            row = self._rates.keys.index(key)
            level = self._rates.rating(row).level
            values = self._rates.document.rubric.values
            column = (
                values.index(level) if level in values else max(self.currentIndex().column(), 0)
            )
            self.setCurrentIndex(self._rates.index(row, column))

    def greet(self) -> None:
        """Colour the sheet for a moment: it is another expert's now."""
        self._show_ground("accent_soft")
        self._greeting.start()

    def fit(self) -> None:
        """Share the width among the levels and give each row the height of its longest text."""
        n_levels = len(self._rates.levels)
        room = self.viewport().width()
        width = max(self._narrowest(), room // max(n_levels, 1))
        for column in range(n_levels):
            is_last = column == n_levels - 1
            rest = room - width * (n_levels - 1)
            self.setColumnWidth(column, max(width, rest) if is_last else width)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in range(self._rates.rowCount()):
            self.setRowHeight(row, self._row_height(row, width, option))
        self.updateGeometries()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.dimension_header.show_row(current.row())
        if current.isValid() and current.row() != previous.row():
            self.keys.finish()
            self.dimension_changed.emit(self._rates.keys[current.row()])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex())
        elif not self.keys.take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_later()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_later()

    def _show_ground(self, token: str) -> None:
        self._delegate.ground = self.dimension_header.ground = token
        self.viewport().update()
        self.dimension_header.viewport().update()

    def _name_sheet(self) -> None:
        """Say whose sheet it is to those who do not see it."""
        t, whose = self._rates.t, self._rates.whose
        name = t("Ratings of {expert}: dimensions by levels").format(expert=whose)
        self.setAccessibleName(name if whose else t("Ratings: dimensions by levels"))

    def _fit_later(self) -> None:
        QTimer.singleShot(0, self, self.fit)

    def _narrowest(self) -> int:
        """Return the width below which a word would be cut: then the grid scrolls sideways."""
        cells = (
            str(self._rates.index(row, column).data() or "")
            for row in range(self._rates.rowCount())
            for column in range(len(self._rates.levels))
        )
        names = [self._rates.level_name(column) for column in range(len(self._rates.levels))]
        words = longest_word_width(cells, self.font()) + self._delegate.around
        heads = longest_word_width(names, bold(self.font())) + LevelHeader.around(self.font())
        return max(_NARROWEST, words, heads)

    def _row_height(self, row: int, width: int, option: QStyleOptionViewItem) -> int:
        texts = [
            str(self._rates.index(row, column).data() or "")
            for column in range(len(self._rates.levels))
        ]
        heights = [self._delegate.height_for(text, width, option) for text in texts]
        return max([self.dimension_header.height_for(row), *heights])

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            value = self._rates.levels[index.column()].value
            self.level_chosen.emit(self._rates.keys[index.row()], value)

    def _on_level_typed(self, value: int) -> None:
        row = self.currentIndex().row()
        column = self._rates.document.rubric.values.index(value)
        self.setCurrentIndex(self._rates.index(row, column))
        self.level_chosen.emit(self._rates.keys[row], value)
