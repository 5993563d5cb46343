"""What may be wrong with the words of descriptors: too alike, vague, too short, two in one.

Source: the usual advice on rating scales and rubrics (Brookhart 2013, Popham 1997): levels differ
in what can be observed, not in how strongly the same is said, and each asks one thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from omnidesk.domain.lint_words import LINT_WORDS, LintWords
from omnidesk.domain.rubric import Dimension, Rubric
from omnidesk.domain.rubric_problem import RubricProblem, Rule, Severity
from omnidesk.domain.text_diff import Piece, PieceKind, bare_words, word_pieces

NEARLY = 0.9
"""From this share of common words on two texts differ by nearly nothing."""

FEWEST_WORDS, MOST_WORDS = 3, 120
FEWEST_SIGNS, MOST_SIGNS = 8, 600
"""For scripts that put no space between words: letters instead of words."""

_VAGUE_ALONE = 6
"""Up to so many words a vague one leaves nothing to observe; in a longer text it is only noted."""

_SENTENCE = re.compile(r"[.!?\N{IDEOGRAPHIC FULL STOP}]\s*|\n")
_LETTER_SCRIPTS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")

_Texts = list[tuple[int, str]]
"""Of one dimension in one language: the levels that have a text, ascending, with it."""


def _alike(rubric: Rubric) -> Iterator[RubricProblem]:
    """Two levels that differ by nearly nothing; by one stronger word; the same text is not here."""
    for row, language, texts in _rows(rubric):
        words = LINT_WORDS.get(language)
        stronger = set()
        for (low, one), (high, other) in pairwise(texts):
            if words and (word := _one_stronger_word(one, other, words)):
                stronger.add((low, high))
                yield RubricProblem(
                    "one_word_stronger", Severity.WARNING, row.key, high, language, word
                )
        for (low, one), (high, other) in combinations(texts, 2):
            if (low, high) not in stronger and _is_nearly(one, other):
                yield RubricProblem(
                    "near_duplicate", Severity.WARNING, row.key, high, language, str(low)
                )


def _length(rubric: Rubric) -> Iterator[RubricProblem]:
    for row, language, texts in _rows(rubric):
        for value, text in texts:
            by_letters = bool(_LETTER_SCRIPTS.search(text))
            size = sum(sign.isalnum() for sign in text) if by_letters else len(bare_words(text))
            fewest = FEWEST_SIGNS if by_letters else FEWEST_WORDS
            most = MOST_SIGNS if by_letters else MOST_WORDS
            if 0 < size < fewest:
                yield RubricProblem("very_short", Severity.WARNING, row.key, value, language)
            elif size > most:
                yield RubricProblem("very_long", Severity.NOTE, row.key, value, language, str(size))


def _vague(rubric: Rubric) -> Iterator[RubricProblem]:
    for row, language, texts in _rows(rubric):
        words = LINT_WORDS.get(language)
        if words is None:
            continue
        for value, text in texts:
            own = bare_words(text)
            is_alone = len(own) <= _VAGUE_ALONE
            vague = words.vague | words.vague_alone if is_alone else words.vague
            found = list(dict.fromkeys(word for word in own if word in vague))
            if found:
                severity = Severity.WARNING if is_alone else Severity.NOTE
                yield RubricProblem(
                    "vague_text", severity, row.key, value, language, ", ".join(found)
                )


def _two_in_one(rubric: Rubric) -> Iterator[RubricProblem]:
    """A cell whose sentence makes two statements: which one is rated where only one is true?"""
    for row, language, texts in _rows(rubric):
        words = LINT_WORDS.get(language)
        if words is None:
            continue
        for value, text in texts:
            if any(_is_double(sentence, words) for sentence in _SENTENCE.split(text)):
                yield RubricProblem("two_in_one", Severity.NOTE, row.key, value, language)


WORDING_RULES: tuple[Rule, ...] = (_alike, _length, _vague, _two_in_one)


def _rows(rubric: Rubric) -> Iterator[tuple[Dimension, str, _Texts]]:
    for row in rubric.dimensions:
        for language in rubric.languages:
            texts = [
                (value, text)
                for value in rubric.values
                if (text := rubric.cell(row.key, value).text.get(language)).strip()
            ]
            if texts:
                yield row, language, texts


def _is_nearly(one: str, other: str) -> bool:
    a, b = bare_words(one), bare_words(other)
    if a == b or not a or not b:
        return False  # the same words are another finding
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) >= NEARLY


def _one_stronger_word(one: str, other: str, words: LintWords) -> str:
    """Return the word by which a level says the one below more strongly; empty where it is more."""
    a, b = bare_words(one), bare_words(other)
    if abs(len(a) - len(b)) > 1 or len(b) < 2:
        return ""
    changed = [p for p in word_pieces(" ".join(a), " ".join(b)) if p.kind is not PieceKind.SAME]
    removed, added = (_only(changed, kind) for kind in (PieceKind.REMOVED, PieceKind.ADDED))
    if len(removed) > 1 or len(added) > 1 or not removed + added:
        return ""
    is_strength = all(word in words.strength for word in removed + added)
    return " / ".join(removed + added) if is_strength else ""


def _only(pieces: Iterable[Piece], kind: PieceKind) -> list[str]:
    return [word for piece in pieces if piece.kind is kind for word in piece.text.split()]


def _is_double(sentence: str, words: LintWords) -> bool:
    """A joint with a statement on both sides."""
    for joint in words.joint.finditer(sentence):
        before, after = sentence[: joint.start()], sentence[joint.end() :]
        if words.verb.search(before) and words.verb.search(after):
            return True
    return False
