"""Finding and replacing in every text of a model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.rubric_find import Query, find, replace_all, replace_match
from omnidesk.domain.rubric_spots import SpotKind, spots, with_text, words_at
from tests.domain.rubrics import rubrics, small_document

BOTH = ("en", "id")


@pytest.fixture
def small():
    return rubric_from_document(small_document(), "small")


@pytest.mark.parametrize(
    ("query", "languages", "n"),
    [
        (Query("o"), ("en",), 11),
        (Query("tea"), BOTH, 2),
        (Query("Tea", match_case=True), BOTH, 1),
        (Query("tea", whole_words=True), BOTH, 1),
        (Query("ing"), ("id",), 1),
        (Query("."), ("id",), 1),
        (Query(""), BOTH, 0),
        (Query(".*"), BOTH, 0),
    ],
)
def test_it_finds_the_very_characters(small, query, languages, n):
    assert len(find(small, query, languages)) == n


def test_matches_come_in_reading_order_from_texts_of_every_kind(small):
    kinds = [match.spot.kind for match in find(small, Query("e"), ("en",))]

    assert kinds[0] is SpotKind.NOTE
    assert {SpotKind.LEVEL_DEFINITION, SpotKind.GROUP_NAME, SpotKind.CRITERION} <= set(kinds)
    assert {SpotKind.GUIDANCE, SpotKind.IMPROVEMENT} <= set(kinds)


def test_one_match_is_replaced(small):
    match = find(small, Query("steams"), BOTH)[0]
    after, written = replace_match(small, match, "boils", keeps_capitals=True)

    assert words_at(after, match.spot).get("en") == "It boils."
    assert written == "boils"


def test_all_are_replaced_and_a_backslash_is_one(small):
    after, n = replace_all(small, Query("tea"), BOTH, r"\1")

    assert n == 2
    assert after.dimension("tea").name.get("en") == r"\1"
    assert find(after, Query("tea"), BOTH) == ()


def test_a_text_that_would_be_too_long_changes_nothing(small):
    long = with_text(small, next(spots(small))[0], "en", "a" * 15_000)

    with pytest.raises(RubricInvalid):
        replace_all(long, Query("a"), BOTH, "bb")


@given(rubrics(), st.text(max_size=2))
def test_replacing_by_itself_changes_nothing(rubric, text):
    query = Query(text, match_case=True)
    after, n = replace_all(rubric, query, rubric.languages, text)

    assert n == len(find(rubric, query, rubric.languages))
    assert [words for _, words in spots(after)] == [words for _, words in spots(rubric)]
