"""Rounds on other rubric versions brought into the rows and levels of one of them.

What a bridge links moves into the row of the later version, its levels translated. What is split
stands in every row it went to. What is merged, or linked to nothing, keeps a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from omnidesk.domain.bridge import Bridge, Key, Link, Relation, bridge_between, by_new, by_old
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Join:
    """How a row of an older round got its place.

    Attributes:
        relation: of the later version's dimension, seen from the older one.
        old_keys: what it was in its own rubric; several where the later one was merged of them.
    """

    relation: Relation
    old_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A round's results in the rows of another version.

    Attributes:
        joins: by row, for every dimension of either version that the round has a part in.
    """

    results: Mapping[str, DimensionResult]
    joins: Mapping[str, Join]


def all_bridges(rubrics: Mapping[str, Rubric], stored: Iterable[Bridge]) -> tuple[Bridge, ...]:
    """Return the bridges between rubric versions: what a person confirmed, and what goes without.

    Between versions of one rubric the same key is the same dimension, and the same value the same
    level, where nobody said otherwise. Between other rubrics levels are the same where all their
    values are and nobody said otherwise.

    Args:
        rubrics: by hash; bridges to others are left out.
    """
    known = [each for each in stored if each.old in rubrics and each.new in rubrics]
    said = {frozenset((each.old, each.new)) for each in known}
    found = [_completed(each, rubrics[each.old], rubrics[each.new]) for each in known]
    by_key = [
        _completed(Bridge(one, other), rubrics[one], rubrics[other])
        for one, other in combinations(rubrics, 2)
        if rubrics[one].id == rubrics[other].id and frozenset((one, other)) not in said
    ]
    led = (_led(each, found, by_key) for each in by_key)
    return (*found, *(_completed(each, rubrics[each.old], rubrics[each.new]) for each in led))


def is_matched(bridges: Iterable[Bridge], old: tuple[str, Rubric], new: tuple[str, Rubric]) -> bool:
    """Tell whether it is known of every dimension of two versions which one it is, or that none is.

    Args:
        bridges: as ``all_bridges`` returns.
        old, new: the hash and the rubric of each.
    """
    bridge = bridge_between(bridges, old[0], new[0])
    if bridge is None:
        bridge = Bridge(old[0], new[0])
        if old[1].id == new[1].id:
            bridge = _completed(bridge, old[1], new[1])
    said_old = {link.old for link in bridge.dimensions}
    said_new = {link.new for link in bridge.dimensions}
    return said_old.issuperset(old[1].keys) and said_new.issuperset(new[1].keys)


def aligned(
    results: Mapping[str, DimensionResult], bridge: Bridge, old: Rubric, new: Rubric
) -> Alignment:
    """Return results on the old version in the rows and levels of the new one."""
    levels = {link.old: link.new for link in bridge.levels if link.relation is Relation.EQUAL}
    links = [link for link in bridge.dimensions if link.relation is not Relation.NONE]
    merged = {key: each for key, each in by_new(links).items() if len(each) > 1}
    rows: dict[str, DimensionResult] = {}
    joins = {
        key: Join(Relation.PARTIAL, tuple(link.old for link in each))
        for key, each in merged.items()
    }
    ways = by_old([link for link in links if link.new not in merged])
    for key, result in results.items():
        translated = _in_levels(result, levels)
        if key not in ways or translated is None:
            own = _own_row(key, old, new)
            rows[own] = replace(result, key=own)
            joins[own] = Join(Relation.NONE, (key,))
            continue
        for link in ways[key]:
            rows[link.new] = replace(translated, key=link.new)
            joins[link.new] = Join(link.relation, (key,))
    return Alignment(rows, joins)


def bridge_to(bridges: Iterable[Bridge], old: str, new: str) -> Bridge:
    """Return the bridge between two versions; without one, a bridge that links nothing."""
    return bridge_between(bridges, old, new) or Bridge(old, new)


def _led(bridge: Bridge, said: Sequence[Bridge], by_key: Sequence[Bridge]) -> Bridge:
    """Return the bridge over what a person said on the way, where they said anything there.

    So a dimension that was matched from the first version to the second is still the same one in
    the third.
    """
    way = bridge_between(said, bridge.old, bridge.new)
    if way is not None:
        return way
    spoken = [*said, *(each.inverse for each in said)]
    steps = {(s.old, s.new): s for s in (*by_key, *(each.inverse for each in by_key))}
    for each in spoken:
        if each.old == bridge.old and (each.new, bridge.new) in steps:
            return each.then(steps[each.new, bridge.new])
        if each.new == bridge.new and (bridge.old, each.old) in steps:
            return steps[bridge.old, each.old].then(each)
    for each in spoken:
        before, after = steps.get((bridge.old, each.old)), steps.get((each.new, bridge.new))
        if before is not None and after is not None:
            return before.then(each).then(after)
    return bridge


def _completed(bridge: Bridge, old: Rubric, new: Rubric) -> Bridge:
    dimensions, levels = bridge.dimensions, bridge.levels
    is_same_rubric = old.id == new.id
    if is_same_rubric:
        dimensions = (*dimensions, *_unsaid(old.keys, new.keys, dimensions))
    if is_same_rubric or (not levels and old.values == new.values):
        levels = (*levels, *_unsaid(old.values, new.values, levels))
    return replace(bridge, dimensions=dimensions, levels=levels)


def _unsaid(
    old: Sequence[Key], new: Sequence[Key], links: Sequence[Link[Key]]
) -> Iterator[Link[Key]]:
    said_old, said_new = {link.old for link in links}, {link.new for link in links}
    for key in old:
        if key in new and key not in said_old and key not in said_new:
            yield Link(key, key, Relation.EQUAL)


def _own_row(key: str, old: Rubric, new: Rubric) -> str:
    """Return a row's name that means no dimension of the new version."""
    return f"{key}@{old.version}" if key in new.keys else key


def _in_levels(result: DimensionResult, levels: Mapping[int, int]) -> DimensionResult | None:
    """Return a result in the levels of the other version; None where one has no equal there."""
    if any(value not in levels for value in _levels_in(result)):
        return None
    if all(value == other for value, other in levels.items()):
        return result
    return replace(
        result,
        score=_translated_score(result.score, levels),
        level=_translated(result.level, levels),
        median=_translated(result.median, levels),
        min=_translated(result.min, levels),
        max=_translated(result.max, levels),
        ratings={
            code: levels[said] if isinstance(said, int) else said
            for code, said in result.ratings.items()
        },
        targets=tuple(
            replace(target, level=levels[target.level])
            for target in result.targets
            if target.level in levels
        ),
    )


def _translated_score(score: Fraction | None, levels: Mapping[int, int]) -> Fraction | None:
    """Return a score between the levels in which its neighbours stand, in proportion."""
    if score is None:
        return None
    below = max((value for value in levels if value <= score), default=min(levels))
    above = min((value for value in levels if value >= score), default=max(levels))
    if below >= above:
        return Fraction(levels[below])
    share = (score - below) / (above - below)
    return levels[below] + share * (levels[above] - levels[below])


def _levels_in(result: DimensionResult) -> Iterator[int]:
    if result.level is not None:
        yield result.level
    yield from (said for said in result.ratings.values() if isinstance(said, int))


def _translated(value: int | None, levels: Mapping[int, int]) -> int | None:
    return None if value is None else levels.get(value)
