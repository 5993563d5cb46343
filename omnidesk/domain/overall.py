"""From the scores of the dimensions to one overall, by the rule that the round names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import cast

from omnidesk.domain.aggregation import lower_median, mean, mode, round_score, weighted_mean
from omnidesk.domain.errors import BadRule
from omnidesk.domain.rules import OverallKind, OverallRule, Rounding

ALTERNATIVES = (OverallKind.MIN, OverallKind.MEAN, OverallKind.MEDIAN, OverallKind.MODE)
"""The rules that stand below every overall, in the order in which they are printed."""


class NoValue(StrEnum):
    """Why an overall has no number, or a gate no answer.

    Attributes:
        BLOCKED: something is not yet rated, or an expert cannot tell.
        NOTHING_COUNTED: no dimension has a score.
        NO_WEIGHT: the weights of all dimensions that count are 0.
        NOT_WANTED: the round asks for no overall.
    """

    BLOCKED = "blocked"
    NOTHING_COUNTED = "nothing_counted"
    NO_WEIGHT = "no_weight"
    NOT_WANTED = "not_wanted"


class GateAnswer(StrEnum):
    """Whether all dimensions reach the level of a gate."""

    YES = "yes"
    NO = "no"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Counted:
    """One dimension as the overall sees it.

    Attributes:
        score: not rounded; None where there is none, whatever the reason.
        provisional: something in it is not yet rated, or an expert cannot tell.
        weight: the dimension's share in a weighted mean, 0 or more.
        target: the highest level aimed at.
    """

    score: Fraction | None
    provisional: bool = False
    weight: float = 1.0
    target: int | None = None

    def after_target(self) -> Counted:
        """Return the dimension with its target met; a target below the score lowers nothing."""
        if self.score is None or self.target is None:
            return self
        return replace(self, score=max(self.score, Fraction(self.target)))


@dataclass(frozen=True, slots=True)
class Total:
    """The overall by one rule.

    Attributes:
        value: not rounded; None with a reason.
        level: what the value stands for, by the rounding rule.
        is_tied: several scores are the most frequent; the lowest of them was taken.
    """

    value: Fraction | None
    level: int | None = None
    reason: NoValue | None = None
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class Overall:
    """The overall of a round, with its rule and what other rules would say.

    Attributes:
        total: the number by the rule. A gate and a share have none and no reason for it: their
            results are in ``gate`` and ``shares``.
        gate: only by the rule *gate*.
        shares: only by the rule *share*: for each level, ascending, the share of the counted
            dimensions whose score is at or above it.
        provisional: a dimension is not complete, so any number here may still change.
        n_counted: dimensions with a score.
        n_left_out: dimensions without: not applicable, out of scope, or still open.
        n_at_level: dimensions whose own level is the overall's ("6 of 9").
        alternatives: the same scores by each rule of ``ALTERNATIVES``, in that order.
        after_targets: the same, with every target met.
    """

    rule: OverallRule
    rounding: Rounding
    total: Total
    provisional: bool
    n_counted: int
    n_left_out: int
    alternatives: Mapping[OverallKind, Total]
    after_targets: Mapping[OverallKind, Total]
    gate: GateAnswer | None = None
    shares: tuple[tuple[int, Fraction], ...] = ()
    n_at_level: int | None = None

    @property
    def value(self) -> Fraction | None:
        return self.total.value

    @property
    def level(self) -> int | None:
        return self.total.level


def overall(
    dimensions: Sequence[Counted], rule: OverallRule, rounding: Rounding, values: Sequence[int]
) -> Overall:
    """Return the overall of a round.

    All rules work on the dimensions' scores as they are, before rounding: a score of 2.67
    has not reached level 3, and three different scores near 3 are three modes. Only the
    result is rounded. A provisional dimension that has a score counts with it; *min* and
    *gate* wait, since one more rating can overthrow them.

    Args:
        dimensions: all of the rubric's, those that do not count too.
        rule: how they become one.
        rounding: how a value becomes a level.
        values: the rubric's level values, ascending.

    Raises:
        BadRule: a gate asks for a level that the rubric does not have.
    """
    if rule.kind is OverallKind.GATE and rule.gate_level not in values:
        raise BadRule(str(rule), [f"gate:{value}" for value in values])
    scores = _scores(dimensions)
    met = [dimension.after_target() for dimension in dimensions]
    result = total(dimensions, rule.kind, rounding, values)
    return Overall(
        rule,
        rounding,
        result,
        provisional=_is_open(dimensions),
        n_counted=len(scores),
        n_left_out=len(dimensions) - len(scores),
        alternatives={kind: total(dimensions, kind, rounding, values) for kind in ALTERNATIVES},
        after_targets={kind: total(met, kind, rounding, values) for kind in ALTERNATIVES},
        gate=_gate(dimensions, rule.gate_level),
        shares=_shares(scores, values) if rule.kind is OverallKind.SHARE else (),
        n_at_level=_n_at_level(scores, result.level, rounding, values),
    )


def total(
    dimensions: Sequence[Counted], kind: OverallKind, rounding: Rounding, values: Sequence[int]
) -> Total:
    """Return the overall by one rule; see ``overall``."""
    scores = _quick(_scores(dimensions))
    if reason := _why_none(dimensions, kind):
        return Total(None, reason=reason)
    if kind in (OverallKind.GATE, OverallKind.SHARE):
        return Total(None)
    tied = False
    match kind:
        case OverallKind.MIN:
            value = Fraction(min(scores))
        case OverallKind.MEDIAN:
            value = Fraction(lower_median(scores))
        case OverallKind.MODE:
            most, tied = mode(scores)
            value = Fraction(most)
        case OverallKind.WEIGHTED_MEAN:
            value = weighted_mean(scores, _weights(dimensions)) or Fraction(0)
        case _:
            value = mean(scores)
    return Total(value, round_score(value, rounding, values), is_tied=tied)


def verdict_depends_on_rule(result: Overall) -> bool:
    """Tell whether the alternatives lead to different levels; one that is blocked has none."""
    return len({one.level for one in result.alternatives.values()} - {None}) > 1


def _why_none(dimensions: Sequence[Counted], kind: OverallKind) -> NoValue | None:
    if kind is OverallKind.NONE:
        return NoValue.NOT_WANTED
    if kind in (OverallKind.MIN, OverallKind.GATE) and _is_open(dimensions):
        return NoValue.BLOCKED
    if not _scores(dimensions):
        return NoValue.NOTHING_COUNTED
    if kind is OverallKind.WEIGHTED_MEAN and not any(_weights(dimensions)):
        return NoValue.NO_WEIGHT
    return None


def _gate(dimensions: Sequence[Counted], level: int | None) -> GateAnswer | None:
    if level is None:
        return None
    if _why_none(dimensions, OverallKind.GATE):
        return GateAnswer.BLOCKED
    return GateAnswer.YES if min(_scores(dimensions)) >= level else GateAnswer.NO


def _shares(scores: Sequence[Fraction], values: Sequence[int]) -> tuple[tuple[int, Fraction], ...]:
    if not scores:
        return ()
    return tuple((v, Fraction(sum(s >= v for s in scores), len(scores))) for v in values)


def _n_at_level(
    scores: Sequence[Fraction], level: int | None, rounding: Rounding, values: Sequence[int]
) -> int | None:
    if level is None:
        return None
    return sum(round_score(score, rounding, values) == level for score in scores)


def _scores(dimensions: Sequence[Counted]) -> list[Fraction]:
    return [dimension.score for dimension in dimensions if dimension.score is not None]


def _quick(scores: Sequence[Fraction]) -> Sequence[Fraction]:
    """Return whole scores as integers: they are equal, and compare ten times as fast."""
    if all(score.denominator == 1 for score in scores):
        return [cast("Fraction", score.numerator) for score in scores]
    return scores


def _weights(dimensions: Sequence[Counted]) -> list[float]:
    return [dimension.weight for dimension in dimensions if dimension.score is not None]


def _is_open(dimensions: Sequence[Counted]) -> bool:
    return any(dimension.provisional for dimension in dimensions)
