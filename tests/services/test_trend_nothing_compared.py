"""Rounds of which nothing can be compared make one sentence, and no empty charts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.alignment import all_bridges
from omnidesk.domain.bridge import Bridge, Link, Relation
from omnidesk.domain.trend import trend_of
from omnidesk.reports.content_blocks import Prose
from omnidesk.services.report_sections.trend import trend_blocks
from omnidesk.services.trend_differences import difference_sentences
from omnidesk.services.trend_sheets import sheet_of
from omnidesk.services.trend_texts import headline, movement_sentences, nothing_compared
from omnidesk.texts import Translator
from tests.domain.rounds import a_record, a_rubric

T = Translator()
TEA = replace(a_rubric(("tea", "cake")), id="tea")
BREAD = replace(a_rubric(("bread", "cheese")), id="bread")
RATED = {"tea": [2, 2, 2], "cake": [3, 3, 3]}
BAKED = {"bread": [1, 1, 1], "cheese": [4, 4, 4]}


def a_round(label: str, said, rubric):
    record = a_record(said)
    return replace(
        record, round=replace(record.round, id=label, label=label, rubric_hash=rubric.id)
    ), rubric


def a_trend(*rounds):
    return trend_of([a_round(*each) for each in rounds])


@pytest.mark.parametrize(
    ("rounds", "sentence"),
    [
        (
            [("2024", RATED, TEA), ("2025", BAKED, BREAD)],
            "2024 and 2025 share no dimension, so nothing is compared.",
        ),
        (
            [("2024", RATED, TEA), ("2025", {}, TEA)],
            "Nothing is rated yet in 2025, so nothing is compared.",
        ),
        (
            [("2024", {}, TEA), ("2025", {}, BREAD)],
            "Nothing is rated yet in 2024, 2025, so nothing is compared.",
        ),
        (
            [("2024", {"tea": [1, 1, 1]}, TEA), ("2025", {"cake": [1, 1, 1]}, TEA)],
            "No dimension has a level in both 2024 and 2025, so nothing is compared.",
        ),
    ],
)
def test_two_rounds_without_anything_in_common_make_one_sentence(rounds, sentence):
    trend = a_trend(*rounds)

    assert headline(trend.span, T) == nothing_compared(trend, T) == sentence
    assert movement_sentences(trend.span, T) == []
    assert difference_sentences(trend.span, T) == []


def test_the_report_and_the_sheet_say_it_once_and_draw_nothing():
    trend = a_trend(("2024", RATED, TEA), ("2025", BAKED, BREAD))
    blocks = trend_blocks(trend, T)
    sheet = sheet_of(trend, T, "2026-05-17")

    sentence = "2024 and 2025 share no dimension, so nothing is compared."
    assert blocks == [Prose((sentence,), is_lead=True)]
    assert (sheet.sentences, sheet.charts) == (((sentence, ""),), ())


def test_many_rounds_without_a_pair_make_one_sentence():
    trend = a_trend(("2023", RATED, TEA), ("2024", BAKED, BREAD), ("2025", {}, BREAD))

    assert trend_blocks(trend, T) == [
        Prose(
            ("No dimension has a level in two of these rounds, so nothing is compared.",),
            is_lead=True,
        )
    ]


def test_a_pair_further_back_is_still_drawn_but_no_slope_of_nothing():
    trend = a_trend(("2023", RATED, TEA), ("2024", RATED, TEA), ("2025", BAKED, BREAD))
    captions = [getattr(block, "caption", "") for block in trend_blocks(trend, T)]

    assert nothing_compared(trend, T) == ""
    assert "Levels by dimension and round" in captions
    assert "From 2024 to 2025" not in captions


def test_beside_another_model_nothing_is_called_the_same():
    links = (Link("tea", "bread", Relation.EQUAL),)
    rounds = [a_round("2024", RATED, TEA), a_round("2025", BAKED, BREAD)]
    bridges = all_bridges({"tea": TEA, "bread": BREAD}, [Bridge("tea", "bread", links)])

    assert headline(trend_of(rounds, bridges).span, T) == (
        "Since 2024: 0 up, 1 down, 0 the same; another model."
    )
