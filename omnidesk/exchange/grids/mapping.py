"""What the columns of a grid mean: guessed from their names, or said by the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from omnidesk.exchange.grids.sheet import SheetChoice


class Role(StrEnum):
    """What a column holds; ``NONE`` is no part of the model."""

    NONE = "none"
    KEY = "key"
    NAME = "name"
    GROUP = "group"
    WEIGHT = "weight"
    DEFINITION = "definition"
    GUIDANCE = "guidance"
    LEVEL = "level"
    TITLE = "title"
    CRITERIA = "criteria"
    IMPROVEMENT = "improvement"
    LEVEL_NAME = "level_name"
    LEVEL_DEFINITION = "level_definition"
    MODEL_ID = "model_id"
    MODEL_VERSION = "model_version"
    MODEL_LANGUAGES = "model_languages"
    MODEL_NAME = "model_name"
    MODEL_NOTE = "model_note"


BY_LEVEL = frozenset(
    {
        Role.LEVEL,
        Role.TITLE,
        Role.CRITERIA,
        Role.IMPROVEMENT,
        Role.LEVEL_NAME,
        Role.LEVEL_DEFINITION,
    }
)
"""Roles of a column that belongs to one level."""

LEVEL_TEXTS = frozenset({Role.LEVEL, Role.TITLE, Role.CRITERIA})
"""Roles of columns that write in a cell of the model."""

WITHOUT_LANGUAGE = frozenset(
    {Role.NONE, Role.KEY, Role.WEIGHT, Role.MODEL_ID, Role.MODEL_VERSION, Role.MODEL_LANGUAGES}
)


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of one column.

    Attributes:
        value: the level's value, for a group its depth (1 or 2), else None.
        language: the language of its texts; empty where it is the one of the whole file.
        level_name: what the column's name calls its level.
    """

    role: Role = Role.NONE
    value: int | None = None
    language: str = ""
    level_name: str = ""


LEFT_OUT = Column()


@dataclass(frozen=True, slots=True)
class GridMapping:
    """All that has to be known to make a rubric of a book.

    Attributes:
        columns: one for each column of the grid that the sheets make.
        language: of the columns that name none.
        is_language_found: the texts told it, against what was expected.
        sheet_groups: each sheet's title is the outer group of its dimensions.
        fills_down: a blank group is the one of the row above.
        skipped: places of rows that are left out.
        empty_levels: how many levels without texts to make where no column holds any.
    """

    sheets: tuple[SheetChoice, ...]
    columns: tuple[Column, ...]
    language: str
    is_language_found: bool = False
    sheet_groups: bool = False
    fills_down: bool = False
    skipped: frozenset[str] = frozenset()
    empty_levels: int = 0

    def of(self, *roles: Role) -> list[tuple[int, Column]]:
        """Return position and meaning of the columns with one of these roles."""
        return [(n, column) for n, column in enumerate(self.columns) if column.role in roles]


def without_doubles(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the meanings with each given to one column only, the first that has it."""
    seen: set[tuple[Role, int | None, str]] = set()
    kept: list[Column] = []
    for column in columns:
        place = (column.role, column.value, column.language)
        is_double = column.role is not Role.NONE and place in seen
        seen.add(place)
        kept.append(LEFT_OUT if is_double else column)
    return tuple(kept)
