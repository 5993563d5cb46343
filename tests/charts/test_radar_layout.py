"""No text of a radar chart leaves the figure, covers another, or covers a line."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from omnidesk.charts.boxes import Box
from omnidesk.charts.pictures.radar_layout import RadarLayout, RadarRoom, place_radar
from omnidesk.charts.radar import RadarChart
from tests.charts.charts_of import lettering, radar, titles

SIZES = [(480, 300), (300, 260), (620, 640), (900, 260)]
COUNTS = [3, 4, 5, 9, 12, 13, 30, 120]


def placed(
    n: int, size: tuple[float, float], texts: tuple[str, ...] = ()
) -> tuple[RadarChart, RadarRoom, RadarLayout]:
    chart, room = radar(n), RadarRoom(*size, lettering(9), lettering(7))
    return chart, room, place_radar(chart, room, texts or titles(n))


def label_boxes(layout: RadarLayout) -> list[Box]:
    return [label.box for label in layout.labels if label]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("n", COUNTS)
def test_axis_labels_stay_inside_the_figure_and_apart(n: int, size: tuple[float, float]) -> None:
    _, room, layout = placed(n, size)
    boxes = label_boxes(layout)
    frame = room.box.grown(1e-6)
    assert boxes
    assert all(box.lies_within(frame) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("n", COUNTS)
def test_axis_labels_stay_off_the_disc(n: int) -> None:
    _, _, layout = placed(n, (480, 300))
    assert all(box.distance_to(layout.centre) >= layout.radius for box in label_boxes(layout))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("n", COUNTS)
def test_ring_names_cover_no_line_no_marker_and_no_text(n: int, size: tuple[float, float]) -> None:
    chart, _, layout = placed(n, size)
    names = [name.box for name in layout.ring_names if name]
    lines = [line for series in chart.series for line in chart.outlines(series)]
    for box in names:
        for line in lines:
            points = [layout.at(point) for point in line]
            assert not any(box.is_crossed_by(a, b) for a, b in pairwise(points))
            assert all(box.distance_to(point) > 0 for point in points)
    others = label_boxes(layout)
    assert not any(one.meets(other) for one, other in combinations(names, 2))
    assert not any(name.meets(other) for name in names for other in others)


def test_nine_dimensions_have_their_names_and_the_names_of_their_rings() -> None:
    _, _, layout = placed(9, (480, 300))
    assert not layout.is_numbered
    assert not layout.are_rings_numbered
    assert None not in layout.labels
    assert None not in layout.ring_names


def test_the_words_of_a_label_are_all_there() -> None:
    _, _, layout = placed(9, (300, 260))
    shown = [" ".join(label.lines) for label in layout.labels if label]
    assert shown == list(titles(9))


def test_many_dimensions_are_numbered_round_the_disc() -> None:
    _, _, layout = placed(30, (480, 300))
    assert layout.is_numbered
    assert [label.lines for label in layout.labels if label][:3] == [("1",), ("2",), ("3",)]


def test_a_name_of_two_hundred_letters_leaves_nothing_out() -> None:
    long = ("word " * 40).strip()
    _, room, layout = placed(3, (480, 300), (long, "b", "c"))
    label = layout.labels[0]
    assert label is not None
    assert " ".join(label.lines) == long or layout.is_numbered
    assert label.box.lies_within(room.box.grown(1e-6))


def test_the_disc_grows_with_the_figure() -> None:
    assert placed(9, (900, 640))[2].radius > placed(9, (480, 300))[2].radius
