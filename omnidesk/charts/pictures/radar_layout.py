"""Where everything of a radar chart stands in a figure: disc, axis labels, ring names.

Origin at the figure's lower left, x to the right, y up, in the unit of the lettering.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.lettering import Lettering
from omnidesk.charts.pictures.ring_names import RingRoom, place_ring_names
from omnidesk.charts.radar import RadarChart, Series

_LEAST_SHARE = 0.24  # of the figure's smaller side; a disc below it is too small to read
_STEP = 0.97  # from one try of a radius to the next
_STRIDES = (1, 2, 5, 10, 20, 50)
_STRAIGHT = 0.25  # sine of the angle up to which a label stands over or under its axis


@dataclass(frozen=True, slots=True)
class RadarRoom:
    """What a radar chart may take.

    Attributes:
        width, height: of the whole figure.
        axis, ring: the fonts of the axis labels and of the ring names.
        gap: between neighbouring texts, and from the rim to a label.
        marker: the largest marker's size.
    """

    width: float
    height: float
    axis: Lettering
    ring: Lettering
    gap: float = 6.0
    marker: float = 8.0

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class RadarLayout:
    """A radar chart in its place.

    Attributes:
        labels: by the axes' order; None where so many axes are numbered that only some are.
        is_numbered: the names do not fit round the disc: labels are the axes' numbers from 1,
            and the names must stand elsewhere.
        ring_names: by the levels' order; each covers no line, marker, or other text.
        are_rings_numbered: a level name finds no free place: all are numbers only, and the names
            must stand elsewhere. A number without a free place is None.
    """

    centre: Point
    radius: float
    labels: tuple[Label | None, ...]
    is_numbered: bool
    ring_names: tuple[Label | None, ...]
    are_rings_numbered: bool

    def at(self, point: Point) -> Point:
        """Return where a point of the disc of radius 1 stands in the figure."""
        return self.centre[0] + point[0] * self.radius, self.centre[1] + point[1] * self.radius


def place_radar(chart: RadarChart, room: RadarRoom, texts: Sequence[str]) -> RadarLayout:
    """Return the largest disc whose labels all stand inside the figure, apart from each other.

    Args:
        chart: of three axes or more.
        room: the figure.
        texts: what stands at the end of each axis, as ``axis_text`` words it.
    """
    disc = _largest_disc(texts, room)
    lines = [line for series in chart.series for line in _placed_lines(chart, series, disc)]
    taken = tuple(label.box for label in disc.labels if label)
    rings = RingRoom(disc.centre, disc.radius, room.ring, room.gap / 4, room.marker, taken)
    names, are_numbered = place_ring_names(chart, rings, lines)
    return RadarLayout(disc.centre, disc.radius, disc.labels, disc.is_numbered, names, are_numbered)


@dataclass(frozen=True, slots=True)
class _Disc:
    """A disc with its labels around (0, 0), and then in its place."""

    centre: Point
    radius: float
    labels: tuple[Label | None, ...]
    is_numbered: bool

    def bounds(self) -> Box:
        boxes = [label.box for label in self.labels if label]
        low_x = min((-self.radius, *(box.x for box in boxes)))
        low_y = min((-self.radius, *(box.y for box in boxes)))
        right = max((self.radius, *(box.right for box in boxes)))
        top = max((self.radius, *(box.top for box in boxes)))
        return Box(low_x, low_y, right - low_x, top - low_y)

    def placed(self, dx: float, dy: float) -> _Disc:
        moved = tuple(
            Label(label.lines, label.box.moved(dx, dy), label.align) if label else None
            for label in self.labels
        )
        return _Disc((dx, dy), self.radius, moved, self.is_numbered)


def _largest_disc(texts: Sequence[str], room: RadarRoom) -> _Disc:
    numbers = [str(i + 1) for i in range(len(texts))]
    for disc in _tries(texts, room, is_numbered=False):
        return disc
    for stride in _STRIDES:
        some = [number if i % stride == 0 else "" for i, number in enumerate(numbers)]
        for disc in _tries(some, room, is_numbered=True):
            return disc
    return _in_middle(_Disc((0, 0), _radii(room)[-1], (None,) * len(texts), True), room)


def _tries(texts: Sequence[str], room: RadarRoom, *, is_numbered: bool) -> Iterator[_Disc]:
    """Yield the discs that fit, the largest first."""
    longest = max(room.axis.longest_word(text) for text in texts)
    for radius in _radii(room):
        for share in (0.36, 0.26, 0.2):
            width = room.width * share
            if width < longest and share != 0.36:
                continue
            labels = tuple(
                _label(text, i / len(texts), radius, width, room) if text else None
                for i, text in enumerate(texts)
            )
            disc = _Disc((0.0, 0.0), radius, labels, is_numbered)
            if _fits(disc, room) and not _collide(labels, room.gap / 2):
                yield _in_middle(disc, room)


def _radii(room: RadarRoom) -> list[float]:
    smaller = min(room.width, room.height)
    radii = [smaller / 2 - room.gap - room.axis.line_height]
    while radii[-1] * _STEP > smaller * _LEAST_SHARE:
        radii.append(radii[-1] * _STEP)
    return radii


def _fits(disc: _Disc, room: RadarRoom) -> bool:
    bounds = disc.bounds()
    return bounds.width <= room.width and bounds.height <= room.height


def _in_middle(disc: _Disc, room: RadarRoom) -> _Disc:
    bounds = disc.bounds()
    dx = (room.width - bounds.width) / 2 - bounds.x
    dy = (room.height - bounds.height) / 2 - bounds.y
    return disc.placed(dx, dy)


def _label(text: str, turn: float, radius: float, width: float, room: RadarRoom) -> Label:
    """Return the label of an axis, outside a disc round (0, 0), clear of its rim."""
    across, up = sin(2 * pi * turn), cos(2 * pi * turn)
    lines = _evened(text, width, room.axis)
    size = room.axis.widest(lines), len(lines) * room.axis.line_height
    align = 0 if abs(across) < _STRAIGHT else (1 if across < 0 else -1)
    slide = (1 if up > 0 else -1) if align == 0 else up
    distance = radius + room.gap
    while True:
        middle = across * distance - align * size[0] / 2, up * distance + slide * size[1] / 2
        box = Box.around(middle, *size)
        if box.distance_to((0.0, 0.0)) >= radius + room.gap / 2:
            return Label(lines, box, align)
        distance += room.gap / 2


def _evened(text: str, width: float, font: Lettering) -> tuple[str, ...]:
    """Return a text in as few lines as the width allows, these about equally long."""
    lines = font.wrap(text, width)
    if len(lines) > 1:
        even = 1.15 * font.width(text) / len(lines)
        narrower = font.wrap(text, max(even, font.longest_word(text)))
        if len(narrower) == len(lines):
            return narrower
    return lines


def _collide(labels: Sequence[Label | None], gap: float) -> bool:
    boxes = [label.box.grown(gap / 2) for label in labels if label]
    return any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])


def _placed_lines(chart: RadarChart, series: Series, disc: _Disc) -> list[tuple[Point, ...]]:
    return [
        tuple((disc.centre[0] + x * disc.radius, disc.centre[1] + y * disc.radius) for x, y in line)
        for line in chart.outlines(series)
    ]
