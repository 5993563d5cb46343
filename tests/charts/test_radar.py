"""The radar chart's values and its lines on a disc of radius 1."""

from __future__ import annotations

import pytest

from omnidesk.charts.radar import RadarKind, on_disc
from tests.charts.charts_of import radar


def test_the_first_axis_points_to_twelve_o_clock_and_the_second_is_clockwise() -> None:
    chart = radar(4)
    assert chart.corner(0, 4) == pytest.approx((0, 1))
    assert chart.corner(1, 4) == pytest.approx((1, 0))


def test_the_centre_is_one_step_below_the_lowest_level() -> None:
    chart = radar(9)
    assert chart.radius_of(0) == pytest.approx(1 / 5)
    assert chart.radius_of(4) == 1
    assert chart.radius_of(-1) == 0


def test_a_whole_outline_is_one_line_that_ends_where_it_began() -> None:
    chart = radar(9)
    (line,) = chart.outlines(chart.series[0])
    assert len(line) == 10
    assert line[0] == line[-1]


def test_an_empty_breaks_the_outline_and_no_line_goes_through_it() -> None:
    chart = radar(6, now=(1, 2, None, 3, 2, 1))
    (line,) = chart.outlines(chart.series[0])
    assert line == tuple(chart.corner(i, p) for i, p in ((3, 3), (4, 2), (5, 1), (0, 1), (1, 2)))
    assert not chart.series[0].is_whole


def test_a_level_between_two_empties_is_a_marker_only() -> None:
    chart = radar(5, now=(None, 2, None, 3, 3))
    lone, pair = chart.outlines(chart.series[0])
    assert (len(lone), len(pair)) == (1, 2)
    assert len(chart.markers(chart.series[0])) == 3


def test_without_any_level_there_is_no_outline() -> None:
    chart = radar(4, now=(None,) * 4)
    assert chart.outlines(chart.series[0]) == ()


@pytest.mark.parametrize(
    ("n", "kind", "offers_dots"),
    [
        (1, RadarKind.BARS, False),
        (2, RadarKind.BARS, False),
        (3, RadarKind.RADAR, False),
        (12, RadarKind.RADAR, False),
        (13, RadarKind.RADAR, True),
    ],
)
def test_few_axes_become_bars_and_many_offer_dots(
    n: int, kind: RadarKind, offers_dots: bool
) -> None:
    assert (radar(n).kind, radar(n).offers_dots) == (kind, offers_dots)


def test_a_full_turn_comes_back() -> None:
    assert on_disc(1.0, 1.0) == pytest.approx(on_disc(0.0, 1.0))
