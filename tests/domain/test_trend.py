"""Many rounds: their order, their shared rows, one rule for all."""

from dataclasses import replace
from fractions import Fraction

import pytest

from omnidesk.domain.assessment import Round, RoundSettings
from omnidesk.domain.errors import TooFewRounds
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule
from omnidesk.domain.trend import by_date, first_previous_latest, trend_of
from tests.domain.rounds import a_record, a_rubric

KEYS = ("a", "b")


def a_round(label, said, *, rubric=None, date="", **settings):
    record = a_record(said, settings=RoundSettings(start=date or label, **settings))
    rubric = rubric or a_rubric(KEYS)
    record = replace(record, round=replace(record.round, label=label, rubric_hash=str(rubric.keys)))
    return record, rubric


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["2024", "2022", "2023"], [1, 2, 0]),
        (["2024-03", "2024", "2024-03-01"], [1, 0, 2]),
        (["2024", "", "2023"], [2, 0, 1]),
        (["", ""], [0, 1]),
    ],
)
def test_rounds_stand_by_date_and_undated_ones_behind_the_one_made_before(dates, order):
    rounds = [Round("", "", "", RoundSettings(start=date)) for date in dates]

    assert by_date(rounds) == order


def test_an_end_serves_where_no_start_is_said():
    rounds = [
        Round("", "", "", RoundSettings(end="2024")),
        Round("", "", "", RoundSettings(start="2023")),
    ]

    assert by_date(rounds) == [1, 0]


@pytest.mark.parametrize(
    ("labels", "chosen"),
    [("ABCD", "ACD"), ("ABC", "ABC"), ("AB", "AB"), ("A", "A"), ("", "")],
)
def test_the_first_the_previous_and_the_latest_are_chosen_to_begin_with(labels, chosen):
    assert first_previous_latest(tuple(labels)) == tuple(chosen)


def test_rows_are_those_of_the_latest_rubric_and_then_those_that_went():
    old, new = a_rubric(("a", "gone")), a_rubric(("new", "a"))
    trend = trend_of(
        [a_round("2024", {"a": [1, 1, 1]}, rubric=old), a_round("2025", {}, rubric=new)]
    )

    assert trend.keys == ("new", "a", "gone")
    assert [point and point.level for point in trend.points("a")] == [1, None]
    assert trend.points("new")[0] is None
    assert trend.dimension_name("gone", "en") == "gone"


def test_rounds_with_other_rules_are_shown_under_the_rules_of_the_latest_too():
    said = {"a": [1, 1, 5], "b": [3, 3, 3]}
    trend = trend_of(
        [
            a_round("2024", said, panel_rule=PanelRule.MEAN),
            a_round("2025", said, overall_rule=OverallRule(OverallKind.MEAN)),
        ]
    )

    assert [each.overall.value for each in trend.rounds] == [Fraction(7, 3), 2]
    assert [str(each.rule) for each in trend.same_rule] == ["mean", "mean"]
    assert [each.value for each in trend.same_rule] == [2, 2]
    assert not trend.has_one_rule


def test_a_part_of_the_trend_is_compared_from_its_own_first_to_its_own_last():
    rounds = [a_round(str(year), {"a": [level] * 3}) for year, level in ((1, 1), (2, 4), (3, 2))]
    trend = trend_of(rounds)

    assert trend.span.dimensions[0].change == 1
    assert trend.part(["2", "3"]).span.dimensions[0].change == -2


def test_one_round_is_no_comparison():
    with pytest.raises(TooFewRounds):
        trend_of([a_round("2024", {})])


def test_a_gate_that_an_older_rubric_has_no_level_for_cannot_be_told_there():
    small = a_rubric(KEYS, values=(1, 2, 3))
    gate = OverallRule(OverallKind.GATE, 4)
    trend = trend_of(
        [
            a_round("2024", {"a": [3, 3, 3], "b": [3, 3, 3]}, rubric=small),
            a_round("2025", {"a": [4, 4, 4], "b": [4, 4, 4]}, overall_rule=gate),
        ]
    )
    older, latest = trend.same_rule

    assert older is None
    assert latest is not None
    assert str(latest.rule) == "gate:4"
