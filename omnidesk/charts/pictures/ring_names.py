"""Places for the names of a radar chart's rings where they cover no outline and no marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import cos, pi

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.lettering import Lettering
from omnidesk.charts.radar import RadarChart, on_disc

_MOST_WEDGES = 12
_IN_WEDGE = ((0.5,), (0.35, 0.65))
_DEPTHS = (0.0, 0.3, 0.45, 0.6)
_MISSING = 100.0  # what a ring without a name costs, in turns


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


@dataclass(frozen=True, slots=True)
class _Place:
    """A free place for one name: the direction, and how far it is from an ideal one."""

    turn: float
    cost: float
    label: Label


def place_ring_names(
    chart: RadarChart, room: RingRoom, lines: Sequence[tuple[Point, ...]]
) -> tuple[tuple[Label | None, ...], bool]:
    """Return a label for each ring, and whether they are numbers only.

    A name stands on its ring, or else in the band inside it, between two spokes, and as near to
    the name of the next ring as can be, so that the names read as a column; names that could
    only be scattered are numbers instead.

    Args:
        chart: for its rings and spokes.
        room: the disc.
        lines: the outlines in the figure, which no name may cover; of one point: a marker.
    """
    outlines = _Lines.of(lines, room.marker)
    named = _place(chart, room, outlines, [level.label for level in chart.levels])
    if None not in named:
        return named, False
    return _place(chart, room, outlines, [str(level.value) for level in chart.levels]), True


def _place(
    chart: RadarChart, room: RingRoom, lines: _Lines, names: Sequence[str]
) -> tuple[Label | None, ...]:
    free = [_free_places(chart, room, lines, i, name) for i, name in enumerate(names)]
    reach = 1 / len(chart.axes)
    near = [
        [[p for p in places if _apart(p.turn, turn) <= reach] for places in free]
        for turn in _wedges(len(chart.axes))
    ]
    columns = [
        _column(places, turn, room.gap)
        for places, turn in zip(near, _wedges(len(chart.axes)), strict=True)
    ]
    _, best = min(columns, key=lambda column: column[0])
    return best


def _column(
    free: Sequence[list[_Place]], turn: float, gap: float
) -> tuple[float, tuple[Label | None, ...]]:
    """Return the names nearest to one direction, from the outer ring inwards, and their cost."""
    cost, labels = 0.0, list[Label | None]()
    for places in reversed(free):
        taken = [label.box for label in labels if label]
        able = [p for p in places if not any(p.label.box.grown(gap).meets(box) for box in taken)]
        if not able:
            cost += _MISSING
            labels.append(None)
            continue
        best = min(able, key=lambda place: place.cost + _apart(place.turn, turn))
        cost += best.cost + _apart(best.turn, turn)
        labels.append(best.label)
        turn = best.turn
    return cost, tuple(reversed(labels))


def _free_places(
    chart: RadarChart,
    room: RingRoom,
    lines: _Lines,
    level: int,
    name: str,
) -> list[_Place]:
    """Return where a name covers nothing.

    On one line in the middle between two spokes, or if there is no such place beside it; or
    else on two lines.
    """
    for text, shares in product(_forms(name, room.font), _IN_WEDGE):
        size = room.font.widest(text), len(text) * room.font.line_height
        places = []
        for turn, depth, cost in _candidates(len(chart.axes), shares):
            box = Box.around(_on_ring(chart, room, level, turn, depth), *size)
            margin, clear = box.grown(room.gap), box.grown(3 * room.gap)
            if not lines.meet(margin) and not any(clear.meets(other) for other in room.taken):
                places.append(_Place(turn, cost, Label(text, box, 0)))
        if places:
            return places
    return []


def _forms(name: str, font: Lettering) -> list[tuple[str, ...]]:
    """Return a name on one line and, where it has the words for it, evenly on two."""
    half = max(0.6 * font.width(name), font.longest_word(name))
    two = font.wrap(name, half)
    return [(name,), two] if len(two) == 2 else [(name,)]


def _wedges(n_axes: int) -> list[float]:
    """Return the middles between spokes, in turns; of many axes only some."""
    stride = -(-n_axes // _MOST_WEDGES)
    return [(i + 0.5) / n_axes for i in range(0, n_axes, stride)]


def _candidates(n_axes: int, shares: tuple[float, ...]) -> list[tuple[float, float, float]]:
    """Return (turn, depth in the band, cost) of every place to try."""
    return [
        (wedge + (share - 0.5) / n_axes, depth, depth / 4 + abs(share - 0.5) / n_axes)
        for wedge in _wedges(n_axes)
        for share in shares
        for depth in _DEPTHS
    ]


def _apart(turn: float, other: float) -> float:
    distance = abs(turn - other) % 1
    return round(min(distance, 1 - distance), 9)


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


@dataclass(frozen=True, slots=True)
class _Lines:
    """The outlines as points and as segments with the box that each fills."""

    points: tuple[Point, ...]
    segments: tuple[tuple[Point, Point, float, float, float, float], ...]
    reach: float

    @classmethod
    def of(cls, lines: Sequence[tuple[Point, ...]], marker: float) -> _Lines:
        segments = [
            (a, b, min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1]))
            for line in lines
            for a, b in pairwise(line)
        ]
        points = dict.fromkeys(point for line in lines for point in line)
        return cls(tuple(points), tuple(segments), marker / 2)

    def meet(self, box: Box) -> bool:
        """Tell whether a marker or a line touches a box. The box of a line is asked first."""
        x, y, right, top, reach = box.x, box.y, box.right, box.top, self.reach
        for px, py in self.points:
            if x - reach <= px <= right + reach and y - reach <= py <= top + reach:
                return True
        return any(
            low_x < right
            and x < high_x + 1e-9
            and low_y < top
            and y < high_y + 1e-9
            and box.is_crossed_by(start, end)
            for start, end, low_x, high_x, low_y, high_y in self.segments
        )
