"""A report as a PDF: pages, foot, outline, fonts, drawings."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from omnidesk.domain.assessment import RoundSettings
from omnidesk.reports.content import SectionKey
from omnidesk.reports.pdf import PdfReport, pdf_report
from omnidesk.services.report_sections.source import ReportOptions
from omnidesk.services.reporting import build_report
from omnidesk.texts import Translator
from tests.reports.reading import (
    fonts_of,
    n_curves,
    n_images,
    outline_titles,
    page_texts,
    reader,
    whole_text,
)
from tests.reports.rounds_to_print import (
    a_record,
    a_rubric,
    a_source,
    own_fonts,
    printed,
    with_settings,
)

SECTIONS = [
    "Executive summary",
    "Method and panel",
    "Results",
    "Dimension by dimension",
    "Verdict",
    "Roadmap",
    "Limitations",
    "Appendix: the maturity model",
]


def test_every_page_says_which_it_is_of_how_many(report: PdfReport) -> None:
    pages = page_texts(report.data)
    assert len(pages) == report.n_pages
    for number, text in enumerate(pages, start=1):
        assert re.findall(r"Page \d+ of \d+", text) == [f"Page {number} of {report.n_pages}"]


def test_every_page_carries_classification_and_round(report: PdfReport) -> None:
    for text in page_texts(report.data):
        assert "Confidential" in text
        assert "Somebody Ltd, round 2026" in text


def test_the_outline_names_sections_and_dimensions(report: PdfReport) -> None:
    titles = outline_titles(report.data)
    assert [title for title in titles if title in SECTIONS] == SECTIONS
    assert [f"Dimension {i}" for i in range(9)] == [t for t in titles if "Dimension " in t][1:]


def test_the_contents_give_the_page_of_each_section(report: PdfReport) -> None:
    pages = page_texts(report.data)
    for title in SECTIONS:
        (number,) = re.findall(rf"^{title}\s+(\d+)\s*$", pages[0], re.MULTILINE)
        assert title in pages[int(number) - 1]


def test_without_a_lead_assessor_the_document_has_no_author() -> None:
    rubric = a_rubric(1)
    data = printed(a_source(rubric, with_settings(a_record(rubric), RoundSettings()))).data
    metadata = reader(data).metadata
    assert metadata is not None
    assert not metadata.author


def test_title_author_and_language_are_in_the_document(report: PdfReport) -> None:
    document = reader(report.data)
    assert document.metadata is not None
    assert document.metadata.title == "Maturity assessment: Somebody Ltd, 2026"
    assert document.metadata.author == "Rina Assessor"
    assert document.trailer["/Root"]["/Lang"] == "en"


def test_every_font_is_embedded(report: PdfReport) -> None:
    fonts = fonts_of(report.data)
    assert fonts
    assert all(fonts.values())
    assert all("NotoSans" in name for name in fonts)


def test_the_charts_are_drawn_as_lines_not_as_pictures(report: PdfReport) -> None:
    results = next(i for i, text in enumerate(page_texts(report.data)) if "Profile" in text)
    assert n_images(report.data) == 0
    assert n_curves(report.data, results) >= 2 * 9 * 4  # a filled circle is four curves


def test_charts_are_described_for_those_who_cannot_see_them(report: PdfReport) -> None:
    results = next(i for i, text in enumerate(page_texts(report.data)) if "Profile" in text)
    contents = reader(report.data).pages[results].get_contents()
    assert contents is not None
    found = re.findall(rb"/Alt <FEFF([0-9A-F]+)>", contents.get_data())
    words = [bytes.fromhex(text.decode()).decode("utf-16-be") for text in found]
    assert "Chart of 9 dimensions on levels from 1 Stage 1 to 5 Stage 5." in words[0]
    assert "Dimension 8: now 2 Stage 2; target 4 Stage 4, mid term." in words[1]


def test_the_same_content_gives_the_same_bytes() -> None:
    rubric = a_rubric(9)
    content = build_report(a_source(rubric, a_record(rubric, 3)))
    assert pdf_report(content, own_fonts()).data == pdf_report(content, own_fonts()).data


def test_the_date_is_all_that_another_day_changes() -> None:
    rubric = a_rubric(3)
    source = a_source(rubric, a_record(rubric))
    one, other = (
        pdf_report(build_report(replace(source, made_on=day)), own_fonts()).data
        for day in ("2026-05-17", "2026-05-18")
    )
    assert one != other
    assert whole_text(one).replace("17May2026", "18May2026") == whole_text(other)


@pytest.mark.parametrize("key", list(SectionKey))
def test_a_section_that_is_not_wanted_is_not_there(key: SectionKey) -> None:
    rubric = a_rubric(3)
    wanted = ReportOptions(frozenset(SectionKey) - {key})
    less = printed(a_source(rubric, a_record(rubric)), wanted)
    everything = printed(a_source(rubric, a_record(rubric)))
    none = (SectionKey.STEPS, SectionKey.TREND)  # there is none to leave out
    n_fewer = 0 if key in none else 1
    titles = outline_titles(less.data)
    assert len([t for t in titles if t in SECTIONS]) == len(SECTIONS) - n_fewer
    assert len(outline_titles(everything.data)) > len(titles) or not n_fewer


def test_nothing_chosen_leaves_a_cover() -> None:
    rubric = a_rubric(3)
    report = printed(a_source(rubric, a_record(rubric)), ReportOptions(frozenset()))
    assert report.n_pages == 1
    assert "Somebody Ltd" in page_texts(report.data)[0]


def test_the_foot_is_in_the_reports_language() -> None:
    rubric = a_rubric(3)

    class Other(Translator):
        def __call__(self, message: str) -> str:
            return "Hal. {page}/{total}" if message.startswith("Page") else message

    report = printed(a_source(rubric, a_record(rubric), Other()))
    assert f"Hal. 2/{report.n_pages}" in page_texts(report.data)[1]


def test_the_hash_over_the_file_is_printed(report: PdfReport) -> None:
    assert "a1" * 32 in whole_text(report.data)
