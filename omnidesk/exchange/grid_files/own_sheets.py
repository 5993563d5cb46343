"""The sheets beside the grid in a workbook of this program: the levels, and the model itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.plain_text import without_forbidden
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_reading import MAX_LEVEL_VALUE, is_language
from omnidesk.exchange.grids.facts import ModelFacts
from omnidesk.exchange.grids.sheet import Book, Sheet

Rows = list[list[str]]
_ID, _VERSION, _LANGUAGES, _NAME, _NOTE = (
    "model_id",
    "model_version",
    "model_languages",
    "model_name",
    "model_note",
)
_LEVEL, _LEVEL_NAME, _LEVEL_DEFINITION = "level", "level_name", "level_definition"


def about_rows(rubric: Rubric) -> Rows:
    """Return what is said of the whole model: a label and a text in each row."""
    rows = [[_ID, rubric.id], [_VERSION, rubric.version]]
    rows.append([_LANGUAGES, " ".join(rubric.languages)])
    for label, words in ((_NAME, rubric.name), (_NOTE, rubric.note)):
        rows += [[f"{label} ({code})", text] for code, text in _in_order(rubric, words)]
    return rows


def level_rows(rubric: Rubric) -> Rows:
    """Return the levels, a row each, with name and definition in every language."""
    languages = rubric.languages
    header = [_LEVEL, *(f"{_LEVEL_NAME} ({code})" for code in languages)]
    header += [f"{_LEVEL_DEFINITION} ({code})" for code in languages]
    rows = [header]
    for level in rubric.levels:
        names = [level.name.get(code) for code in languages]
        rows.append([str(level.value), *names, *(level.definition.get(c) for c in languages)])
    return rows


def facts_of(rubric: Rubric) -> ModelFacts:
    """Return what ``without_own_sheets`` reads from these rows."""
    return ModelFacts(
        id=rubric.id,
        version=rubric.version,
        languages=rubric.languages,
        name=rubric.name,
        note=rubric.note,
        level_names={level.value: level.name for level in rubric.levels},
        level_definitions={level.value: level.definition for level in rubric.levels},
    )


def without_own_sheets(book: Book) -> Book:
    """Return the book with its sheets on levels and model read, and taken out."""
    about = next((s for s in book.sheets if s.rows and s.rows[0][:1] == (_ID,)), None)
    if about is None:
        return book
    levels = next((s for s in book.sheets if s.rows and s.rows[0][:1] == (_LEVEL,)), None)
    facts = _read_about(about)
    if levels is not None:
        facts = _with_levels(facts, levels)
    rest = tuple(sheet for sheet in book.sheets if sheet not in (about, levels))
    return replace(book, sheets=rest, facts=facts)


def _in_order(rubric: Rubric, words: LocalText) -> Iterator[tuple[str, str]]:
    return ((code, text) for code in rubric.languages if (text := words.get(code)))


def _read_about(sheet: Sheet) -> ModelFacts:
    found = {row[0]: without_forbidden(row[1]) for row in sheet.rows if len(row) > 1 and row[0]}
    return ModelFacts(
        id=found.get(_ID, "").strip(),
        version=found.get(_VERSION, "").strip(),
        languages=tuple(found.get(_LANGUAGES, "").split()),
        name=_texts(found, _NAME),
        note=_texts(found, _NOTE),
    )


_MOST_DIGITS = 6  # Python refuses to read a number of thousands of them


def _with_levels(facts: ModelFacts, sheet: Sheet) -> ModelFacts:
    names: dict[int, LocalText] = {}
    definitions: dict[int, LocalText] = {}
    header = sheet.rows[0]
    for row in sheet.rows[1:]:
        is_number = row[0].isascii() and row[0].isdigit() and len(row[0]) <= _MOST_DIGITS
        if is_number and int(row[0]) <= MAX_LEVEL_VALUE:
            found = {
                label: without_forbidden(cell) for label, cell in zip(header, row, strict=False)
            }
            names[int(row[0])] = _texts(found, _LEVEL_NAME)
            definitions[int(row[0])] = _texts(found, _LEVEL_DEFINITION)
    return replace(facts, level_names=names, level_definitions=definitions)


def _texts(found: dict[str, str], label: str) -> LocalText:
    """The texts whose label is followed by a language in brackets."""
    start = f"{label} ("
    return LocalText.of(
        {
            name[len(start) : -1]: text
            for name, text in found.items()
            if name.startswith(start) and is_language(name[len(start) : -1])
        }
    )
