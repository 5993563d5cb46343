"""Edits of a rubric, each returning a new one; those of levels live in ``rubric_level_edit``.

Undo is to put the old value back. An edit leaves what it does not touch as it is, and returns the
same rubric where nothing changes. Typed texts are brought into their normal form first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Rubric
from omnidesk.domain.rubric_level_edit import (
    add_level,
    move_level,
    remove_level,
    set_level_definition,
    set_level_name,
)
from omnidesk.domain.rubric_reading import (
    MAX_CRITERIA,
    MAX_DIMENSIONS,
    MAX_LANGUAGES,
    MAX_WEIGHT,
    is_language,
    is_version,
)
from omnidesk.domain.rubric_texts import refusal, retyped, with_all_texts
from omnidesk.domain.slugs import is_slug, unique_slug

__all__ = [
    "add_dimension",
    "add_language",
    "add_level",
    "move_dimension",
    "move_level",
    "name_new_dimension",
    "next_version",
    "remove_dimension",
    "remove_language",
    "remove_level",
    "set_criteria",
    "set_dimension_definition",
    "set_dimension_guidance",
    "set_dimension_name",
    "set_improvement",
    "set_level_definition",
    "set_level_name",
    "set_note",
    "set_rubric_name",
    "set_text",
    "set_weight",
    "with_identity",
]

_MAX_VERSION = 40


def set_text(rubric: Rubric, key: str, value: int, language: str, text: str) -> Rubric:
    """Return the rubric with the text of one cell replaced, or removed if empty."""
    rubric.dimension(key)
    rubric.level(value)
    old = rubric.cell(key, value)
    words = retyped(rubric, old.text, language, text, f"cells.{key}.{value}")
    return _with_cell(rubric, (key, value), replace(old, text=words))


def set_dimension_name(rubric: Rubric, key: str, language: str, text: str) -> Rubric:
    """Return the rubric with a dimension's name replaced; its key stays."""
    row = rubric.dimension(key)
    name = retyped(rubric, row.name, language, text, f"dimensions.{key}.name")
    return _with_dimension(rubric, replace(row, name=name))


def name_new_dimension(rubric: Rubric, key: str, language: str, text: str) -> tuple[Rubric, str]:
    """Return the rubric with a dimension named for the first time, and the key made from the name.

    For one that was added without a name and is not in any published version yet: its cells go
    with it. A name from which no key can be made leaves the key as it is.
    """
    others = [other for other in rubric.keys if other != key]
    new_key = unique_slug(text, others, fallback=key)
    row = replace(set_dimension_name(rubric, key, language, text).dimension(key), key=new_key)
    rows = tuple(row if other.key == key else other for other in rubric.dimensions)
    cells = {
        (new_key if place[0] == key else place[0], place[1]): cell
        for place, cell in rubric.cells.items()
    }
    return replace(rubric, dimensions=rows, cells=cells), new_key


def set_dimension_definition(rubric: Rubric, key: str, language: str, text: str) -> Rubric:
    """Return the rubric with what a dimension is about replaced."""
    row = rubric.dimension(key)
    words = retyped(rubric, row.definition, language, text, f"dimensions.{key}.definition")
    return _with_dimension(rubric, replace(row, definition=words))


def set_dimension_guidance(rubric: Rubric, key: str, language: str, text: str) -> Rubric:
    """Return the rubric with what to look for in a dimension replaced."""
    row = rubric.dimension(key)
    words = retyped(rubric, row.guidance, language, text, f"dimensions.{key}.guidance")
    return _with_dimension(rubric, replace(row, guidance=words))


def set_criteria(rubric: Rubric, key: str, value: int, criteria: Sequence[LocalText]) -> Rubric:
    """Return the rubric with the checklist of one cell replaced; empty points are left out.

    Raises:
        RubricInvalid: there are too many, or one is too long.
    """
    rubric.dimension(key)
    rubric.level(value)
    place = f"cells.{key}.{value}.criteria"
    if len(criteria) > MAX_CRITERIA:
        raise refusal(rubric, "too_many", place, MAX_CRITERIA)
    typed = tuple(_typed(rubric, words, place) for words in criteria)
    cell = replace(rubric.cell(key, value), criteria=tuple(words for words in typed if words))
    return _with_cell(rubric, (key, value), cell)


def set_improvement(rubric: Rubric, key: str, value: int, language: str, text: str) -> Rubric:
    """Return the rubric with how to get from a level to the next one replaced."""
    row, place = rubric.dimension(key), f"dimensions.{key}.improvements.{value}"
    rubric.level(value)
    words = dict(row.improvements)
    words[value] = retyped(rubric, words.get(value, LocalText()), language, text, place)
    kept = tuple(sorted((each, text) for each, text in words.items() if text))
    return _with_dimension(rubric, replace(row, improvements=kept))


def set_weight(rubric: Rubric, key: str, weight: float) -> Rubric:
    """Return the rubric with a dimension's weight replaced.

    Raises:
        RubricInvalid: the weight is below 0, over a million, or not a number.
    """
    if not 0 <= weight <= MAX_WEIGHT:
        raise refusal(rubric, "bad_weight", f"dimensions.{key}.weight", weight)
    return _with_dimension(rubric, replace(rubric.dimension(key), weight=float(weight)))


