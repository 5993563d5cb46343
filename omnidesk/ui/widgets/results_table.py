"""The values of a round as a table that is sorted by its heads and copied into a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from omnidesk.exchange.clip_table import html_of, text_of
from omnidesk.ui.delegates.wrapped_cell_delegate import WrappedCellDelegate
from omnidesk.ui.models.values_table_model import ValuesTableModel
from omnidesk.ui.widgets.values_view import ValuesView


class ResultsTable(ValuesView):
    """Several rows can be chosen; the rubric's order comes back by a third click on a head."""

    def __init__(self, values: ValuesTableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(values, name, parent)
        self._results = values
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(WrappedCellDelegate(self))
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def sort_by_cursor(self) -> None:
        """Sort by the column of the cursor; again the other way, and again not at all."""
        header, column = self.horizontalHeader(), max(self.currentIndex().column(), 0)
        is_this = header.sortIndicatorSection() == column
        if is_this and header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        elif is_this:
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def copy_rows(self) -> None:
        """Put the chosen rows with their heads on the clipboard; all where none is chosen."""
        chosen = [index.row() for index in self.selectionModel().selectedRows()]
        block = self._results.block(sorted(chosen) or range(self._results.rowCount()))
        mime = QMimeData()
        mime.setText(text_of(block))
        mime.setHtml(html_of(block))
        QGuiApplication.clipboard().setMimeData(mime)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)
