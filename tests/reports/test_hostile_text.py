"""What somebody wrote is printed as it is, whatever it looks like."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from omnidesk.domain.assessment import Finding
from omnidesk.paths import resource_folder
from omnidesk.reports.escaping import marked_up
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.pdf import PdfReport, pdf_report
from omnidesk.services.reporting import build_report
from tests.reports.reading import n_images, squashed, whole_text
from tests.reports.rounds_to_print import a_record, a_rubric, a_source, en, own_fonts, printed

HOSTILE = [
    "<img src='file:///etc/passwd'/> and <img src=http://localhost:1/x.png>",
    "before <target> after",
    "a & b &amp; c < d > e \"f\" 'g'",
    "<b>not bold</b><font color=red size=40>not red</font>",
    "<a href='http://localhost:1'>no link</a><br/><para>no paragraph</para>",
    "]]> <!-- no comment --> <?php no code ?> {page} %s {{0}}",
    "=1+1 @SUM(A1) +2 -3",
]


def report_on(text: str, fonts: ReportFonts | None = None) -> PdfReport:
    """Return a report in which the text stands everywhere."""
    rubric = a_rubric(3, text=text)
    named = replace(rubric, name=en(text))
    source = a_source(named, replace(a_record(rubric, text=text), organisation=text))
    return pdf_report(build_report(source), fonts or own_fonts())


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_only_text(text: str) -> None:
    data = report_on(text).data
    assert whole_text(data).count(squashed(text)) > 10
    assert n_images(data) == 0
    assert b"/URI" not in data


@pytest.mark.parametrize(
    "text", ["minus \u22121 arrow \u2192 square \u25a1 \u2265", "čšž Ελληνικά Кириллица ₹ ỹ"]
)
def test_signs_and_letters_of_other_scripts_are_there(text: str) -> None:
    report = report_on(text)
    assert squashed(text) in whole_text(report.data)
    assert report.undrawable == ()


def test_what_no_font_has_is_listed_and_drawn_as_a_square() -> None:
    report = report_on("emoji \U0001f600, Chinese \u4e2d")
    assert report.undrawable == ("\u4e2d", "\U0001f600")
    assert "emoji\u25a1,Chinese\u25a1" in whole_text(report.data)


def test_letters_that_should_join_are_told() -> None:
    report = report_on("\u0645\u0631\u062d\u0628\u0627")
    assert set(report.unshaped) == set("\u0645\u0631\u062d\u0628\u0627")


@pytest.mark.parametrize("text", ["a\u202eb", "a\x00b\x07", "a\ufeffb\u200d", "tab\there"])
def test_marks_without_a_form_leave_the_rest_as_it_is(text: str) -> None:
    visible = "".join(c for c in text if c.isprintable())
    assert visible in whole_text(report_on(text).data)


def test_line_ends_stay_line_ends() -> None:
    letters = own_fonts().letters()
    assert marked_up("one\r\ntwo\rthree\nfour", letters) == "one<br/>two<br/>three<br/>four"


def test_a_font_of_the_system_fills_in(tmp_path: Path) -> None:
    own = resource_folder() / "fonts"
    (tmp_path / "sub").mkdir()
    copy = tmp_path / "sub" / "Filler-Regular.ttf"
    copy.write_bytes((own / "NotoSansSymbols2-Regular.ttf").read_bytes())
    fonts = ReportFonts(own, system=(tmp_path,))
    assert fonts.font_for("\u25a1", "NotoSans") == "NotoSansSymbols2"
    assert fonts.font_for("\u4e2d", "NotoSans") is None


def test_a_short_finding_next_to_hostile_names_is_found() -> None:
    rubric = a_rubric(2)
    record = replace(a_record(rubric), findings=(Finding("r", "d1", en("1 < 2 & 3 > 2")),))
    assert "1<2&3>2" in whole_text(printed(a_source(rubric, record)).data)