def set_rubric_name(rubric: Rubric, language: str, text: str) -> Rubric:
    """Return the rubric with its own name in one language replaced."""
    words = retyped(rubric, rubric.name, language, text, "name")
    return rubric if words == rubric.name else replace(rubric, name=words)


def set_note(rubric: Rubric, language: str, text: str) -> Rubric:
    """Return the rubric with the note on its origin in one language replaced."""
    words = retyped(rubric, rubric.note, language, text, "note")
    return rubric if words == rubric.note else replace(rubric, note=words)


def add_dimension(
    rubric: Rubric, name: str, language: str, at: int, *, group: str | None = None
) -> tuple[Rubric, str]:
    """Return the rubric with one more dimension, and the key that it has from now on.

    Args:
        name: its name; the key is made from it, and numbered where it is taken.
        at: its position, from 0.
        group: the key of the group that it lies in.

    Raises:
        RubricInvalid: there are as many dimensions already as the format allows.
    """
    if len(rubric.dimensions) >= MAX_DIMENSIONS:
        raise refusal(rubric, "too_many", "dimensions", MAX_DIMENSIONS)
    key = unique_slug(name, rubric.keys)
    words = retyped(rubric, LocalText(), language, name, f"dimensions.{key}.name")
    rows = list(rubric.dimensions)
    rows.insert(at, Dimension(key, words, group))
    return replace(rubric, dimensions=tuple(rows)), key


def remove_dimension(rubric: Rubric, key: str) -> Rubric:
    """Return the rubric without a dimension and its cells; its group stays."""
    gone = rubric.dimension(key)
    return replace(
        rubric,
        dimensions=tuple(row for row in rubric.dimensions if row is not gone),
        cells={place: cell for place, cell in rubric.cells.items() if place[0] != key},
    )


def move_dimension(rubric: Rubric, key: str, to: int) -> Rubric:
    """Return the rubric with a dimension at position ``to``, from 0, among all."""
    row = rubric.dimension(key)
    rows = [other for other in rubric.dimensions if other is not row]
    rows.insert(to, row)
    changed = tuple(rows)
    return rubric if changed == rubric.dimensions else replace(rubric, dimensions=changed)


def add_language(rubric: Rubric, language: str) -> Rubric:
    """Return the rubric with one more language, after the others; its texts are still missing.

    Raises:
        RubricInvalid: this is not the code of a language, or there are too many.
    """
    if language in rubric.languages:
        return rubric
    if not is_language(language):
        raise refusal(rubric, "bad_language", "languages", language)
    if len(rubric.languages) >= MAX_LANGUAGES:
        raise refusal(rubric, "too_many", "languages", MAX_LANGUAGES)
    return replace(rubric, languages=(*rubric.languages, language))


def remove_language(rubric: Rubric, language: str) -> Rubric:
    """Return the rubric without a language and all texts in it.

    Raises:
        RubricInvalid: it is the only language.
    """
    if language not in rubric.languages:
        return rubric
    if len(rubric.languages) == 1:
        raise refusal(rubric, "no_languages", "languages", language)
    changed = with_all_texts(rubric, lambda words: words.with_text(language, ""))
    return replace(changed, languages=tuple(c for c in rubric.languages if c != language))


def with_identity(rubric: Rubric, rubric_id: str, version: str) -> Rubric:
    """Return the rubric under another id and version, as a draft gets them.

    Raises:
        RubricInvalid: the id or the version is not well formed.
    """
    if not is_slug(rubric_id):
        raise refusal(rubric, "bad_id", "id", rubric_id)
    if not is_version(version):
        raise refusal(rubric, "bad_version", "version", version)
    return replace(rubric, id=rubric_id, version=version)


def next_version(version: str) -> str:
    """Return the version after this one: its last number goes up, as 1.0 to 1.1, 1.9 to 1.10."""
    number = re.search(r"[0-9]{1,9}$", version)
    stem = version[: number.start()] if number else f"{version}."
    ending = str(int(number[0]) + 1 if number else 1)
    return stem[: _MAX_VERSION - len(ending)] + ending


def _typed(rubric: Rubric, words: LocalText, place: str) -> LocalText:
    for language, text in words:
        words = retyped(rubric, words, language, text, place)
    return words


def _with_cell(rubric: Rubric, place: CellKey, cell: Cell) -> Rubric:
    """Return the rubric with one cell replaced; an empty cell is absent."""
    if cell == rubric.cell(*place):
        return rubric
    cells = dict(rubric.cells)
    cells.pop(place, None)
    if cell:
        cells[place] = cell
    return replace(rubric, cells=cells)


def _with_dimension(rubric: Rubric, new: Dimension) -> Rubric:
    if new == rubric.dimension(new.key):
        return rubric
    rows = tuple(new if row.key == new.key else row for row in rubric.dimensions)
    return replace(rubric, dimensions=rows)
