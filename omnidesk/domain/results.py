"""The results of a round: where each dimension stands, the overall, and the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from omnidesk.domain.aggregation import (
    PanelFlag,
    Reading,
    Source,
    Standing,
    round_score,
    standing,
)
from omnidesk.domain.agreement_facts import Agreement, AgreementNote
from omnidesk.domain.alpha_interval import panel_agreement
from omnidesk.domain.assessment import Empty, Horizon, RoundRecord, Target
from omnidesk.domain.errors import UnknownDimension
from omnidesk.domain.overall import Counted, Overall, overall
from omnidesk.domain.readings import (
    Readings,
    check_open_to_view,
    chosen_pass,
    completeness,
    panel_readings,
)
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rules import OverallRule, PanelRule, Rounding
from omnidesk.domain.spread import Status, spread

_HORIZONS = tuple(Horizon)


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """Where one dimension stands in a round.

    Attributes:
        score: the panel's score by rule or decision, not rounded.
        level: the level that the score stands for; None exactly where ``empty`` says why.
        source: what gave the level.
        provisional: a rating that is still open could change it.
        flags: what must be said beside the level.
        ratings: by expert code a level's value or an empty; no entry at all where nobody rated
            in the whole pass, or where the dimension is out of scope.
        status, median, min, max, range: of the levels that experts gave, never of a decision;
            the range is in level positions. All None, and the status UNRATED, without levels.
        targets: one per horizon, nearest first; none where the dimension is out of scope.
    """

    key: str
    score: Fraction | None
    level: int | None
    source: Source
    empty: Empty | None = None
    provisional: bool = False
    flags: frozenset[PanelFlag] = frozenset()
    ratings: Mapping[str, Reading] = field(default_factory=dict)
    status: Status = Status.UNRATED
    median: int | None = None
    min: int | None = None
    max: int | None = None
    range: int | None = None
    targets: tuple[Target, ...] = ()

    @property
    def is_to_discuss(self) -> bool:
        """Whether the experts lie far apart and the panel has not agreed a level yet."""
        return self.status is Status.DISCUSS and self.source is not Source.DECISION

    @property
    def furthest_target(self) -> Target | None:
        """The target of the highest level; of several alike the nearest."""
        return max(self.targets, key=lambda target: target.level, default=None)

    @property
    def target(self) -> int | None:
        """The highest level aimed at."""
        return self.furthest_target.level if self.furthest_target else None

    @property
    def horizon(self) -> Horizon | None:
        """When the highest target is to be reached."""
        return self.furthest_target.horizon if self.furthest_target else None

    @property
    def gap(self) -> int | None:
        """Levels from here to the target, 0 if it is reached; None without level or target."""
        if self.level is None or self.target is None:
            return None
        return max(0, self.target - self.level)


@dataclass(frozen=True, slots=True)
class RoundResults:
    """All numbers of one pass of a round, with the rules that made them.

    Attributes:
        pass_number: the pass whose ratings counted; None where no rating was planned.
        dimensions: in the rubric's order, those out of scope too.
        agreement: None where nothing can be said; the note says why.
        agreement_note: why agreement, alpha or its interval is missing; None if all is there.
        completeness: by expert code, how many dimensions were answered, of how many.
    """

    label: str
    pass_number: int | None
    dimensions: tuple[DimensionResult, ...]
    overall: Overall
    agreement: Agreement | None
    agreement_note: AgreementNote | None
    completeness: Mapping[str, tuple[int, int]]
    panel_rule: PanelRule
    rounding: Rounding

    def dimension(self, key: str) -> DimensionResult:
        """Return the result of one dimension.

        Raises:
            UnknownDimension: no dimension has this key.
        """
        for result in self.dimensions:
            if result.key == key:
                return result
        raise UnknownDimension(key, [result.key for result in self.dimensions])


def round_results(
    record: RoundRecord,
    rubric: Rubric,
    *,
    overall_rule: OverallRule | None = None,
    pass_number: int | None = None,
) -> RoundResults:
    """Return all numbers of a round: experts first, then dimensions.

    Decisions and targets belong to the round: they count whichever pass is looked at.

    Args:
        record: the round with everything in it.
        rubric: the version that the round refers to.
        overall_rule: instead of the round's own.
        pass_number: the pass whose ratings count; the latest by default.

    Raises:
        StillBlind: the pass may show nothing but completeness yet.
        UnknownPass: the round has no pass of this number.
        UnknownLevel: a rating has a level that the rubric does not have.
        BadRule: the overall is a gate at a level that the rubric does not have.
    """
    one, settings = chosen_pass(record, pass_number), record.round.settings
    check_open_to_view(record, one)
    readings = panel_readings(record, rubric, one)
    dimensions = dimension_results(record, rubric, readings)
    agreement, note = agreement_of(record, rubric, readings)
    return RoundResults(
        label=record.round.label,
        pass_number=one.number if one else None,
        dimensions=dimensions,
        overall=overall_of(dimensions, record, rubric, overall_rule),
        agreement=agreement,
        agreement_note=note,
        completeness=completeness(record, rubric, pass_number),
        panel_rule=settings.panel_rule,
        rounding=settings.rounding,
    )


def dimension_results(
    record: RoundRecord, rubric: Rubric, readings: Readings
) -> tuple[DimensionResult, ...]:
    """Return the result of each of the rubric's dimensions, in its order.

    Args:
        record: the round, for its rules, weights, decisions and targets.
        rubric: the version that the round refers to.
        readings: what the experts say; a dimension that is not in it is out of scope.
    """
    weights = {expert.code: expert.weight for expert in record.panel}
    decided = {decision.dimension: decision.level for decision in record.decisions}
    results = []
    for key in rubric.keys:
        if key not in readings:
            results.append(_out_of_scope(key))
            continue
        rule, said = record.round.settings.panel_rule, readings[key]
        stands = standing(said, rule, weights=weights, decision=decided.get(key))
        results.append(_dimension(key, stands, said, record=record, rubric=rubric))
    return tuple(results)


def overall_of(
    dimensions: tuple[DimensionResult, ...],
    record: RoundRecord,
    rubric: Rubric,
    rule: OverallRule | None = None,
) -> Overall:
    """Return the overall of the dimensions, by the round's rule or by another."""
    settings = record.round.settings
    counted = [
        Counted(
            result.score, result.provisional, rubric.dimension(result.key).weight, result.target
        )
        for result in dimensions
    ]
    return overall(counted, rule or settings.overall_rule, settings.rounding, rubric.values)


