"""Dimensions by rounds as a table: a level in each cell, and what it means beside it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnidesk.charts.heat_map import HeatCell, HeatMap
from omnidesk.texts import Translator

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class TrendTableModel(QAbstractTableModel):
    """Read only; built anew for every choice of rounds.

    The columns are the dimension, one per round, then the notes.
    """

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._chart = HeatMap((), (), ())

    def show_chart(self, chart: HeatMap) -> None:
        self.beginResetModel()
        self._chart = chart
        self.endResetModel()

    @property
    def n_levels(self) -> int:
        return len(self._chart.levels)

    @property
    def n_rounds(self) -> int:
        return len(self._chart.rounds)

    def key(self, row: int) -> str:
        return self._chart.rows[row].key

    def row_of(self, key: str) -> int:
        """Return the row of a dimension, or -1."""
        keys = [row.key for row in self._chart.rows]
        return keys.index(key) if key in keys else -1

    def place(self, index: Index) -> int | None:
        """Return the place of the round whose column this is, from 0; None in the others."""
        place = index.column() - 1
        return place if index.isValid() and 0 <= place < self.n_rounds else None

    def cell(self, index: Index) -> HeatCell | None:
        """Return the cell of a dimension in a round; None in the other columns."""
        place = self.place(index)
        if place is None:
            return None
        return self._chart.rows[index.row()].cells[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._chart.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() or not self._chart.rounds:
            return 0
        return 1 + self.n_rounds + len(self._chart.note_heads)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Role.DisplayRole:
            return cell.text if cell else self._text(index)
        if role == Role.AccessibleTextRole:
            return self._words(index, cell)
        if role == Role.ToolTipRole and cell is not None:
            return self._cell_words(cell)
        if role == Role.TextAlignmentRole and cell is not None:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        place = section - 1
        is_round = 0 <= place < self.n_rounds
        if role == Role.TextAlignmentRole and is_round:
            return Qt.AlignmentFlag.AlignCenter
        if role not in (Role.DisplayRole, Role.ToolTipRole):  # where a head is too long
            return None
        if section == 0:
            return self._t("Dimension")
        if is_round:
            return "\n".join(self._chart.rounds[place].lines)
        return self._chart.note_heads[place - self.n_rounds]

    def _text(self, index: Index) -> str:
        row = self._chart.rows[index.row()]
        if index.column() == 0:
            return row.title
        return (row.change_text, *row.notes)[index.column() - 1 - self.n_rounds]

    def _words(self, index: Index, cell: HeatCell | None) -> str:
        row = self._chart.rows[index.row()]
        if index.column() == 0:
            return row.title
        head = str(self.headerData(index.column(), Qt.Orientation.Horizontal)).replace("\n", ", ")
        return self._t("{dimension}, {column}: {value}").format(
            dimension=row.title,
            column=head,
            value=self._cell_words(cell) if cell else self._text(index) or self._t("nothing"),
        )

    def _cell_words(self, cell: HeatCell) -> str:
        if not cell.is_provisional:
            return cell.words
        return self._t("{level}; ratings missing").format(level=cell.words)
