from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.errors import BadRule
from omnidesk.domain.overall import (
    ALTERNATIVES,
    Counted,
    GateAnswer,
    NoValue,
    Overall,
    Total,
    overall,
    verdict_depends_on_rule,
)
from omnidesk.domain.rules import OverallKind, OverallRule, Rounding

SCALE = (1, 2, 3, 4, 5)
THIRD = Fraction(1, 3)
# The nine published levels of the founding case, in the rubric's order.
FOUNDING = (3, 2, 3, 3, 2, 2, 3, 3, 3)
ANY_SCORE = st.one_of(st.none(), st.fractions(1, 5, max_denominator=12))
ANY_DIMENSION = st.builds(
    Counted, ANY_SCORE, st.booleans(), st.sampled_from([0, 0.5, 1, 2]), st.sampled_from(SCALE)
)
DIMENSIONS = st.lists(ANY_DIMENSION, max_size=9)
RULES = st.sampled_from([*OverallKind]).map(
    lambda kind: OverallRule(kind, 3 if kind is OverallKind.GATE else None)
)


def of(*scores, rule: str = "median", rounding: Rounding = Rounding.HALF_UP) -> Overall:
    dimensions = [
        score if isinstance(score, Counted) else Counted(Fraction(score)) for score in scores
    ]
    return overall(dimensions, OverallRule.parse(rule), rounding, SCALE)


@pytest.mark.parametrize(
    ("rule", "scores", "value", "level"),
    [
        ("median", (5, 1, 2), 2, 2),
        ("median", (1, 2, 4, 5), 2, 2),  # of an even number the lower middle
        ("median", (2 + THIRD, 3, 4), 3, 3),
        ("mean", (2, 3, 3), Fraction(8, 3), 3),
        ("mean", (2, 3), Fraction(5, 2), 3),
        ("mean", (2 + THIRD, 2 + 2 * THIRD), Fraction(5, 2), 3),
        ("mode", (3, 2, 3, 4), 3, 3),
        ("min", (3, 2 + 2 * THIRD, 4), Fraction(8, 3), 3),
        ("weighted_mean", (2, 3), Fraction(5, 2), 3),
    ],
)
def test_each_rule_gives_its_value_and_level(rule: str, scores, value, level: int) -> None:
    assert of(*scores, rule=rule).total == Total(Fraction(value), level)


def test_a_weighted_mean_weighs_each_dimension() -> None:
    heavy = Counted(Fraction(2), weight=2.5)
    light = Counted(Fraction(5), weight=0.5)
    assert of(heavy, light, rule="weighted_mean").value == Fraction(5, 2)


def test_weights_of_dimensions_without_a_score_do_not_count() -> None:
    absent = Counted(None, weight=9)
    assert of(2, 4, absent, rule="weighted_mean").value == 3


def test_weights_that_are_all_0_give_no_overall() -> None:
    weightless = Counted(Fraction(3), weight=0)
    result = of(weightless, weightless, rule="weighted_mean")
    assert result.total == Total(None, reason=NoValue.NO_WEIGHT)


def test_a_tied_mode_is_the_lowest_and_that_is_said() -> None:
    assert of(4, 2, 4, 2, 5, rule="mode").total == Total(Fraction(2), 2, is_tied=True)


@pytest.mark.parametrize(
    ("rounding", "level"), [(Rounding.HALF_UP, 3), (Rounding.HALF_EVEN, 2), (Rounding.DOWN, 2)]
)
def test_the_rounding_rule_makes_the_level(rounding: Rounding, level: int) -> None:
    result = of(2, 3, rule="mean", rounding=rounding)
    assert (result.value, result.level, result.rounding) == (Fraction(5, 2), level, rounding)


def test_nothing_is_rounded_before_the_last_step() -> None:
    # Rounded first, each would be 3 and so would their mean.
    assert of(Fraction("2.5"), Fraction("2.5"), 2, rule="mean").level == 2


@pytest.mark.parametrize(
    ("rule", "scores", "answer"),
    [
        ("gate:3", (3, 4, 5), GateAnswer.YES),
        ("gate:3", (3, 2, 5), GateAnswer.NO),
        ("gate:3", (3, 2 + 2 * THIRD), GateAnswer.NO),  # 2.67 has not reached 3
        ("gate:3", (), GateAnswer.BLOCKED),
    ],
)
def test_a_gate_asks_whether_all_reach_its_level(rule: str, scores, answer) -> None:
    result = of(*scores, rule=rule)
    assert (result.gate, result.value, result.level) == (answer, None, None)


def test_a_gate_at_a_level_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadRule) as caught:
        of(3, rule="gate:6")
    assert caught.value.rule == "gate:6"
    assert "gate:5" in caught.value.known


def test_shares_are_of_the_dimensions_at_or_above_each_level() -> None:
    result = of(1, 3, Fraction("3.5"), 4, Counted(None), rule="share")
    quarters = {1: 4, 2: 3, 3: 3, 4: 1, 5: 0}
    assert result.shares == tuple((level, Fraction(n, 4)) for level, n in quarters.items())
    assert result.total == Total(None)


