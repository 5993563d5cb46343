"""The gap chart's rows, and where they stand."""

from __future__ import annotations

from itertools import combinations

import pytest

from omnidesk.charts.boxes import Box
from omnidesk.charts.columns import ColumnFrame, ColumnRoom
from omnidesk.charts.gap import GapChart, GapRow, describe_gaps
from omnidesk.charts.pictures.gap_picture import gap_picture, gap_words
from omnidesk.charts.pictures.marks import Ink, Writing
from omnidesk.texts import Translator
from tests.charts.charts_of import LEVELS, lettering, mark, titles

SIZES = [(520, 16), (300, 14), (700, 30)]


def chart(n: int) -> GapChart:
    rows = (
        GapRow(f"d{i}", title, mark(1.0 + i % 3), None, (mark(2.0 + i % 3),), "short term")
        for i, title in enumerate(titles(n))
    )
    return GapChart(tuple(rows), LEVELS, "By")


def placed(n: int, width: float, least_row: float) -> ColumnFrame:
    return chart(n).place(ColumnRoom(width, lettering(9), lettering(8), least_row))


def texts(frame: ColumnFrame) -> list[Box]:
    rows = [label.box for row in frame.rows for label in (row.title, row.note)]
    return [*rows, *(head.box for head in frame.heads), frame.note_head.box]


@pytest.mark.parametrize(("width", "least_row"), SIZES)
@pytest.mark.parametrize("n", [1, 3, 9, 30, 120])
def test_no_text_leaves_the_figure_or_covers_another(
    n: int, width: float, least_row: float
) -> None:
    frame = placed(n, width, least_row)
    figure = Box(0, 0, frame.width, frame.height).grown(1e-6)
    assert all(box.lies_within(figure) for box in texts(frame))
    assert not any(one.meets(other) for one, other in combinations(texts(frame), 2))


def test_the_figure_grows_with_the_rows() -> None:
    nine, thirty = placed(9, 520, 16), placed(30, 520, 16)
    assert thirty.height > 3 * nine.height * 0.9
    assert len(thirty.rows) == 30


def test_rows_share_the_height_that_is_left() -> None:
    room = ColumnRoom(520, lettering(9), lettering(8), 16, least_height=500)
    assert chart(9).place(room).height == pytest.approx(500)


def test_levels_stand_in_their_order_and_scores_between_them() -> None:
    frame = placed(9, 520, 16)
    assert list(frame.xs) == sorted(frame.xs)
    assert frame.x_of(1.5) == pytest.approx((frame.xs[1] + frame.xs[2]) / 2)
    assert frame.x_of(4) == frame.xs[4]


def test_level_names_that_do_not_fit_leave_their_numbers() -> None:
    frame = placed(3, 150, 16)
    assert frame.is_numbered
    assert [head.lines for head in frame.heads] == [("1",), ("2",), ("3",), ("4",), ("5",)]


def test_a_met_target_leaves_no_gap_to_draw() -> None:
    row = GapRow("a", "A", mark(3.0), None, (mark(3.0),), "short term")
    assert row.line is None


def test_several_steps_reach_to_the_highest() -> None:
    row = GapRow("a", "A", mark(1.0), None, (mark(2.0), mark(4.0)), "long term")
    assert row.line == (1.0, 4.0)


def test_the_description_names_every_dimension_with_level_and_target() -> None:
    words = describe_gaps(chart(2), Translator())
    assert "Gap chart of 2 dimensions on levels from 1 Single Channel to 5" in words
    assert "Data Driven Approach: now 2; target 3, short term." in words


@pytest.mark.parametrize("width", [300, 520, 700])
def test_the_picture_is_as_high_as_it_was_asked_to_be_with_its_key_and_its_heads(width: float):
    ink = Ink(lettering(13), lettering(12))
    needed = gap_picture(chart(9), gap_words(Translator()), width, ink).height
    picture = gap_picture(chart(9), gap_words(Translator()), width, ink, least_height=needed + 90)

    assert picture.height == pytest.approx(needed + 90)
    heads = [m for m in picture.marks if isinstance(m, Writing) and m.text == str(LEVELS[0].value)]
    assert heads
    assert all(mark.at[1] < picture.height for mark in heads)