def agreement_of(
    record: RoundRecord, rubric: Rubric, readings: Readings
) -> tuple[Agreement | None, AgreementNote | None]:
    """Return how far the panel agrees, from its levels; decisions and empties do not enter."""
    rows = [[_level(said.get(e.code)) for said in readings.values()] for e in record.panel]
    return panel_agreement(rows, rubric.values)


def _dimension(
    key: str,
    stands: Standing,
    said: Mapping[str, Reading],
    *,
    record: RoundRecord,
    rubric: Rubric,
) -> DimensionResult:
    settings = record.round.settings
    levels = [reading for reading in said.values() if isinstance(reading, int)]
    high = settings.panel_rule is PanelRule.MEDIAN_HIGH
    facts = spread(levels, rubric.values, high_median=high)
    score = stands.score
    return DimensionResult(
        key,
        score,
        None if score is None else round_score(score, settings.rounding, rubric.values),
        stands.source,
        stands.empty,
        provisional=stands.provisional,
        flags=stands.flags,
        ratings=said,
        status=facts.status,
        median=facts.median,
        min=facts.min,
        max=facts.max,
        range=facts.range,
        targets=_targets(key, record),
    )


def _out_of_scope(key: str) -> DimensionResult:
    return DimensionResult(key, None, None, Source.RULE, Empty.OUT_OF_SCOPE)


def _targets(key: str, record: RoundRecord) -> tuple[Target, ...]:
    mine = (target for target in record.targets if target.dimension == key)
    return tuple(sorted(mine, key=lambda target: _HORIZONS.index(target.horizon)))


def _level(reading: Reading | None) -> int | None:
    return reading if isinstance(reading, int) else None
