"""Suggestions for a bridge: what is likely to be what, for a person to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from omnidesk.domain.bridge import Link, Relation
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.text_diff import bare_words

LIKELY = 0.75
"""From this likeness on a pair is suggested as equal."""

POSSIBLE = 0.35
"""From this likeness on a pair is suggested as sharing something."""

NEARLY_ALL = 0.8
"""From this share of common keys on, keys of two rubrics are taken for those of one."""

_NAME_WEIGHT = 0.5
"""How much names count beside the texts of the cells."""


class SuggestionReason(StrEnum):
    """Why a pair is suggested.

    Attributes:
        KEY: both have the same key, in versions of one rubric or in two that share their keys.
        NAME: both have the same name.
        PLACE: both have the same place among as many, as levels of two rubrics.
        TEXTS: their names and texts are alike.
        NOTHING_ALIKE: nothing in the other version is like it.
    """

    KEY = "key"
    NAME = "name"
    PLACE = "place"
    TEXTS = "texts"
    NOTHING_ALIKE = "nothing_alike"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely pair; None on one side: nothing there is like it.

    Attributes:
        score: how alike they are, 0 to 1; 1 by key.
    """

    old: str | None
    new: str | None
    relation: Relation
    score: float
    reason: SuggestionReason

    @property
    def link(self) -> Link[str] | None:
        if self.old is None or self.new is None:
            return None
        return Link(self.old, self.new, self.relation)


def suggest_bridge(old: Rubric, new: Rubric) -> tuple[Suggestion, ...]:
    """Return a likely partner for every dimension of both, in the later rubric's order.

    Within one rubric the same key is the same dimension, and so it is where two rubrics share
    nearly all their keys and the two are somewhat alike. What is left is matched by names and
    texts, the most alike first, each at most once: splits and merges are for a person to find.
    """
    found = list(_by_key(old, new))
    taken_old, taken_new = ({each.old for each in found}, {each.new for each in found})
    rest_old = [key for key in old.keys if key not in taken_old]
    rest_new = [key for key in new.keys if key not in taken_new]
    found += _by_likeness(old, new, rest_old, rest_new)
    order = {key: place for place, key in enumerate(new.keys)}
    behind = len(order)
    return tuple(
        sorted(found, key=lambda each: order.get(each.new, behind) if each.new else behind)
    )


def suggest_levels(old: Rubric, new: Rubric) -> tuple[Link[int], ...]:
    """Return the levels of the same value, as equal, where both rubrics have as many levels."""
    if old.id != new.id and len(old.levels) != len(new.levels):
        return ()
    if old.id == new.id:
        return tuple(Link(v, v, Relation.EQUAL) for v in old.values if v in new.values)
    pairs = zip(old.values, new.values, strict=True)
    return tuple(Link(one, other, Relation.EQUAL) for one, other in pairs)


def likeness(old: Rubric, old_key: str, new: Rubric, new_key: str) -> float:
    """Return how alike two dimensions are by name and texts, 0 to 1; the best language counts."""
    pairs = _language_pairs(old, new)
    ones = _all_words(old, old_key, [one for one, _ in pairs])
    others = _all_words(new, new_key, [other for _, other in pairs])
    return _likeness(ones, others)


def _by_key(old: Rubric, new: Rubric) -> Iterator[Suggestion]:
    common = [key for key in new.keys if key in old.keys]
    fewest = min(len(old.keys), len(new.keys))
    is_same_rubric = old.id == new.id
    if not is_same_rubric and len(common) < NEARLY_ALL * fewest:
        return
    for key in common:
        if is_same_rubric or likeness(old, key, new, key) >= POSSIBLE:
            yield Suggestion(key, key, Relation.EQUAL, 1.0, SuggestionReason.KEY)


def _by_likeness(
    old: Rubric, new: Rubric, old_keys: Sequence[str], new_keys: Sequence[str]
) -> list[Suggestion]:
    pairs = _language_pairs(old, new)
    ones = {key: _all_words(old, key, [one for one, _ in pairs]) for key in old_keys}
    others = {key: _all_words(new, key, [other for _, other in pairs]) for key in new_keys}
    scores = {(a, b): _likeness(ones[a], others[b]) for a in old_keys for b in new_keys}
    found: list[Suggestion] = []
    left_old, left_new = list(old_keys), list(new_keys)
    for (a, b), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score < POSSIBLE:
            break
        if a in left_old and b in left_new:
            left_old.remove(a)
            left_new.remove(b)
            found.append(_pair(old, a, new, b, score))
    nothing = SuggestionReason.NOTHING_ALIKE
    found += [Suggestion(a, None, Relation.NONE, 0.0, nothing) for a in left_old]
    found += [Suggestion(None, b, Relation.NONE, 0.0, nothing) for b in left_new]
    return found


def _pair(old: Rubric, a: str, new: Rubric, b: str, score: float) -> Suggestion:
    relation = Relation.EQUAL if score >= LIKELY else Relation.PARTIAL
    names = (_squeezed(old.dimension(a).name), _squeezed(new.dimension(b).name))
    reason = SuggestionReason.NAME if names[0] & names[1] else SuggestionReason.TEXTS
    return Suggestion(a, b, relation, round(score, 2), reason)


def _squeezed(words: LocalText) -> set[str]:
    return {" ".join(bare_words(text)) for _, text in words}


Words = Counter[str]
"""The words of a text, whatever their order."""


def _language_pairs(old: Rubric, new: Rubric) -> list[tuple[str, str]]:
    pairs = [(code, code) for code in old.languages if code in new.languages]
    return pairs or [(old.languages[0], new.languages[0])]


def _all_words(rubric: Rubric, key: str, languages: Sequence[str]) -> list[tuple[Words, Words]]:
    """Return the words of a dimension's name and of its cells, for each language."""
    return [
        (
            Counter(bare_words(rubric.dimension(key).name.get(language))),
            Counter(
                word for text in _cell_texts(rubric, key, language) for word in bare_words(text)
            ),
        )
        for language in languages
    ]


def _likeness(ones: Sequence[tuple[Words, Words]], others: Sequence[tuple[Words, Words]]) -> float:
    return max(_likeness_in_one(one, other) for one, other in zip(ones, others, strict=True))


def _likeness_in_one(one: tuple[Words, Words], other: tuple[Words, Words]) -> float:
    name = _share(one[0], other[0])
    if not one[1] or not other[1]:
        return name
    return _NAME_WEIGHT * name + (1 - _NAME_WEIGHT) * _share(one[1], other[1])


def _cell_texts(rubric: Rubric, key: str, language: str) -> Iterable[str]:
    return (rubric.cell(key, value).text.get(language) for value in rubric.values)


def _share(one: Words, other: Words) -> float:
    """Return the share of words in common.

    Source: the coefficient of Dice (1945), over words as often as they stand.
    """
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if one and other else 0.0
