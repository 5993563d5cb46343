"""A table of dimensions that is as high as its rows; Enter or a click chooses a dimension."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from omnidesk.ui.models.trend_table_model import TrendTableModel
from omnidesk.ui.models.values_table_model import ValuesTableModel
from omnidesk.ui.widgets.line_header import LineHeader


class ValuesView(QTableView):
    """Read only; the page around it scrolls, not the table."""

    dimension_chosen = Signal(str)
    index_chosen = Signal(QModelIndex)  # the cell that was meant

    def __init__(
        self,
        values: ValuesTableModel | TrendTableModel,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = values
        self.setModel(values)
        self.setAccessibleName(name)
        self.setProperty("list", "true")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = LineHeader(self)
        self.setHorizontalHeader(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.clicked.connect(self._on_click)

    def fit(self) -> None:
        """Give the first column what is left, and the view the height of all rows."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.fit_height()

    def fit_height(self) -> None:
        """Give the view the height of all rows at the columns' present widths."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self._values.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit_height)  # once the columns have their new widths

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        is_choosing = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & is_choosing:
            self._on_index(index)

    def _on_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.dimension_chosen.emit(self._values.key(index.row()))
            self.index_chosen.emit(index)
