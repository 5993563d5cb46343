"""The places of a rubric's texts in its grid: names, definitions and cells."""

from __future__ import annotations

from dataclasses import dataclass

from omnidesk.domain import rubric_edit
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands, by key and value: never by row or column.

    Attributes:
        dimension: the row's key; empty for a level's own texts.
        level: the column's value; None for a dimension's name.
        is_definition: the level's definition instead of its name.
    """

    dimension: str = ""
    level: int | None = None
    is_definition: bool = False


MODEL = Place()
"""The place of the rubric's own name."""


def exists(rubric: Rubric, place: Place) -> bool:
    """Tell whether the rubric has this place."""
    has_row = not place.dimension or place.dimension in rubric.keys
    return has_row and (place.level is None or place.level in rubric.values)


def text_at(rubric: Rubric, place: Place) -> LocalText:
    """Return the text at a place, in all its languages."""
    if place.level is None:
        return rubric.dimension(place.dimension).name if place.dimension else rubric.name
    if place.dimension:
        return rubric.cell(place.dimension, place.level).text
    level = rubric.level(place.level)
    return level.definition if place.is_definition else level.name


def with_text_at(rubric: Rubric, place: Place, language: str, text: str) -> Rubric:
    """Return the rubric with the text at a place replaced.

    Raises:
        RubricInvalid: the text is longer than the format allows.
    """
    if place.level is None:
        if place.dimension:
            return rubric_edit.set_dimension_name(rubric, place.dimension, language, text)
        return rubric_edit.set_rubric_name(rubric, language, text)
    if place.dimension:
        return rubric_edit.set_text(rubric, place.dimension, place.level, language, text)
    if place.is_definition:
        return rubric_edit.set_level_definition(rubric, place.level, language, text)
    return rubric_edit.set_level_name(rubric, place.level, language, text)
