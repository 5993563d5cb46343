"""The radar chart as plain values: axes, rings and at most three outlines.

Coordinates here are on a disc of radius 1 around (0, 0), x to the right, y up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, sin

from omnidesk.charts.boxes import Point
from omnidesk.charts.columns import ColumnFrame, ColumnRoom, place_columns
from omnidesk.charts.levels import (
    EMPTY_WORDS,
    LevelMark,
    Mark,
    Scale,
    Words,
    level_marks,
    words_in,
)
from omnidesk.charts.rounds_in_time import shared_levels
from omnidesk.domain.assessment import Empty
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.trend import LEAST_ROUNDS, Trend, first_previous_latest
from omnidesk.texts import Translator

_LEAST_AXES = 3
_MOST_AXES = 12


class RadarKind(StrEnum):
    """How the chart is drawn: fewer than three axes have no area and become bars."""

    RADAR = "radar"
    BARS = "bars"


class SeriesKind(StrEnum):
    """What an outline shows; it decides form and colour, form first.

    Attributes:
        NOW: solid, 2.4 wide, filled circles, accent.
        TARGET: dashed, 1.8 wide, hollow squares, target colour.
        PREVIOUS: dash and dot, 1.6 wide, hollow diamonds, text colour.
        EARLIER: dotted, 1.2 wide, hollow triangles, earlier colour.
    """

    NOW = "now"
    TARGET = "target"
    PREVIOUS = "previous"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension; ``empty`` says why it has no level."""

    key: str
    title: str
    empty: Empty | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One outline.

    Attributes:
        marks: one per axis; one without a position breaks the outline.
    """

    kind: SeriesKind
    name: str
    marks: tuple[Mark, ...]

    @property
    def positions(self) -> tuple[float | None, ...]:
        return tuple(mark.position for mark in self.marks)

    @property
    def is_whole(self) -> bool:
        """Whether the outline is closed, so that it may be filled."""
        return None not in self.positions


@dataclass(frozen=True, slots=True)
class RadarChart:
    """What a radar chart shows.

    Attributes:
        axes: clockwise from twelve o'clock, in the rubric's order; without those out of scope.
        levels: one ring each, from the inside.
        series: at most three, the one to draw first in front.
    """

    axes: tuple[Axis, ...]
    levels: tuple[LevelMark, ...]
    series: tuple[Series, ...]

    @property
    def kind(self) -> RadarKind:
        return RadarKind.RADAR if len(self.axes) >= _LEAST_AXES else RadarKind.BARS

    @property
    def offers_dots(self) -> bool:
        """Whether there are so many axes that the dot plot, the gap chart, reads better."""
        return len(self.axes) > _MOST_AXES

    def radius_of(self, position: float) -> float:
        """Return the share of the radius: the centre is one step below the lowest level."""
        return (position + 1) / len(self.levels)

    def ring(self, position: float) -> tuple[Point, ...]:
        """Return the corners of a level's ring, clockwise from the top."""
        return tuple(self.corner(i, position) for i in range(len(self.axes)))

    def corner(self, axis: int, position: float) -> Point:
        """Return where a position stands on an axis."""
        return on_disc(axis / len(self.axes), self.radius_of(position))

    def outlines(self, series: Series) -> tuple[tuple[Point, ...], ...]:
        """Return the lines of a series, broken at every empty.

        A closed outline ends on its first point. A lone corner between two empties is a line of
        one point: it has a marker only.
        """
        corners = [None if p is None else self.corner(i, p) for i, p in enumerate(series.positions)]
        if None not in corners:
            whole = [corner for corner in corners if corner is not None]
            return ((*whole, *whole[:1]),) if whole else ()
        return _runs(corners)

    def markers(self, series: Series) -> tuple[Point, ...]:
        """Return the corners of a series that are there."""
        return tuple(self.corner(i, p) for i, p in enumerate(series.positions) if p is not None)

    def place_bars(self, room: ColumnRoom) -> ColumnFrame:
        """Return where everything stands where the kind is bars.

        One row an axis; a bar starts at the left edge of the columns and ends at ``x_of`` its
        position; of several series the bars share the row's height.
        """
        return place_columns([axis.title for axis in self.axes], [], self.levels, room)


def on_disc(turn: float, radius: float) -> Point:
    """Return a point by its share of a full turn, clockwise from twelve o'clock."""
    return radius * sin(2 * pi * turn), radius * cos(2 * pi * turn)


