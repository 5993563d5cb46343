"""Points, boxes and whether they meet. The x axis points right, the y axis up."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its lower left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Box:
        return cls(centre[0] - width / 2, centre[1] - height / 2, width, height)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> Box:
        """Return the box with a margin on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.top
            and other.y < self.top
        )

    def lies_within(self, other: Box) -> bool:
        return (
            other.x <= self.x
            and self.right <= other.right
            and other.y <= self.y
            and self.top <= other.top
        )

    def distance_to(self, point: Point) -> float:
        """Return how far the nearest point of the box is away; 0 inside it."""
        dx = max(self.x - point[0], 0.0, point[0] - self.right)
        dy = max(self.y - point[1], 0.0, point[1] - self.top)
        return hypot(dx, dy)

    def reach_from(self, point: Point) -> float:
        """Return how far the furthest corner of the box is away."""
        dx = max(abs(self.x - point[0]), abs(self.right - point[0]))
        dy = max(abs(self.y - point[1]), abs(self.top - point[1]))
        return hypot(dx, dy)

    def is_crossed_by(self, start: Point, end: Point) -> bool:
        """Tell whether a straight line between two points enters the box.

        Source:
            Y.-D. Liang and B. Barsky, "A New Concept and Method for Line Clipping", ACM
            Transactions on Graphics 3(1), 1984.
        """
        enters, leaves = 0.0, 1.0
        for a, b, low, high in (
            (start[0], end[0], self.x, self.right),
            (start[1], end[1], self.y, self.top),
        ):
            length = b - a
            if length == 0:
                if not low < a < high:
                    return False
                continue
            one, other = sorted(((low - a) / length, (high - a) / length))
            enters, leaves = max(enters, one), min(leaves, other)
        return enters < leaves


@dataclass(frozen=True, slots=True)
class Label:
    """A text that has its place.

    Attributes:
        lines: from top to bottom.
        box: what the lines fill, without a margin.
        align: where the lines stand in the box: -1 left, 0 centred, 1 right.
    """

    lines: tuple[str, ...]
    box: Box
    align: int

    def moved(self, dx: float, dy: float) -> Label:
        return Label(self.lines, self.box.moved(dx, dy), self.align)
