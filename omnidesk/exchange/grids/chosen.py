"""What the user says of sheets and columns by name, put over the guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from omnidesk.domain.errors import ColumnUnknown, SheetUnknown
from omnidesk.exchange.grids.assumed import column_name
from omnidesk.exchange.grids.guess import guess_header, guess_mapping, mapping_of
from omnidesk.exchange.grids.headings import read_heading
from omnidesk.exchange.grids.mapping import LEFT_OUT, Column, GridMapping, Role
from omnidesk.exchange.grids.sheet import Book, Grid, SheetChoice, grid_of, plain_name


@dataclass(frozen=True, slots=True)
class Choices:
    """Names of columns and sheets; what is empty is left to the guess.

    Attributes:
        levels, titles: in the order of the levels; a name may be a pattern as ``level_*``.
    """

    dimension: str = ""
    key: str = ""
    groups: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


NO_CHOICES = Choices()


def chosen_mapping(
    book: Book, choices: Choices, language: str, *, is_known: bool = False
) -> GridMapping:
    """Return the guess with what the user has said put over it.

    Raises:
        ColumnUnknown, SheetUnknown: there is none of this name.
    """
    if choices.sheets:
        sheets = [_sheet(book, name) for name in choices.sheets]
        mapping = mapping_of(book, sheets, language, is_known=is_known)
    else:
        mapping = guess_mapping(book, language, is_known=is_known)
    grid = grid_of(book, mapping.sheets)
    columns = list(mapping.columns)
    if choices.dimension:
        _give(columns, _found(grid, [choices.dimension]), Column(Role.NAME))
    if choices.key:
        _give(columns, _found(grid, [choices.key]), Column(Role.KEY))
    _give_groups(columns, _found(grid, choices.groups))
    _give_levels(grid, columns, _found(grid, choices.levels), Role.LEVEL)
    _give_levels(grid, columns, _found(grid, choices.titles), Role.TITLE)
    return replace(mapping, columns=tuple(columns))


def _sheet(book: Book, name: str) -> SheetChoice:
    for sheet in book.sheets:
        if plain_name(sheet.name) == plain_name(name):
            return SheetChoice(sheet.name, guess_header(sheet))
    raise SheetUnknown(name, [sheet.name for sheet in book.sheets])


def _found(grid: Grid, names: Sequence[str]) -> list[int]:
    """Return the positions of the columns of these names, letters or patterns."""
    found: list[int] = []
    for name in names:
        wanted = plain_name(name)
        matching = [
            position
            for position, column in enumerate(grid.columns)
            if fnmatchcase(plain_name(column.name), wanted) or plain_name(column.name) == wanted
        ]
        if not matching:
            raise ColumnUnknown(name, [column_name(column) for column in grid.columns])
        found += [position for position in matching if position not in found]
    return found


def _give(columns: list[Column], positions: Sequence[int], meaning: Column) -> None:
    """Give a meaning to one column, and take it from those that had it by the guess."""
    _take(columns, meaning.role)
    for position in positions:
        columns[position] = meaning


def _take(columns: list[Column], role: Role) -> None:
    for position, column in enumerate(columns):
        if column.role is role:
            columns[position] = LEFT_OUT


def _give_groups(columns: list[Column], positions: Sequence[int]) -> None:
    if positions:
        _take(columns, Role.GROUP)
    for depth, position in enumerate(positions, start=1):
        columns[position] = Column(Role.GROUP, depth)


def _give_levels(grid: Grid, columns: list[Column], positions: Sequence[int], role: Role) -> None:
    """A number in the name is the level's; where one has none, their order is."""
    if not positions:
        return
    _take(columns, role)
    headings = [read_heading(grid.columns[position].name) for position in positions]
    values = [heading.value for heading in headings]
    languages = [heading.language for heading in headings]
    is_numbered = None not in values and len(set(zip(values, languages, strict=True))) == len(
        values
    )
    for order, (position, heading) in enumerate(zip(positions, headings, strict=True), start=1):
        named = heading.level_name if heading.value is not None else grid.columns[position].name
        columns[position] = Column(
            role,
            heading.value if is_numbered else order,
            heading.language if is_numbered else "",
            named if role is Role.LEVEL else "",
        )
