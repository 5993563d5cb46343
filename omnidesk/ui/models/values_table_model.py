"""The numbers of a round as a table: a row a dimension, with everything that made its level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnidesk.domain.aggregation import Source
from omnidesk.domain.assessment import Horizon
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.services.result_texts import spread_text, word
from omnidesk.texts import Translator

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column shows, and by what it is sorted: its text, or a number where it has one."""

    head: str
    text: Callable[[DimensionResult], str]
    rank: Callable[[DimensionResult], float | None] | None = None

    def sort_key(self, row: DimensionResult) -> float | str | None:
        """Return what the row is sorted by; None stands last, whichever way."""
        return self.rank(row) if self.rank else self.text(row).casefold() or None


class ValuesTableModel(QAbstractTableModel):
    """Built anew for every set of results; a chosen order of the rows outlives it."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._results: tuple[DimensionResult, ...] = ()  # in the rubric's order
        self._rows: tuple[DimensionResult, ...] = ()
        self._sorted_by = -1, Qt.SortOrder.AscendingOrder
        self._columns: tuple[_Column, ...] = ()
        self._rubric: Rubric | None = None

    def show_results(self, results: RoundResults, rubric: Rubric) -> None:
        self.beginResetModel()
        self._rubric = rubric
        self._results = results.dimensions
        self._columns = tuple(self._make_columns(results))
        self._rows = self._in_order()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings the rubric's order back. What is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = [row.key for row in self._rows]
        self._sorted_by = column, order
        self._rows = self._in_order()
        place = {row.key: at for at, row in enumerate(self._rows)}
        held = self.persistentIndexList()
        moved = [self.index(place[before[each.row()]], each.column()) for each in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def block(self, rows: Sequence[int]) -> tuple[tuple[str, ...], ...]:
        """Return the texts of some rows, below the heads."""
        heads = tuple(column.head for column in self._columns)
        return (heads, *(tuple(c.text(self._rows[row]) for c in self._columns) for row in rows))

    def _in_order(self) -> tuple[DimensionResult, ...]:
        column, order = self._sorted_by
        if not 0 <= column < len(self._columns):
            return self._results
        keyed = [(self._columns[column].sort_key(row), row) for row in self._results]
        known = [(key, row) for key, row in keyed if key is not None]
        is_down = order is Qt.SortOrder.DescendingOrder
        known.sort(key=lambda each: each[0], reverse=is_down)
        return (*(row for _, row in known), *(row for key, row in keyed if key is None))

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
        is_rated = any(row.ratings for row in results.dimensions)
        codes = list(results.completeness) if is_rated else []
        columns = [
            _Column(t("Dimension"), self._name),
            _Column(t("Level"), self._level, _score),
            _Column(t("Source"), self._source),
            *(_Column(code, partial(self._rating, code), partial(_said, code)) for code in codes),
        ]
        if codes:
            columns.append(
                _Column(t("Spread"), lambda row: spread_text(row, t), lambda row: row.range)
            )
        columns += [
            _Column(t("Target"), lambda row: self._named(row.target), lambda row: row.target),
            _Column(
                t("Gap"),
                lambda row: "" if row.gap is None else str(row.gap),
                lambda row: row.gap,
            ),
            _Column(t("By"), lambda row: word(row.horizon, t) if row.horizon else "", _term),
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
        return self._t("{level}; ratings missing").format(level=text) if row.provisional else text

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


def _score(row: DimensionResult) -> float | None:
    return None if row.score is None else float(row.score)


def _said(code: str, row: DimensionResult) -> float | None:
    said = row.ratings.get(code)
    return float(said) if isinstance(said, int) else None


def _term(row: DimensionResult) -> float | None:
    return None if row.horizon is None else float(tuple(Horizon).index(row.horizon))
