"""Two rounds side by side: what moved, who moved it, and how far they can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from omnidesk.domain.alignment import Join, aligned
from omnidesk.domain.assessment import Empty, Round, RoundRecord, RoundSettings, Target
from omnidesk.domain.bridge import Bridge, Relation
from omnidesk.domain.overall import Overall
from omnidesk.domain.readings import Readings, check_open_to_view, panel_readings
from omnidesk.domain.results import DimensionResult, dimension_results, overall_of
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.wording import SAME_WORDING, VersionChange, Wording, version_change


class Movement(StrEnum):
    """What a change of level is worth beside how far the panel itself lay apart.

    Attributes:
        NONE: the level is the same, or there are no two levels to compare.
        BEYOND: each round's level lies outside the other's lowest to highest rating.
        WITHIN: one of them lies inside: some of the experts were there already.
        OTHER_EXPERTS: nobody who rated it then rated it again.
        NO_RATINGS: a round has a level without ratings, so there is no range.
    """

    NONE = "none"
    BEYOND = "beyond"
    WITHIN = "within"
    OTHER_EXPERTS = "other_experts"
    NO_RATINGS = "no_ratings"


class TargetOutcome(StrEnum):
    """What came of a target that an earlier round set. OPEN: there is no level to tell by.

    MISSED is only that the level is below it: what a horizon means is said in words, so no target
    is held against a date.
    """

    MET = "met"
    PASSED = "passed"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class RoundNumbers:
    """One round as comparisons see it: its numbers, and what they rest on.

    Attributes:
        record: the round; texts of its ratings may be missing.
        raters: the experts who answered anything, by id with their codes, in the panel's order;
            the whole panel where nobody rated alone, since then it spoke as one.
        results: by dimension key, in the rubric's order, those out of scope too.
        overall: by the rule of ``settings``.
        settings: whose rules made the numbers; the round's own unless others were asked for.
        joins: by row, where the round was brought into the rows of another version; else empty.
        scale: the levels of that version, ascending; empty: the rubric's own.
    """

    record: RoundRecord
    rubric: Rubric
    raters: Mapping[str, str]
    results: Mapping[str, DimensionResult]
    overall: Overall
    settings: RoundSettings
    joins: Mapping[str, Join] = field(default_factory=dict)
    scale: tuple[int, ...] = ()

    @property
    def values(self) -> tuple[int, ...]:
        """The levels that the results are told in, ascending."""
        return self.scale or self.rubric.values

    @property
    def label(self) -> str:
        return self.record.round.label

    @property
    def has_own_levels(self) -> bool:
        """Whether any result is told in the levels of the round's own rubric."""
        return not self.joins or any(
            self.joins[key].relation is Relation.NONE for key in self.results
        )

    @property
    def rubric_hash(self) -> str:
        return self.record.round.rubric_hash

    @property
    def date(self) -> str:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty: not said."""
        return date_of(self.record.round)

    @property
    def has_levels(self) -> bool:
        """Whether anything was rated, or agreed, that came to a level."""
        return any(result.level is not None for result in self.results.values())

    def own_key(self, key: str) -> str:
        """Return what the dimension of a row is called in the round's own rubric."""
        join = self.joins.get(key)
        return join.old_keys[0] if join else key

    def is_in_scope(self, key: str) -> bool:
        result = self.results.get(key)
        return result is not None and result.empty is not Empty.OUT_OF_SCOPE


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """One dimension in an earlier and a later round.

    Attributes:
        earlier, later: where it stands; None where that round's rubric does not have it.
        wording: what is worded differently; the levels may mean something else than before.
        change: from level to level, in level positions; None without two comparable levels.
        moved: by expert code the change of everyone who gave a level both times.
        outcomes: each target of the earlier round, nearest first, with what came of it.
    """

    key: str
    earlier: DimensionResult | None
    later: DimensionResult | None
    relation: Relation
    wording: Wording = SAME_WORDING
    change: int | None = None
    moved: Mapping[str, int] = field(default_factory=dict)
    movement: Movement = Movement.NONE
    outcomes: tuple[tuple[Target, TargetOutcome], ...] = ()

    @property
    def is_compared(self) -> bool:
        return self.change is not None

    @property
    def n_raised(self) -> int:
        """How many of the same experts rated it higher than before."""
        return sum(step > 0 for step in self.moved.values())

    @property
    def n_lowered(self) -> int:
        return sum(step < 0 for step in self.moved.values())


