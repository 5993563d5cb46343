"""The page for the sponsor is page 2 and one page, whatever there is to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Horizon, RoundSettings, Summary
from omnidesk.reports.pdf import PdfReport
from tests.reports.reading import page_texts, squashed, whole_text
from tests.reports.rounds_to_print import (
    a_record,
    a_rubric,
    a_source,
    en,
    printed,
    some_settings,
    with_settings,
)

SLOTS = [
    "Executive summary",
    "Where the organisation stands",
    "What works",
    "What holds it back",
    "What to do",
    "If every target is met",
    "How sure this is",
    "Decisions asked",
    "Sponsor",
]
LONG = "A sentence of several words that goes on. " * 450


def report_with(summary: Summary, *, n_dimensions: int = 9) -> PdfReport:
    rubric = a_rubric(n_dimensions)
    settings = replace(some_settings("words", by_rule=False), summary=summary)
    return printed(a_source(rubric, with_settings(a_record(rubric), settings)))


def is_page_two_alone(report: PdfReport) -> bool:
    pages = page_texts(report.data)
    is_whole = all(slot in pages[1] for slot in ("Executive summary", "Lead assessor"))
    return is_whole and "Lead assessor" not in pages[2] and "Method and panel" in pages[2]


def filled(text: str, n_decisions: int = 3) -> Summary:
    to_do = tuple((horizon, en(text)) for horizon in Horizon)
    return Summary(en(text), en(text), to_do, en(text), (en(text),) * n_decisions)


def test_its_parts_stand_in_their_order() -> None:
    page = page_texts(report_with(filled("words")).data)[1]
    places = [page.index(slot) for slot in SLOTS]
    assert places == sorted(places)


@pytest.mark.parametrize("n_dimensions", [1, 9, 12, 30, 120])
def test_it_is_one_page_for_any_number_of_dimensions(n_dimensions: int) -> None:
    assert is_page_two_alone(report_with(filled("some words"), n_dimensions=n_dimensions))


@pytest.mark.parametrize("n_words", [10, 60, 150, 400])
def test_it_is_one_page_for_any_length_of_texts(n_words: int) -> None:
    assert is_page_two_alone(report_with(filled("word " * n_words)))


def test_two_hundred_decisions_do_not_spill_either() -> None:
    assert is_page_two_alone(report_with(filled("Decide this.", n_decisions=200)))


def test_what_was_cut_stands_in_full_at_the_end() -> None:
    report = report_with(filled(LONG))
    assert is_page_two_alone(report)
    pages = page_texts(report.data)
    assert "(goes on at the end of the report)" in squashed_lines(pages[1])
    assert "Executive summary in full" in pages[0]
    n_sentences = whole_text(report.data).count(squashed("A sentence of several words"))
    assert n_sentences >= 6 * 450


def test_a_text_that_fits_is_not_repeated() -> None:
    report = report_with(filled("words"))
    assert "in full" not in "".join(page_texts(report.data))


def test_what_the_author_has_not_written_says_so() -> None:
    page = page_texts(report_with(Summary()).data)[1]
    assert page.count("To be written by the author.") == 5


def test_decisions_are_marked_as_the_authors_words() -> None:
    page = page_texts(report_with(filled("words")).data)[1]
    assert "in the author's words, for the sponsor to decide" in squashed_lines(page)


def test_each_decision_has_room_for_an_answer_an_owner_and_a_date() -> None:
    page = squashed_lines(page_texts(report_with(filled("Decide this.", n_decisions=2)).data)[1])
    asked = page[page.index("Decisions asked") :]
    assert [asked.count(word) for word in ("Yes", "No", "Owner")] == [2, 2, 2]
    assert asked.count("Date") == 3  # and the one of the signatures


def test_what_is_still_to_be_written_has_no_answer() -> None:
    page = page_texts(report_with(Summary()).data)[1]
    assert "Owner" not in page


def test_missing_ratings_are_named_beside_the_signatures() -> None:
    rubric = a_rubric(5)
    record = a_record(rubric, 3)
    kept = tuple(
        each
        for each in record.ratings
        if (each.expert_id, each.dimension) not in {("id1", "d0"), ("id1", "d4")}
        and each.expert_id != "id2"
    )
    page = squashed_lines(
        page_texts(printed(a_source(rubric, replace(record, ratings=kept))).data)[1]
    )
    missing = "Ratings missing when this was printed: E2: Dimension 0, Dimension 4; E3: all 5."
    assert page.index(missing) < page.index("Sponsor")


def test_nothing_is_missing_where_all_have_rated_or_the_panel_agreed() -> None:
    rubric = a_rubric(5)
    for record in (a_record(rubric, 3), a_record(rubric)):
        page = page_texts(printed(a_source(rubric, record)).data)[1]
        assert "Ratings missing" not in page


def test_the_lead_assessor_s_name_stands_where_they_sign() -> None:
    page = page_texts(report_with(filled("words")).data)[1]
    assert "Lead assessor: Rina Assessor" in squashed_lines(page)


def test_a_round_without_settings_still_has_its_page() -> None:
    rubric = a_rubric(9)
    record = with_settings(a_record(rubric), RoundSettings())
    assert is_page_two_alone(printed(a_source(rubric, record)))


def squashed_lines(text: str) -> str:
    return " ".join(text.split())
