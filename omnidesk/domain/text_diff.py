"""What changed within one text, word by word, and whether that may change what it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MEANING_SHARE = 0.25
"""From this share of changed words on, a text is taken to say something else."""

# Scripts without spaces between words are compared sign by sign: kana, ideographs, Thai to Khmer.
_WORDS = re.compile(
    r"\s+|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W_]+(?:[-'\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*|[\W_]"
)
_QUANTITY = re.compile(
    r"(?:(?<![\w)])-)?\d+(?:[.,]\d+)*|[<>=%\u2264\u2265\u00b1]"  # also at most, at least, about
)

_WEIGHTY_ENGLISH = (
    "no not never none nothing without nor cannot all every each any some few most many only"
    " always often sometimes rarely must shall should may can will optional mandatory required"
)
_WEIGHTY_INDONESIAN = (
    "tidak bukan tak tanpa belum jangan semua seluruh setiap tiap sebagian beberapa sedikit"
    " kebanyakan hanya selalu sering kadang jarang harus wajib perlu boleh dapat bisa opsional"
)
_WEIGHTY = frozenset(f"{_WEIGHTY_ENGLISH} {_WEIGHTY_INDONESIAN}".split())
"""Negations, quantities, must and may. Other languages are judged by numbers and share alone."""


_CONTRACTED_NOT = ("n't", "n\N{RIGHT SINGLE QUOTATION MARK}t")


class PieceKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text: in both versions, or in the earlier or the later one alone."""

    kind: PieceKind
    text: str


class ChangeKind(StrEnum):
    """What a change does to a text. MEANING: those who rated by the old one may rate otherwise."""

    NONE = "none"
    WORDING = "wording"
    MEANING = "meaning"


class ChangeReason(StrEnum):
    """Why a change is taken for what it is.

    Attributes:
        SIGNS: nothing but case, punctuation or space.
        FEW_WORDS: less than ``MEANING_SHARE`` of the words.
        MANY_WORDS: that share or more.
        NUMBERS: a number is another, stands elsewhere, or is compared otherwise.
        WEIGHTY_WORDS: a negation, a quantity, or a must or may came or went.
        TRANSLATION: a language came or went, while the text was there in another.
        FILLED, EMPTIED: there was no text before, or there is none any more.
        CHECKLIST: a criterion came or went.
    """

    SIGNS = "signs"
    FEW_WORDS = "few_words"
    MANY_WORDS = "many_words"
    NUMBERS = "numbers"
    WEIGHTY_WORDS = "weighty_words"
    TRANSLATION = "translation"
    FILLED = "filled"
    EMPTIED = "emptied"
    CHECKLIST = "checklist"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a change is taken for, and why. A proposal: only a person can know what a text means."""

    kind: ChangeKind
    reason: ChangeReason | None = None


UNCHANGED = Judgement(ChangeKind.NONE)


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one run of pieces; what was removed stands before what was added.

    Words are kept whole, and so are runs of space; signs of scripts without spaces stand alone.
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(one[i:j])))
            continue
        if i < j:
            pieces.append(Piece(PieceKind.REMOVED, "".join(one[i:j])))
        if k < m:
            pieces.append(Piece(PieceKind.ADDED, "".join(other[k:m])))
    return tuple(pieces)


def judge(before: str, after: str) -> Judgement:
    """Return whether a change of words is likely to change what they mean.

    Case, punctuation and space never do. Another number, and a negation, a quantity or a must or
    may that came or went, always do. Otherwise the share of changed words decides.
    """
    if before == after:
        return UNCHANGED
    one, other = bare_words(before), bare_words(after)
    if one and other and _quantities(before) != _quantities(after):
        return Judgement(ChangeKind.MEANING, ChangeReason.NUMBERS)
    if one == other:
        return Judgement(ChangeKind.WORDING, ChangeReason.SIGNS)
    if not one or not other:
        return Judgement(ChangeKind.MEANING, ChangeReason.EMPTIED if one else ChangeReason.FILLED)
    if _weighty(one) != _weighty(other):
        return Judgement(ChangeKind.MEANING, ChangeReason.WEIGHTY_WORDS)
    if 1 - SequenceMatcher(None, one, other, autojunk=False).ratio() < MEANING_SHARE:
        return Judgement(ChangeKind.WORDING, ChangeReason.FEW_WORDS)
    return Judgement(ChangeKind.MEANING, ChangeReason.MANY_WORDS)


def bare_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation and space."""
    words = _WORDS.findall(text.casefold())
    return [word for word in words if any(sign.isalnum() for sign in word)]


def _quantities(text: str) -> list[str]:
    """Return numbers with their signs, and the signs that compare, in their order."""
    return _QUANTITY.findall(text.replace("\N{MINUS SIGN}", "-"))


def _weighty(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if word in _WEIGHTY or word.endswith(_CONTRACTED_NOT))