@dataclass(frozen=True, slots=True)
class Differences:
    """What two rounds do not share, so that their numbers are not fully comparable.

    Attributes:
        joined, left: codes of experts who rated only the later, or only the earlier round.
        version: how the later rubric version differs; None for the same version.
        settings: names of the rules that differ: of ``panel_rule``, ``overall_rule``, ``rounding``.
    """

    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    version: VersionChange | None = None
    settings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.joined or self.left or self.version or self.settings)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier and a later round, dimension by dimension.

    Attributes:
        dimensions: the later rubric's in its order, then those that only the earlier one has.
    """

    earlier: RoundNumbers
    later: RoundNumbers
    dimensions: tuple[DimensionChange, ...]
    differences: Differences

    @property
    def is_sharing(self) -> bool:
        """Whether any dimension of both rounds means the same."""
        return any(
            each.earlier is not None and each.later is not None and each.relation is Relation.EQUAL
            for each in self.dimensions
        )

    @property
    def compared(self) -> tuple[DimensionChange, ...]:
        """The dimensions that have a level in both rounds and mean the same."""
        return tuple(each for each in self.dimensions if each.is_compared)

    @property
    def risen(self) -> tuple[DimensionChange, ...]:
        return tuple(each for each in self.dimensions if each.change and each.change > 0)

    @property
    def fallen(self) -> tuple[DimensionChange, ...]:
        return tuple(each for each in self.dimensions if each.change and each.change < 0)

    @property
    def same(self) -> tuple[DimensionChange, ...]:
        return tuple(each for each in self.dimensions if each.change == 0)

    @property
    def n_in_scope(self) -> int:
        """How many dimensions are part of either round."""
        return sum(
            self.earlier.is_in_scope(each.key) or self.later.is_in_scope(each.key)
            for each in self.dimensions
        )

    @property
    def coverage(self) -> Fraction:
        """The share of the dimensions of either round that could be compared; 0 if none is."""
        return Fraction(len(self.compared), self.n_in_scope or 1)


def round_numbers(
    record: RoundRecord, rubric: Rubric, settings: RoundSettings | None = None
) -> RoundNumbers:
    """Return the numbers of a round's latest pass. Agreement is not among them.

    Args:
        record: the round; texts of its ratings are not looked at.
        rubric: the version that the round refers to.
        settings: whose rules to use instead of the round's own.

    Raises:
        StillBlind: the pass may show nothing yet.
    """
    own = record.round.settings
    rules = settings or own
    used = replace(
        own,
        panel_rule=rules.panel_rule,
        overall_rule=rules.overall_rule,
        rounding=rules.rounding,
    )
    reckoned = replace(record, round=replace(record.round, settings=used))
    check_open_to_view(record, record.current_pass)
    readings = panel_readings(reckoned, rubric, record.current_pass)
    results = dimension_results(reckoned, rubric, readings)
    return RoundNumbers(
        record,
        rubric,
        _raters(record, readings),
        {result.key: result for result in results},
        overall_of(results, reckoned, rubric),
        used,
    )


def aligned_numbers(numbers: RoundNumbers, bridge: Bridge, rubric: Rubric) -> RoundNumbers:
    """Return a round's numbers in the rows and levels of another version; its overall stays.

    Args:
        bridge: from the round's version to ``rubric``.
    """
    found = aligned(numbers.results, bridge, numbers.rubric, rubric)
    return replace(numbers, results=found.results, joins=found.joins, scale=rubric.values)


def date_of(round_: Round) -> str:
    """Return when a round stands in time: its start, or its end where that is all that is said."""
    return round_.settings.start or round_.settings.end


def compare(earlier: RoundNumbers, later: RoundNumbers) -> Comparison:
    """Return what moved from one round to another, by dimension key.

    Source:
        The range as the honest band around a panel's level: see ``spread``. No p-values: a panel
        is chosen, not drawn.
    """
    found = differences(earlier, later)
    keys = (*later.results, *(key for key in earlier.results if key not in later.results))
    return Comparison(
        earlier, later, tuple(_change(key, earlier, later, found.version) for key in keys), found
    )


def differences(earlier: RoundNumbers, later: RoundNumbers) -> Differences:
    """Return what two rounds do not share."""
    is_same = earlier.rubric_hash == later.rubric_hash
    names = ("panel_rule", "overall_rule", "rounding")
    return Differences(
        tuple(code for key, code in later.raters.items() if key not in earlier.raters),
        tuple(code for key, code in earlier.raters.items() if key not in later.raters),
        None if is_same else version_change(earlier.rubric, later.rubric),
        tuple(
            name
            for name in names
            if getattr(earlier.settings, name) != getattr(later.settings, name)
        ),
    )


def _raters(record: RoundRecord, readings: Readings) -> dict[str, str]:
    answered = {
        code
        for said in readings.values()
        for code, reading in said.items()
        if reading is not Empty.NOT_YET_RATED
    }
    return {e.id: e.code for e in record.panel if not answered or e.code in answered}


def _change(
    key: str, earlier: RoundNumbers, later: RoundNumbers, version: VersionChange | None
) -> DimensionChange:
    before, after = earlier.results.get(key), later.results.get(key)
    relation = relation_between(key, earlier, later, version)
    if before is None or after is None or relation is not Relation.EQUAL:
        is_beside = before is not None and after is not None
        return DimensionChange(key, before, after, relation if is_beside else Relation.NONE)
    wording = version.reworded.get(key, SAME_WORDING) if version else SAME_WORDING
    values = sorted({*earlier.values, *later.values})
    change = _steps(before.level, after.level, values)
    return DimensionChange(
        key,
        before,
        after,
        Relation.EQUAL,
        wording,
        change,
        _moved(before, after, earlier, later, values),
        _movement(change, before, after, earlier, later),
        tuple((target, _outcome(target, after)) for target in before.targets),
    )


def relation_between(
    key: str, earlier: RoundNumbers, later: RoundNumbers, version: VersionChange | None
) -> Relation:
    """Return how the later dimension stands to the earlier one, over the version that both join.

    Args:
        version: how the rounds' versions differ; None for the same version.
    """
    if version is None:
        return Relation.EQUAL
    if not earlier.joins and not later.joins:
        return Relation.EQUAL if version.is_same_rubric else Relation.NONE
    return _joined(key, earlier).then(_joined(key, later).inverse)


def _joined(key: str, numbers: RoundNumbers) -> Relation:
    """A round that was not brought anywhere is on the version that the others were brought to."""
    if not numbers.joins:
        return Relation.EQUAL
    return numbers.joins[key].relation if key in numbers.joins else Relation.NONE


def _steps(before: int | None, after: int | None, values: Sequence[int]) -> int | None:
    if before is None or after is None:
        return None
    return values.index(after) - values.index(before)


def _moved(
    before: DimensionResult,
    after: DimensionResult,
    earlier: RoundNumbers,
    later: RoundNumbers,
    values: Sequence[int],
) -> dict[str, int]:
    """Return by code, as it is now, the steps of everyone who gave a level both times."""
    steps = {}
    for expert_id, code in later.raters.items():
        was, now = before.ratings.get(earlier.raters.get(expert_id, "")), after.ratings.get(code)
        if isinstance(was, int) and isinstance(now, int):
            steps[code] = values.index(now) - values.index(was)
    return steps


def _movement(
    change: int | None,
    before: DimensionResult,
    after: DimensionResult,
    earlier: RoundNumbers,
    later: RoundNumbers,
) -> Movement:
    if not change:
        return Movement.NONE
    if before.min is None or after.min is None:
        return Movement.NO_RATINGS
    if not _rated(before, earlier) & _rated(after, later):
        return Movement.OTHER_EXPERTS
    apart = not _within(after.level, before) and not _within(before.level, after)
    return Movement.BEYOND if apart else Movement.WITHIN


def _rated(result: DimensionResult, round_: RoundNumbers) -> set[str]:
    """Return the ids of those who gave the dimension a level."""
    return {
        expert_id
        for expert_id, code in round_.raters.items()
        if isinstance(result.ratings.get(code), int)
    }


def _within(level: int | None, result: DimensionResult) -> bool:
    if level is None or result.min is None or result.max is None:
        return False
    return result.min <= level <= result.max


def _outcome(target: Target, later: DimensionResult) -> TargetOutcome:
    if later.level is None:
        return TargetOutcome.OPEN
    if later.level == target.level:
        return TargetOutcome.MET
    return TargetOutcome.PASSED if later.level > target.level else TargetOutcome.MISSED
