"""What changed from one version of a rubric to another.

Dimensions and groups are matched by key, levels by value: all are fixed when they are made. Texts
are compared in the languages that both versions have; without one in common, each version's first
language stands for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Cell, CellKey, Dimension, Level, Rubric
from omnidesk.domain.rubric_change import (
    CellDiff,
    CellRelation,
    Languages,
    LevelDiff,
    RowDiff,
    RubricDiff,
)
from omnidesk.domain.text_diff import UNCHANGED, ChangeKind, ChangeReason, Judgement, judge


def diff_rubrics(earlier: Rubric, later: Rubric) -> RubricDiff:
    """Return what changed from one rubric to another; its id and its version are no change."""
    languages = _common_languages(earlier, later)
    moved = _moved(earlier, later)
    return RubricDiff(
        earlier,
        later,
        tuple(_row(earlier, later, key, languages, moved) for key in _all_keys(earlier, later)),
        tuple(
            _level(earlier, later, value, languages)
            for value in sorted({*earlier.values, *later.values})
        ),
        languages,
        tuple(code for code in later.languages if code not in earlier.languages),
        tuple(code for code in earlier.languages if code not in later.languages),
        any(
            _judged_texts(one, other, languages) != UNCHANGED
            for one, other in ((earlier.name, later.name), (earlier.note, later.note))
        ),
        _group_facts(earlier, [one for one, _ in languages])
        != _group_facts(later, [other for _, other in languages]),
    )


def _common_languages(earlier: Rubric, later: Rubric) -> Languages:
    common = tuple((code, code) for code in earlier.languages if code in later.languages)
    return common or ((earlier.languages[0], later.languages[0]),)


def _all_keys(earlier: Rubric, later: Rubric) -> list[str]:
    keys = list(later.keys)
    at = 0
    for key in earlier.keys:
        if key in later.keys:
            at = keys.index(key) + 1
        else:
            keys.insert(at, key)
            at += 1
    return keys


def _moved(earlier: Rubric, later: Rubric) -> frozenset[str]:
    """Return what stands elsewhere: the fewest rows whose moving explains the new order."""
    place = {key: position for position, key in enumerate(later.keys)}
    common = [key for key in earlier.keys if key in place]
    staying = _longest_rise([place[key] for key in common])
    moved = {key for index, key in enumerate(common) if index not in staying}
    regrouped = {key for key in common if _is_regrouped(key, earlier, later, common)}
    return frozenset(moved | regrouped)


def _is_regrouped(key: str, earlier: Rubric, later: Rubric, common: Sequence[str]) -> bool:
    """Tell whether a row stands in another group, and not in the same under another key."""
    was, now = earlier.dimension(key).group, later.dimension(key).group
    if was == now:
        return False
    one, other = ({group.key for group in rubric.groups} for rubric in (earlier, later))
    is_other_key = was in one - other and now in other - one
    return not is_other_key or _members(earlier, was, common) != _members(later, now, common)


def _members(rubric: Rubric, group: str | None, keys: Sequence[str]) -> set[str]:
    return {key for key in keys if rubric.dimension(key).group == group}


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the indices of a longest rising subsequence.

    Source: patience sorting, Schensted (1961).
    """
    tops: list[int] = []
    heads: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(heads[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        heads[pile : pile + 1] = [index]
    found: set[int] = set()
    at = heads[-1] if heads else None
    while at is not None:
        found.add(at)
        at = before[at]
    return found


def _row(
    earlier: Rubric, later: Rubric, key: str, languages: Languages, moved: frozenset[str]
) -> RowDiff:
    one = earlier.dimension(key) if key in earlier.keys else None
    other = later.dimension(key) if key in later.keys else None
    cells = tuple(_cells(earlier, later, key, languages))
    if one is None or other is None:
        return RowDiff(key, one is not None, other is not None, cells)
    return RowDiff(
        key,
        True,
        True,
        cells,
        is_renamed=_judged_texts(one.name, other.name, languages) != UNCHANGED,
        is_moved=key in moved,
        is_reweighted=one.weight != other.weight,
        about=_judged_texts(one.definition, other.definition, languages),
        are_hints_reworded=_hints_differ(one, other, languages),
    )


def _hints_differ(one: Dimension, other: Dimension, languages: Languages) -> bool:
    was, now = dict(one.improvements), dict(other.improvements)
    pairs = [(one.guidance, other.guidance)]
    pairs += [(was.get(v, NO_TEXT), now.get(v, NO_TEXT)) for v in {*was, *now}]
    return any(_judged_texts(a, b, languages) != UNCHANGED for a, b in pairs)


def _level(earlier: Rubric, later: Rubric, value: int, languages: Languages) -> LevelDiff:
    one, other = _level_of(earlier, value), _level_of(later, value)
    if one is None or other is None:
        return LevelDiff(value, one is not None, other is not None)
    return LevelDiff(
        value,
        True,
        True,
        _judged_texts(one.name, other.name, languages) != UNCHANGED,
        _judged_texts(one.definition, other.definition, languages),
    )


def _level_of(rubric: Rubric, value: int) -> Level | None:
    return next((level for level in rubric.levels if level.value == value), None)


def _cells(earlier: Rubric, later: Rubric, key: str, languages: Languages) -> Iterator[CellDiff]:
    for value in sorted({*earlier.values, *later.values}):
        one, other = earlier.cell(key, value), later.cell(key, value)
        if not one and not other:
            continue
        yield _cell(earlier, later, (key, value), languages)


def _cell(earlier: Rubric, later: Rubric, place: CellKey, languages: Languages) -> CellDiff:
    one, other = earlier.cell(*place), later.cell(*place)
    judgement = _judged_cell(one, other, languages)
    relation = CellRelation.SAME if judgement == UNCHANGED else CellRelation.CHANGED
    if not one:
        relation = CellRelation.ADDED
    elif not other:
        relation = CellRelation.REMOVED
    is_in_both = _has(earlier, place) and _has(later, place)
    return CellDiff(*place, relation, judgement if is_in_both else UNCHANGED)


def _has(rubric: Rubric, place: CellKey) -> bool:
    return place[0] in rubric.keys and place[1] in rubric.values


def _judged_cell(one: Cell, other: Cell, languages: Languages) -> Judgement:
    """A criterion that came or went, or that says something else, changes what the cell means."""
    found = [_judged_texts(one.text, other.text, languages)]
    if len(one.criteria) != len(other.criteria):
        found.append(Judgement(ChangeKind.MEANING, ChangeReason.CHECKLIST))
    found += [
        _judged_texts(a, b, languages) for a, b in zip(one.criteria, other.criteria, strict=False)
    ]
    return _gravest(found)


def _judged_texts(one: LocalText, other: LocalText, languages: Languages) -> Judgement:
    """Return the gravest change over the languages; a translation that came or went is wording."""
    found = [judge(one.get(code), other.get(its)) for code, its in languages]
    was_elsewhere = any(one.get(code) for code, _ in languages)
    is_elsewhere = any(other.get(code) for _, code in languages)
    if was_elsewhere and is_elsewhere:
        found = [_as_translation(each) for each in found]
    return _gravest(found)


def _as_translation(judgement: Judgement) -> Judgement:
    if judgement.reason in (ChangeReason.FILLED, ChangeReason.EMPTIED):
        return Judgement(ChangeKind.WORDING, ChangeReason.TRANSLATION)
    return judgement


def _gravest(found: Iterable[Judgement]) -> Judgement:
    order = tuple(ChangeKind)
    return max(found, key=lambda each: order.index(each.kind), default=UNCHANGED)


def _group_facts(rubric: Rubric, codes: Iterable[str]) -> list[tuple[object, ...]]:
    codes = list(codes)
    return [
        (group.key, group.parent, *(group.name.get(code) for code in codes))
        for group in rubric.groups
    ]
