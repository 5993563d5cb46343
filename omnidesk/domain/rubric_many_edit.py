"""Edits of several dimensions or levels at once: duplicate, remove, move, number anew."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Level, Rubric
from omnidesk.domain.rubric_level_edit import add_level, remove_level, with_values
from omnidesk.domain.rubric_reading import MAX_DIMENSIONS, MAX_LEVEL_VALUE
from omnidesk.domain.rubric_texts import refusal
from omnidesk.domain.slugs import unique_slug

_NUMBERED = re.compile(r"^(.*) \((\d{1,6})\)$", re.DOTALL)


def add_dimensions(rubric: Rubric, n: int) -> tuple[Rubric, tuple[str, ...]]:
    """Return the rubric with more dimensions behind all, in the group of the last one.

    Raises:
        RubricInvalid: there would be more dimensions than the format allows.
    """
    _refuse_too_many(rubric, n)
    group = rubric.dimensions[-1].group if rubric.dimensions else None
    keys: list[str] = []
    for _ in range(n):
        keys.append(unique_slug("", {*rubric.keys, *keys}))
    new = (Dimension(key, LocalText(), group) for key in keys)
    return replace(rubric, dimensions=(*rubric.dimensions, *new)), tuple(keys)


def duplicate_dimensions(rubric: Rubric, keys: Collection[str]) -> tuple[Rubric, tuple[str, ...]]:
    """Return the rubric with a copy of some dimensions behind the last of them, and their keys.

    A copy has all its dimension has; its name is numbered, as ``Technology (2)``.

    Raises:
        RubricInvalid: there would be more dimensions than the format allows.
    """
    chosen = [row for row in rubric.dimensions if row.key in keys]
    _refuse_too_many(rubric, len(chosen))
    taken, cells, copies = set(rubric.keys), dict(rubric.cells), list[Dimension]()
    names = [row.name for row in rubric.dimensions]
    for row in chosen:
        name = _numbered(row.name, names)
        names.append(name)
        key = unique_slug(rubric.text(name, rubric.languages[0]), taken, fallback=row.key)
        taken.add(key)
        copies.append(replace(row, key=key, name=name))
        for value in rubric.values:
            if cell := rubric.cell(row.key, value):
                cells[key, value] = cell
    at = rubric.keys.index(chosen[-1].key) + 1
    rows = (*rubric.dimensions[:at], *copies, *rubric.dimensions[at:])
    return replace(rubric, dimensions=rows, cells=cells), tuple(row.key for row in copies)


def remove_dimensions(rubric: Rubric, keys: Collection[str]) -> Rubric:
    """Return the rubric without some dimensions and their cells; their groups stay."""
    return replace(
        rubric,
        dimensions=tuple(row for row in rubric.dimensions if row.key not in keys),
        cells={place: cell for place, cell in rubric.cells.items() if place[0] not in keys},
    )


def duplicate_level(rubric: Rubric, value: int) -> Rubric:
    """Return the rubric with a copy of a level behind it; those above go up by one.

    Raises:
        RubricInvalid: there are as many levels already as the format allows.
    """
    source, at = rubric.level(value), rubric.values.index(value) + 1
    after = add_level(rubric, "", rubric.languages[0], at)
    new = after.values[at]
    name = _numbered(source.name, [level.name for level in rubric.levels])
    copy = Level(new, name, source.definition)
    cells = dict(after.cells)
    for key in after.keys:
        if cell := after.cell(key, value):
            cells[key, new] = cell
    levels = tuple(copy if level.value == new else level for level in after.levels)
    return replace(after, levels=levels, cells=cells)


def remove_levels(rubric: Rubric, values: Collection[int]) -> Rubric:
    """Return the rubric without some levels; those above each go down by one."""
    for value in sorted(values, reverse=True):
        rubric = remove_level(rubric, value)
    return rubric


def move_levels(rubric: Rubric, values: Collection[int], to: int) -> Rubric:
    """Return the rubric with the texts of levels, together, at position ``to`` among the others.

    The values stay where they are.
    """
    moved = [value for value in rubric.values if value in values]
    rest = [value for value in rubric.values if value not in values]
    order = (*rest[:to], *moved, *rest[to:])
    return with_values(rubric, dict(zip(order, rubric.values, strict=True)))


def renumber_levels(rubric: Rubric, first: int) -> Rubric:
    """Return the rubric with its levels numbered without gaps from ``first`` on.

    Raises:
        RubricInvalid: a number would be lower or higher than the format allows.
    """
    last = first + len(rubric.levels) - 1
    if first < 0 or last > MAX_LEVEL_VALUE:
        raise refusal(rubric, "bad_level_value", "levels", first if first < 0 else last)
    return with_values(rubric, {old: first + n for n, old in enumerate(rubric.values)})


def _refuse_too_many(rubric: Rubric, n: int) -> None:
    if len(rubric.dimensions) + n > MAX_DIMENSIONS:
        raise refusal(rubric, "too_many", "dimensions", MAX_DIMENSIONS)


def _numbered(name: LocalText, taken: Collection[LocalText]) -> LocalText:
    """Return a name with the next number that is free in every language."""
    if not name:
        return name
    used = {text for words in taken for _, text in words}
    stems = {code: _stem(text) for code, text in name}
    number = 2
    while any(f"{stem} ({number})" in used for stem in stems.values()):
        number += 1
    return LocalText.of({code: f"{stem} ({number})" for code, stem in stems.items()})


def _stem(text: str) -> str:
    match = _NUMBERED.match(text)
    return match[1] if match else text
