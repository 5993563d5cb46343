"""Text is wrapped so that nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.charts.charts_of import lettering

FONT = lettering(10)  # every letter is 5 wide


def test_words_go_to_the_next_line_when_the_width_is_used_up() -> None:
    assert FONT.wrap("one two three", 40) == ("one two", "three")


def test_a_word_that_is_too_long_is_broken_inside() -> None:
    assert FONT.wrap("an extraordinary day", 30) == ("an", "extrao", "rdinar", "y day")


def test_a_line_end_stays() -> None:
    assert FONT.wrap("one\ntwo", 100) == ("one", "two")


@given(st.text(max_size=60), st.floats(0, 100))
def test_no_character_but_white_space_is_lost(text: str, width: float) -> None:
    joined = "".join("".join(line.split()) for line in FONT.wrap(text, width))
    assert joined == "".join(text.split())


@given(st.text(max_size=60), st.floats(5, 100))
def test_no_line_is_wider_than_it_may_be(text: str, width: float) -> None:
    assert all(FONT.width(line) <= width for line in FONT.wrap(text, width))
