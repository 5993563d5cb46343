"""What is worth a question about the targets of one dimension. Nothing here forbids a target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from omnidesk.domain.assessment import Horizon, Target

_HORIZONS = tuple(Horizon)


class Doubt(StrEnum):
    """What a target seems not to fit."""

    BELOW_NOW = "below_now"
    SKIPS_FROM_NOW = "skips_from_now"
    BELOW_NEARER = "below_nearer"
    SKIPS_FROM_NEARER = "skips_from_nearer"


@dataclass(frozen=True, slots=True)
class TargetDoubt:
    """A target and what it is held against.

    Attributes:
        against: the level now, or that of the highest nearer target.
        nearer: that target; None where the level now is meant.
    """

    target: Target
    doubt: Doubt
    against: int
    nearer: Target | None = None


def target_doubts(
    now: int | None, targets: Sequence[Target], values: Sequence[int]
) -> tuple[TargetDoubt, ...]:
    """Return what is worth a question, the nearest term first.

    A term is good for one level: more than that above the level now, or above what is aimed at by
    a nearer term, is worth a question, and so is less than either.

    Args:
        now: the level of the dimension; None where there is none, or it may not be shown.
        targets: at most one a horizon, in any order.
        values: the rubric's level values, ascending.
    """
    if now is not None and now not in values:
        now = None
    known = [each for each in targets if each.level in values]
    in_time = sorted(known, key=lambda each: _HORIZONS.index(each.horizon))
    found: list[TargetDoubt] = []
    for place, target in enumerate(in_time):
        nearer = max(in_time[:place], key=lambda each: each.level, default=None)
        found += _against_now(target, now)
        found += _against_nearer(target, nearer)
        found += _skipping(target, now, nearer, values)
    return tuple(found)


def _against_now(target: Target, now: int | None) -> Iterator[TargetDoubt]:
    if now is not None and target.level < now:
        yield TargetDoubt(target, Doubt.BELOW_NOW, now)


def _against_nearer(target: Target, nearer: Target | None) -> Iterator[TargetDoubt]:
    if nearer is not None and target.level < nearer.level:
        yield TargetDoubt(target, Doubt.BELOW_NEARER, nearer.level, nearer)


def _skipping(
    target: Target, now: int | None, nearer: Target | None, values: Sequence[int]
) -> Iterator[TargetDoubt]:
    is_from_nearer = nearer is not None and (now is None or nearer.level > now)
    start = nearer.level if nearer is not None and is_from_nearer else now
    if start is None or values.index(target.level) - values.index(start) <= 1:
        return
    if is_from_nearer:
        yield TargetDoubt(target, Doubt.SKIPS_FROM_NEARER, start, nearer)
    else:
        yield TargetDoubt(target, Doubt.SKIPS_FROM_NOW, start)
