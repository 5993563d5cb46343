"""Which commands fit what was typed, the best first."""

from __future__ import annotations

from collections.abc import Sequence

from omnidesk.ui.command_catalogue import CommandEntry


def matching(
    entries: Sequence[CommandEntry], typed: str, recent: Sequence[str]
) -> list[CommandEntry]:
    """Return the entries that hold every typed word, in any order.

    Those used last come first among equals, and what cannot be done now comes after what can.
    """
    words = typed.casefold().split()
    scored = [(_score(entry, words), place, entry) for place, entry in enumerate(entries)]
    found = [each for each in scored if each[0] is not None]
    return [entry for *_, entry in sorted(found, key=lambda each: _order(each, recent))]


def _order(
    scored: tuple[int | None, int, CommandEntry], recent: Sequence[str]
) -> tuple[int, int, int, int]:
    score, place, entry = scored
    age = recent.index(entry.name) if entry.name in recent else len(recent)
    return (not entry.is_possible, score or 0, age, place)


def _score(entry: CommandEntry, words: Sequence[str]) -> int | None:
    """Return how far an entry is from what was typed; None where a word does not fit at all."""
    text, path = entry.words.casefold(), entry.path.casefold()
    distances = [_distance(word, text, path) for word in words]
    return None if None in distances else sum(each or 0 for each in distances)


def _distance(word: str, text: str, path: str) -> int | None:
    if text.startswith(word):
        return 0
    if any(part.startswith(word) for part in text.split()):
        return 1
    if word in text:
        return 2
    if word in path:
        return 3
    return 4 if _is_spread(word, text) else None


def _is_spread(word: str, text: str) -> bool:
    """Tell whether the letters stand in their order in a word that begins with the first."""
    parts = [part for part in text.split() if part[0] == word[0]]
    return len(word) >= 3 and any(_follows(word, part) for part in parts)


def _follows(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
