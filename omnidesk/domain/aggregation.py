"""From the ratings of a panel to one score per dimension, and from a score to a level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from omnidesk.domain.assessment import Empty
from omnidesk.domain.rules import PanelRule, Rounding

Reading = int | Empty
"""What one expert says of one dimension: a level's value, or why there is none."""

_LEAST_TO_TRIM = 5


class Source(StrEnum):
    """Where the level of a dimension comes from."""

    RULE = "rule"
    DECISION = "decision"


class PanelFlag(StrEnum):
    """What must be said beside a dimension's level.

    Attributes:
        TIED: several levels are the most frequent; the lowest of them was taken.
        UNTRIMMED: fewer than five ratings, so nothing was trimmed: a plain mean.
        NO_WEIGHT: the weights of all who rated are 0, so there is no weighted mean.
        UNDECIDED: the rule is the panel's decision and there is none yet.
        SOME_NOT_APPLICABLE: an expert says *not applicable*, yet the dimension counts.
    """

    TIED = "tied"
    UNTRIMMED = "untrimmed"
    NO_WEIGHT = "no_weight"
    UNDECIDED = "undecided"
    SOME_NOT_APPLICABLE = "some_not_applicable"


@dataclass(frozen=True, slots=True)
class PanelScore:
    """A score by rule, not rounded; None where the rule gives none, and a flag says why."""

    score: Fraction | None
    flags: frozenset[PanelFlag] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one dimension stands, before anything is rounded.

    Attributes:
        empty: why there is no score; None exactly where there is one.
        provisional: a rating that is still open could change the score.
    """

    score: Fraction | None
    source: Source = Source.RULE
    empty: Empty | None = None
    provisional: bool = False
    flags: frozenset[PanelFlag] = frozenset()


def exact_weight(weight: float) -> Fraction:
    """Return the decimal that was typed: 0.1 is one tenth, not its nearest binary."""
    return Fraction(str(weight))


def mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def weighted_mean(numbers: Sequence[Fraction], weights: Sequence[float]) -> Fraction | None:
    """Return the mean by weights, or None where the weights add up to 0."""
    exact = [exact_weight(weight) for weight in weights]
    total = sum(exact, Fraction(0))
    if not total:
        return None
    return sum((w * n for w, n in zip(exact, numbers, strict=True)), Fraction(0)) / total


def lower_median(numbers: Sequence[Fraction]) -> Fraction:
    """Return the middle number, of an even count the lower of the two middle ones.

    So the result is always a number that somebody gave, never one between.

    Source:
        S. S. Stevens, "On the Theory of Scales of Measurement", Science 103 (1946), 677-680:
        of ordinal scales the median may be taken.
    """
    return sorted(numbers)[(len(numbers) - 1) // 2]


def mode(numbers: Sequence[Fraction]) -> tuple[Fraction, bool]:
    """Return the most frequent number, of several the lowest, and whether there were several."""
    counts = Counter(numbers)
    most = max(counts.values())
    frequent = [number for number, n in counts.items() if n == most]
    return min(frequent), len(frequent) > 1


def panel_score(
    levels: Sequence[int], rule: PanelRule, weights: Sequence[float] | None = None
) -> PanelScore:
    """Return the score of one dimension from the levels its experts gave.

    Args:
        levels: one or more levels' values; who gave no level is not in it. Order is free.
        rule: how they become one.
        weights: the experts' weights, one per level; equal by default. Only the weighted
            mean looks at them.

    Returns:
        The score, not rounded. None by the rule *decision*, which computes nothing, and by
        the weighted mean where all weights are 0.
    """
    if rule in (PanelRule.MEDIAN, PanelRule.MEDIAN_HIGH):  # whole numbers sort much faster
        n_below = len(levels) // 2 if rule is PanelRule.MEDIAN_HIGH else (len(levels) - 1) // 2
        return PanelScore(Fraction(sorted(levels)[n_below]))
    numbers = [Fraction(level) for level in levels]
    match rule:
        case PanelRule.MEAN:
            return PanelScore(mean(numbers))
        case PanelRule.TRIMMED_MEAN:
            return _trimmed_mean(numbers)
        case PanelRule.WEIGHTED_MEAN:
            score = weighted_mean(numbers, weights if weights is not None else [1.0] * len(numbers))
            return PanelScore(score, _flags(PanelFlag.NO_WEIGHT, score is None))
        case PanelRule.MODE:
            most, tied = mode(numbers)
            return PanelScore(most, _flags(PanelFlag.TIED, tied))
        case _:
            return PanelScore(None, frozenset({PanelFlag.UNDECIDED}))


def standing(
    readings: Mapping[str, Reading],
    rule: PanelRule,
    *,
    weights: Mapping[str, float] | None = None,
    decision: int | None = None,
) -> Standing:
    """Return where a dimension in scope stands, with every mixture of levels and empties.

    A decision of the panel overrides every rule: the dimension is complete, whatever was or
    was not rated. Without one:

    - there are levels: they decide by the rule. *Not applicable* from others is flagged.
      *Not yet rated* or *cannot tell* from others makes the score provisional: only those
      experts, or a decision, can settle it.
    - no levels, and all say *not applicable*: so it is, and the dimension leaves the
      denominator. This is settled.
    - no levels, and anyone has *not yet rated*: so it is, since a level may still come.
    - no levels, otherwise (*cannot tell*, with or without *not applicable*): *cannot tell*.
      One who says *not applicable* does not outvote one who sees that it applies.
    - no expert at all: *not yet rated*.
    - there are levels but the rule gives no score (see ``panel_score``): *not yet rated*,
      and the flag says why.

    Args:
        readings: by expert code; what each says of this dimension.
        rule: how levels become one score.
        weights: by expert code; 1 where an expert is not named.
        decision: the value of the level that the panel agreed, if it did.
    """
    empties = {reading for reading in readings.values() if isinstance(reading, Empty)}
    flags = _flags(PanelFlag.SOME_NOT_APPLICABLE, Empty.NOT_APPLICABLE in empties)
    if decision is not None:
        return Standing(Fraction(decision), Source.DECISION, flags=flags)
    levels = {code: reading for code, reading in readings.items() if isinstance(reading, int)}
    if not levels:
        return _without_levels(empties)
    by_code = weights or {}
    result = panel_score(list(levels.values()), rule, [by_code.get(code, 1.0) for code in levels])
    is_open = result.score is None or bool(empties - {Empty.NOT_APPLICABLE})
    empty = Empty.NOT_YET_RATED if result.score is None else None
    return Standing(result.score, empty=empty, provisional=is_open, flags=flags | result.flags)


def round_score(score: Fraction, rounding: Rounding, values: Sequence[int]) -> int:
    """Return the level that a score stands for: the nearest one that the rubric has.

    Half-way between two levels HALF_UP takes the higher. HALF_EVEN takes the one whose value
    is even, and the higher where both or neither are (levels 1 and 3). DOWN takes the
    highest level that has been reached, however near the next one is.

    Args:
        score: between the lowest and the highest value; beyond them counts as them.
        rounding: the rule for what lies between two levels.
        values: the rubric's level values, ascending; they may have gaps.
    """
    if score.denominator == 1 and score.numerator in values:
        return score.numerator
    lower = max((value for value in values if value <= score), default=values[0])
    upper = min((value for value in values if value >= score), default=values[-1])
    if rounding is Rounding.DOWN or score - lower < upper - score:
        return lower
    is_half = score - lower == upper - score
    if is_half and rounding is Rounding.HALF_EVEN and lower % 2 == 0 and upper % 2 == 1:
        return lower
    return upper


def _trimmed_mean(numbers: Sequence[Fraction]) -> PanelScore:
    if len(numbers) < _LEAST_TO_TRIM:
        return PanelScore(mean(numbers), frozenset({PanelFlag.UNTRIMMED}))
    return PanelScore(mean(sorted(numbers)[1:-1]))


def _without_levels(empties: set[Empty]) -> Standing:
    if empties == {Empty.NOT_APPLICABLE}:
        return Standing(None, empty=Empty.NOT_APPLICABLE)
    flags = _flags(PanelFlag.SOME_NOT_APPLICABLE, Empty.NOT_APPLICABLE in empties)
    waiting = not empties or Empty.NOT_YET_RATED in empties
    empty = Empty.NOT_YET_RATED if waiting else Empty.CANNOT_TELL
    return Standing(None, empty=empty, provisional=True, flags=flags)


def _flags(flag: PanelFlag, is_set: bool) -> frozenset[PanelFlag]:
    return frozenset({flag}) if is_set else frozenset()
