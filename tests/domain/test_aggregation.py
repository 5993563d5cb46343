from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.aggregation import (
    PanelFlag,
    PanelScore,
    Source,
    Standing,
    exact_weight,
    panel_score,
    round_score,
    standing,
)
from omnidesk.domain.assessment import Empty
from omnidesk.domain.rules import PanelRule, Rounding

NOT_YET, CANNOT, NOT_APPLICABLE = Empty.NOT_YET_RATED, Empty.CANNOT_TELL, Empty.NOT_APPLICABLE
SOME = frozenset({PanelFlag.SOME_NOT_APPLICABLE})
LEVELS = st.lists(st.integers(0, 6), min_size=1, max_size=9)
COMPUTED = st.sampled_from([rule for rule in PanelRule if rule is not PanelRule.DECISION])
EMPTIES = st.sampled_from([NOT_YET, CANNOT, NOT_APPLICABLE])
READINGS = st.lists(st.one_of(st.integers(1, 5), EMPTIES))


def by_code(*said):
    return {f"E{n}": reading for n, reading in enumerate(said, 1)}


@pytest.mark.parametrize(
    ("rule", "levels", "score"),
    [
        (PanelRule.MEDIAN, [4, 1, 3], 3),
        (PanelRule.MEDIAN, [2, 3], 2),  # never 2.5
        (PanelRule.MEDIAN, [1, 5, 2, 4], 2),
        (PanelRule.MEDIAN, [0], 0),
        (PanelRule.MEDIAN_HIGH, [2, 3], 3),
        (PanelRule.MEDIAN_HIGH, [1, 5, 2, 4], 4),
        (PanelRule.MEDIAN_HIGH, [4, 1, 3], 3),
        (PanelRule.MEAN, [2, 3, 3], Fraction(8, 3)),
        (PanelRule.TRIMMED_MEAN, [5, 1, 2, 2, 3], Fraction(7, 3)),
        (PanelRule.TRIMMED_MEAN, [1, 1, 1, 5, 5, 5], 3),  # one from each end, not all alike
        (PanelRule.MODE, [4, 2, 4, 1], 4),
        (PanelRule.WEIGHTED_MEAN, [2, 3, 3], Fraction(8, 3)),  # equal weights by default
    ],
)
def test_each_rule_gives_its_score(rule: PanelRule, levels: list[int], score: Fraction) -> None:
    assert panel_score(levels, rule) == PanelScore(Fraction(score))


def test_a_weighted_mean_weighs_each_expert() -> None:
    result = panel_score([2, 3, 5], PanelRule.WEIGHTED_MEAN, [1, 2.5, 0.5])
    assert result == PanelScore(Fraction(3))  # (2 + 7.5 + 2.5) / 4


def test_weights_are_the_decimals_that_were_typed() -> None:
    assert exact_weight(0.1) == Fraction(1, 10)
    score = panel_score([2, 3], PanelRule.WEIGHTED_MEAN, [0.1, 0.1]).score
    assert score == Fraction(5, 2)


def test_weights_serve_the_weighted_mean_alone() -> None:
    assert panel_score([1, 4], PanelRule.MEAN, [1, 9]).score == Fraction(5, 2)


def test_weights_that_are_all_0_give_no_score() -> None:
    expected = PanelScore(None, frozenset({PanelFlag.NO_WEIGHT}))
    assert panel_score([2, 3], PanelRule.WEIGHTED_MEAN, [0, 0]) == expected


@pytest.mark.parametrize("levels", [[1, 2, 3, 5], [1, 5, 5]])
def test_fewer_than_five_are_not_trimmed_and_that_is_said(levels: list[int]) -> None:
    expected = Fraction(sum(levels), len(levels))
    assert panel_score(levels, PanelRule.TRIMMED_MEAN) == PanelScore(
        expected, frozenset({PanelFlag.UNTRIMMED})
    )


@pytest.mark.parametrize("levels", [[4, 2, 3], [4, 4, 2, 2, 5]])
def test_a_tied_mode_is_the_lowest_and_that_is_said(levels: list[int]) -> None:
    expected = PanelScore(Fraction(2), frozenset({PanelFlag.TIED}))
    assert panel_score(levels, PanelRule.MODE) == expected


def test_the_decision_rule_computes_nothing() -> None:
    expected = PanelScore(None, frozenset({PanelFlag.UNDECIDED}))
    assert panel_score([3, 3, 3], PanelRule.DECISION) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((3, 3, 4), Standing(Fraction(3))),
        ((0, 0), Standing(Fraction(0))),  # a level 0 is a level
        ((3, NOT_YET), Standing(Fraction(3), provisional=True)),
        ((3, CANNOT), Standing(Fraction(3), provisional=True)),
        ((2, 4, NOT_APPLICABLE), Standing(Fraction(2), flags=SOME)),
        ((2, CANNOT, NOT_APPLICABLE), Standing(Fraction(2), provisional=True, flags=SOME)),
        ((NOT_APPLICABLE, NOT_APPLICABLE), Standing(None, empty=NOT_APPLICABLE)),
        ((NOT_YET, NOT_YET), Standing(None, empty=NOT_YET, provisional=True)),
        ((CANNOT, CANNOT), Standing(None, empty=CANNOT, provisional=True)),
        ((CANNOT, NOT_YET), Standing(None, empty=NOT_YET, provisional=True)),
        (
            (NOT_APPLICABLE, CANNOT, CANNOT),
            Standing(None, empty=CANNOT, provisional=True, flags=SOME),
        ),
        (
            (NOT_APPLICABLE, NOT_YET),
            Standing(None, empty=NOT_YET, provisional=True, flags=SOME),
        ),
        (
            (NOT_APPLICABLE, CANNOT, NOT_YET),
            Standing(None, empty=NOT_YET, provisional=True, flags=SOME),
        ),
        ((), Standing(None, empty=NOT_YET, provisional=True)),
    ],
)
def test_each_mixture_of_levels_and_empties_has_one_standing(said, expected: Standing) -> None:
    assert standing(by_code(*said), PanelRule.MEDIAN) == expected


