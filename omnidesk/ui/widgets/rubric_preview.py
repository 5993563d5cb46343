"""The first rows of a model that is not yet here, as it will be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QWidget

from omnidesk.domain.plain_text import without_forbidden
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.grids.assumed import column_name
from omnidesk.exchange.grids.sheet import Grid
from omnidesk.texts import Translator
from omnidesk.ui.widgets.spoken import SpokenItem

ROWS_SHOWN = 25
_COLUMNS_SHOWN = 60
_SHOWN = 110  # characters of a text
_AROUND, _TALL = 4, 10_000  # pixels
_NAME_WIDTH, _LEVEL_WIDTH = 20, 24  # in characters


class RubricPreview(QTableWidget):
    """Dimensions down, levels across; long texts are shortened.

    Signals:
        left_out: the place of a row that is to be no part of the model.
    """

    left_out = Signal(str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self._t = t
        self._places: Sequence[str] = ()
        self.setProperty("list", "true")
        self.setAccessibleName(t("The model as it will be"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_grid(self, grid: Grid) -> None:
        """Show the first rows as they stand in the file."""
        rows = grid.rows[:ROWS_SHOWN]
        self._places = [row.place for row in rows]
        columns = grid.columns[:_COLUMNS_SHOWN]
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([_one_line(column_name(column)) for column in columns])
        for number, row in enumerate(rows):
            for place, text in enumerate(row.cells[:_COLUMNS_SHOWN]):
                self.setItem(number, place, _item(without_forbidden(text), self._t))
        self._fit(len(columns))

    def show_rubric(self, rubric: Rubric, language: str, places: Sequence[str]) -> None:
        """Show the first rows in one language.

        Args:
            places: where each dimension stands in the file; empty where it can not be left out.
        """
        self._places = places
        t, has_groups = self._t, bool(rubric.groups)
        names = [t("Group of dimensions")] * has_groups + [t("Dimension")]
        levels = [_level(v, rubric.level_name(v, language)) for v in rubric.values]
        rows = rubric.dimensions[:ROWS_SHOWN]
        self.setColumnCount(len(names) + len(levels))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([*names, *map(_one_line, levels)])
        paths = _group_paths(rubric, language)
        for number, row in enumerate(rows):
            cells = [paths.get(row.group or "", "")] * has_groups
            cells.append(rubric.dimension_name(row.key, language))
            cells += [rubric.descriptor(row.key, value, language) for value in rubric.values]
            for place, text in enumerate(cells):
                self.setItem(number, place, _item(text, self._t))
        self._fit(len(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.leave_out_row()
        else:
            super().keyPressEvent(event)

    def leave_out_row(self) -> None:
        """Ask for the row with the cursor to be left out."""
        row = self.currentRow()
        if 0 <= row < len(self._places):
            self.left_out.emit(self._places[row])

    def can_leave_out(self) -> bool:
        return 0 <= self.currentRow() < len(self._places)

    def _fit(self, n_names: int) -> None:
        width = self.fontMetrics().averageCharWidth()
        for column in range(self.columnCount()):
            n_characters = _NAME_WIDTH if column < n_names else _LEVEL_WIDTH
            self.setColumnWidth(column, width * n_characters)
        for row in range(self.rowCount()):
            heights = [self._height(row, column) for column in range(self.columnCount())]
            self.setRowHeight(row, max(heights, default=0) + 2 * _AROUND)

    def _height(self, row: int, column: int) -> int:
        """What Qt measures for itself knows nothing of the padding, and would cut a line off."""
        item = self.item(row, column)
        room = QRect(0, 0, self.columnWidth(column) - 4 * _AROUND, _TALL)
        text = item.text() if item is not None else ""
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def _item(text: str, t: Translator) -> SpokenItem:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"
    item = SpokenItem(shown, t)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return item


def _level(value: int, name: str) -> str:
    """A name that holds the number needs it no second time."""
    return name if str(value) in name.split() else f"{value} {name}".strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _group_paths(rubric: Rubric, language: str) -> dict[str, str]:
    groups = {group.key: group for group in rubric.groups}
    paths: dict[str, str] = {}
    for key, group in groups.items():
        names = [rubric.text(group.name, language)]
        if group.parent in groups:
            names.insert(0, rubric.text(groups[group.parent].name, language))
        paths[key] = " / ".join(names)
    return paths
