"""Which of many backups are worth their room: many recent ones, few old ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

N_LAST = 5
N_DAYS = 7
N_WEEKS = 8


def worth_keeping(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Return the moments to keep: the last ones, and the last of each day and week that has any.

    The last ones so that a mistake can be gone back behind on the day on which it was made.

    What is let go once would never be chosen later, so thinning after each backup comes to the
    same as thinning all of them at the end.

    Args:
        moments: in the user's own time zone; its days and ISO weeks count.
    """
    newest_first = sorted(set(moments), reverse=True)
    days = _last_of_each(newest_first, lambda moment: moment.date(), N_DAYS)
    weeks = _last_of_each(newest_first, lambda moment: moment.isocalendar()[:2], N_WEEKS)
    return frozenset(newest_first[:N_LAST] + days + weeks)


def _last_of_each(
    newest_first: list[datetime], period: Callable[[datetime], Hashable], n: int
) -> list[datetime]:
    last: dict[Hashable, datetime] = {}
    for moment in newest_first:
        last.setdefault(period(moment), moment)
    return list(last.values())[:n]
