"""The rubric: dimensions down, levels across, one descriptor in each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from omnidesk.domain.errors import UnknownDimension, UnknownLevel
from omnidesk.domain.local_text import NO_TEXT, LocalText

CellKey = tuple[str, int]
"""A dimension's key and a level's value."""


@dataclass(frozen=True, slots=True)
class Level:
    """One column. Its value is its identity: moving a level moves its texts."""

    value: int
    name: LocalText
    definition: LocalText = NO_TEXT


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over dimensions; groups may sit in groups."""

    key: str
    name: LocalText
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One row. Its key is fixed at creation; names may change.

    Attributes:
        weight: share in a weighted overall, 0 or more; 1 by default.
        definition: what the dimension is about.
        guidance: what to look for, typical evidence.
        improvements: for a level's value, how to get from there to the next.
    """

    key: str
    name: LocalText
    group: str | None = None
    weight: float = 1.0
    definition: LocalText = NO_TEXT
    guidance: LocalText = NO_TEXT
    improvements: tuple[tuple[int, LocalText], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The descriptor of one dimension at one level, with an optional checklist."""

    text: LocalText = NO_TEXT
    criteria: tuple[LocalText, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text) or bool(self.criteria)


_NO_CELL = Cell()


@dataclass(frozen=True, slots=True)
class Rubric:
    """One version of a rubric. Immutable: every edit returns a new one.

    Attributes:
        languages: codes, the first is the fallback of all texts.
        levels: ascending by value.
        cells: by dimension key and level value; an empty cell is absent.
    """

    id: str
    version: str
    languages: tuple[str, ...]
    name: LocalText
    levels: tuple[Level, ...]
    dimensions: tuple[Dimension, ...]
    cells: Mapping[CellKey, Cell] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    note: LocalText = NO_TEXT

    @property
    def keys(self) -> tuple[str, ...]:
        """The dimensions' keys, in the rubric's order."""
        return tuple(dimension.key for dimension in self.dimensions)

    @property
    def values(self) -> tuple[int, ...]:
        """The levels' values, ascending."""
        return tuple(level.value for level in self.levels)

    def dimension(self, key: str) -> Dimension:
        """Return one dimension.

        Raises:
            UnknownDimension: no dimension has this key.
        """
        for dimension in self.dimensions:
            if dimension.key == key:
                return dimension
        raise UnknownDimension(key, self.keys)

    def level(self, value: int) -> Level:
        """Return one level.

        Raises:
            UnknownLevel: no level has this value.
        """
        for level in self.levels:
            if level.value == value:
                return level
        raise UnknownLevel(value, self.values)

    def cell(self, key: str, value: int) -> Cell:
        """Return the cell, an empty one where nothing is written."""
        return self.cells.get((key, value), _NO_CELL)

    def text(self, words: LocalText, language: str) -> str:
        """Return one of this rubric's texts for a reader, falling back to its first language."""
        return words.text(language, self.languages)

    def dimension_name(self, key: str, language: str) -> str:
        return self.text(self.dimension(key).name, language) or key

    def level_name(self, value: int, language: str) -> str:
        return self.text(self.level(value).name, language)

    def descriptor(self, key: str, value: int, language: str) -> str:
        """Return the text of a cell for a reader; empty where nothing is written."""
        return self.text(self.cell(key, value).text, language)
