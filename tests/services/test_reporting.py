"""The report of the founding case, sentence by sentence, and of rounds that are not whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from omnidesk.domain.alpha_interval import AgreementNote
from omnidesk.domain.assessment import Confidentiality, Horizon, RoundSettings, Target
from omnidesk.domain.errors import FileMissing, ReportKindUnknown, StillBlind, UnknownRound
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rules import OverallRule
from omnidesk.paths import locale_folder, resource_folder, rubric_folder
from omnidesk.reports.content import DimensionBlock, RadarPicture, RatingTable, RoadmapTable
from omnidesk.services.capture import record_rating
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.reporting import build_report, read_source, write_report
from omnidesk.services.result_texts import word
from omnidesk.services.rounds import OpenRound, change_settings
from omnidesk.services.samples import write_sample
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator, load_translator
from tests.domain.rounds import a_rating
from tests.reports.reading import page_texts, squashed, whole_text
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, en, with_settings

LANGUAGES = ("en", "id")
FONTS = resource_folder() / "fonts"
CASE = json.loads((resource_folder() / "samples" / "telkom-2016.json").read_text("utf-8"))
MODEL = json.loads((rubric_folder() / "omnichannel-cx.json").read_text("utf-8"))
MADE_ON = "2026-05-17"


@dataclass(frozen=True)
class Printed:
    language: str
    pages: list[str]
    text: str

    def has(self, words: dict[str, str]) -> bool:
        return squashed(words[self.language]) in self.text


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("sample") / "telkom.omnidesk"
    write_sample(
        path, "telkom-2016", samples=resource_folder() / "samples", rubrics=rubric_folder()
    )
    with Workspace.open(path, read_only=True) as workspace:
        yield workspace


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request: Any, sample: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    out = tmp_path_factory.mktemp("report") / "report.pdf"
    written(sample, "2016", out, request.param)
    data = out.read_bytes()
    return Printed(request.param, page_texts(data), whole_text(data))


def written(workspace: Workspace, label: str, out: Path, language: str = "en") -> None:
    write_report(workspace, label, out, language=language, locale=locale_folder(), fonts=FONTS)


def source(sample: Workspace, language: str = "en") -> ReportSource:
    return read_source(sample, "2016", load_translator(language, locale_folder()), MADE_ON)


# The founding case on paper


def test_every_finding_and_recommendation_is_printed(printed: Printed) -> None:
    for decision in CASE["decisions"]:
        assert printed.has(decision["finding"])
        assert all(printed.has(text) for text in decision["recommendations"])


def test_every_text_of_the_model_is_printed(printed: Printed) -> None:
    for level in MODEL["levels"]:
        assert printed.has(level["name"])
        assert printed.has(level["definition"])
    assert all(printed.has(d["name"]) for d in MODEL["dimensions"])
    assert all(
        printed.has(cell["text"]) for row in MODEL["cells"].values() for cell in row.values()
    )


@pytest.mark.parametrize(
    "name",
    [
        "purpose",
        "method",
        "independence",
        "source",
        "classification",
        "limitations",
        "verdict",
        "date_note",
        "general_steps_source",
    ],
)
def test_what_the_round_says_of_itself_is_printed(printed: Printed, name: str) -> None:
    assert printed.has(CASE["round"][name])


def test_lists_of_the_round_are_printed(printed: Printed) -> None:
    own = CASE["round"]
    lists = [own["overall_recommendations"], own["general_steps"], CASE["sites"], CASE["channels"]]
    lists += [[expert["role"] for expert in CASE["experts"]], CASE["summary"]["decisions_asked"]]
    assert all(printed.has(words) for each in lists for words in each)


def test_the_sponsors_page_is_page_two_alone(printed: Printed) -> None:
    title, after = {
        "en": ("Executive summary", "Method and panel"),
        "id": ("Ringkasan eksekutif", "Metode dan panel"),
    }[printed.language]
    assert title in printed.pages[1]
    assert printed.pages[2].count(after) == 1
    assert "Sponsor" in printed.pages[1]
    assert "Sponsor" not in printed.pages[2]


HEADLINES = {
    "en": "Where the organisation stands: level 3 of 5, Cross Channel (median of nine dimensions; "
    "six of nine are at this level) By the mean 2.67; by the weakest dimension 2, Multi Channel.",
    "id": "Posisi organisasi: tingkat 3 dari 5, Lintas Saluran (median sembilan dimensi; enam dari "
    "sembilan berada di tingkat ini) Menurut rata-rata 2,67; menurut dimensi terlemah 2, "
    "Multisaluran.",
}


def test_the_headline_has_its_rule_and_the_alternatives(printed: Printed) -> None:
    assert printed.has(HEADLINES)


def test_what_holds_back_counts_the_lowest_dimensions(printed: Printed) -> None:
    assert printed.has(
        {
            "en": "(three dimensions at level 2, Multi Channel)",
            "id": "(tiga dimensi di tingkat 2, Multisaluran)",
        }
    )


def test_no_text_is_marked_as_coming_from_another_language(printed: Printed) -> None:
    assert "[en]" not in printed.text
    assert "[id]" not in printed.text


def test_agreement_is_not_stated_but_explained(printed: Printed) -> None:
    t = load_translator(printed.language, locale_folder())
    assert squashed(word(AgreementNote.NO_RATINGS, t)) in printed.text


def test_pages_are_counted(printed: Printed) -> None:
    word = {"en": "Page {} of {}", "id": "Halaman {} dari {}"}[printed.language]
    for number, text in enumerate(printed.pages, start=1):
        assert word.format(number, len(printed.pages)) in text


# What the content says


def test_if_targets_are_met_the_weakest_stay_behind(sample: Workspace) -> None:
    content = build_report(source(sample))
    assert content.summary is not None
    (met,) = next(
        p for p in content.summary.parts if p.heading == "If every target is met"
    ).paragraphs
    assert met == (
        "By the median 4, Omni Channel; by the mean 3.67; by the most frequent level 4, Omni "
        "Channel; by the weakest dimension 3, Cross Channel. Still at level 3, Cross Channel would "
        "be: Data Driven Approach; Leadership and Organizational Structure; Roadmap and Planning."
    )


def test_recommendations_are_lettered_in_the_papers_order(sample: Workspace) -> None:
    content = build_report(source(sample))
    blocks = [b for s in content.sections for b in s.blocks if isinstance(b, DimensionBlock)]
    assert sum(len(block.advice) for block in blocks) == 23
    assert [each.letter for each in blocks[0].advice] == ["a", "b"]


def test_the_roadmap_has_each_dimension_under_its_horizon(sample: Workspace) -> None:
    content = build_report(source(sample))
    tables = [b for s in content.sections for b in s.blocks if isinstance(b, RoadmapTable)]
    assert [(table.heading, len(table.rows)) for table in tables] == [
        ("Short term", 3),
        ("Mid term", 4),
        ("Long term", 2),
    ]


def test_general_steps_are_plainly_no_findings(sample: Workspace) -> None:
    content = build_report(source(sample))
    steps = next(section for section in content.sections if section.title == "General steps")
    assert "not a finding about this organisation" in str(steps.blocks[0])


def test_a_dimension_shows_its_level_now_and_the_one_aimed_at(sample: Workspace) -> None:
    content = build_report(source(sample))
    block = next(b for s in content.sections for b in s.blocks if isinstance(b, DimensionBlock))
    assert [(text.chip.value, text.chip.name) for text in block.levels] == [
        (3, "Cross Channel"),
        (4, "Omni Channel"),
    ]


# Rounds of other kinds


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


def test_what_is_still_open_makes_the_headline_incomplete() -> None:
    rubric = a_rubric(9)
    record = a_record(rubric, 3)
    content = build_report(a_source(rubric, replace(record, ratings=record.ratings[:-1])))
    assert content.summary is not None
    assert "incomplete: what is still open can change it" in content.summary.rule


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
    assert any(isinstance(block, RadarPicture) for block in blocks) is has_radar


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


# Writing


def test_a_blind_round_gives_no_report(
    workspace: Workspace, blind: OpenRound, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"
    with pytest.raises(StillBlind):
        written(workspace, "blind", out)
    assert not out.exists()


def test_a_round_that_is_not_there_gives_no_report(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownRound):
        written(workspace, "2030", tmp_path / "report.pdf")


@pytest.mark.parametrize("name", ["report.docx", "report.xlsx", "report", "report.pdf.txt"])
def test_another_ending_is_refused(
    workspace: Workspace, opened: OpenRound, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ReportKindUnknown):
        written(workspace, "2026", tmp_path / name)
    assert not (tmp_path / name).exists()


def test_an_old_report_is_replaced_whole(
    workspace: Workspace, opened: OpenRound, tmp_path: Path
) -> None:
    out = tmp_path / "report.PDF"
    out.write_bytes(b"old")
    written(workspace, "2026", out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir() if "report" in path.name] == ["report.PDF"]


def test_a_folder_that_is_not_there_is_said_so(
    workspace: Workspace, opened: OpenRound, tmp_path: Path
) -> None:
    with pytest.raises(FileMissing):
        written(workspace, "2026", tmp_path / "absent" / "report.pdf")


def test_an_empty_round_prints_its_empties(
    workspace: Workspace, opened: OpenRound, tmp_path: Path
) -> None:
    rating = replace(
        a_rating("budget", opened.record.panel[0].id, 2), round_id=opened.record.round.id
    )
    record_rating(workspace, opened, rating)
    out = tmp_path / "report.pdf"
    written(workspace, "2026", out)
    text = whole_text(out.read_bytes())
    assert squashed("not yet rated") in text
    assert squashed("incomplete") in text


def test_what_is_on_disk_now_is_printed(
    workspace: Workspace, opened: OpenRound, tmp_path: Path
) -> None:
    before = opened.record.round.settings
    after = replace(before, verdict=LocalText.single("en", "All is well."))
    change_settings(workspace, opened.record.round.id, before, after)
    out = tmp_path / "report.pdf"
    written(workspace, "2026", out)
    assert squashed("All is well.") in whole_text(out.read_bytes())
