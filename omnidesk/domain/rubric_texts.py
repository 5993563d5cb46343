"""All texts of a rubric: replacing one, changing all, and walking them with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import text_faults, without_forbidden
from omnidesk.domain.rubric import Cell, Dimension, Rubric


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and where it stands; all empty: it belongs to the rubric itself.

    Attributes:
        dimension: the row's key; with a level it is the text of a cell.
        level: the column's value; None for a text of a row, a group or the rubric.
        group: the key of a heading.
    """

    words: LocalText
    dimension: str = ""
    level: int | None = None
    group: str = ""


def refusal(rubric: Rubric, code: str, place: str, detail: object = "") -> RubricInvalid:
    """Return the error for an edit that the format does not allow."""
    return RubricInvalid(rubric.id, (Problem(code, place, str(detail)),))


def retyped(rubric: Rubric, words: LocalText, language: str, text: str, place: str) -> LocalText:
    """Return ``words`` with the text of one language as it was typed, in its normal form.

    Raises:
        RubricInvalid: the rubric does not have this language, or the text is too long.
    """
    if language not in rubric.languages:
        raise refusal(rubric, "undeclared_language", place, language)
    typed = without_forbidden(text)
    for code, detail in text_faults(typed):
        raise refusal(rubric, code, place, detail)
    return words.with_text(language, typed)


def placed_texts(rubric: Rubric) -> Iterator[PlacedText]:
    """Yield every text of the rubric, in reading order."""
    yield PlacedText(rubric.name)
    yield PlacedText(rubric.note)
    for level in rubric.levels:
        for words in (level.name, level.definition):
            yield PlacedText(words, level=level.value)
    for group in rubric.groups:
        yield PlacedText(group.name, group=group.key)
    for dimension in rubric.dimensions:
        yield from _row_texts(rubric, dimension)


def with_all_texts(rubric: Rubric, change: Callable[[LocalText], LocalText]) -> Rubric:
    """Return the rubric with ``change`` done to every text; empty cells fall away."""
    cells = {
        key: Cell(change(cell.text), tuple(map(change, cell.criteria)))
        for key, cell in rubric.cells.items()
    }
    return replace(
        rubric,
        name=change(rubric.name),
        note=change(rubric.note),
        levels=tuple(
            replace(level, name=change(level.name), definition=change(level.definition))
            for level in rubric.levels
        ),
        groups=tuple(replace(group, name=change(group.name)) for group in rubric.groups),
        dimensions=tuple(_changed_row(row, change) for row in rubric.dimensions),
        cells={key: cell for key, cell in cells.items() if cell},
    )


def _row_texts(rubric: Rubric, row: Dimension) -> Iterator[PlacedText]:
    improvements = (words for _, words in row.improvements)
    for words in (row.name, row.definition, row.guidance, *improvements):
        yield PlacedText(words, dimension=row.key)
    for value in rubric.values:
        cell = rubric.cell(row.key, value)
        for words in (cell.text, *cell.criteria):
            yield PlacedText(words, dimension=row.key, level=value)


def _changed_row(row: Dimension, change: Callable[[LocalText], LocalText]) -> Dimension:
    improvements = ((value, change(words)) for value, words in row.improvements)
    return replace(
        row,
        name=change(row.name),
        definition=change(row.definition),
        guidance=change(row.guidance),
        improvements=tuple((value, words) for value, words in improvements if words),
    )
