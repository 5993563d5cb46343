"""Trend says in one sentence that nothing can be compared, and draws no empty charts."""

from __future__ import annotations

import pytest

from omnidesk.charts.heat_map import ABSENT_SIGN
from omnidesk.cli.main import run
from omnidesk.domain.assessment import Rating, RatingState
from omnidesk.domain.local_text import LocalText
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.capture import record_ratings
from omnidesk.services.rounds import NewRound, add_round, open_round
from omnidesk.services.rubrics import add_rubric, find_rubric, shipped_rubrics
from omnidesk.services.samples import write_sample
from omnidesk.storage.workspace import Workspace
from tests.reports.reading import squashed, whole_text

LEVEL = RatingState.LEVEL
EXPERTS = [("E1", LocalText.single("en", "Quality"))]


@pytest.fixture
def open_trend(open_window, qtbot, tmp_path):
    """Open the published case with another round on a model."""

    def opened(rubric: str):
        path = tmp_path / "case.omnidesk"
        write_sample(
            path, "telkom-2016", samples=resource_folder() / "samples", rubrics=rubric_folder()
        )
        known = find_rubric(shipped_rubrics(rubric_folder()), rubric)
        with Workspace.open(path) as workspace:
            add_rubric(workspace, known.rubric)
            add_round(workspace, NewRound("2026", known.hash, EXPERTS, start="2026"))
        window = open_window(path)
        window.show_page("trend")
        page = window.page("trend")
        qtbot.waitUntil(page.body.table.isVisible)
        return page

    return opened


def cards(body):
    return [body.steps_card, body.small_card, body.slope_card, body.radar_card]


def test_a_round_without_ratings_makes_one_sentence_and_no_charts(open_trend):
    body = open_trend("omnichannel-cx").body

    assert body.sentences.texts() == ["Nothing is rated yet in 2026, so nothing is compared."]
    assert not any(card.isVisible() for card in cards(body))


def test_another_model_makes_one_sentence_beside_the_way_to_a_match(open_trend, qtbot):
    page = open_trend("retail-omni-6x6")
    round_ = page.window().client.round
    for key in round_.scope:
        round_.rate(round_.record.panel[0].id, key, 2, "rate")
    page.arrive()
    sentence = (
        "The models of 2016 and 2026 do not have the same dimensions, and nobody has confirmed "
        "which is which: what is not matched is not compared."
    )

    qtbot.waitUntil(lambda: page.body.sentences.texts() == [sentence])
    assert page.body.sentences.match.isVisible()
    assert not any(card.isVisible() for card in cards(page.body))


def test_the_charts_are_back_as_soon_as_there_is_something_to_compare(open_trend, qtbot):
    page = open_trend("omnichannel-cx")
    round_ = page.window().client.round
    round_.rate(round_.record.panel[0].id, "technology", 2, "rate")
    page.arrive()

    qtbot.waitUntil(lambda: all(card.isVisible() for card in cards(page.body)))
    assert page.body.sentences.since_first.headline.text().startswith("Since 2016: ")


@pytest.fixture
def there_and_back(tmp_path):
    """The published case, a round on another model, and one on the first model again."""
    path = tmp_path / "case.omnidesk"
    write_sample(
        path, "telkom-2016", samples=resource_folder() / "samples", rubrics=rubric_folder()
    )
    shipped = shipped_rubrics(rubric_folder())
    with Workspace.open(path) as workspace:
        for label, name in (("2026", "retail-omni-6x6"), ("2027", "omnichannel-cx")):
            known = find_rubric(shipped, name)
            if label == "2026":
                add_rubric(workspace, known.rubric)
            add_round(workspace, NewRound(label, known.hash, EXPERTS, start=label))
            opened = open_round(workspace, label)
            ratings = [
                Rating(opened.record.round.id, 1, key, opened.record.panel[0].id, LEVEL, level=2)
                for key in opened.rubric.keys
            ]
            record_ratings(workspace, opened, ratings)
    return path


def test_a_model_between_two_rounds_on_another_has_rows_of_its_own(
    open_window, qtbot, there_and_back
):
    window = open_window(there_and_back)
    window.show_page("trend")
    page = window.page("trend")
    qtbot.waitUntil(page.body.table.isVisible)
    model = page.body.table.model()
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]

    between = [row for row in rows if row[1] == row[3] == ABSENT_SIGN != row[2]]
    assert len(between) == 5  # the sixth is called as one of the other model
    assert {row[5] for row in between} == {"Only in rounds in between"}
    assert all(text is not None for row in rows for text in row)


def test_its_report_and_its_comparison_are_written(there_and_back, tmp_path, capsys):
    out = tmp_path / "report.pdf"
    assert run(["report", str(there_and_back), "--round", "2027", "--out", str(out)]) == 0
    assert squashed("Only in rounds in between") in whole_text(out.read_bytes())
    capsys.readouterr()
    assert run(["compare", str(there_and_back), "--rounds", "2016,2026"]) == 0
    said = capsys.readouterr().out
    assert "only in the later model" in said
    assert "new in model" not in said
