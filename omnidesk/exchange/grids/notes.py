"""What was assumed, changed or left out on reading: facts for the user to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from omnidesk.domain.plain_text import excerpt

_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class ImportNote:
    """One fact, worded by ``import_texts``.

    Attributes:
        code: a stable name, as ``columns_left_out``.
        detail: which or how many, or empty.
    """

    code: str
    detail: str = ""


def listed(words: Sequence[str]) -> str:
    """Return words as a list for a sentence, the first of many."""
    names = ", ".join(excerpt(word) for word in words[:_MOST_WORDS])
    return f"{names} …" if len(words) > _MOST_WORDS else names
