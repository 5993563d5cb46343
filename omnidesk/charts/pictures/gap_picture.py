"""The gap chart as a picture: a row a dimension, from its level to its targets."""

from __future__ import annotations

from dataclasses import dataclass

from omnidesk.charts.boxes import Box
from omnidesk.charts.columns import ColumnFrame, ColumnRoom, RowFrame
from omnidesk.charts.gap import GapChart, GapRow
from omnidesk.charts.levels import empty_sign
from omnidesk.charts.pictures.empties import draw_empty
from omnidesk.charts.pictures.marks import Ink, Picture, Sketch, Stroke, TextSize
from omnidesk.charts.pictures.series import (
    BAND_SIZE,
    LEGEND,
    draw_legend,
    draw_marker,
    legend_width,
)
from omnidesk.charts.radar import SeriesKind
from omnidesk.domain.assessment import Empty
from omnidesk.texts import Translator

_COLUMN, _GAP = Stroke("hairline"), Stroke("control", 3.0)
_BAND = Stroke("control", 1.0)
_EMPTY_SIZE = (34.0, 18.0)
_NOW, _TARGET = 14.0, 12.0
_LEAST_SHARE = 1 / 24  # marks are smaller in rows that are lower than this many pixels


@dataclass(frozen=True, slots=True)
class GapWords:
    """What is written in a gap chart beside its rows.

    Attributes:
        now, target, band: of the legend.
        signs: the short sign of each empty.
    """

    now: str
    target: str
    band: str
    signs: dict[Empty, str]


def gap_words(t: Translator) -> GapWords:
    """Return what is written in a gap chart, in a language."""
    return GapWords(
        t("Now"),
        t("Target"),
        t("From the lowest to the highest rating"),
        {empty: empty_sign(empty, t) for empty in Empty},
    )


def gap_picture(
    chart: GapChart,
    words: GapWords,
    width: float,
    ink: Ink,
    *,
    least_row: float = 34.0,
    least_height: float = 0.0,
    chosen: str = "",
    has_legend: bool = True,
) -> Picture:
    """Return the chart, as high as its rows need.

    Args:
        chart: the rows.
        words: what is written beside them.
        width: of the figure.
        ink: what it is drawn with.
        least_row: the height of a row with a short title, in pixels.
        least_height: rows share what is left of it.
        chosen: key of the row to mark.
        has_legend: draw the legend at the foot.
    """
    sketch, pixel = Sketch(ink), ink.pixel
    legend = LEGEND * pixel if has_legend else 0.0

    def placed(foot: float) -> ColumnFrame:
        least = max(0.0, least_height - foot)
        room = ColumnRoom(width, ink.usual, ink.small, least_row * pixel, least, 6 * pixel)
        return chart.place(room)

    key = _level_key(chart, placed(legend), width, ink)
    foot = legend + len(key) * ink.small.line_height
    frame = placed(foot)
    drawing = _Gaps(sketch, frame, words, foot, min(1.0, _LEAST_SHARE * least_row))
    drawing.draw_columns()
    for row, place in zip(chart.rows, frame.rows, strict=True):
        drawing.draw_row(row, place, is_chosen=row.key == chosen)
    drawing.draw_key(key)
    if has_legend:
        _draw_legend(sketch, chart, words, width)
    return sketch.finish(width, frame.height + foot)


@dataclass(slots=True)
class _Gaps:
    """Draws the rows of one gap chart over a foot."""

    sketch: Sketch
    frame: ColumnFrame
    words: GapWords
    foot: float
    share: float

    def draw_columns(self) -> None:
        frame, foot = self.frame, self.foot
        for head, x in zip(frame.heads, frame.xs, strict=True):
            self.sketch.line([(x, foot), (x, foot + frame.columns_box.top)], _COLUMN)
            self.sketch.label(head.moved(0, foot), size=TextSize.SMALL, token="muted")
        self.sketch.label(frame.note_head.moved(0, foot), size=TextSize.SMALL, token="muted")

    def draw_key(self, lines: tuple[str, ...]) -> None:
        """Name the levels below the columns where only their numbers fit over them."""
        step = self.sketch.ink.small.line_height
        for number, line in enumerate(lines):
            at = (0.0, self.foot - (number + 0.5) * step)
            self.sketch.write(line, at, size=TextSize.SMALL, token="muted")

    def draw_row(self, row: GapRow, place: RowFrame, *, is_chosen: bool) -> None:
        box = place.box.moved(0, self.foot)
        self.sketch.region(row.key, box)
        if is_chosen:
            self.sketch.box(box, "accent_soft")
        self._draw_marks(row, place.y + self.foot)
        self.sketch.label(place.title.moved(0, self.foot))
        self.sketch.label(place.note.moved(0, self.foot), token="muted")

    def _draw_marks(self, row: GapRow, y: float) -> None:
        sketch, frame = self.sketch, self.frame
        pixel, size = sketch.ink.pixel, self.share
        if row.band is not None:
            low, high = (frame.x_of(position) for position in row.band)
            draw_band(sketch, low, high, y, self.share)
        if row.line is not None:
            start, end = (frame.x_of(position) for position in row.line)
            sketch.line([(start, y), (end, y)], _GAP)
        for mark in row.targets:
            if mark.position is not None:
                draw_marker(
                    sketch, (frame.x_of(mark.position), y), SeriesKind.TARGET, size * _TARGET
                )
        if row.now.position is not None:
            draw_marker(sketch, (frame.x_of(row.now.position), y), SeriesKind.NOW, size * _NOW)
        elif row.empty is not None:
            width, height = (length * size * pixel for length in _EMPTY_SIZE)
            empty = Box.around((frame.xs[0], y), width, height)
            draw_empty(sketch, empty, row.empty, self.words.signs[row.empty])
            beside = (empty.right + 6 * pixel, y)
            sketch.write(row.now.text, beside, size=TextSize.SMALL, token="muted")


def draw_band(sketch: Sketch, low: float, high: float, y: float, share: float = 1.0) -> None:
    """Draw from the lowest to the highest rating, in a share of the usual height."""
    size = BAND_SIZE * share * sketch.ink.pixel
    sketch.box(Box.around(((low + high) / 2, y), high - low + size, size), "accent_soft", _BAND)


def _draw_legend(sketch: Sketch, chart: GapChart, words: GapWords, width: float) -> None:
    names = {SeriesKind.NOW: words.now}
    if any(row.targets for row in chart.rows):
        names[SeriesKind.TARGET] = words.target
    band = words.band if any(row.band for row in chart.rows) else ""
    pixel, y = sketch.ink.pixel, LEGEND / 2 * sketch.ink.pixel
    total = legend_width(names, sketch)
    total += sketch.ink.usual.width(band) + 38 * pixel if band else 0.0
    x = draw_legend(sketch, names, (max(0.0, (width - total) / 2), y))
    if band:
        draw_band(sketch, x + 9 * pixel, x + 21 * pixel, y)
        sketch.write(band, (x + 38 * pixel, y))


def _level_key(chart: GapChart, frame: ColumnFrame, width: float, ink: Ink) -> tuple[str, ...]:
    if not frame.is_numbered:
        return ()
    return ink.small.wrap_items([level.label for level in chart.levels], width)
