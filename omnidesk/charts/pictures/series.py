"""How series look: told apart by form first, then by colour. The same in every chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from omnidesk.charts.boxes import Point
from omnidesk.charts.pictures.marks import Shape, Sketch, Stroke
from omnidesk.charts.radar import SeriesKind


@dataclass(frozen=True, slots=True)
class Look:
    """Line and marker of one kind of series; only a filled marker hides what is under it."""

    stroke: Stroke
    shape: Shape
    size: float
    is_filled: bool = False

    @property
    def token(self) -> str:
        return self.stroke.token


LOOKS: Mapping[SeriesKind, Look] = {
    SeriesKind.NOW: Look(Stroke("accent", 2.4), Shape.CIRCLE, 10, is_filled=True),
    SeriesKind.TARGET: Look(Stroke("target", 1.8, (7.2, 3.6)), Shape.SQUARE, 9),
    SeriesKind.PREVIOUS: Look(Stroke("text", 1.6, (6.4, 3.2, 1.6, 3.2)), Shape.DIAMOND, 10),
    SeriesKind.EARLIER: Look(Stroke("earlier", 1.2, (1.2, 2.4)), Shape.TRIANGLE, 9),
}
LEGEND = 30.0
"""The height of a legend, in pixels."""
_SAMPLE, _GAP, _NEXT = 30.0, 8.0, 26.0
BAND_SIZE = 18.0


def draw_marker(sketch: Sketch, at: Point, kind: SeriesKind, size: float = 0.0) -> None:
    """Draw the marker of a series, in its usual size or another."""
    look = LOOKS[kind]
    sketch.dot(at, look.shape, size or look.size, look.token, is_filled=look.is_filled)


def legend_width(names: Mapping[SeriesKind, str], sketch: Sketch) -> float:
    """Return how wide the legend is in one line."""
    pixel = sketch.ink.pixel
    texts = sum(sketch.ink.usual.width(name) for name in names.values())
    return texts + len(names) * (_SAMPLE + _GAP + _NEXT) * pixel


def draw_legend(sketch: Sketch, names: Mapping[SeriesKind, str], at: Point) -> float:
    """Draw the series' names with their lines and markers in a line from a point; return its end.

    Args:
        sketch: where to.
        names: of the series, in their order.
        at: the left end of the line.
    """
    pixel = sketch.ink.pixel
    x, y = at
    for kind, name in names.items():
        sketch.line([(x, y), (x + _SAMPLE * pixel, y)], LOOKS[kind].stroke)
        draw_marker(sketch, (x + _SAMPLE / 2 * pixel, y), kind)
        x += (_SAMPLE + _GAP) * pixel
        sketch.write(name, (x, y))
        x += sketch.ink.usual.width(name) + _NEXT * pixel
    return x
