"""Every text of a rubric by its address, so that any of them can be read and replaced alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from omnidesk.domain import rubric_edit, rubric_group_edit
from omnidesk.domain.errors import UnknownDimension, UnknownGroup, UnknownLevel
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Dimension, Rubric
from omnidesk.domain.rubric_outline import group_of, outline


class SpotKind(StrEnum):
    """What a text is."""

    NAME = "name"
    NOTE = "note"
    LEVEL_NAME = "level_name"
    LEVEL_DEFINITION = "level_definition"
    GROUP_NAME = "group_name"
    DIMENSION_NAME = "dimension_name"
    DIMENSION_DEFINITION = "dimension_definition"
    GUIDANCE = "guidance"
    IMPROVEMENT = "improvement"
    DESCRIPTOR = "descriptor"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Spot:
    """The address of a text.

    Attributes:
        dimension: the key of its row, if it has one.
        level: the value of its column, if it has one.
        group: the key of the heading that it names.
        n: the position of a criterion in its list.
    """

    kind: SpotKind
    dimension: str = ""
    level: int | None = None
    group: str = ""
    n: int = 0


def spots(rubric: Rubric) -> Iterator[tuple[Spot, LocalText]]:
    """Yield every text that is there, in reading order; an empty one is left out."""
    for spot, words in _all(rubric):
        if words:
            yield spot, words


def is_there(rubric: Rubric, spot: Spot) -> bool:
    """Tell whether a rubric has what a text of it belongs to."""
    try:
        words_at(rubric, spot)
    except (UnknownDimension, UnknownLevel, UnknownGroup):
        return False
    return True


def words_at(rubric: Rubric, spot: Spot) -> LocalText:
    """Return the text at an address, in all its languages.

    Raises:
        UnknownDimension, UnknownLevel, UnknownGroup: the rubric has no such place.
    """
    kind, level = spot.kind, spot.level
    if kind in (SpotKind.NAME, SpotKind.NOTE):
        return rubric.name if kind is SpotKind.NAME else rubric.note
    if kind is SpotKind.GROUP_NAME:
        return group_of(rubric, spot.group).name
    if level is not None and kind in (SpotKind.LEVEL_NAME, SpotKind.LEVEL_DEFINITION):
        column = rubric.level(level)
        return column.name if kind is SpotKind.LEVEL_NAME else column.definition
    row = rubric.dimension(spot.dimension)
    if level is None:
        return _row_texts(row)[kind]
    if kind is SpotKind.IMPROVEMENT:
        return dict(row.improvements).get(level, NO_TEXT)
    cell = rubric.cell(row.key, level)
    if kind is SpotKind.DESCRIPTOR:
        return cell.text
    return cell.criteria[spot.n] if spot.n < len(cell.criteria) else NO_TEXT


def with_text(rubric: Rubric, spot: Spot, language: str, text: str) -> Rubric:
    """Return the rubric with the text at an address replaced in one language.

    Raises:
        RubricInvalid: the text is longer than the format allows.
    """
    kind, key, level = spot.kind, spot.dimension, spot.level
    of_dimension = {
        SpotKind.DIMENSION_NAME: rubric_edit.set_dimension_name,
        SpotKind.DIMENSION_DEFINITION: rubric_edit.set_dimension_definition,
        SpotKind.GUIDANCE: rubric_edit.set_dimension_guidance,
        SpotKind.GROUP_NAME: rubric_group_edit.set_group_name,
    }
    if kind in of_dimension:
        return of_dimension[kind](rubric, key or spot.group, language, text)
    if level is None:
        act = rubric_edit.set_rubric_name if kind is SpotKind.NAME else rubric_edit.set_note
        return act(rubric, language, text)
    if kind is SpotKind.LEVEL_NAME:
        return rubric_edit.set_level_name(rubric, level, language, text)
    if kind is SpotKind.LEVEL_DEFINITION:
        return rubric_edit.set_level_definition(rubric, level, language, text)
    if kind is SpotKind.IMPROVEMENT:
        return rubric_edit.set_improvement(rubric, key, level, language, text)
    if kind is SpotKind.DESCRIPTOR:
        return rubric_edit.set_text(rubric, key, level, language, text)
    return _with_criterion(rubric, spot, language, text)


def untranslated(rubric: Rubric, language: str) -> Iterator[Spot]:
    """Yield the addresses of texts that are written, but not in this language."""
    for spot, words in spots(rubric):
        is_written = any(text.strip() for _, text in words)
        if is_written and not words.get(language).strip():
            yield spot


def _all(rubric: Rubric) -> Iterator[tuple[Spot, LocalText]]:
    yield Spot(SpotKind.NAME), rubric.name
    yield Spot(SpotKind.NOTE), rubric.note
    for level in rubric.levels:
        yield Spot(SpotKind.LEVEL_NAME, level=level.value), level.name
    for level in rubric.levels:
        yield Spot(SpotKind.LEVEL_DEFINITION, level=level.value), level.definition
    rows = {row.key: row for row in rubric.dimensions}
    seen: set[str] = set()
    for line in outline(rubric):
        if not line.is_group:
            yield from _of_row(rubric, rows[line.key])
        elif line.key not in seen:
            seen.add(line.key)
            yield Spot(SpotKind.GROUP_NAME, group=line.key), group_of(rubric, line.key).name


def _of_row(rubric: Rubric, row: Dimension) -> Iterator[tuple[Spot, LocalText]]:
    for kind, words in _row_texts(row).items():
        yield Spot(kind, row.key), words
    steps = dict(row.improvements)
    for value in rubric.values:
        cell = rubric.cell(row.key, value)
        yield Spot(SpotKind.DESCRIPTOR, row.key, value), cell.text
        for n, words in enumerate(cell.criteria):
            yield Spot(SpotKind.CRITERION, row.key, value, n=n), words
        yield Spot(SpotKind.IMPROVEMENT, row.key, value), steps.get(value, NO_TEXT)


def _row_texts(row: Dimension) -> dict[SpotKind, LocalText]:
    return {
        SpotKind.DIMENSION_NAME: row.name,
        SpotKind.DIMENSION_DEFINITION: row.definition,
        SpotKind.GUIDANCE: row.guidance,
    }


def _with_criterion(rubric: Rubric, spot: Spot, language: str, text: str) -> Rubric:
    assert spot.level is not None
    criteria = list(rubric.cell(spot.dimension, spot.level).criteria)
    criteria += [NO_TEXT] * (spot.n + 1 - len(criteria))
    criteria[spot.n] = criteria[spot.n].with_text(language, text)
    return rubric_edit.set_criteria(rubric, spot.dimension, spot.level, criteria)
