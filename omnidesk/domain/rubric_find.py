"""Finding and replacing in all texts of a rubric."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from omnidesk.domain.letter_case import in_case_of
from omnidesk.domain.plain_text import text_faults, without_forbidden
from omnidesk.domain.rubric import Cell, Rubric
from omnidesk.domain.rubric_spots import Spot, spots, with_text, words_at
from omnidesk.domain.rubric_texts import refusal, with_all_texts


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: always these very characters, never a pattern."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """Return what finds it; a word ends where no letter, digit or underscore follows."""
        words = re.escape(self.text)
        if self.whole_words:
            words = rf"(?<!\w){words}(?!\w)"
        return re.compile(words, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """One place where it stands: in which text, in which language, from where to where."""

    spot: Spot
    language: str
    start: int
    end: int


def find(rubric: Rubric, query: Query, languages: Collection[str]) -> tuple[Match, ...]:
    """Return every place where it stands, in reading order; nothing is found nowhere."""
    if not query.text:
        return ()
    pattern = query.pattern()
    return tuple(
        Match(spot, language, found.start(), found.end())
        for spot, words in spots(rubric)
        for language, text in words
        if language in languages
        for found in pattern.finditer(text)
    )


def replace_match(
    rubric: Rubric, match: Match, text: str, *, keeps_capitals: bool = False
) -> tuple[Rubric, str]:
    """Return the rubric with one match replaced, and what was written there.

    Raises:
        RubricInvalid: the text would be longer than the format allows.
    """
    old = words_at(rubric, match.spot).get(match.language)
    found, written = old[match.start : match.end], without_forbidden(text)
    if keeps_capitals:
        written = in_case_of(found, written)
    new = old[: match.start] + written + old[match.end :]
    return with_text(rubric, match.spot, match.language, new), written


def replace_all(
    rubric: Rubric,
    query: Query,
    languages: Collection[str],
    text: str,
    *,
    keeps_capitals: bool = False,
) -> tuple[Rubric, int]:
    """Return the rubric with every match replaced, and how many there were.

    Raises:
        RubricInvalid: a text would be longer than the format allows; nothing is replaced.
    """
    n = len(find(rubric, query, languages))
    if not n:
        return rubric, 0
    pattern, typed = query.pattern(), without_forbidden(text)

    def written(match: re.Match[str]) -> str:
        return in_case_of(match[0], typed) if keeps_capitals else typed

    changed = with_all_texts(
        rubric,
        lambda words: type(words).of(
            {code: pattern.sub(written, old) if code in languages else old for code, old in words}
        ),
    )
    cells = {
        place: Cell(cell.text, tuple(words for words in cell.criteria if words))
        for place, cell in changed.cells.items()
    }
    changed = replace(changed, cells={place: cell for place, cell in cells.items() if cell})
    for _, words in spots(changed):
        for _, new in words:
            for code, detail in text_faults(new):
                raise refusal(rubric, code, "texts", detail)
    return changed, n