def radar_chart(
    results: RoundResults, rubric: Rubric, t: Translator, *, words: Words | None = None
) -> RadarChart:
    """Return the chart of where a round stands and what it aims at.

    Args:
        results: the numbers of the round.
        rubric: the version that the round refers to.
        t: the reader's language.
        words: how the rubric's texts are shown; by default in that language or its fallback.
    """
    words = words or words_in(rubric, t.language)
    shown = [each for each in results.dimensions if each.empty is not Empty.OUT_OF_SCOPE]
    names = {dimension.key: dimension.name for dimension in rubric.dimensions}
    levels = level_marks(rubric, words)
    return RadarChart(
        tuple(Axis(each.key, words(names[each.key]) or each.key, each.empty) for each in shown),
        levels,
        tuple(_series(shown, Scale(levels, t))),
    )


def radar_of_rounds(trend: Trend, t: Translator) -> RadarChart:
    """Return the chart of up to three rounds laid over each other, the latest in front.

    Of more rounds the first, the previous and the latest. A dimension that a round's rubric does
    not have, or that has no level there, breaks that round's outline.
    """
    chosen = first_previous_latest(trend.labels)
    rounds = [each for each in reversed(trend.rounds) if each.label in chosen]
    kinds = (SeriesKind.NOW, SeriesKind.PREVIOUS, SeriesKind.EARLIER)
    if len(rounds) == LEAST_ROUNDS:
        kinds = (SeriesKind.NOW, SeriesKind.EARLIER, SeriesKind.EARLIER)
    keys = [key for key in trend.keys if any(each.is_in_scope(key) for each in rounds)]
    levels = shared_levels(trend, t)
    scale = Scale(levels, t)
    return RadarChart(
        tuple(Axis(key, trend.dimension_name(key, t.language)) for key in keys),
        levels,
        tuple(
            Series(kind, each.label, tuple(_mark(each.results.get(key), scale) for key in keys))
            for kind, each in zip(kinds, rounds, strict=False)
        ),
    )


def describe_radar(chart: RadarChart, t: Translator) -> str:
    """Return the chart in words, for those who cannot see it."""
    n = len(chart.axes)
    head = t.plural(
        "Chart of {n} dimension on levels from {lowest} to {highest}.",
        "Chart of {n} dimensions on levels from {lowest} to {highest}.",
        n,
    ).format(n=n, lowest=chart.levels[0].label, highest=chart.levels[-1].label)
    return " ".join([head, *(_describe(chart, series, t) for series in chart.series)])


def axis_text(axis: Axis, t: Translator) -> str:
    """Return what stands at the end of an axis: its name, and why it has no level."""
    if axis.empty is None:
        return axis.title
    return t("{dimension} ({empty})").format(dimension=axis.title, empty=t(EMPTY_WORDS[axis.empty]))


def _describe(chart: RadarChart, series: Series, t: Translator) -> str:
    parts = [
        t("{dimension}: {level}").format(dimension=axis.title, level=mark.text)
        for axis, mark in zip(chart.axes, series.marks, strict=True)
        if mark.text
    ]
    return t("{series}: {parts}.").format(series=series.name, parts="; ".join(parts))


def _series(shown: Sequence[DimensionResult], scale: Scale) -> list[Series]:
    t = scale.t
    now = tuple(scale.mark(each.score, each.level, each.empty) for each in shown)
    series = [Series(SeriesKind.NOW, t("Now"), now)]
    if any(each.target is not None for each in shown):
        target = tuple(
            Mark(None, "") if each.target is None else scale.at_level(each.target) for each in shown
        )
        series.append(Series(SeriesKind.TARGET, t("Target"), target))
    return series


def _mark(result: DimensionResult | None, scale: Scale) -> Mark:
    if result is None:
        return Mark(None, "")
    return scale.mark(result.score, result.level, result.empty)


def _runs(corners: Sequence[Point | None]) -> tuple[tuple[Point, ...], ...]:
    """Return the runs between empties; the first axis follows the last."""
    start = corners.index(None)
    runs: list[tuple[Point, ...]] = []
    run: list[Point] = []
    for corner in (*corners[start:], *corners[: start + 1]):
        if corner is not None:
            run.append(corner)
        elif run:
            runs.append(tuple(run))
            run = []
    return tuple(runs)
