from dataclasses import replace
from fractions import Fraction

import pytest

from omnidesk.domain.aggregation import PanelFlag, Source
from omnidesk.domain.agreement_facts import AgreementNote
from omnidesk.domain.assessment import Empty, Expert, Horizon, Pass, RoundSettings
from omnidesk.domain.errors import BadRule, StillBlind, UnknownDimension, UnknownLevel
from omnidesk.domain.overall import ALTERNATIVES, NoValue
from omnidesk.domain.results import RoundResults, round_results
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule, Rounding
from omnidesk.domain.spread import Status
from tests.domain.agreement_examples import USUAL
from tests.domain.rounds import a_record, a_rubric

SHORT, MID, LONG = Horizon
AB = a_rubric(["a", "b"])
# A. W. Yanuardi and others, Jurnal Manajemen Indonesia 16(2), 2016: level, target and by when.
FOUNDING = {
    "business_strategy": (3, 4, LONG),
    "data_driven_approach": (2, 3, SHORT),
    "technology": (3, 4, SHORT),
    "process_governance": (3, 4, MID),
    "leadership_organization": (2, 3, LONG),
    "roadmap_planning": (2, 3, MID),
    "human_resources": (3, 4, MID),
    "metrics_kpis": (3, 4, SHORT),
    "budget": (3, 4, MID),
}


def of(said=None, rubric=AB, **facts) -> RoundResults:
    return round_results(a_record(said, **facts), rubric)


@pytest.fixture(scope="module")
def founding() -> RoundResults:
    decided = {key: level for key, (level, _, _) in FOUNDING.items()}
    targets = [(key, horizon, target) for key, (_, target, horizon) in FOUNDING.items()]
    return round_results(a_record(decided=decided, targets=targets), a_rubric(list(FOUNDING)))


@pytest.fixture(scope="module")
def usual() -> RoundResults:
    keys = [f"d{n}" for n in range(1, 10)]
    said = {key: [int(level) for level in USUAL.array[:, n]] for n, key in enumerate(keys)}
    return round_results(a_record(said), a_rubric(keys))


def test_the_founding_case_keeps_its_levels_targets_and_horizons(founding) -> None:
    found = {one.key: (one.level, one.target, one.horizon) for one in founding.dimensions}
    assert found == FOUNDING
    assert {one.gap for one in founding.dimensions} == {1}


def test_the_founding_case_pretends_no_individual_ratings(founding) -> None:
    for one in founding.dimensions:
        assert (one.source, one.status, one.ratings) == (Source.DECISION, Status.UNRATED, {})
        assert (one.median, one.min, one.max, one.range) == (None,) * 4


def test_the_founding_case_has_its_overall_and_alternatives(founding) -> None:
    overall = founding.overall
    assert (overall.value, overall.level, overall.provisional) == (3, 3, False)
    now = [overall.alternatives[kind].value for kind in ALTERNATIVES]
    assert now == [2, Fraction(8, 3), 3, 3]
    later = [overall.after_targets[kind].value for kind in ALTERNATIVES]
    assert later == [3, Fraction(11, 3), 4, 4]


def test_the_founding_case_says_why_there_is_no_agreement(founding) -> None:
    assert founding.agreement is None
    assert founding.agreement_note is AgreementNote.NO_RATINGS


def test_a_rated_round_has_levels_by_rule_and_agreement(usual) -> None:
    assert [one.level for one in usual.dimensions] == [3, 2, 3, 3, 2, 2, 3, 3, 3]
    assert {one.source for one in usual.dimensions} == {Source.RULE}
    assert usual.agreement.alpha == pytest.approx(0.4735, abs=5e-5)
    assert usual.agreement_note is None
    assert usual.completeness == {"E1": (9, 9), "E2": (9, 9), "E3": (9, 9)}


def test_a_dimension_shows_its_ratings_and_their_spread(usual) -> None:
    one = usual.dimension("d2")
    assert one.ratings == {"E1": 2, "E2": 2, "E3": 3}
    assert (one.median, one.min, one.max, one.range) == (2, 2, 3, 1)
    assert one.status is Status.ADJACENT


