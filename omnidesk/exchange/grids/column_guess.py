"""A guess of what the columns of a grid mean, from their names and their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from omnidesk.domain.rubric_reading import is_language
from omnidesk.domain.slugs import is_slug
from omnidesk.exchange.grids.headings import (
    NO_HEADING,
    ROW_NUMBERS,
    Heading,
    is_scale_word,
    read_heading,
)
from omnidesk.exchange.grids.languages import split_language
from omnidesk.exchange.grids.mapping import (
    BY_LEVEL,
    LEFT_OUT,
    LEVEL_TEXTS,
    Column,
    Role,
    without_doubles,
)
from omnidesk.exchange.grids.sheet import Grid

_MOST_GROUPS = 2
_NUMBER = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?%?")
_ID_LIKE = re.compile(r"[^\W_](?:[\w.:/-]{0,63})")
_OWN_LANGUAGE = re.compile(r"(.+) \(([A-Za-z-]+)\)")
_PROSE = 12  # characters: the least that a column of level descriptions has in the middle


def own_columns(grid: Grid) -> tuple[Column, ...]:
    """Return the meanings in a file that this program wrote: names alone tell them."""
    return without_doubles([_own_column(column.name) for column in grid.columns])


def _own_column(name: str) -> Column:
    match = _OWN_LANGUAGE.fullmatch(name)
    language = match[2] if match and is_language(match[2]) else ""
    heading = read_heading(match[1] if match and language else name)
    if heading.role in BY_LEVEL and heading.rank:
        is_title = heading.role is Role.TITLE
        return Column(
            Role.LEVEL_NAME if is_title else Role.LEVEL_DEFINITION, heading.value, language
        )
    value = heading.value or 1 if heading.role is Role.GROUP else heading.value
    return Column(heading.role, value, language, heading.level_name)


def guess_columns(grid: Grid) -> tuple[Column, ...]:
    """Return the likeliest meaning of each column of a grid."""
    headings = [read_heading(column.name) for column in grid.columns]
    is_indonesian = any(h.language and not h.may_be_key for h in headings)
    columns = [
        _column(grid, position, heading, is_indonesian=is_indonesian)
        for position, heading in enumerate(headings)
    ]
    for position, column in enumerate(grid.columns):
        if column.is_hidden:
            columns[position] = LEFT_OUT
    _weigh_numbers(headings, columns)
    _keep_texts(columns)
    if not any(column.role is Role.LEVEL for column in columns):
        _guess_unnumbered(grid, columns)
    _choose_name(grid, headings, columns)
    _choose_key(grid, headings, columns)
    _order_groups(headings, columns)
    return without_doubles(columns)


def _column(grid: Grid, position: int, heading: Heading, *, is_indonesian: bool) -> Column:
    role, values = heading.role, grid.values(position)
    if heading.may_be_key and _is_id_like(values, strictly=is_indonesian):
        return Column(Role.KEY)
    if role is Role.TITLE and heading.rank and len(set(values)) == 1:
        role = Role.LEVEL_NAME
    elif role is Role.LEVEL and heading.rank and len(set(values)) == 1:
        role = Role.LEVEL_DEFINITION
    elif role is Role.TITLE and len(values) > 2 and len(set(values)) == 1:
        role = Role.LEVEL_NAME
    elif heading.is_numbered_only and values and _are_numbers(values):
        return LEFT_OUT  # scores, not the level that the number names
    return Column(role, heading.value, heading.language, heading.level_name)


def _is_id_like(values: Sequence[str], *, strictly: bool) -> bool:
    """Identifiers have no spaces and repeat nothing; names of one word pass unless strict."""
    if not values or len(set(values)) < len(values):
        return False
    if not all(_ID_LIKE.fullmatch(value.strip()) for value in values):
        return False
    odd = sum(bool(re.search(r"[\d_.:/-]", value)) for value in values)
    return 2 * odd > len(values) or (not strictly and all(map(is_slug, values)))


def _weigh_numbers(headings: Sequence[Heading], columns: list[Column]) -> None:
    """A number alone names a level only beside another."""
    bare = [n for n, h in enumerate(headings) if h.is_numbered_only and columns[n] is not LEFT_OUT]
    levels = {c.value for c in columns if c.role is Role.LEVEL}
    if len(levels) < 2:
        for position in bare:
            columns[position] = LEFT_OUT


def _keep_texts(columns: list[Column]) -> None:
    """Titles without texts are the texts."""
    if not any(column.role is Role.LEVEL for column in columns):
        for position, column in enumerate(columns):
            if column.role is Role.TITLE:
                columns[position] = replace(column, role=Role.LEVEL)


def _guess_unnumbered(grid: Grid, columns: list[Column]) -> None:
    """Columns of prose side by side, most of them named as steps of a scale: the levels."""
    best: list[int] = []
    run: list[int] = []
    for position in range(len(columns)):
        is_prose = columns[position] == LEFT_OUT and _is_prose(grid, position)
        run = [*run, position] if is_prose else []
        best = run if len(run) > len(best) else best
    if 2 * sum(is_scale_word(grid.columns[n].name) for n in best) < max(len(best), 2):
        return
    for value, position in enumerate(best, start=1):
        columns[position] = Column(Role.LEVEL, value, "", grid.columns[position].name)


def _is_prose(grid: Grid, position: int) -> bool:
    column, values = grid.columns[position], grid.values(position)
    if not (column.name and values) or column.is_hidden or 2 * len(values) < len(grid.rows):
        return False
    if read_heading(column.name) != NO_HEADING or len(set(values)) * 3 < len(values) * 2:
        return False
    middle = sorted(map(len, values))[len(values) // 2]
    return middle >= _PROSE and sum(" " in value for value in values) * 2 > len(values)


def _choose_name(grid: Grid, headings: Sequence[Heading], columns: list[Column]) -> None:
    """One column (in each language) names the dimensions; the others may still be groups."""
    named = [n for n, h in enumerate(headings) if _may_name(h, columns[n])]
    if not named:
        _name_by_values(grid, columns)
        return
    best = min(named, key=lambda n: (headings[n].rank, _first_level(columns) - n))
    for position in named:
        if headings[position].rank == headings[best].rank:
            is_same = _base(grid, position) == _base(grid, best)
            if is_same or position == best:
                columns[position] = replace(columns[position], role=Role.NAME, value=None)
                continue
        if columns[position].role is Role.NAME:
            columns[position] = LEFT_OUT


def _may_name(heading: Heading, column: Column) -> bool:
    return heading.is_name_word and column.role in (Role.NAME, Role.GROUP)


def _base(grid: Grid, position: int) -> str:
    return split_language(grid.columns[position].name)[0].casefold()


def _first_level(columns: Sequence[Column]) -> int:
    levels = (n for n, column in enumerate(columns) if column.role in LEVEL_TEXTS)
    return next(levels, len(columns))


def _name_by_values(grid: Grid, columns: list[Column]) -> None:
    """Without a name that says so, the last column before the levels whose texts all differ."""
    if not any(column.role in LEVEL_TEXTS for column in columns):
        return
    for position in reversed(range(_first_level(columns))):
        values = grid.values(position)
        is_free = columns[position].role in (Role.NONE, Role.GROUP)
        is_full = len(values) * 10 >= len(grid.rows) * 9
        if is_free and is_full and len(set(values)) == len(values) and not _are_numbers(values):
            columns[position] = Column(Role.NAME)
            return


def _are_numbers(values: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(value.strip()) for value in values)


def _choose_key(grid: Grid, headings: Sequence[Heading], columns: list[Column]) -> None:
    """The key is unique in each row; of several the best named, then the one nearest the name."""
    for position, column in enumerate(grid.columns):
        is_number = column.name.casefold() in ROW_NUMBERS
        if is_number and columns[position].role is Role.KEY and _are_numbers(grid.values(position)):
            columns[position] = LEFT_OUT
    named = [n for n, column in enumerate(columns) if column.role is Role.KEY]
    name = next((n for n, column in enumerate(columns) if column.role is Role.NAME), 0)
    good = [n for n in named if _is_unique(grid.values(n))]
    best = min(good, key=lambda n: (headings[n].rank, abs(n - name)), default=None)
    if best is None and named and _exact_key(grid, named[0]):
        best = named[0]  # its mistakes must be told, not passed over
    for position in named:
        if position != best:
            columns[position] = LEFT_OUT


def _is_unique(values: Sequence[str]) -> bool:
    return bool(values) and len(set(values)) == len(values)


def _exact_key(grid: Grid, position: int) -> bool:
    return grid.columns[position].name.casefold() in ("key", "kunci")


def _order_groups(headings: Sequence[Heading], columns: list[Column]) -> None:
    """Groups stand from the outer to the inner; two are what a model can hold."""
    depth: dict[str, int] = {}
    for position, column in enumerate(columns):
        if column.role is not Role.GROUP:
            continue
        told = headings[position].value if headings[position].role is Role.GROUP else None
        depth[column.language] = told or depth.get(column.language, 0) + 1
        value = depth[column.language]
        columns[position] = replace(column, value=value) if value <= _MOST_GROUPS else LEFT_OUT


def fills_down(grid: Grid, columns: Sequence[Column]) -> bool:
    """Tell whether a group is written once, over the rows that belong to it."""
    for position, column in enumerate(columns):
        if column.role is Role.GROUP:
            values = grid.values(position)
            has_blanks = 2 * len(values) <= len(grid.rows)
            begins = bool(grid.rows) and bool(grid.rows[0].cells[position].strip())
            if begins and has_blanks and values and len(set(values)) == len(values):
                return True
    return False
