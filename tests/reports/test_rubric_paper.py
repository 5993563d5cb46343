"""A rubric on paper: everything is there, nothing is cut, and the sheet is filled."""

from __future__ import annotations

import io
import itertools
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader

from omnidesk.domain import rubric_edit
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.rubric_start import empty_rubric
from omnidesk.paths import locale_folder, resource_folder, rubric_folder
from omnidesk.reports.fonts import ReportFonts
from omnidesk.services.rubric_printing import PaperForm, make_rubric_paper
from tests.domain.rubrics import small_document

FONTS = ReportFonts(resource_folder() / "fonts")


@pytest.fixture(params=["omnichannel-cx", "retail-omni-6x6"])
def shipped(request) -> Rubric:
    path = rubric_folder() / f"{request.param}.json"
    return rubric_from_document(json.loads(path.read_text(encoding="utf-8")), path.name)


def made(rubric, form, language="en"):
    return make_rubric_paper(
        rubric,
        PaperForm(form),
        language=language,
        locale=locale_folder(),
        fonts=FONTS,
        made_on="2026-11-24",
    )


def words(report) -> str:
    pages = PdfReader(io.BytesIO(report.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def many(rubric: Rubric, n: int) -> Rubric:
    rows, cells = list(rubric.dimensions), dict(rubric.cells)
    for number in range(n):
        source = rubric.dimensions[number % len(rubric.dimensions)]
        key = f"more-{number}"
        rows.append(replace(source, key=key))
        cells |= {(key, v): c for (k, v), c in rubric.cells.items() if k == source.key}
    return replace(rubric, dimensions=tuple(rows), cells=cells)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("form", ["poster", "booklet"])
def test_every_text_is_on_the_pages(shipped, form, language):
    said = words(made(shipped, form, language)).replace(" ", "")
    texts = [shipped.descriptor(*place, language) for place in shipped.cells]

    assert [text for text in texts if "".join(text.split()) not in said] == []


def test_a_poster_is_one_a3_sheet_across(shipped):
    (page,) = PdfReader(io.BytesIO(made(shipped, "poster").data)).pages

    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [420, 297]


def test_a_booklet_has_a_cover_and_a_page_for_each_dimension(shipped):
    reader = PdfReader(io.BytesIO(made(shipped, "booklet").data))

    assert len(reader.pages) == 2 + len(shipped.dimensions)
    for page, row in zip(reader.pages[2:], shipped.dimensions, strict=True):
        assert row.name.get("en") in " ".join(page.extract_text().split())
    assert len(reader.outline) == 2 + len(shipped.dimensions)


def contents(report) -> list[tuple[str, int]]:
    """Each title of the list of contents with the page that it names."""
    text = "".join(PdfReader(io.BytesIO(report.data)).pages[1].extract_text())
    lines = [line.strip() for line in text.splitlines()]
    return [(title, int(page)) for title, page in itertools.pairwise(lines) if page.isdigit()]


def test_the_contents_name_the_page_on_which_each_dimension_begins(shipped):
    place = (shipped.keys[0], shipped.values[0])
    long = rubric_edit.set_text(shipped, *place, "en", "All work and no play. " * 900)
    report = made(long, "booklet")
    pages = [
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(report.data)).pages
    ]

    assert [title for title, _page in contents(report)] == [
        row.name.get("en") for row in long.dimensions
    ]
    assert contents(report)[1][1] > 4  # behind a dimension that takes several pages
    for title, page in contents(report):
        assert f"Page {page} of {len(pages)} {title}" in pages[page - 1]


def test_a_title_in_the_contents_leads_there(shipped):
    reader = PdfReader(io.BytesIO(made(shipped, "booklet").data))
    links = [link.get_object() for link in reader.pages[1]["/Annots"]]

    assert len(links) == len(shipped.dimensions)


def test_a_poster_leaves_out_levels_of_which_nothing_is_said():
    rubric = empty_rubric("Heat", ("en",), n_levels=5, n_dimensions=1)
    rubric = replace(
        rubric,
        levels=tuple(
            replace(level, name=LocalText.single("en", f"Step{level.value}"))
            for level in rubric.levels
        ),
    )
    for value in (1, 3):
        rubric = rubric_edit.set_text(rubric, "dimension", value, "en", "Something.")
    said = words(made(rubric, "poster"))

    assert "Not described, and left out: 2 Step2, 4 Step4, 5 Step5" in said
    assert said.count("Step2") == 1
    assert said.count("Something.") == 2


def test_letters_are_as_large_as_one_sheet_allows(shipped):
    def size(rubric):
        sizes = []
        reader = PdfReader(io.BytesIO(made(rubric, "poster").data))
        reader.pages[0].extract_text(visitor_text=lambda *a: sizes.append(a[4]))
        return max(sizes)

    assert size(many(shipped, 9)) < size(shipped)


def test_a_model_that_no_sheet_holds_goes_on_and_repeats_the_levels(shipped):
    reader = PdfReader(io.BytesIO(made(many(shipped, 110), "poster").data))

    assert len(reader.pages) > 1
    name = shipped.levels[0].name.get("en")
    assert all(name in " ".join(page.extract_text().split()) for page in reader.pages)


def test_checklists_guidance_steps_and_groups_are_in_the_booklet():
    rubric = rubric_from_document(small_document(), "small")
    said = words(made(rubric, "booklet"))

    for text in ("It steams.", "Look into the pot.", "Boil water.", "What is drunk.", "Outer"):
        assert text in said


def test_a_missing_translation_falls_back():
    rubric = rubric_from_document(small_document(), "small")

    assert "Kecil" in words(made(rubric, "poster", "id"))
    assert "Hot." in words(made(rubric, "poster", "id"))


def test_a_long_text_goes_on_on_the_next_page(shipped):
    place = (shipped.keys[0], shipped.values[0])
    long = rubric_edit.set_text(shipped, *place, "en", "All work and no play. " * 900)
    report = made(long, "booklet")

    assert report.n_pages > 2 + len(shipped.dimensions)
    assert words(report).count("play.") == 900  # a sentence may go over the page


def test_markup_in_a_text_stays_text(shipped):
    text = '<img src="/etc/passwd"/> <b>bold</b> & more'
    rubric = rubric_edit.set_text(shipped, shipped.keys[0], shipped.values[0], "en", text)

    assert '<img src="/etc/passwd"/> <b>bold</b> & more' in words(made(rubric, "poster"))


def test_the_same_model_gives_the_same_bytes(shipped):
    assert made(shipped, "poster").data == made(shipped, "poster").data