def test_a_decision_overrides_the_rule_and_leaves_the_ratings_as_they_are() -> None:
    one = of({"a": [1, 2, 3], "b": [1, 1, 1]}, decided={"a": 4}).dimension("a")
    assert (one.level, one.source, one.status) == (4, Source.DECISION, Status.DISCUSS)
    assert (one.median, one.range) == (2, 2)


def test_experts_come_first_and_dimensions_second() -> None:
    # By dimension the medians are 1 and 5; by expert the means would be 3, 3 and 3.
    result = of({"a": [1, 1, 5], "b": [5, 5, 1]}).overall
    assert result.alternatives[OverallKind.MEAN].value == 3
    assert result.alternatives[OverallKind.MIN].value == 1


def test_the_overall_takes_scores_that_are_not_rounded() -> None:
    settings = RoundSettings(panel_rule=PanelRule.MEAN, overall_rule=OverallRule(OverallKind.MEAN))
    result = of({"a": [2, 2, 3], "b": [2, 3, 3]}, settings=settings)
    assert [one.level for one in result.dimensions] == [2, 3]
    assert result.overall.value == Fraction(5, 2)


def test_the_rounds_own_rules_are_used_and_named() -> None:
    settings = RoundSettings(
        panel_rule=PanelRule.MEAN,
        overall_rule=OverallRule.parse("min"),
        rounding=Rounding.DOWN,
    )
    result = of({"a": [2, 3, 3], "b": [3, 3, 3]}, settings=settings)
    assert (result.panel_rule, result.rounding) == (PanelRule.MEAN, Rounding.DOWN)
    assert str(result.overall.rule) == "min"
    assert (result.overall.value, result.overall.level) == (Fraction(8, 3), 2)


def test_another_overall_rule_can_be_asked_for() -> None:
    record = a_record({"a": [2, 2, 2], "b": [3, 3, 3]})
    result = round_results(record, AB, overall_rule=OverallRule.parse("mean"))
    assert result.overall.value == Fraction(5, 2)


def test_a_gate_must_be_at_a_level_of_the_rubric() -> None:
    with pytest.raises(BadRule):
        round_results(a_record(), AB, overall_rule=OverallRule.parse("gate:9"))


def test_expert_weights_serve_the_panel_and_dimension_weights_the_overall() -> None:
    settings = RoundSettings(
        panel_rule=PanelRule.WEIGHTED_MEAN, overall_rule=OverallRule.parse("weighted_mean")
    )
    record = a_record({"a": [1, 5], "b": [5, 5]}, settings=settings, n_experts=2)
    panel = (Expert("id-1", "E1", weight=3), Expert("id-2", "E2", weight=1))
    result = round_results(replace(record, panel=panel), a_rubric(["a", "b"], weights={"a": 0.5}))
    assert result.dimension("a").score == 2
    assert result.overall.value == 4  # (0.5 * 2 + 1 * 5) / 1.5


def test_an_open_rating_makes_its_dimension_and_the_overall_provisional() -> None:
    result = of({"a": [3, 3, Empty.CANNOT_TELL], "b": [3, 3, 3]})
    assert [one.provisional for one in result.dimensions] == [True, False]
    assert result.overall.provisional
    assert result.overall.alternatives[OverallKind.MIN].reason is NoValue.BLOCKED


def test_a_decision_settles_an_open_dimension() -> None:
    result = of({"a": [3, 3, Empty.CANNOT_TELL], "b": [3, 3, 3]}, decided={"a": 3})
    assert not result.overall.provisional
    assert result.overall.alternatives[OverallKind.MIN].value == 3


def test_what_does_not_apply_to_all_leaves_the_denominator() -> None:
    result = of({"a": [Empty.NOT_APPLICABLE] * 3, "b": [4, 4, 4]})
    assert (result.dimension("a").level, result.dimension("a").empty) == (
        None,
        Empty.NOT_APPLICABLE,
    )
    assert (result.overall.n_counted, result.overall.n_left_out) == (1, 1)
    assert not result.overall.provisional


