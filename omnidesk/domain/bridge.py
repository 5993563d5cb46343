"""The bridge between two rubric versions: which dimension of one is which of the other.

A relation says what the later dimension is, seen from the earlier one: *broader* covers all of it
and more, *narrower* a part of it, *partial* shares something with it. An earlier dimension that is
split has several links, and so has a later one that is merged of several.

Source: the mapping relations of SKOS (W3C, 2009): exact, broad, narrow and related match.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=str | int)


class Relation(StrEnum):
    """How a dimension of one version stands to that of another.

    Without a bridge the same key within one rubric is EQUAL, whatever became of its words, and a
    key that only one version has is NONE. So is every dimension of another rubric.
    """

    EQUAL = "equal"
    BROADER = "broader"
    NARROWER = "narrower"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def inverse(self) -> Relation:
        """The same seen from the later version."""
        return _INVERSE.get(self, self)

    def then(self, other: Relation) -> Relation:
        """Return what two relations one after the other make; EQUAL changes nothing."""
        if Relation.NONE in (self, other):
            return Relation.NONE
        if self is Relation.EQUAL:
            return other
        return self if other in (self, Relation.EQUAL) else Relation.PARTIAL


_INVERSE = {Relation.BROADER: Relation.NARROWER, Relation.NARROWER: Relation.BROADER}


@dataclass(frozen=True, slots=True)
class Link(Generic[Key]):
    """One old and one new dimension, by key, or level, by value.

    NONE: a person said that they are not the same; an empty key stands for no partner at all.
    """

    old: Key
    new: Key
    relation: Relation


NOBODY = ""
"""The key of the partner that a dimension does not have, as a person said."""

DimensionLink = Link[str]
LevelLink = Link[int]


@dataclass(frozen=True, slots=True)
class Bridge:
    """What a person confirmed of two versions, named by their hashes.

    Attributes:
        dimensions, levels: the links; what has none was not confirmed.
    """

    old: str
    new: str
    dimensions: tuple[DimensionLink, ...] = ()
    levels: tuple[LevelLink, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dimensions or self.levels)

    @property
    def inverse(self) -> Bridge:
        """The same bridge walked the other way."""
        return Bridge(
            self.new,
            self.old,
            tuple(Link(each.new, each.old, each.relation.inverse) for each in self.dimensions),
            tuple(Link(each.new, each.old, each.relation.inverse) for each in self.levels),
        )

    def then(self, other: Bridge) -> Bridge:
        """Return the bridge from this one's old version to the other's new one.

        Raises:
            ValueError: the other does not begin where this one ends.
        """
        if other.old != self.new:
            raise ValueError(other.old)
        return Bridge(
            self.old,
            other.new,
            tuple(_joined(self.dimensions, other.dimensions)),
            tuple(_joined(self.levels, other.levels)),
        )


def bridge_between(bridges: Iterable[Bridge], old: str, new: str) -> Bridge | None:
    """Return the bridge from one version to another, over others if need be; the shortest way.

    Args:
        bridges: all there are; each can be walked both ways.
    """
    steps: dict[str, list[Bridge]] = {}
    for bridge in bridges:
        steps.setdefault(bridge.old, []).append(bridge)
        steps.setdefault(bridge.new, []).append(bridge.inverse)
    seen, ways = {old}, deque(steps.get(old, ()))
    while ways:
        way = ways.popleft()
        if way.new == new:
            return way
        if way.new not in seen:
            seen.add(way.new)
            ways.extend(way.then(step) for step in steps[way.new] if step.new not in seen)
    return None


def by_old(links: Sequence[Link[Key]]) -> Mapping[Key, tuple[Link[Key], ...]]:
    """Return the links of every old dimension or level; several: it was split."""
    found: dict[Key, tuple[Link[Key], ...]] = {}
    for link in links:
        found[link.old] = (*found.get(link.old, ()), link)
    return found


def by_new(links: Sequence[Link[Key]]) -> Mapping[Key, tuple[Link[Key], ...]]:
    """Return the links of every new dimension or level; several: it was merged."""
    found: dict[Key, tuple[Link[Key], ...]] = {}
    for link in links:
        found[link.new] = (*found.get(link.new, ()), link)
    return found


def _joined(first: Sequence[Link[Key]], second: Sequence[Link[Key]]) -> Iterator[Link[Key]]:
    found: dict[tuple[Key, Key], Relation] = {}
    for one, other in product(first, second):
        if one.new == other.old != NOBODY:
            pair, relation = (one.old, other.new), one.relation.then(other.relation)
            # What was split and merged again is reached by several ways.
            found[pair] = relation if found.get(pair, relation) is relation else Relation.PARTIAL
    yield from (Link(*pair, relation) for pair, relation in found.items())
    yield from (one for one in first if one.new == NOBODY)
    yield from (other for other in second if other.old == NOBODY)
