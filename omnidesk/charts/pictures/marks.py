"""A finished chart as a list of marks, drawn alike on screen, on paper and in a picture file.

Whoever draws needs to know these few kinds of mark and nothing of any chart. Coordinates are those
of the figure: origin at its lower left, x to the right, y up, in the unit of the ink. Colours are
names of the tokens of ``palette``, so that a theme is chosen when it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.lettering import Lettering


class TextSize(StrEnum):
    USUAL = "usual"
    SMALL = "small"


class Shape(StrEnum):
    """What tells series apart before any colour does."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour token, width, and dash as lengths of line and gap by turns."""

    token: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line through two points or more."""

    points: tuple[Point, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Area:
    """A filled or outlined polygon.

    Attributes:
        fill: a colour token; empty: not filled.
        opacity: of the filling, 0 to 1.
        is_hatched: filled with slanting lines instead.
    """

    points: tuple[Point, ...]
    fill: str = ""
    opacity: float = 1.0
    stroke: Stroke | None = None
    is_hatched: bool = False

    @classmethod
    def of(cls, box: Box, fill: str = "", stroke: Stroke | None = None, **more: bool) -> Area:
        """Return the area of a box."""
        return cls(_corners(box), fill, stroke=stroke, **more)


@dataclass(frozen=True, slots=True)
class Dot:
    """A marker: filled with its colour, or hollow on the surface."""

    at: Point
    shape: Shape
    size: float
    token: str
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Writing:
    """One line of text whose middle, left or right end stands at a point.

    Attributes:
        align: -1 begins at the point, 0 is centred on it, 1 ends there.
        ground: token of a ground that covers what lies under the text; empty: none.
    """

    text: str
    at: Point
    align: int = -1
    size: TextSize = TextSize.USUAL
    token: str = "text"
    is_bold: bool = False
    ground: str = ""


Mark = Line | Area | Dot | Writing


@dataclass(frozen=True, slots=True)
class Region:
    """Where a click means a dimension: a polygon."""

    key: str
    corners: tuple[Point, ...]

    @classmethod
    def of(cls, key: str, box: Box) -> Region:
        return cls(key, _corners(box))

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside: a line from it to the right crosses odd edges."""
        is_inside = False
        following = (*self.corners[1:], self.corners[0])
        for (x1, y1), (x2, y2) in zip(self.corners, following, strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                is_inside = not is_inside
        return is_inside


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in its size, marks from the back to the front."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    regions: tuple[Region, ...] = ()

    def key_at(self, x: float, y: float) -> str:
        """Return the dimension under a point, or an empty text."""
        return next((region.key for region in self.regions if region.holds(x, y)), "")

    def moved(self, dx: float, dy: float, width: float, height: float) -> Picture:
        """Return the picture inside a larger one, its origin at a point of that."""
        marks = tuple(_moved(mark, dx, dy) for mark in self.marks)
        regions = tuple(
            Region(each.key, tuple((x + dx, y + dy) for x, y in each.corners))
            for each in self.regions
        )
        return Picture(width, height, marks, regions)


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is drawn with: two sizes of text, and how long a pixel is in the unit.

    On screen a pixel is 1, on paper 0.75 points.
    """

    usual: Lettering
    small: Lettering
    pixel: float = 1.0

    def font(self, size: TextSize) -> Lettering:
        return self.usual if size is TextSize.USUAL else self.small


@dataclass(slots=True)
class Sketch:
    """Collects the marks of a picture."""

    ink: Ink
    marks: list[Mark] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def line(self, points: Sequence[Point], stroke: Stroke) -> None:
        if len(points) > 1:
            self.marks.append(Line(tuple(points), self._scaled(stroke)))

    def area(self, points: Sequence[Point], fill: str, opacity: float = 1.0) -> None:
        self.marks.append(Area(tuple(points), fill, opacity))

    def region(self, key: str, box: Box) -> None:
        self.regions.append(Region.of(key, box))

    def box(
        self, box: Box, fill: str = "", stroke: Stroke | None = None, *, is_hatched: bool = False
    ) -> None:
        scaled = self._scaled(stroke) if stroke else None
        self.marks.append(Area.of(box, fill, scaled, is_hatched=is_hatched))

    def dot(
        self, at: Point, shape: Shape, size: float, token: str, *, is_filled: bool = True
    ) -> None:
        self.marks.append(Dot(at, shape, size * self.ink.pixel, token, is_filled))

    def write(
        self,
        text: str,
        at: Point,
        align: int = -1,
        *,
        size: TextSize = TextSize.USUAL,
        token: str = "text",
        is_bold: bool = False,
        ground: str = "",
    ) -> None:
        if text:
            self.marks.append(Writing(text, at, align, size, token, is_bold, ground))

    def label(
        self,
        label: Label,
        *,
        size: TextSize = TextSize.USUAL,
        token: str = "text",
        is_bold: bool = False,
        ground: str = "",
    ) -> None:
        """Write the lines of a label into its box."""
        step = label.box.height / max(len(label.lines), 1)
        x = label.box.x + (label.align + 1) / 2 * label.box.width
        for number, line in enumerate(label.lines):
            y = label.box.top - step * (number + 0.5)
            self.write(
                line, (x, y), label.align, size=size, token=token, is_bold=is_bold, ground=ground
            )

    def finish(self, width: float, height: float) -> Picture:
        return Picture(width, height, tuple(self.marks), tuple(self.regions))

    def _scaled(self, stroke: Stroke) -> Stroke:
        pixel = self.ink.pixel
        return Stroke(stroke.token, stroke.width * pixel, tuple(d * pixel for d in stroke.dash))


@dataclass(frozen=True, slots=True)
class StandaloneChart:
    """A chart that is read away from its page, with the words that must then stand with it.

    Attributes:
        draw: makes the chart in a width and ink.
        title: in bold over the chart.
        notes: below the title: what must stand beside the numbers.
        description: the chart in words, for those who cannot see it.
        language: of all words.
    """

    draw: Callable[[float, Ink], Picture]
    title: str
    notes: tuple[str, ...]
    description: str
    language: str


def _corners(box: Box) -> tuple[Point, ...]:
    return (box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top)


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Line | Area):
        return replace(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))
    return replace(mark, at=(mark.at[0] + dx, mark.at[1] + dy))