def test_one_who_finds_it_not_applicable_is_out_of_the_mean() -> None:
    stands = standing(by_code(2, 3, NOT_APPLICABLE), PanelRule.MEAN)
    assert stands.score == Fraction(5, 2)


@pytest.mark.parametrize("rule", PanelRule)
@pytest.mark.parametrize("said", [(), (1, 2), (CANNOT, NOT_YET), (1, NOT_YET)])
def test_a_decision_overrides_every_rule_and_completes(said, rule: PanelRule) -> None:
    stands = standing(by_code(*said), rule, decision=4)
    assert stands == Standing(Fraction(4), Source.DECISION)


def test_a_decision_on_what_all_found_not_applicable_counts_and_is_flagged() -> None:
    stands = standing(by_code(NOT_APPLICABLE, NOT_APPLICABLE), PanelRule.MEDIAN, decision=2)
    assert stands == Standing(Fraction(2), Source.DECISION, flags=SOME)


def test_a_decided_level_0_is_a_decision() -> None:
    assert standing({}, PanelRule.MEDIAN, decision=0).source is Source.DECISION


def test_levels_without_the_decision_that_the_rule_asks_for_are_not_yet_rated() -> None:
    flags = frozenset({PanelFlag.UNDECIDED})
    expected = Standing(None, empty=NOT_YET, provisional=True, flags=flags)
    assert standing(by_code(3, 3), PanelRule.DECISION) == expected


def test_levels_of_experts_without_weight_are_not_yet_rated() -> None:
    stands = standing(by_code(3, NOT_YET), PanelRule.WEIGHTED_MEAN, weights={"E1": 0, "E2": 1})
    assert (stands.score, stands.empty) == (None, NOT_YET)
    assert stands.flags == {PanelFlag.NO_WEIGHT}


def test_weights_follow_the_expert_and_not_the_place() -> None:
    said = {"E1": NOT_APPLICABLE, "E2": 2, "E3": 4}
    stands = standing(said, PanelRule.WEIGHTED_MEAN, weights={"E1": 9, "E2": 3})  # E3: 1
    assert stands.score == Fraction(10, 4)


@pytest.mark.parametrize(
    ("score", "rounding", "level"),
    [
        ("2.5", Rounding.HALF_UP, 3),
        ("2.4999999999999999999", Rounding.HALF_UP, 2),
        ("2.5", Rounding.HALF_EVEN, 2),
        ("3.5", Rounding.HALF_EVEN, 4),
        ("3.5000000000000000001", Rounding.HALF_EVEN, 4),
        ("2.51", Rounding.HALF_EVEN, 3),
        ("2.9999", Rounding.DOWN, 2),
        ("3", Rounding.DOWN, 3),
        ("3", Rounding.HALF_UP, 3),
        ("0.5", Rounding.HALF_UP, 1),
        ("9", Rounding.HALF_UP, 5),
        ("-1", Rounding.DOWN, 0),
    ],
)
def test_a_score_is_rounded_by_the_named_rule(score, rounding: Rounding, level: int) -> None:
    assert round_score(Fraction(score), rounding, (0, 1, 2, 3, 4, 5)) == level


@pytest.mark.parametrize(
    ("score", "rounding", "level"),
    [
        ("1.9", Rounding.HALF_UP, 1),
        ("2", Rounding.HALF_UP, 3),
        ("2", Rounding.HALF_EVEN, 3),  # neither 1 nor 3 is even
        ("2.9", Rounding.DOWN, 1),
        ("5", Rounding.HALF_EVEN, 6),  # both 4 and 6 are
    ],
)
def test_a_score_between_gaps_becomes_a_level_there_is(score, rounding, level: int) -> None:
    assert round_score(Fraction(score), rounding, (0, 1, 3, 4, 6)) == level


@given(LEVELS, COMPUTED)
def test_every_score_lies_between_the_lowest_and_the_highest(levels, rule: PanelRule) -> None:
    score = panel_score(levels, rule).score
    assert score is not None
    assert min(levels) <= score <= max(levels)


@given(LEVELS, st.sampled_from([PanelRule.MEDIAN, PanelRule.MEDIAN_HIGH, PanelRule.MODE]))
def test_medians_and_modes_are_levels_that_somebody_gave(levels, rule: PanelRule) -> None:
    assert panel_score(levels, rule).score in levels


@given(READINGS, st.sampled_from(PanelRule), st.randoms())
def test_the_order_of_experts_does_not_matter(said, rule: PanelRule, random) -> None:
    codes = list(by_code(*said).items())
    weights = {code: n % 4 for n, (code, _) in enumerate(codes)}
    before = standing(dict(codes), rule, weights=weights)
    random.shuffle(codes)
    assert standing(dict(codes), rule, weights=weights) == before


@given(READINGS, st.sampled_from(PanelRule))
def test_there_is_a_score_or_an_empty_and_never_both(said, rule: PanelRule) -> None:
    stands = standing(by_code(*said), rule)
    assert (stands.score is None) == (stands.empty is not None)


@given(st.fractions(0, 6), st.sampled_from(Rounding))
def test_rounding_never_goes_further_than_to_the_next_level(score, rounding: Rounding) -> None:
    level = round_score(score, rounding, (0, 1, 3, 6))
    assert not any(min(score, level) < value < max(score, level) for value in (0, 1, 3, 6))
