"""The table of two versions: rows as high as their texts, and a way from change to change."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from omnidesk.services.version_lines import DiffLine, stops
from omnidesk.texts import Translator
from omnidesk.ui.theme import Theme
from omnidesk.ui.version_desk.diff_delegate import DiffDelegate
from omnidesk.ui.version_desk.diff_lines_model import NEW, OLD, TITLE, DiffLinesModel

_TITLE_CHARACTERS = 30


class DiffView(QTableView):
    """One row is current at a time; the arrows go from text to text."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("list", "true")
        self.lines = DiffLinesModel(t, self)
        self._stops: tuple[int, ...] = ()
        self.setModel(self.lines)
        self.setItemDelegate(DiffDelegate(theme, self))
        self.setAccessibleName(t("Both versions, text by text"))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(TITLE, _TITLE_CHARACTERS * self.fontMetrics().averageCharWidth())
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)

    @property
    def n_changes(self) -> int:
        """How many changes there are to go to."""
        return len(self._stops)

    def show_lines(self, lines: tuple[DiffLine, ...], heads: tuple[str, str]) -> None:
        """Show other lines, the cursor on the first change."""
        self.lines.show_lines(lines, heads)
        self._stops = stops(lines)
        if self.isVisible():
            self._fit()
        if lines:
            self._go_to(self._stops[0] if self._stops else 0)

    def go_on(self, direction: int) -> None:
        """Go to the next change (1) or the one before (-1); after the last comes the first."""
        if not self._stops:
            return
        row = self.currentIndex().row()
        ahead = [each for each in self._stops if (each - row) * direction > 0]
        self._go_to((ahead or list(self._stops))[0 if direction > 0 else -1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_soon.start()  # once the columns have their new widths

    def _fit(self) -> None:
        """Give the rows the height of their texts; what one looks at stays in view."""
        self.resizeRowsToContents()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _go_to(self, row: int) -> None:
        index: QModelIndex = self.lines.index(row, self._column_of(row))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _column_of(self, row: int) -> int:
        line = self.lines.line(row)
        return NEW if line.new else OLD if line.old else TITLE
