"""The places of a rubric's texts in its grid: names, definitions and cells."""

from __future__ import annotations

from dataclasses import dataclass

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_spots import Spot, SpotKind, with_text, words_at


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands, by key and value: never by row or column.

    Attributes:
        dimension: the row's key; empty for a level's own texts.
        level: the column's value; None for a dimension's name.
        is_definition: the level's definition instead of its name.
        group: the key of a heading; then all others are empty.
    """

    dimension: str = ""
    level: int | None = None
    is_definition: bool = False
    group: str = ""


MODEL = Place()
"""The place of the rubric's own name."""


def exists(rubric: Rubric, place: Place) -> bool:
    """Tell whether the rubric has this place."""
    if place.group:
        return any(group.key == place.group for group in rubric.groups)
    has_row = not place.dimension or place.dimension in rubric.keys
    return has_row and (place.level is None or place.level in rubric.values)


def spot_of(place: Place) -> Spot:
    """Return the address of the text that a place shows."""
    if place.group:
        return Spot(SpotKind.GROUP_NAME, group=place.group)
    if place.level is None:
        kind = SpotKind.DIMENSION_NAME if place.dimension else SpotKind.NAME
        return Spot(kind, place.dimension)
    if place.dimension:
        return Spot(SpotKind.DESCRIPTOR, place.dimension, place.level)
    kind = SpotKind.LEVEL_DEFINITION if place.is_definition else SpotKind.LEVEL_NAME
    return Spot(kind, level=place.level)


def place_of_spot(spot: Spot) -> Place:
    """Return the cell where a text is found: its own, or the one whose details hold it."""
    is_definition = spot.kind is SpotKind.LEVEL_DEFINITION
    return Place(spot.dimension, spot.level, is_definition, spot.group)


def text_at(rubric: Rubric, place: Place) -> LocalText:
    """Return the text at a place, in all its languages."""
    return words_at(rubric, spot_of(place))


def with_text_at(rubric: Rubric, place: Place, language: str, text: str) -> Rubric:
    """Return the rubric with the text at a place replaced.

    Raises:
        RubricInvalid: the text is longer than the format allows.
    """
    return with_text(rubric, spot_of(place), language, text)
