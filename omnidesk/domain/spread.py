"""How far the ratings of one dimension lie apart: the plain facts before any statistic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from omnidesk.domain.errors import UnknownLevel


class Status(StrEnum):
    """What the range of a dimension's ratings asks of the panel."""

    UNANIMOUS = "unanimous"
    ADJACENT = "adjacent"
    DISCUSS = "discuss"
    SINGLE = "single"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True)
class Spread:
    """The levels given to one dimension; all None where there are none.

    Attributes:
        median: the middle level.
        min, max: the honest band around the median. For m experts it covers the
            median of their peers with a probability of at least 1 - 2 * (1/2)**m.
        range: how far apart these two are, in level positions.
    """

    status: Status = Status.UNRATED
    median: int | None = None
    min: int | None = None
    max: int | None = None
    range: int | None = None


def position(value: int, values: Sequence[int]) -> int:
    """Return the place of a level among the rubric's, from 0: of 0, 1 and 3, 3 has place 2.

    Raises:
        UnknownLevel: the rubric has no such level.
    """
    if value not in values:
        raise UnknownLevel(value, values)
    return values.index(value)


def spread(levels: Sequence[int], values: Sequence[int], *, high_median: bool = False) -> Spread:
    """Return how far the levels that one dimension was given lie apart.

    Args:
        levels: the values given, by any number of experts; empties are not in it.
        values: the rubric's level values, ascending.
        high_median: of an even number take the higher middle, as the panel chose to.

    Raises:
        UnknownLevel: a level is not one of the rubric's.

    Source:
        The band: order statistics of a sample cover the population's median, as in
        H. A. David and H. N. Nagaraja, "Order Statistics", 3rd ed. (2003), chapter 7.
    """
    if not levels:
        return Spread()
    ordered = sorted(levels)
    distance = position(ordered[-1], values) - position(ordered[0], values)
    middle = (len(ordered) - (0 if high_median else 1)) // 2
    return Spread(
        _status(len(ordered), distance), ordered[middle], ordered[0], ordered[-1], distance
    )


def _status(n_levels: int, distance: int) -> Status:
    if n_levels == 1:
        return Status.SINGLE
    if distance == 0:
        return Status.UNANIMOUS
    return Status.ADJACENT if distance == 1 else Status.DISCUSS
