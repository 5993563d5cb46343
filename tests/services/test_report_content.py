"""What a report says of rounds of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Confidentiality, Decision, Horizon, RoundSettings, Target
from omnidesk.domain.rules import OverallRule
from omnidesk.reports.content_blocks import ChartBlock, RatingTable, RoadmapTable
from omnidesk.services.reporting import build_report
from omnidesk.texts import Translator
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, en, with_settings


def test_a_text_from_another_language_is_marked() -> None:
    rubric = a_rubric(3)
    content = build_report(a_source(rubric, a_record(rubric), Translator("id")))
    assert content.cover.model.startswith("Plain model [en]")
    assert content.running.classification == "Confidential [en]"


def test_empty_sections_are_left_out() -> None:
    rubric = a_rubric(3)
    record = replace(with_settings(a_record(rubric), RoundSettings()), targets=())
    record = replace(record, recommendations=())
    titles = [section.title for section in build_report(a_source(rubric, record)).sections]
    assert titles == [
        "Method and panel",
        "Results",
        "Dimension by dimension",
        "Appendix: the maturity model",
    ]


@pytest.mark.parametrize(
    ("rule", "headline"),
    [
        ("median", "level 2 of 5, Stage 2"),
        ("mean", "level 2 of 5, Stage 2"),
        ("min", "level 2 of 5, Stage 2"),
        ("gate:2", "every dimension reaches level 2, Stage 2"),
        ("gate:3", "not every dimension reaches level 3, Stage 3"),
        ("none", "no overall level"),
    ],
)
def test_the_headline_follows_the_rule(rule: str, headline: str) -> None:
    rubric = a_rubric(3)
    settings = RoundSettings(overall_rule=OverallRule.parse(rule))
    content = build_report(a_source(rubric, with_settings(a_record(rubric), settings)))
    assert content.summary is not None
    assert content.summary.headline == f"Where the organisation stands: {headline}"
    assert content.summary.rule.startswith("(")


def test_ratings_are_printed_with_their_experts_and_status() -> None:
    rubric = a_rubric(9)
    content = build_report(a_source(rubric, a_record(rubric, 3)))
    (table,) = [b for s in content.sections for b in s.blocks if isinstance(b, RatingTable)]
    assert table.codes == ("E1", "E2", "E3")
    assert [r.chip.value for r in table.rows[0].ratings if r.chip] == [1, 2, 3]
    assert table.rows[0].status == "to discuss"


def test_what_the_panel_agreed_is_not_printed_as_to_discuss() -> None:
    rubric = a_rubric(9)
    decided = replace(a_record(rubric, 3), decisions=(Decision("r", "d0", 2),))
    content = build_report(a_source(rubric, decided))
    (table,) = [b for s in content.sections for b in s.blocks if isinstance(b, RatingTable)]
    assert table.rows[0].status == "2 levels apart, agreed"
    assert table.rows[1].status == "to discuss"


def test_what_is_still_open_is_named_in_the_headline() -> None:
    rubric = a_rubric(9)
    record = a_record(rubric, 3)
    content = build_report(a_source(rubric, replace(record, ratings=record.ratings[:-1])))
    assert content.summary is not None
    assert "ratings missing: what is still open can change it" in content.summary.rule


def test_several_steps_each_start_where_the_one_before_ends() -> None:
    rubric = a_rubric(1)
    steps = (Target("r", "d0", Horizon.SHORT, 3), Target("r", "d0", Horizon.LONG, 5))
    content = build_report(a_source(rubric, replace(a_record(rubric), targets=steps)))
    rows = [
        r for s in content.sections for b in s.blocks if isinstance(b, RoadmapTable) for r in b.rows
    ]
    assert [(r.start.chip.value, r.aim.value) for r in rows if r.start.chip and r.aim] == [
        (2, 3),
        (3, 5),
    ]
    assert [len(r.advice) for r in rows] == [1, 0]


@pytest.mark.parametrize(("n", "has_radar"), [(1, True), (12, True), (13, False)])
def test_more_than_twelve_dimensions_have_the_gap_chart_only(n: int, has_radar: bool) -> None:
    rubric = a_rubric(n)
    content = build_report(a_source(rubric, a_record(rubric)))
    blocks = [block for section in content.sections for block in section.blocks]
    captions = [block.caption for block in blocks if isinstance(block, ChartBlock)]
    assert captions == ["Profile" if n > 2 else "Levels", "From now to the target"][not has_radar :]


def test_names_that_are_kept_apart_are_not_printed() -> None:
    rubric = a_rubric(3)
    record = replace(a_record(rubric, 1), names={"id0": "Siti Rahma"})
    hidden = build_report(a_source(rubric, record))
    shown = build_report(a_source(rubric, with_settings(record, RoundSettings(names_apart=False))))
    assert "Siti Rahma" not in str(hidden)
    assert "Siti Rahma" in str(shown)


def test_confidential_evidence_is_named_but_not_told() -> None:
    rubric = a_rubric(3)
    record = a_record(rubric)
    secret = replace(
        record.evidence[0], text=en("The secret"), confidentiality=Confidentiality.CONFIDENTIAL
    )
    content = build_report(a_source(rubric, replace(record, evidence=(secret,))))
    assert "The secret" not in str(content)
    assert "Interview, May 2026: confidential, not printed here" in str(content)
