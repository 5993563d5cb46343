"""The words by which a check tells vague, strengthened and doubled descriptors, by language.

Languages that are not here are checked by the rules that need no words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LintWords:
    """One language's words.

    Attributes:
        vague: judgements that nobody can observe.
        vague_alone: those that say nothing in a short text, and may be meant in a longer one.
        strength: words that only say how much, how often, or how strongly.
        joint: what joins two statements.
        verb: marks a statement of its own.
    """

    vague: frozenset[str]
    vague_alone: frozenset[str]
    strength: frozenset[str]
    joint: re.Pattern[str]
    verb: re.Pattern[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = LintWords(
    vague=_words(
        "adequate inadequate appropriate inappropriate sufficient insufficient satisfactory"
        " reasonable acceptable proper properly decent suitable effective effectively efficient"
        " efficiently excellent optimal optimally world-class state-of-the-art robust"
    ),
    vague_alone=_words(
        "good bad poor fair great best better worse strong weak nice successful successfully mature"
        " advanced"
    ),
    strength=_words(
        "no none few some several many most all every always often usually sometimes rarely never"
        " partly partially mostly largely fully completely entirely well very more less highly"
        " slightly somewhat basic advanced good better best low medium high strong stronger limited"
        " extensive continuously regularly occasionally"
    ),
    joint=re.compile(r"\b(?:and|as well as)\b", re.IGNORECASE),
    verb=re.compile(
        r"\b(?:is|are|was|were|be|been|has|have|had|do|does|can|could|will|would|must|may|should"
        r"|there)\b",
        re.IGNORECASE,
    ),
)
_INDONESIAN = LintWords(
    vague=_words(
        "memadai layak pantas wajar memuaskan efektif efisien optimal maksimal unggul mantap"
    ),
    vague_alone=_words(
        "baik buruk cukup kurang sesuai hebat kuat lemah sukses berhasil matang terbaik lanjutan"
    ),
    strength=_words(
        "tidak tanpa sedikit beberapa sebagian banyak kebanyakan semua seluruh setiap selalu sering"
        " biasanya kadang-kadang kadang jarang sepenuhnya sangat lebih kurang agak cukup dasar"
        " lanjutan baik terbaik rendah sedang tinggi kuat terbatas luas terus-menerus rutin"
        " berkala sesekali"
    ),
    joint=re.compile(r",\s*(?:dan|serta)\b", re.IGNORECASE),
    verb=re.compile(
        r"\b(?:di(?!a\b|ri\b|mensi|gital|rek)\w{4,}|me\w{4,}|ber\w{4,}|ter(?!hadap|masuk|sebut)\w{4,}"
        r"|ada|belum|sudah|telah|dapat|bisa|harus)\b",
        re.IGNORECASE,
    ),
)
LINT_WORDS: Mapping[str, LintWords] = {"en": _ENGLISH, "id": _INDONESIAN}
