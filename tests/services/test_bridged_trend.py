"""Rounds on two models that somebody matched: what is said, and how lines are drawn."""

from dataclasses import replace

import pytest

from omnidesk.charts.steps import steps_chart
from omnidesk.domain.alignment import all_bridges
from omnidesk.domain.assessment import Round
from omnidesk.domain.bridge import Bridge, Link, Relation
from omnidesk.domain.trend import trend_of
from omnidesk.services.trend_charts import heat_map_of
from omnidesk.services.trend_differences import difference_sentences, presence_text
from omnidesk.texts import Translator
from tests.domain.rounds import a_record, a_rubric

T = Translator()
OLD = replace(a_rubric(("tea", "cake", "milk", "gone")), id="old")
NEW = replace(a_rubric(("drinks", "cake", "fresh", "whole")), id="new")
LINKS = (
    Link("tea", "drinks", Relation.EQUAL),
    Link("cake", "cake", Relation.BROADER),
    Link("milk", "whole", Relation.PARTIAL),
    Link("gone", "whole", Relation.PARTIAL),
)


def a_round(label, said, rubric):
    record = a_record(said)
    return replace(record, round=Round(label, label, rubric.id, record.round.settings)), rubric


@pytest.fixture
def trend():
    rounds = [
        a_round("2024", {"tea": [2, 2, 2], "cake": [3, 3, 3]}, OLD),
        a_round("2025", {"drinks": [3, 3, 3], "cake": [4, 4, 4], "fresh": [1, 1, 1]}, NEW),
    ]
    bridges = all_bridges({"old": OLD, "new": NEW}, [Bridge("old", "new", LINKS)])
    return trend_of(rounds, bridges)


def test_the_sentences_say_what_was_matched_and_what_stands_apart(trend):
    said = difference_sentences(trend.span, T)

    assert said[0] == (
        "2025 was rated on another model than 2024; dimensions are compared by the version match."
    )
    assert "New: fresh, whole." in said
    assert "Gone: milk, gone." in said
    assert "Not quite the same as before: cake." in said
    assert said[-1].startswith("1 of 6 dimensions")


def test_a_row_says_why_it_is_not_counted(trend):
    rows = {each.key: presence_text(each, trend.span, T) for each in trend.span.dimensions}

    assert rows["drinks"] == ""
    assert rows["cake"] == "covers more than before: not counted"
    assert rows["whole"] == "merged of milk, gone: not counted"
    assert rows["fresh"] == "only in the later model"


def test_lines_are_joined_dotted_or_broken_by_what_was_said(trend):
    chart = steps_chart(trend, T)

    assert chart.row("drinks").runs == ((0, 1),)
    assert chart.row("cake").runs == ((0,), (1,))
    assert chart.row("cake").loose_runs == ((0, 1),)
    assert chart.row("fresh").loose_runs == ()


def test_only_what_is_the_same_has_a_step_in_the_table(trend):
    steps = {row.key: row.cells[1].step for row in heat_map_of(trend, T).rows}

    assert (steps["drinks"], steps["cake"]) == (1, None)