def test_what_does_not_apply_to_some_is_flagged() -> None:
    one = of({"a": [Empty.NOT_APPLICABLE, 2, 4], "b": [1, 1, 1]}).dimension("a")
    assert (one.level, one.flags) == (2, {PanelFlag.SOME_NOT_APPLICABLE})


def test_out_of_scope_stays_in_its_place_and_counts_nowhere() -> None:
    result = of(
        {"a": [1, 1, 1], "b": [4, 4, 4]},
        decided={"a": 1},
        targets=[("a", SHORT, 5)],
        settings=RoundSettings(out_of_scope=("a",)),
    )
    first = result.dimensions[0]
    assert (first.key, first.empty, first.level) == ("a", Empty.OUT_OF_SCOPE, None)
    assert (first.ratings, first.target) == ({}, None)
    assert (result.overall.value, result.overall.provisional) == (4, False)


def test_the_target_is_the_highest_and_its_horizon_the_nearest() -> None:
    targets = [("a", LONG, 4), ("a", SHORT, 3), ("a", MID, 4), ("b", SHORT, 2)]
    one = of(decided={"a": 2, "b": 2}, targets=targets).dimension("a")
    assert [(target.horizon, target.level) for target in one.targets] == [
        (SHORT, 3),
        (MID, 4),
        (LONG, 4),
    ]
    assert (one.target, one.horizon, one.gap) == (4, MID, 2)


@pytest.mark.parametrize(
    ("level", "targets", "gap"),
    [(4, [("a", SHORT, 2)], 0), (3, [], None), (None, [("a", SHORT, 2)], None)],
)
def test_a_gap_is_never_negative_and_needs_level_and_target(level, targets, gap) -> None:
    decided = {} if level is None else {"a": level}
    assert of(decided=decided, targets=targets).dimension("a").gap == gap


def test_the_higher_middle_is_also_the_median_shown() -> None:
    settings = RoundSettings(panel_rule=PanelRule.MEDIAN_HIGH)
    one = of({"a": [2, 3], "b": [2, 2]}, settings=settings, n_experts=2).dimension("a")
    assert (one.level, one.median) == (3, 3)


def test_levels_may_begin_at_0_and_have_gaps() -> None:
    result = of({"a": [0, 1, 3], "b": [3, 3, 1]}, a_rubric(["a", "b"], values=(0, 1, 3)))
    assert [(one.level, one.range) for one in result.dimensions] == [(1, 2), (3, 1)]


def test_a_blind_pass_gives_no_results() -> None:
    with pytest.raises(StillBlind):
        of({"a": [1, 2, 3]}, passes=[Pass("r", 1, blind=True)])


def test_an_earlier_pass_can_be_looked_at_while_the_next_is_blind() -> None:
    record = a_record({"a": [1, 2, 3]}, passes=[Pass("r", 1), Pass("r", 2, blind=True)])
    result = round_results(record, AB, pass_number=1)
    assert (result.pass_number, result.dimension("a").level) == (1, 2)
    assert result.completeness["E1"] == (1, 2)


def test_an_empty_round_has_results_that_say_so() -> None:
    result = of(passes=(), n_experts=0)
    assert {one.empty for one in result.dimensions} == {Empty.NOT_YET_RATED}
    assert result.overall.total.reason is NoValue.NOTHING_COUNTED
    assert (result.pass_number, result.agreement) == (None, None)


def test_decisions_and_empties_do_not_enter_the_agreement() -> None:
    keys = list("abcde")
    said = {key: [2, 2, Empty.CANNOT_TELL] for key in keys} | {"e": [1, 1, 1]}
    result = round_results(a_record(said, decided={"a": 5}), a_rubric(keys))
    assert result.agreement.alpha == 1
    assert (result.agreement.n_experts, result.agreement.n_dimensions) == (3, 5)


def test_a_level_that_the_rubric_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownLevel):
        of({"a": [7, 3, 3]})


def test_asking_for_an_unknown_dimension_names_the_known_ones() -> None:
    with pytest.raises(UnknownDimension) as caught:
        of().dimension("c")
    assert caught.value.known == ["a", "b"]
