"""Where everything of the charts of a trend stands, at any number of dimensions and rounds."""

from __future__ import annotations

from itertools import combinations

import pytest

from omnidesk.charts.boxes import Box
from omnidesk.charts.pictures.heat_picture import heat_picture
from omnidesk.charts.pictures.marks import Area, Line, Writing
from omnidesk.charts.pictures.slope_picture import slope_picture
from omnidesk.charts.pictures.steps_picture import small_steps_picture, steps_picture
from omnidesk.charts.rounds_in_time import thinned, time_shares
from omnidesk.services.trend_charts import heat_map_of, slope_of, steps_of
from omnidesk.texts import Translator
from tests.charts.trends_of import PAPER, SCREEN, a_trend, text_boxes

T = Translator()
MAKERS = {
    "steps": lambda trend, width, ink: steps_picture(steps_of(trend, T), "d0", width, 300, ink),
    "small": lambda trend, width, ink: small_steps_picture(steps_of(trend, T), width, ink),
    "slope": lambda trend, width, ink: slope_picture(slope_of(trend, T), width, ink),
    "heat": lambda trend, width, ink: heat_picture(heat_map_of(trend, T), width, ink),
}


@pytest.mark.parametrize("ink", [SCREEN, PAPER], ids=["screen", "paper"])
@pytest.mark.parametrize("n", [1, 3, 9, 30, 120])
@pytest.mark.parametrize("kind", MAKERS)
def test_no_text_leaves_the_figure_or_covers_another(kind, n, ink):
    width = 640 if ink is SCREEN else 480
    picture = MAKERS[kind](a_trend(n), width, ink)
    figure = Box(0, 0, picture.width, picture.height).grown(0.5)
    texts = text_boxes(picture, ink)

    assert [text for text, box in texts if not box.lies_within(figure)] == []
    assert [(a[0], b[0]) for a, b in combinations(texts, 2) if a[1].meets(b[1])] == []


@pytest.mark.parametrize("n_rounds", [2, 12, 60, 200])
def test_rounds_under_the_axis_stay_apart_however_many(n_rounds):
    picture = MAKERS["steps"](a_trend(3, n_rounds), 640, SCREEN)
    texts = text_boxes(picture, SCREEN)

    assert [(a[0], b[0]) for a, b in combinations(texts, 2) if a[1].meets(b[1])] == []
    assert {"2000", str(1999 + n_rounds)} <= {text for text, _ in texts}


def test_every_dimension_can_be_chosen_where_it_stands():
    for kind in ("small", "slope", "heat"):
        picture = MAKERS[kind](a_trend(9), 640, SCREEN)
        assert {region.key for region in picture.regions} == {f"d{i}" for i in range(9)}
        for key in {region.key for region in picture.regions}:
            region = next(each for each in picture.regions if each.key == key)
            x = sum(x for x, _ in region.corners) / 4
            y = sum(y for _, y in region.corners) / 4
            assert picture.key_at(x, y) == key


def test_a_line_is_broken_where_a_round_has_no_level():
    row = steps_of(a_trend(11), T).rows[9]

    assert [point.mark.position is None for point in row.points] == [False, True, False, False]
    assert row.runs == ((0,), (2, 3))


def test_a_level_holds_until_the_next_round_says_otherwise():
    picture = MAKERS["steps"](a_trend(9), 640, SCREEN)
    line = next(m for m in picture.marks if isinstance(m, Line) and m.stroke.width == 2.4)

    for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
        assert x1 == x2 or y1 == y2


def test_the_band_reaches_from_the_lowest_to_the_highest_rating():
    point = steps_of(a_trend(3), T).rows[1].points[0]

    assert point.band == (1.0, 1.0)
    picture = MAKERS["steps"](a_trend(3), 640, SCREEN)
    assert sum(isinstance(mark, Area) for mark in picture.marks) == 4


def test_a_fall_is_told_from_a_rise_without_colour():
    picture = MAKERS["slope"](a_trend(9), 640, SCREEN)
    lines = [m.stroke for m in picture.marks if isinstance(m, Line)]
    signs = [m.text for m in picture.marks if isinstance(m, Writing)]

    assert any(stroke.dash for stroke in lines if stroke.token == "target")
    assert any(text.startswith("▲") for text in signs)
    assert any(text.startswith("▼") for text in signs)


def test_many_rounds_make_the_table_wider_and_its_cells_no_narrower():
    picture = heat_picture(heat_map_of(a_trend(3, 60), T), 400, SCREEN)
    cells = [m for m in picture.marks if isinstance(m, Area) and m.fill.startswith("ramp")]

    assert picture.width > 60 * 24
    assert min(m.points[1][0] - m.points[0][0] for m in cells) >= 20


@pytest.mark.parametrize(
    ("dates", "shares"),
    [
        (["2020", "2021", "2024"], (0.0, 0.25, 1.0)),
        (["2020", "", "2024"], (0.0, 0.5, 1.0)),
        (["2020", "2020", "2024"], (0.0, 0.25, 1.0)),
        (["2020"], (0.5,)),
        ([], ()),
    ],
)
def test_rounds_stand_by_date_but_never_on_top_of_each_other(dates, shares):
    assert time_shares(dates) == pytest.approx(shares, abs=1e-3)


def test_labels_are_thinned_with_the_ends_kept():
    assert thinned([0, 10, 20, 30, 40], [18] * 5, 2) == (True, False, True, False, True)


@pytest.mark.parametrize("n", [3, 9, 30])
def test_the_line_of_a_dimension_that_stays_is_level(n):
    trend = a_trend(n)
    picture = MAKERS["slope"](trend, 640, SCREEN)
    lines = [
        mark.points
        for mark in picture.marks
        if isinstance(mark, Line) and mark.stroke.token in ("control", "accent", "target")
    ]
    staying = sum(change.change == 0 for change in trend.span.dimensions)

    assert staying
    assert sum(ends[0][1] == ends[-1][1] for ends in lines) == staying
