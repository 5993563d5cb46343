"""Boxes meet, lie inside, and are crossed by lines."""

from __future__ import annotations

import pytest

from omnidesk.charts.boxes import Box

BOX = Box(0, 0, 10, 4)


@pytest.mark.parametrize(
    ("start", "end", "is_crossed"),
    [
        ((-5, 2), (15, 2), True),
        ((5, -5), (5, 9), True),
        ((-5, 5), (15, 5), False),
        ((-1, 3), (2, 6), False),
        ((2, 1), (3, 2), True),
        ((-5, -5), (-1, -1), False),
    ],
)
def test_a_line_crosses_a_box_or_passes_it(
    start: tuple[float, float], end: tuple[float, float], is_crossed: bool
) -> None:
    assert BOX.is_crossed_by(start, end) is is_crossed


def test_boxes_that_share_an_edge_do_not_meet() -> None:
    assert not BOX.meets(BOX.moved(10, 0))
    assert BOX.meets(BOX.moved(9.9, 0))


def test_the_distance_to_a_point_is_from_the_nearest_corner() -> None:
    assert BOX.distance_to((13, 8)) == pytest.approx(5)
    assert BOX.distance_to((5, 2)) == 0


def test_the_reach_goes_to_the_furthest_corner() -> None:
    assert BOX.reach_from((4, 0)) == pytest.approx((36 + 16) ** 0.5)
