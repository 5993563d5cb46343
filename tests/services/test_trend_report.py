"""The trend on paper: as a section of the report, and on a sheet of its own."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from omnidesk.domain.assessment import RoundSettings
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.trend import trend_of
from omnidesk.paths import locale_folder, resource_folder, rubric_folder
from omnidesk.reports.content import SectionKey
from omnidesk.reports.content_blocks import ChartBlock, Prose
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.trend_sheet import trend_sheet_pdf
from omnidesk.services.reporting import build_report, make_report, read_source
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.rubrics import file_rubrics
from omnidesk.services.samples import DEMO, write_sample
from omnidesk.services.trend_sheets import make_trend_sheet, sheet_of
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator
from tests.domain.rounds import a_record, a_rubric

T = Translator()
FONTS = ReportFonts(resource_folder() / "fonts")


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    with Workspace.open(path) as workspace:
        yield workspace


def section(workspace, label):
    content = build_report(read_source(workspace, label, T, "2026-05-17"))
    return next((each for each in content.sections if each.key is SectionKey.TREND), None)


def prose(found) -> str:
    blocks = [block for block in found.blocks if isinstance(block, Prose)]
    return " ".join(text for block in blocks for text in block.paragraphs)


def text_of(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages).split())


def test_the_first_round_has_no_trend(workspace):
    assert section(workspace, "2023") is None


def test_later_rounds_are_not_part_of_an_earlier_report(workspace):
    said = prose(section(workspace, "2024"))

    assert said.startswith("Since 2023: 5 up, 0 down, 3 the same")
    assert "2025" not in said


def test_it_opens_with_the_round_before_and_then_the_first(workspace):
    said = prose(section(workspace, "2026"))

    assert said.startswith("Since 2025: 2 up, 1 down, 6 the same; same experts; model 1.1;")
    assert "Since 2023: 6 up, 0 down, 2 the same" in said
    assert "9 of 10 dimensions have a level in both rounds and are compared (90%)." in said
    assert "By those of 2026 for all: 2023: 2 Multi Channel;" in said


def test_table_dates_and_slope_are_drawn_and_said_in_words(workspace):
    charts = [b for b in section(workspace, "2026").blocks if isinstance(b, ChartBlock)]

    assert [chart.caption for chart in charts] == [
        "Levels by dimension and round",
        "Overall by date",
        "All dimensions by date",
        "From 2025 to 2026",
    ]
    assert all("Human Resources" in chart.description for chart in (charts[0], *charts[2:]))


def test_a_round_that_is_still_blind_is_left_out_and_named(workspace):
    newest = file_rubrics(workspace)[-1].hash
    experts = [("E1", LocalText.single("en", "Quality"))]
    add_round(workspace, NewRound("Q2", newest, experts, start="2026-03", blind=True))
    add_round(workspace, NewRound("Q3", newest, experts, start="2026-06"))

    assert "still being rated blind: Q2." in prose(section(workspace, "Q3"))


def test_the_printed_section_says_what_the_page_says(workspace):
    report = make_report(
        workspace, "2026", language="en", locale=locale_folder(), fonts=FONTS, made_on="2026-05-17"
    )
    said = text_of(report.data)

    assert "Since 2025: 2 up, 1 down, 6 the same" in said
    assert "Targets of 2023" in said
    assert report.undrawable == ()


@pytest.mark.parametrize(
    ("language", "start"), [("en", "Since 2023: 6 up"), ("id", "Sejak 2023: 6 naik")]
)
def test_the_sheet_holds_sentences_table_and_charts(workspace, language, start):
    sheet = make_trend_sheet(
        workspace, ["2023", "2025", "2026"], language=language, locale=locale_folder(), fonts=FONTS
    )
    said = text_of(sheet.data)

    assert (sheet.n_pages, start in said) == (1, True)
    assert said.count("2025") >= 3
    assert "OmniDesk" in said


def test_a_sheet_of_many_dimensions_shows_those_that_moved_most():
    keys = [f"d{i}" for i in range(120)]
    levels = {"2024": 1, "2025": 2}
    rounds = [
        (_dated({key: [level + (key == "d7")] for key in keys}, label), a_rubric(keys))
        for label, level in levels.items()
    ]
    data = trend_sheet_pdf(sheet_of(trend_of(rounds), T, "2026-05-17"), FONTS).data

    assert "of 120 dimensions: those that moved most." in text_of(data)


def _dated(said, label):
    record = a_record(said, n_experts=1, settings=RoundSettings(start=label))
    return replace(record, round=replace(record.round, id=label, label=label))
