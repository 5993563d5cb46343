"""Places for the names of a radar chart's rings where they cover no outline and no marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.lettering import Lettering
from omnidesk.charts.radar import RadarChart, on_disc

_N_DIRECTIONS = 48


@dataclass(frozen=True, slots=True)
class RingRoom:
    """The disc that ring names stand on.

    Attributes:
        gap: around a name.
        marker: the size of the largest marker.
        taken: where other texts stand.
    """

    centre: Point
    radius: float
    font: Lettering
    gap: float
    marker: float
    taken: tuple[Box, ...] = ()


def place_ring_names(
    chart: RadarChart, room: RingRoom, lines: Sequence[tuple[Point, ...]]
) -> tuple[tuple[Label | None, ...], bool]:
    """Return a label for each ring, and whether they are numbers only.

    A name stands on its ring, or else in the band inside it, first between two spokes and near
    the name before it, so that the names read as a column.

    Args:
        chart: for its rings and spokes.
        room: the disc.
        lines: the outlines in the figure, which no name may cover; of one point: a marker.
    """
    named = _place(chart, room, lines, [level.label for level in chart.levels])
    if None not in named:
        return named, False
    return _place(chart, room, lines, [str(level.value) for level in chart.levels]), True


def _place(
    chart: RadarChart, room: RingRoom, lines: Sequence[tuple[Point, ...]], names: Sequence[str]
) -> tuple[Label | None, ...]:
    placed: list[Label | None] = []
    turn = 0.5 / len(chart.axes)
    for level, name in enumerate(names):
        taken = [*room.taken, *(label.box for label in placed if label)]
        found = _free_place(chart, room, lines, (level, name, turn, taken))
        placed.append(found[0] if found else None)
        turn = found[1] if found else turn
    return tuple(placed)


def _free_place(
    chart: RadarChart,
    room: RingRoom,
    lines: Sequence[tuple[Point, ...]],
    wanted: tuple[int, str, float, list[Box]],
) -> tuple[Label, float] | None:
    level, name, turn, taken = wanted
    width, height = room.font.width(name), room.font.line_height
    for direction, share in _places(len(chart.axes), turn):
        box = Box.around(_on_ring(chart, room, level, direction, share), width, height)
        margin = box.grown(room.gap)
        if not any(margin.meets(other) for other in taken) and not _covers(
            margin, lines, room.marker
        ):
            return Label((name,), box, 0), direction
    return None


def _places(n_axes: int, near: float) -> list[tuple[float, float]]:
    """Return (turn, depth in the band) to try: on the ring first, near the name before."""
    turns = {i / _N_DIRECTIONS for i in range(_N_DIRECTIONS)}
    turns |= {(i + 0.5) / n_axes for i in range(n_axes)}
    places = [(turn, depth) for turn in turns for depth in (0.0, 0.35, 0.5)]
    return sorted(places, key=lambda place: (_cost(place, n_axes, near), place))


def _cost(place: tuple[float, float], n_axes: int, near: float) -> float:
    turn, depth = place
    return _apart(turn, near) + 2 * _off_middle(turn, n_axes) + depth


def _apart(turn: float, other: float) -> float:
    distance = abs(turn - other) % 1
    return round(min(distance, 1 - distance), 9)


def _off_middle(turn: float, n_axes: int) -> float:
    """Return how far a direction is from the middle between two spokes, in turns."""
    place = (turn * n_axes) % 1
    return round(abs(place - 0.5) / n_axes, 9)


def _on_ring(chart: RadarChart, room: RingRoom, level: int, turn: float, depth: float) -> Point:
    """Return the middle of a name, by how deep it is inside the band below its ring."""
    outer = room.radius * chart.radius_of(level) * _edge(turn, len(chart.axes))
    x, y = on_disc(turn, max(outer - depth * room.radius / len(chart.levels), 0.0))
    return room.centre[0] + x, room.centre[1] + y


def _edge(turn: float, n_axes: int) -> float:
    """Return how far the edge of a ring is from the centre, as a share of its corners."""
    half = pi / n_axes
    into = (turn * n_axes) % 1 * 2 * half - half
    return cos(half) / cos(into)


def _covers(box: Box, lines: Sequence[tuple[Point, ...]], marker: float) -> bool:
    with_marker = box.grown(marker / 2)
    for line in lines:
        if any(with_marker.distance_to(point) == 0 for point in line):
            return True
        if any(box.is_crossed_by(start, end) for start, end in pairwise(line)):
            return True
    return False
