"""The report of the founding case, sentence by sentence, and of rounds that are not whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from omnidesk.domain.agreement_facts import AgreementNote
from omnidesk.domain.errors import FileKindUnknown, FolderMissing, StillBlind, UnknownRound
from omnidesk.domain.local_text import LocalText
from omnidesk.paths import locale_folder, resource_folder, rubric_folder
from omnidesk.reports.content_blocks import DimensionBlock, RoadmapTable
from omnidesk.services.capture import record_rating
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.reporting import build_report, read_source, write_report
from omnidesk.services.result_texts import word
from omnidesk.services.rounds import OpenRound, change_settings
from omnidesk.services.samples import write_sample
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import load_translator
from tests.domain.rounds import a_rating
from tests.reports.reading import page_texts, squashed, whole_text

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
    title, after, signs = {
        "en": ("Executive summary", "Method and panel", "Sponsor"),
        "id": ("Ringkasan eksekutif", "Metode dan panel", "Penanggung jawab"),
    }[printed.language]
    assert title in printed.pages[1]
    assert printed.pages[2].count(after) == 1
    assert signs in printed.pages[1]
    assert signs not in printed.pages[2]


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
    with pytest.raises(FileKindUnknown):
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
    with pytest.raises(FolderMissing):
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
    assert squashed("ratings missing") in text


def test_what_is_on_disk_now_is_printed(
    workspace: Workspace, opened: OpenRound, tmp_path: Path
) -> None:
    before = opened.record.round.settings
    after = replace(before, verdict=LocalText.single("en", "All is well."))
    change_settings(workspace, opened.record.round.id, before, after)
    out = tmp_path / "report.pdf"
    written(workspace, "2026", out)
    assert squashed("All is well.") in whole_text(out.read_bytes())