def test_no_overall_is_a_rule_too_and_keeps_the_alternatives() -> None:
    result = of(3, 3, 2, rule="none")
    assert result.total == Total(None, reason=NoValue.NOT_WANTED)
    assert result.alternatives[OverallKind.MEDIAN].level == 3


@pytest.mark.parametrize("score", [None, Fraction(3)])
def test_an_open_dimension_makes_the_total_provisional(score: Fraction | None) -> None:
    result = of(3, 2, 3, Counted(score, provisional=True))
    assert result.provisional
    assert result.value == 3


def test_a_complete_round_is_not_provisional() -> None:
    assert not of(3, 2, Counted(None)).provisional


@pytest.mark.parametrize("score", [None, Fraction(5)])
def test_an_open_dimension_blocks_min_and_gate(score: Fraction | None) -> None:
    open_one = Counted(score, provisional=True)
    blocked = Total(None, reason=NoValue.BLOCKED)
    assert of(3, open_one, rule="min").total == blocked
    assert of(3, open_one).alternatives[OverallKind.MIN] == blocked
    gate = of(3, open_one, rule="gate:2")
    assert (gate.gate, gate.total) == (GateAnswer.BLOCKED, blocked)


def test_a_dimension_that_is_not_applicable_blocks_nothing() -> None:
    assert of(3, 2, Counted(None), rule="min").value == 2


@pytest.mark.parametrize("rule", ["median", "mean", "weighted_mean", "mode", "min", "share"])
def test_without_any_score_there_is_nothing_to_count(rule: str) -> None:
    result = of(Counted(None), rule=rule)
    assert result.total == Total(None, reason=NoValue.NOTHING_COUNTED)
    assert (result.n_counted, result.n_left_out) == (0, 1)


def test_it_says_how_many_counted_and_how_many_stand_at_the_level() -> None:
    result = of(3, 2, Fraction("2.6"), Counted(None), rule="median")
    assert (result.n_counted, result.n_left_out) == (3, 1)
    assert (result.value, result.level, result.n_at_level) == (Fraction("2.6"), 3, 2)


def test_a_target_below_the_score_lowers_nothing_and_none_changes_nothing() -> None:
    result = of(Counted(Fraction("3.5"), target=2), Counted(Fraction("2.5")))
    assert result.after_targets == result.alternatives


def test_an_empty_does_not_reach_its_target() -> None:
    result = of(3, Counted(None, target=5), Counted(None, provisional=True, target=5))
    assert result.after_targets[OverallKind.MEAN].value == 3
    assert result.after_targets[OverallKind.MIN].reason is NoValue.BLOCKED


def test_the_founding_case_is_2_or_2_67_or_3_by_rule() -> None:
    result = of(*FOUNDING)
    values = [result.alternatives[kind].value for kind in ALTERNATIVES]
    assert values == [2, Fraction(8, 3), 3, 3]
    assert (result.value, result.level, result.n_at_level) == (3, 3, 6)


def test_the_founding_case_after_its_targets_is_3_or_3_67_or_4() -> None:
    result = of(*(Counted(Fraction(level), target=level + 1) for level in FOUNDING))
    values = [result.after_targets[kind].value for kind in ALTERNATIVES]
    assert values == [3, Fraction(11, 3), 4, 4]


@pytest.mark.parametrize(
    ("scores", "depends"), [(FOUNDING, True), ((3, 3, 3), False), ((3, 3, Fraction("2.5")), False)]
)
def test_a_verdict_depends_on_the_rule_when_levels_differ(scores, depends: bool) -> None:
    assert verdict_depends_on_rule(of(*scores)) is depends


def test_a_blocked_alternative_is_no_other_verdict() -> None:
    assert not verdict_depends_on_rule(of(3, 3, Counted(None, provisional=True)))


@given(DIMENSIONS, RULES)
def test_a_dimension_that_does_not_apply_changes_no_overall(dimensions, rule) -> None:
    before = overall(dimensions, rule, Rounding.HALF_UP, SCALE)
    after = overall([*dimensions, Counted(None, target=5)], rule, Rounding.HALF_UP, SCALE)
    assert (after.total, after.gate, after.shares) == (before.total, before.gate, before.shares)
    assert after.alternatives == before.alternatives
    assert after.after_targets == before.after_targets


@given(DIMENSIONS, RULES, st.randoms())
def test_the_order_of_dimensions_does_not_matter(dimensions, rule, random) -> None:
    before = overall(dimensions, rule, Rounding.HALF_UP, SCALE)
    random.shuffle(dimensions)
    assert overall(dimensions, rule, Rounding.HALF_UP, SCALE) == before


@given(DIMENSIONS)
def test_meeting_targets_lowers_no_minimum_mean_or_median(dimensions) -> None:
    result = overall(dimensions, OverallRule(), Rounding.HALF_UP, SCALE)
    for kind in (OverallKind.MIN, OverallKind.MEAN, OverallKind.MEDIAN):
        before, after = result.alternatives[kind].value, result.after_targets[kind].value
        assert (before is None and after is None) or after >= before


@given(st.lists(st.fractions(1, 5, max_denominator=12), min_size=1))
def test_min_is_never_above_median_or_mean(scores) -> None:
    found = of(*scores).alternatives
    weakest = found[OverallKind.MIN].value
    assert weakest <= min(found[kind].value for kind in ALTERNATIVES)
