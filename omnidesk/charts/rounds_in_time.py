"""Rounds along an axis of time, and the levels that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omnidesk.charts.levels import LevelMark
from omnidesk.domain.trend import Trend
from omnidesk.texts import Translator

_LEAST_STEP = 0.5
"""The least distance of two rounds, as a share of even distances."""


@dataclass(frozen=True, slots=True)
class RoundMark:
    """A round on the axis.

    Attributes:
        share: where it stands, 0 for the first round, 1 for the last.
        change: what is not as in the round before, in words; empty: nothing.
    """

    label: str
    date: str
    share: float
    change: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The label, and the date where it says more."""
        return (self.label,) if self.date in ("", self.label) else (self.label, self.date)


def round_marks(
    trend: Trend, t: Translator, change_text: Callable[[int], str] | None = None
) -> tuple[RoundMark, ...]:
    """Return the rounds in their places.

    Args:
        trend: the rounds.
        t: the reader's language.
        change_text: words for what changed at a round, by its place from 1.
    """
    shares = time_shares([each.date for each in trend.rounds])
    return tuple(
        RoundMark(
            each.label,
            t.date(each.date) if each.date else "",
            share,
            change_text(place) if change_text and place else "",
        )
        for place, (each, share) in enumerate(zip(trend.rounds, shares, strict=True))
    )


def time_shares(dates: Sequence[str]) -> tuple[float, ...]:
    """Return where dates stand between the first, 0, and the last, 1.

    Distances are those of time, but never less than half of even ones, so that rounds of one week
    stay apart. Where a date is missing, all distances are even.

    Args:
        dates: ascending ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty: not said.
    """
    n = len(dates)
    if n < 2:
        return (0.5,) * n
    even = 1 / (n - 1)
    if not all(dates):
        return tuple(i * even for i in range(n))
    years = [_year(date) for date in dates]
    length = years[-1] - years[0] or 1.0
    shares = [(year - years[0]) / length for year in years]
    for i in range(1, n):
        shares[i] = max(shares[i], shares[i - 1] + _LEAST_STEP * even)
    return tuple(share / shares[-1] for share in shares)


def shared_levels(trend: Trend, t: Translator) -> tuple[LevelMark, ...]:
    """Return the levels of all rounds, named as in the newest version that has them.

    A round that was brought wholly into the levels of another version adds none of its own.
    """
    names: dict[int, str] = {}
    shown = [each.rubric for each in trend.rounds if each.has_own_levels]
    for rubric in {id(each): each for each in shown}.values():
        names |= {value: rubric.level_name(value, t.language) for value in rubric.values}
    return tuple(LevelMark(value, names[value]) for value in sorted(names))


def thinned(centres: Sequence[float], widths: Sequence[float], gap: float) -> tuple[bool, ...]:
    """Return which labels along an axis are shown so that none meets another.

    The last and the first go before all others, then each that still has room, from the left.

    Args:
        centres: of the labels, ascending.
        widths: of the labels.
        gap: the least distance of two labels.
    """
    shown: list[int] = []
    n = len(centres)
    for i in dict.fromkeys((n - 1, 0, *range(n))) if n else ():
        if all(abs(centres[i] - centres[j]) >= (widths[i] + widths[j]) / 2 + gap for j in shown):
            shown.append(i)
    return tuple(i in shown for i in range(n))


def _year(date: str) -> float:
    """Return an ISO date as a year with its fraction; what is left out is its beginning."""
    year, month, day = ([int(part) for part in date.split("-")] + [1, 1])[:3]
    return year + (month - 1) / 12 + (day - 1) / 372
