"""The rows in which a person confirms what is what in two versions: said, or only suggested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from omnidesk.domain.bridge import (
    NOBODY,
    Bridge,
    DimensionLink,
    Key,
    Link,
    Relation,
)
from omnidesk.domain.bridge_suggestion import (
    Suggestion,
    SuggestionReason,
    suggest_bridge,
    suggest_levels,
)
from omnidesk.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class MatchRow(Generic[Key]):
    """One old and one new dimension, or level; None on one side: it has no partner.

    Attributes:
        is_confirmed: a person said so.
        reason, score: why it is suggested, while nobody said anything.
    """

    old: Key | None
    new: Key | None
    relation: Relation
    is_confirmed: bool = False
    reason: SuggestionReason | None = None
    score: float = 0.0


DimensionRow = MatchRow[str]
LevelRow = MatchRow[int]
"""For annotations: Python 3.11 cannot make a slotted value through such a name."""


def dimension_rows(
    bridge: Bridge, old: Rubric, new: Rubric, suggestions: Sequence[Suggestion] | None = None
) -> tuple[DimensionRow, ...]:
    """Return a row for every link, and for every dimension of which nothing was said yet.

    In the order of the new version; what has no partner there comes last.

    Args:
        suggestions: as ``suggest_bridge`` returns, where they were made already.
    """
    suggestions = suggest_bridge(old, new) if suggestions is None else suggestions
    said = [
        MatchRow(each.old or None, each.new or None, each.relation, True)
        for each in bridge.dimensions
    ]
    likely = [
        MatchRow(each.old, each.new, each.relation, False, each.reason, each.score)
        for each in suggestions
    ]
    return _in_order([*said, *_unsaid(said, likely)], old.keys, new.keys)


def level_rows(bridge: Bridge, old: Rubric, new: Rubric) -> tuple[LevelRow, ...]:
    """Return the same for levels; those of the same place are likely to be the same."""
    said = [MatchRow(each.old, each.new, each.relation, True) for each in bridge.levels]
    reason = SuggestionReason.KEY if old.id == new.id else SuggestionReason.PLACE
    likely = [
        MatchRow(each.old, each.new, each.relation, False, reason, 1.0)
        for each in suggest_levels(old, new)
    ]
    paired_old, paired_new = {row.old for row in likely}, {row.new for row in likely}
    likely += [_alone(value, None) for value in old.values if value not in paired_old]
    likely += [_alone(None, value) for value in new.values if value not in paired_new]
    return _in_order([*said, *_unsaid(said, likely)], old.values, new.values)


def with_dimension(bridge: Bridge, row: DimensionRow, before: DimensionRow | None = None) -> Bridge:
    """Return the bridge in which a row is confirmed.

    Args:
        before: the row in whose place it comes; None: it is one link more.
    """
    link = Link(row.old or NOBODY, row.new or NOBODY, row.relation)
    if NOBODY in (link.old, link.new):
        link = replace(link, relation=Relation.NONE)
    gone = _pair_of(before)
    kept = [
        each
        for each in bridge.dimensions
        if (each.old, each.new) not in (gone, (link.old, link.new)) and not _contradicts(each, link)
    ]
    return replace(bridge, dimensions=(*kept, link))


def with_level(bridge: Bridge, row: LevelRow, before: LevelRow | None = None) -> Bridge:
    """Return the bridge in which a row of levels is confirmed; it needs both."""
    if row.old is None or row.new is None:
        raise ValueError(row)
    link = Link(row.old, row.new, row.relation)
    gone = (before.old, before.new) if before else None
    kept = [
        each for each in bridge.levels if (each.old, each.new) not in (gone, (link.old, link.new))
    ]
    return replace(bridge, levels=(*kept, link))


def without_dimension(bridge: Bridge, row: DimensionRow) -> Bridge:
    """Return the bridge in which nothing is said of a row."""
    gone = _pair_of(row)
    links = tuple(each for each in bridge.dimensions if (each.old, each.new) != gone)
    return replace(bridge, dimensions=links)


def without_level(bridge: Bridge, row: LevelRow) -> Bridge:
    """Return the bridge in which nothing is said of a row of levels."""
    links = tuple(each for each in bridge.levels if (each.old, each.new) != (row.old, row.new))
    return replace(bridge, levels=links)


def all_by_key(bridge: Bridge, old: Rubric, new: Rubric) -> Bridge:
    """Return the bridge in which all of the same key, or number, are the same.

    Those of which something was said stay as they are; in another rubric a key means nothing.
    """
    if old.id != new.id:
        return bridge
    return replace(
        bridge,
        dimensions=(*bridge.dimensions, *_by_key(bridge.dimensions, old.keys, new.keys)),
        levels=(*bridge.levels, *_by_key(bridge.levels, old.values, new.values)),
    )


def _by_key(
    links: Sequence[Link[Key]], old: Sequence[Key], new: Sequence[Key]
) -> Iterator[Link[Key]]:
    said_old, said_new = {link.old for link in links}, {link.new for link in links}
    for key in new:
        if key in old and key not in said_old and key not in said_new:
            yield Link(key, key, Relation.EQUAL)


def _pair_of(row: DimensionRow | None) -> tuple[str, str] | None:
    return (row.old or NOBODY, row.new or NOBODY) if row else None


def _contradicts(one: DimensionLink, other: DimensionLink) -> bool:
    """Whether one says of a dimension that it has no partner, and the other names one."""
    if NOBODY in (one.old, one.new) or NOBODY in (other.old, other.new):
        return (one.old == other.old != NOBODY) or (one.new == other.new != NOBODY)
    return False


def _unsaid(
    said: Sequence[MatchRow[Key]], likely: Iterable[MatchRow[Key]]
) -> Iterator[MatchRow[Key]]:
    """Yield what is likely and not said; of a pair of which one was matched, the other alone."""
    said_old, said_new = {row.old for row in said}, {row.new for row in said}
    for row in likely:
        is_old_free = row.old is not None and row.old not in said_old
        is_new_free = row.new is not None and row.new not in said_new
        if row.old is None or row.new is None:
            if is_old_free or is_new_free:
                yield row
        elif is_old_free and is_new_free:
            yield row
        elif is_old_free:
            yield _alone(row.old, None)
        elif is_new_free:
            yield _alone(None, row.new)


def _alone(old: Key | None, new: Key | None) -> MatchRow[Key]:
    return MatchRow(old, new, Relation.NONE, reason=SuggestionReason.NOTHING_ALIKE)


def _in_order(
    rows: Iterable[MatchRow[Key]], old: Sequence[Key], new: Sequence[Key]
) -> tuple[MatchRow[Key], ...]:
    old_place = {key: place for place, key in enumerate(old)}
    new_place = {key: place for place, key in enumerate(new)}
    behind = len(new)

    def place(row: MatchRow[Key]) -> tuple[int, int]:
        is_new = row.new is not None and row.new in new_place
        is_old = row.old is not None and row.old in old_place
        return (
            new_place[row.new] if is_new and row.new is not None else behind,
            old_place[row.old] if is_old and row.old is not None else behind,
        )

    return tuple(sorted(rows, key=place))
