"""The numbers of a round as a table: a row a dimension, with everything that made its level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnidesk.domain.aggregation import Source
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.services.result_texts import spread_text, word
from omnidesk.texts import Translator

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    text: Callable[[DimensionResult], str]


class ValuesTableModel(QAbstractTableModel):
    """Built anew for every set of results."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._rows: tuple[DimensionResult, ...] = ()
        self._columns: tuple[_Column, ...] = ()
        self._rubric: Rubric | None = None

    def show_results(self, results: RoundResults, rubric: Rubric) -> None:
        self.beginResetModel()
        self._rubric = rubric
        self._rows = results.dimensions
        self._columns = tuple(self._make_columns(results))
        self.endResetModel()

    def key(self, row: int) -> str:
        return self._rows[row].key

    def is_to_discuss(self, row: int) -> bool:
        """Whether the experts are far apart on a dimension and have not agreed yet."""
        return self._rows[row].is_to_discuss

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Role.DisplayRole:
            return column.text(row)
        if role == Role.AccessibleTextRole:
            name = self._columns[0].text(row)
            return self._t("{dimension}, {column}: {value}").format(
                dimension=name, column=column.head, value=column.text(row)
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section].head
        return None

    def _make_columns(self, results: RoundResults) -> list[_Column]:
        t = self._t
        codes = [code for code in results.completeness if any(r.ratings for r in self._rows)]
        columns = [
            _Column(t("Dimension"), self._name),
            _Column(t("Level"), self._level),
            _Column(t("Source"), self._source),
            *(_Column(code, partial(self._rating, code)) for code in codes),
        ]
        if codes:
            columns.append(_Column(t("Spread"), lambda row: spread_text(row, t)))
        columns += [
            _Column(t("Target"), lambda row: self._named(row.target)),
            _Column(t("Gap"), lambda row: "" if row.gap is None else str(row.gap)),
            _Column(t("By"), lambda row: word(row.horizon, t) if row.horizon else ""),
        ]
        return columns

    def _name(self, row: DimensionResult) -> str:
        assert self._rubric is not None
        return self._rubric.dimension_name(row.key, self._t.language)

    def _level(self, row: DimensionResult) -> str:
        if row.level is None:
            return word(row.empty, self._t) if row.empty else ""
        text = self._named(row.level)
        if row.score is not None and row.score != row.level:
            text += f" ({self._t.number(float(row.score))})"
        return self._t("{level}, incomplete").format(level=text) if row.provisional else text

    def _source(self, row: DimensionResult) -> str:
        if row.level is None:
            return ""
        return self._t("panel") if row.source is Source.DECISION else self._t("rule")

    def _rating(self, code: str, row: DimensionResult) -> str:
        said = row.ratings.get(code)
        if said is None:
            return ""
        return str(said) if isinstance(said, int) else word(said, self._t)

    def _named(self, level: int | None) -> str:
        if level is None:
            return ""
        assert self._rubric is not None
        return f"{level} {self._rubric.level_name(level, self._t.language)}"
