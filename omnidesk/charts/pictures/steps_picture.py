"""Where everything of a steps chart stands: one row large, or all rows as small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.levels import LevelMark
from omnidesk.charts.pictures.marks import Ink, Picture, Shape, Sketch, Stroke, TextSize
from omnidesk.charts.rounds_in_time import thinned
from omnidesk.charts.steps import StepsChart, StepsRow

_LINE = Stroke("accent", 2.4)
_LEVEL = Stroke("hairline", 1.0)
_LOOSE = (1.2, 3.0)
_CHANGE = Stroke("warning", 1.4, (5.0, 4.0))
_BAND = Stroke("control", 1.0)
_DOT, _SMALL_DOT = 10.0, 6.0
_BAND_WIDTH = 14.0
_LEVELS_SHARE = 0.22
_MOST_NAMED_VALUES = 12
_SMALL_PLOT = 62.0
_LEAST_COLUMN = 190.0


@dataclass(frozen=True, slots=True)
class Plot:
    """The field of a steps chart: rounds across, levels up."""

    box: Box
    n_levels: int
    shares: tuple[float, ...]
    inset: float

    def x_of(self, place: int) -> float:
        return self.box.x + self.inset + self.shares[place] * (self.box.width - 2 * self.inset)

    def y_of(self, position: float) -> float:
        """Return the height of a level position; half a step is left above and below."""
        return self.box.y + (position + 0.5) * self.box.height / self.n_levels

    def steps(self, row: StepsRow, run: Sequence[int]) -> list[Point]:
        """Return the corners of a line that holds each level until the next round."""
        corners: list[Point] = []
        for place in run:
            here = (self.x_of(place), self.y_of(row.points[place].mark.position or 0.0))
            if corners:
                corners.append((here[0], corners[-1][1]))
            corners.append(here)
        return corners


def steps_picture(chart: StepsChart, key: str, width: float, height: float, ink: Ink) -> Picture:
    """Return one row, large: named level lines, bands, dots, and marked changes with their words.

    Args:
        chart: the rows and their rounds.
        key: of the dimension; empty: the overall. The first dimension where there is no such row.
        width, height: of the figure; it grows higher where words need more room.
        ink: what it is drawn with.
    """
    sketch = Sketch(ink)
    row = chart.row(key) or chart.rows[0]
    gap = 6 * ink.pixel
    names = _level_labels(chart.levels, width * _LEVELS_SHARE, ink)
    left = max(ink.small.widest(lines) for lines in names) + 2 * gap
    plot_width = width - left - gap
    inset = min(plot_width / 6, 40 * ink.pixel)
    shares = tuple(mark.share for mark in chart.rounds)
    across = Plot(Box(left, 0, plot_width, 1), len(chart.levels), shares, inset)
    feet = _feet(chart, across, ink)
    bottom = max((foot.box.height for foot in feet if foot), default=0.0) + 2 * gap
    heads = _change_labels(chart, across, width, ink)
    heads_height = max((head.box.top for head in heads if head), default=0.0)
    height = max(height, bottom + heads_height + len(names) * 2.2 * ink.small.line_height)
    plot = Plot(
        Box(left, bottom, plot_width, height - bottom - heads_height - gap),
        len(chart.levels),
        shares,
        inset,
    )
    _draw_levels(sketch, plot, names, gap)
    _draw_changes(sketch, chart, plot, heads, gap)
    _draw_row(sketch, row, plot, _DOT, has_bands=True)
    if len(chart.rounds) <= _MOST_NAMED_VALUES:
        _draw_values(sketch, row, plot)
    for foot in feet:
        if foot is not None:
            box = foot.box.moved(0, bottom - gap - foot.box.height)
            sketch.label(Label(foot.lines, box, 0), size=TextSize.SMALL, token="muted")
    return sketch.finish(width, height)


def small_steps_picture(
    chart: StepsChart, width: float, ink: Ink, *, chosen: str = "", least_column: float = 0.0
) -> Picture:
    """Return every row small, side by side over the same rounds and levels.

    Args:
        chart: the rows.
        width: of the figure; its height is what the rows need.
        ink: what it is drawn with.
        chosen: key of the row to mark.
        least_column: the narrowest column; 0: as usual.
    """
    sketch = Sketch(ink)
    gap = 10 * ink.pixel
    n_columns = max(1, floor(width / (least_column or _LEAST_COLUMN * ink.pixel)))
    column = width / n_columns
    titles = [ink.small.wrap(row.title, column - 2 * gap) for row in chart.rows]
    lines = [titles[i : i + n_columns] for i in range(0, len(titles), n_columns)]
    heights = [
        max(len(title) for title in line) * ink.small.line_height
        + _SMALL_PLOT * ink.pixel
        + 2.2 * gap
        for line in lines
    ]
    top = total = sum(heights)
    for number, row in enumerate(chart.rows):
        line, place = divmod(number, n_columns)
        box = Box(place * column, top - heights[line], column, heights[line])
        _draw_small(sketch, chart, row, box, titles[number], is_chosen=row.key == chosen)
        if place == n_columns - 1:
            top -= heights[line]
    return sketch.finish(width, total)


def _draw_small(
    sketch: Sketch,
    chart: StepsChart,
    row: StepsRow,
    box: Box,
    title: tuple[str, ...],
    *,
    is_chosen: bool,
) -> None:
    ink, pixel = sketch.ink, sketch.ink.pixel
    gap = 10 * pixel
    if is_chosen:
        sketch.box(box.grown(-2 * pixel), "", Stroke("accent", 2.0))
    sketch.region(row.key, box)
    title_height = len(title) * ink.small.line_height
    place = Box(box.x + gap, box.top - 0.7 * gap - title_height, box.width - 2 * gap, title_height)
    sketch.label(Label(title, place, -1), size=TextSize.SMALL)
    numbers = max(ink.small.width(str(level.value)) for level in chart.levels) + 5 * pixel
    field = Box(
        box.x + gap + numbers, box.y + 0.7 * gap, box.width - 2 * gap - numbers, _SMALL_PLOT * pixel
    )
    shares = tuple(mark.share for mark in chart.rounds)
    plot = Plot(field, len(chart.levels), shares, 10 * pixel)
    for position in range(len(chart.levels)):
        y = plot.y_of(position)
        sketch.line([(field.x, y), (field.right, y)], _LEVEL)
    for position in (0, len(chart.levels) - 1):
        at = (field.x - 5 * pixel, plot.y_of(position))
        value = str(chart.levels[position].value)
        sketch.write(value, at, 1, size=TextSize.SMALL, token="muted")
    for place_of, mark in enumerate(chart.rounds):
        if mark.change:
            x = plot.x_of(place_of)
            sketch.line([(x, field.y), (x, field.top)], Stroke("warning", 1.0, (3.0, 3.0)))
    _draw_row(sketch, row, plot, _SMALL_DOT, has_bands=len(chart.rounds) <= 40)


def _draw_levels(sketch: Sketch, plot: Plot, names: Sequence[tuple[str, ...]], gap: float) -> None:
    font = sketch.ink.small
    for position, lines in enumerate(names):
        y = plot.y_of(position)
        sketch.line([(plot.box.x, y), (plot.box.right, y)], _LEVEL)
        size = len(lines) * font.line_height
        box = Box(0, y - size / 2, plot.box.x - gap, size)
        sketch.label(Label(lines, box, 1), size=TextSize.SMALL, token="muted")


def _draw_changes(
    sketch: Sketch,
    chart: StepsChart,
    plot: Plot,
    heads: Sequence[Label | None],
    gap: float,
) -> None:
    for place, (mark, head) in enumerate(zip(chart.rounds, heads, strict=True)):
        if not mark.change:
            continue
        x = plot.x_of(place)
        top = plot.box.top + (head.box.y + gap / 2 if head else 0)
        sketch.line([(x, plot.box.y), (x, top)], _CHANGE)
        if head is not None:
            box = head.box.moved(0, plot.box.top + gap / 2)
            sketch.label(Label(head.lines, box, head.align), size=TextSize.SMALL, token="warning")


def _draw_row(sketch: Sketch, row: StepsRow, plot: Plot, size: float, *, has_bands: bool) -> None:
    pixel = sketch.ink.pixel
    if has_bands:
        for place, point in enumerate(row.points):
            if point.band is not None and point.mark.position is not None:
                _draw_band(sketch, point.band, plot.x_of(place), plot, size)
    width = 2.4 if size == _DOT else 1.8
    for run in row.runs:
        sketch.line(plot.steps(row, run), Stroke(_LINE.token, width))
    for run in row.loose_runs:
        sketch.line(plot.steps(row, run), Stroke(_LINE.token, width, _LOOSE))
    for place, point in enumerate(row.points):
        at = (plot.x_of(place), plot.y_of(point.mark.position or 0.0))
        if point.mark.position is not None:
            sketch.dot(at, Shape.CIRCLE, size, "accent", is_filled=not point.is_provisional)
        elif size == _DOT:
            spot = (at[0], plot.box.y + sketch.ink.small.line_height / 2 + 2 * pixel)
            sketch.write(point.sign, spot, 0, size=TextSize.SMALL, token="muted", ground="surface")


def _draw_band(
    sketch: Sketch, band: tuple[float, float], x: float, plot: Plot, size: float
) -> None:
    """Draw from the lowest to the highest rating; one level alone gives a band of its dot."""
    width = (_BAND_WIDTH if size == _DOT else _BAND_WIDTH / 2) * sketch.ink.pixel
    low, high = plot.y_of(band[0]), plot.y_of(band[1])
    edge = width / 2
    box = Box(x - width / 2, low - edge, width, high - low + 2 * edge)
    sketch.box(box, "accent_soft", _BAND if size == _DOT else None)


def _draw_values(sketch: Sketch, row: StepsRow, plot: Plot) -> None:
    for place, point in enumerate(row.points):
        position = point.mark.position
        if position is None:
            continue
        at = plot.x_of(place) + (_BAND_WIDTH / 2 + 4) * sketch.ink.pixel
        y = plot.y_of(position) + sketch.ink.small.line_height * 0.7
        sketch.write(point.sign, (at, y), -1, is_bold=True)


def _level_labels(levels: Sequence[LevelMark], width: float, ink: Ink) -> list[tuple[str, ...]]:
    return [
        ink.small.wrap(level.label, max(width, ink.small.longest_word(level.label)))
        for level in levels
    ]


def _feet(chart: StepsChart, plot: Plot, ink: Ink) -> list[Label | None]:
    """Return the rounds' labels under the axis, so many as have room."""
    font = ink.small
    xs = [plot.x_of(place) for place in range(len(chart.rounds))]
    widths = [font.widest(mark.lines) for mark in chart.rounds]
    limit = plot.box.right
    xs = [min(x, limit - width / 2) for x, width in zip(xs, widths, strict=True)]
    shown = thinned(xs, widths, 8 * ink.pixel)
    return [
        Label(
            mark.lines,
            Box(x - width / 2, 0, width, len(mark.lines) * font.line_height),
            0,
        )
        if is_shown
        else None
        for mark, x, width, is_shown in zip(chart.rounds, xs, widths, shown, strict=True)
    ]


def _change_labels(chart: StepsChart, plot: Plot, width: float, ink: Ink) -> list[Label | None]:
    """Return the words over the marked changes, from y 0 up, in as many storeys as they need.

    A word that would need a fourth storey is left out: the line alone says that something changed
    there, and the table says what.
    """
    font, gap = ink.small, 8 * ink.pixel
    storeys: list[float] = []
    found: list[Label | None] = []
    for place, mark in enumerate(chart.rounds):
        if not mark.change:
            found.append(None)
            continue
        size = font.width(mark.change)
        x = max(0.0, min(plot.x_of(place) - size / 2, width - size))
        storey = next((i for i, end in enumerate(storeys) if end + gap <= x), len(storeys))
        if storey >= 3 or size > width:
            found.append(None)
            continue
        storeys[storey:] = [x + size, *storeys[storey + 1 :]]
        found.append(
            Label((mark.change,), Box(x, storey * font.line_height, size, font.line_height), 0)
        )
    return found
