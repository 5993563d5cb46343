"""The values of a difference between two versions of a rubric, and how severe it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from omnidesk.domain.rubric import CellKey, Rubric
from omnidesk.domain.text_diff import UNCHANGED, ChangeKind, Judgement

Languages = tuple[tuple[str, str], ...]
"""Pairs of languages in which texts are compared: the earlier version's and the later one's."""


class ChangeSeverity(IntEnum):
    """How much a change means for rounds under way; of several changes the highest counts."""

    NONE = 0
    WORDING = 1
    LEVEL_ADDED = 2
    MEANING = 3
    REMOVED = 4
    DIMENSION_ADDED = 5


class RowRelation(StrEnum):
    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class CellRelation(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CellDiff:
    """One cell that has a text in either version.

    Attributes:
        judgement: what the change is taken for, while the cell is in both versions' grids.
    """

    dimension: str
    level: int
    relation: CellRelation
    judgement: Judgement = UNCHANGED

    @property
    def place(self) -> CellKey:
        return self.dimension, self.level


@dataclass(frozen=True, slots=True)
class RowDiff:
    """One dimension of either version.

    Attributes:
        cells: its cells that have a text in either version, by level.
        is_renamed: its name differs; the key is the same.
        is_moved: it stands elsewhere among the dimensions of both versions, or in another group.
        is_reweighted: its weight differs.
        about: what became of its definition; guidance and improvements at most change wording.
        are_hints_reworded: its guidance or its improvements differ.
    """

    key: str
    is_in_earlier: bool
    is_in_later: bool
    cells: tuple[CellDiff, ...] = ()
    is_renamed: bool = False
    is_moved: bool = False
    is_reweighted: bool = False
    about: Judgement = UNCHANGED
    are_hints_reworded: bool = False

    @property
    def relation(self) -> RowRelation:
        """One word for it; ``is_moved`` still tells of a reworded one whether it moved."""
        if not self.is_in_earlier:
            return RowRelation.ADDED
        if not self.is_in_later:
            return RowRelation.REMOVED
        if self.is_reworded:
            return RowRelation.REWORDED
        return RowRelation.MOVED if self.is_moved else RowRelation.SAME

    @property
    def is_reworded(self) -> bool:
        """Any text of it differs, those of its cells included."""
        return (
            self.is_renamed
            or self.are_hints_reworded
            or self.about != UNCHANGED
            or any(cell.relation is not CellRelation.SAME for cell in self.cells)
        )

    @property
    def is_changed(self) -> bool:
        return self.relation is not RowRelation.SAME or self.is_reweighted


@dataclass(frozen=True, slots=True)
class LevelDiff:
    """One level of either version; ``about`` is what became of its definition."""

    value: int
    is_in_earlier: bool
    is_in_later: bool
    is_renamed: bool = False
    about: Judgement = UNCHANGED

    @property
    def is_changed(self) -> bool:
        is_in_both = self.is_in_earlier and self.is_in_later
        return not is_in_both or self.is_renamed or self.about != UNCHANGED


@dataclass(frozen=True, slots=True)
class RubricDiff:
    """All that differs between an earlier and a later version.

    Attributes:
        rows: the later version's dimensions in its order, each followed by those of the earlier
            version that stood after it and are gone.
        levels: of both versions, by value.
        languages: in which texts were compared.
        languages_added, languages_removed: those of only one version.
        is_about_changed: the rubric's own name or note differs.
        are_groups_changed: headings differ, in their words, order or nesting.
    """

    earlier: Rubric
    later: Rubric
    rows: tuple[RowDiff, ...]
    levels: tuple[LevelDiff, ...]
    languages: Languages
    languages_added: tuple[str, ...] = ()
    languages_removed: tuple[str, ...] = ()
    is_about_changed: bool = False
    are_groups_changed: bool = False

    @property
    def cells(self) -> Iterator[CellDiff]:
        return (cell for row in self.rows for cell in row.cells)

    @property
    def n_cells(self) -> dict[CellRelation, int]:
        """How many cells are the same, changed, added and removed."""
        counted = Counter(cell.relation for cell in self.cells)
        return {relation: counted[relation] for relation in CellRelation}

    @property
    def severity(self) -> ChangeSeverity:
        """The highest severity that holds, by what each change is taken for."""
        return max(self._severities(), default=ChangeSeverity.NONE)

    def judged(self, kinds: Mapping[CellKey, ChangeKind]) -> RubricDiff:
        """Return the difference as a person judged it: for some cells, what the change is."""
        rows = (replace(row, cells=tuple(_judged(row.cells, kinds))) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def _severities(self) -> Iterator[ChangeSeverity]:
        for row in self.rows:
            yield _severity_of_row(row)
        for level in self.levels:
            yield _severity_of_level(level)
        if self.is_about_changed or self.are_groups_changed:
            yield ChangeSeverity.WORDING
        if self.languages_added or self.languages_removed:
            yield ChangeSeverity.WORDING


def _judged(cells: Iterable[CellDiff], kinds: Mapping[CellKey, ChangeKind]) -> Iterator[CellDiff]:
    for cell in cells:
        kind = kinds.get(cell.place)
        can_be_judged = cell.judgement != UNCHANGED and kind is not None
        yield replace(cell, judgement=Judgement(kind)) if can_be_judged and kind else cell


def _severity_of_row(row: RowDiff) -> ChangeSeverity:
    if row.relation is RowRelation.ADDED:
        return ChangeSeverity.DIMENSION_ADDED
    if row.relation is RowRelation.REMOVED:
        return ChangeSeverity.REMOVED
    kinds = {row.about.kind, *(cell.judgement.kind for cell in row.cells)}
    if ChangeKind.MEANING in kinds:
        return ChangeSeverity.MEANING
    return ChangeSeverity.WORDING if row.is_changed else ChangeSeverity.NONE


def _severity_of_level(level: LevelDiff) -> ChangeSeverity:
    if not level.is_in_later:
        return ChangeSeverity.REMOVED
    if not level.is_in_earlier:
        return ChangeSeverity.LEVEL_ADDED
    if level.about.kind is ChangeKind.MEANING:
        return ChangeSeverity.MEANING
    return ChangeSeverity.WORDING if level.is_changed else ChangeSeverity.NONE
