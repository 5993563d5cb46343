"""Charts of any size for tests, and a lettering that needs no font."""

from __future__ import annotations

from fractions import Fraction

from omnidesk.charts.lettering import Lettering
from omnidesk.charts.levels import LevelMark, Mark
from omnidesk.charts.radar import Axis, RadarChart, Series, SeriesKind

LEVELS = tuple(
    LevelMark(i + 1, name)
    for i, name in enumerate(
        ("Single Channel", "Multi Channel", "Cross Channel", "Omni Channel", "Optimized Channel")
    )
)
NAMES = (
    "Business Strategy",
    "Data Driven Approach",
    "Technology",
    "Business Process and Governance",
    "Leadership and Organizational Structure",
    "Roadmap and Planning",
    "Human Resources",
    "Metrics and KPIs",
    "Budget",
)


def lettering(size: float) -> Lettering:
    """A font in which every letter is half as wide as the font is high."""
    return Lettering(lambda text: 0.5 * size * len(text), 1.25 * size)


def titles(n: int) -> tuple[str, ...]:
    return tuple(NAMES[i % len(NAMES)] for i in range(n))


def mark(position: float | None) -> Mark:
    return Mark(position, "" if position is None else str(Fraction(position)))


def radar(n: int, *, now: tuple[float | None, ...] | None = None) -> RadarChart:
    """A chart of n axes that goes up and down between levels 2 and 4."""
    now = now if now is not None else tuple(1.0 + i % 3 for i in range(n))
    aims = tuple(None if p is None else p + 1 for p in now)
    return RadarChart(
        tuple(Axis(f"d{i}", title) for i, title in enumerate(titles(n))),
        LEVELS,
        (
            Series(SeriesKind.NOW, "Now", tuple(mark(p) for p in now)),
            Series(SeriesKind.TARGET, "Target", tuple(mark(p) for p in aims)),
        ),
    )
