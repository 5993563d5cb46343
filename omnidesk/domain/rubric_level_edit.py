"""Edits of a rubric's levels.

A level's value is its identity, so texts move between values and never the other way round:
names, definitions, cells and improvements go with their level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Level, Rubric
from omnidesk.domain.rubric_reading import MAX_LEVEL_VALUE, MAX_LEVELS
from omnidesk.domain.rubric_texts import refusal, retyped


def set_level_name(rubric: Rubric, value: int, language: str, text: str) -> Rubric:
    """Return the rubric with a level's name in one language replaced, or removed if empty."""
    level = rubric.level(value)
    name = retyped(rubric, level.name, language, text, f"levels.{value}.name")
    return _with_level(rubric, replace(level, name=name))


def set_level_definition(rubric: Rubric, value: int, language: str, text: str) -> Rubric:
    """Return the rubric with a level's definition in one language replaced."""
    level = rubric.level(value)
    words = retyped(rubric, level.definition, language, text, f"levels.{value}.definition")
    return _with_level(rubric, replace(level, definition=words))


def add_level(
    rubric: Rubric, name: str, language: str, at: int, *, value: int | None = None
) -> Rubric:
    """Return the rubric with one more level.

    Args:
        at: its position, from 0. It takes the value of the level that is there now, and every
            level from there on goes up by one; at the end it takes the next value (1 in a rubric
            without levels). ``remove_level`` with the new value brings everything back.
        value: take this value instead and renumber nothing, as 0 before a level 1; it must lie
            between those of its neighbours. Take it back with ``renumber=False``.

    Raises:
        RubricInvalid: there are as many levels already as the format allows.
    """
    at = max(0, min(at, len(rubric.levels)))
    if len(rubric.levels) >= MAX_LEVELS:
        raise refusal(rubric, "too_many", "levels", MAX_LEVELS)
    new = _value_at(rubric, at) if value is None else _checked_value(rubric, at, value)
    shift = 1 if value is None else 0
    moved = {old: old + shift * (place >= at) for place, old in enumerate(rubric.values)}
    if max((new, *moved.values())) > MAX_LEVEL_VALUE:
        raise refusal(rubric, "bad_level_value", "levels", max((new, *moved.values())))
    words = retyped(rubric, LocalText(), language, name, f"levels.{new}.name")
    return _with_level(with_values(rubric, moved), Level(new, words))


def remove_level(rubric: Rubric, value: int, *, renumber: bool = True) -> Rubric:
    """Return the rubric without a level, its cells and its improvements.

    Args:
        renumber: the levels above go down by one, so that a rubric without gaps keeps having
            none, and keeps its lowest value; otherwise the other values stay.
    """
    rubric.level(value)
    shift = 1 if renumber else 0
    return with_values(
        rubric, {old: old - shift * (old > value) for old in rubric.values if old != value}
    )


def move_level(rubric: Rubric, value: int, to: int) -> Rubric:
    """Return the rubric with a level's texts at position ``to``, from 0; the values stay."""
    rubric.level(value)
    values = rubric.values
    order = [old for old in values if old != value]
    order.insert(to, value)
    return with_values(rubric, dict(zip(order, values, strict=True)))


def _value_at(rubric: Rubric, at: int) -> int:
    if at < len(rubric.values):
        return rubric.values[at]
    return rubric.values[-1] + 1 if rubric.values else 1


def _checked_value(rubric: Rubric, at: int, value: int) -> int:
    below, above = rubric.values[:at], rubric.values[at:]
    if value < 0 or value in rubric.values or max(below, default=-1) > value:
        raise refusal(rubric, "bad_level_value", "levels", value)
    if min(above, default=value + 1) < value:
        raise refusal(rubric, "bad_level_value", "levels", value)
    return value


def with_values(rubric: Rubric, values: Mapping[int, int]) -> Rubric:
    """Return the rubric with each level's texts under its new value; a level without one goes."""
    if all(old == new for old, new in values.items()) and len(values) == len(rubric.levels):
        return rubric
    levels = [
        replace(level, value=values[level.value])
        for level in rubric.levels
        if level.value in values
    ]
    cells = {
        (key, values[value]): cell for (key, value), cell in rubric.cells.items() if value in values
    }
    return replace(
        rubric,
        levels=tuple(sorted(levels, key=lambda level: level.value)),
        dimensions=tuple(_renumbered_row(row, values) for row in rubric.dimensions),
        cells=cells,
    )


def _renumbered_row(row: Dimension, values: Mapping[int, int]) -> Dimension:
    improvements = tuple(
        sorted((values[value], words) for value, words in row.improvements if value in values)
    )
    return row if improvements == row.improvements else replace(row, improvements=improvements)


def _with_level(rubric: Rubric, new: Level) -> Rubric:
    """Return the rubric with one level replaced or added."""
    levels = {level.value: level for level in rubric.levels} | {new.value: new}
    changed = tuple(levels[value] for value in sorted(levels))
    return rubric if changed == rubric.levels else replace(rubric, levels=changed)
