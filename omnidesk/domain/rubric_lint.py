"""What is missing or odd in a rubric: asked before it is published, and whenever one likes.

The format lets a draft be incomplete; this says what is left to do. A new rule is one more
function in ``RULES``; those about the words of descriptors are in ``lint_wording``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from omnidesk.domain.lint_wording import WORDING_RULES
from omnidesk.domain.rubric import Dimension, Rubric
from omnidesk.domain.rubric_problem import RubricProblem, Rule, Severity
from omnidesk.domain.rubric_texts import PlacedText, placed_texts

__all__ = ["MIN_LEVELS", "RULES", "RubricProblem", "Severity", "check", "publishable"]

MIN_LEVELS = 2

_PLACEHOLDER = re.compile(
    r"tbd|tba|tbc|todo|x{2,}|\.{2,}|\N{HORIZONTAL ELLIPSIS}+|\?+|-+|_+|placeholder"
    r"|(tbd|todo)\W.*|.*\blorem ipsum\b.*",
    re.IGNORECASE | re.DOTALL,
)


def check(rubric: Rubric) -> tuple[RubricProblem, ...]:
    """Return everything that is missing or odd, by rule and within it in reading order."""
    return tuple(problem for rule in RULES for problem in rule(rubric))


def publishable(problems: Iterable[RubricProblem]) -> bool:
    """Tell whether a rubric with these problems may be published."""
    return all(problem.severity is not Severity.ERROR for problem in problems)


def _too_little(rubric: Rubric) -> Iterator[RubricProblem]:
    """There is nothing to rate, or nothing to choose between."""
    if not rubric.dimensions:
        yield RubricProblem("no_dimensions", Severity.ERROR)
    if len(rubric.levels) < MIN_LEVELS:
        yield RubricProblem("too_few_levels", Severity.ERROR)


def _missing_names(rubric: Rubric) -> Iterator[RubricProblem]:
    """A name that is there in one language only is a missing translation instead."""
    if _is_blank(rubric.name):
        yield RubricProblem("missing_name", Severity.ERROR)
    for level in rubric.levels:
        if _is_blank(level.name):
            yield RubricProblem("missing_name", Severity.ERROR, level=level.value)
    for row in rubric.dimensions:
        if _is_blank(row.name):
            yield RubricProblem("missing_name", Severity.ERROR, row.key)
    for group in rubric.groups:
        if _is_blank(group.name):
            yield RubricProblem("missing_name", Severity.ERROR, detail=group.key)


def _empty_cells(rubric: Rubric) -> Iterator[RubricProblem]:
    """A gap in a row is an error; a level or a row without any text may be meant."""
    used = [value for value in rubric.values if _is_used(rubric, value)]
    if rubric.dimensions:
        for value in rubric.values:
            if value not in used:
                yield RubricProblem("empty_cell", Severity.NOTE, level=value)
    for row in rubric.dimensions:
        gaps = [value for value in used if not _is_written(rubric, row, value)]
        if gaps and gaps == used:
            yield RubricProblem("empty_row", Severity.WARNING, row.key)
            continue
        for value in gaps:
            yield RubricProblem("empty_cell", Severity.ERROR, row.key, value)


def _missing_translations(rubric: Rubric) -> Iterator[RubricProblem]:
    """Several texts at one place count once for a language; a language without any text is one."""
    written = [placed for placed in placed_texts(rubric) if not _is_blank(placed.words)]
    begun = [
        language
        for language in rubric.languages
        if any(placed.words.get(language).strip() for placed in written)
    ]
    for language in rubric.languages if written else ():
        if language not in begun:
            yield RubricProblem("untranslated_language", Severity.WARNING, language=language)
    missing = (
        _at(placed, "missing_translation", language)
        for placed in written
        for language in begun
        if not placed.words.get(language).strip()
    )
    yield from dict.fromkeys(missing)


def _duplicate_texts(rubric: Rubric) -> Iterator[RubricProblem]:
    """Two levels of a dimension that read alike cannot be told apart."""
    for row in rubric.dimensions:
        for language in rubric.languages:
            first: dict[str, int] = {}
            for value in rubric.values:
                text = _squeezed(rubric.cell(row.key, value).text.get(language))
                if text and (other := first.setdefault(text, value)) != value:
                    yield RubricProblem(
                        "duplicate_text", Severity.WARNING, row.key, value, language, str(other)
                    )


def _placeholders(rubric: Rubric) -> Iterator[RubricProblem]:
    found = (
        _at(placed, "placeholder_text", language)
        for placed in placed_texts(rubric)
        for language, text in placed.words
        if _PLACEHOLDER.fullmatch(text.strip())
    )
    yield from dict.fromkeys(found)


def _unknown_keys(rubric: Rubric) -> Iterator[RubricProblem]:
    """What refers to nothing: no file has it, since reading refuses it, but a program may."""
    keys, values = set(rubric.keys), set(rubric.values)
    groups = {group.key for group in rubric.groups}
    for key, value in rubric.cells:
        if key not in keys or value not in values:
            yield RubricProblem("unknown_cell", Severity.ERROR, detail=f"{key}, {value}")
    for row in rubric.dimensions:
        if row.group is not None and row.group not in groups:
            yield RubricProblem("unknown_group_key", Severity.ERROR, row.key, detail=row.group)
    for group in rubric.groups:
        if group.parent is not None and group.parent not in groups:
            yield RubricProblem("unknown_group_key", Severity.ERROR, detail=group.parent)


RULES: tuple[Rule, ...] = (
    _too_little,
    _missing_names,
    _empty_cells,
    _missing_translations,
    _duplicate_texts,
    _placeholders,
    _unknown_keys,
    *WORDING_RULES,
)


def _at(placed: PlacedText, code: str, language: str) -> RubricProblem:
    return RubricProblem(
        code, Severity.WARNING, placed.dimension, placed.level, language, placed.group
    )


def _is_blank(words: Iterable[tuple[str, str]]) -> bool:
    return not any(text.strip() for _, text in words)


def _is_written(rubric: Rubric, row: Dimension, value: int) -> bool:
    cell = rubric.cell(row.key, value)
    return any(not _is_blank(words) for words in (cell.text, *cell.criteria))


def _is_used(rubric: Rubric, value: int) -> bool:
    return any(_is_written(rubric, row, value) for row in rubric.dimensions)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())
