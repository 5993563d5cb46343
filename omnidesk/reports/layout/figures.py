"""The charts as flowables, drawn from the same values and places as on screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from omnidesk.charts.boxes import Box
from omnidesk.charts.columns import ColumnFrame, ColumnRoom
from omnidesk.charts.gap import GapChart, GapRow
from omnidesk.charts.radar import RadarChart, RadarKind, Series, SeriesKind
from omnidesk.charts.radar_layout import RadarLayout, RadarRoom, place_radar
from omnidesk.reports.content_blocks import GapPicture, RadarPicture
from omnidesk.reports.fonts import Letters
from omnidesk.reports.layout.pen import Pen, described, lettering
from omnidesk.reports.layout.styles import colour

_TEXT, _SMALL = 8.5, 7.0
_LEGEND = 18.0
_EMPTY_SIZE = (26.0, 9.0)


class RadarFigure(Flowable):
    """A radar chart, or its bars, with the legend below."""

    def __init__(self, picture: RadarPicture, letters: Letters, width: float, height: float):
        super().__init__()
        self.chart: RadarChart = picture.chart
        self.description = picture.description
        self.letters = letters
        self.width, self.height = width, height
        self.layout: RadarLayout | None = None
        self.bars: ColumnFrame | None = None
        axis, ring = lettering(letters, _TEXT), lettering(letters, _SMALL)
        if self.chart.kind is RadarKind.RADAR:
            room = RadarRoom(width, height - _LEGEND, axis, ring)
            self.layout = place_radar(self.chart, room, picture.axis_texts)
        else:
            least = 14.0 * len(self.chart.series)
            self.bars = self.chart.place_bars(ColumnRoom(width, axis, ring, least))
            self.height = self.bars.height + _LEGEND

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with described(self.canv, self.description):
            self._draw(Pen(self.canv, self.letters))

    def _draw(self, pen: Pen) -> None:
        _legend(pen, [(series.name, series.kind) for series in self.chart.series], self.width)
        self.canv.translate(0, _LEGEND)
        if self.layout is not None:
            self._draw_rings(pen, self.layout)
            for series in reversed(self.chart.series):
                self._draw_series(pen, self.layout, series)
            self._draw_texts(pen, self.layout)
        elif self.bars is not None:
            _columns(pen, self.bars)
            _titles(pen, self.bars)
            self._draw_bars(self.bars)

    def _draw_rings(self, pen: Pen, layout: RadarLayout) -> None:
        canvas, chart = self.canv, self.chart
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(colour("hairline"))
        top = len(chart.levels) - 1
        for i in range(len(chart.axes)):
            canvas.line(*layout.centre, *layout.at(chart.corner(i, top)))
        canvas.setStrokeColor(colour("grid"))
        for position in range(len(chart.levels)):
            pen.lines([layout.at(point) for point in chart.ring(position)], is_closed=True)

    def _draw_series(self, pen: Pen, layout: RadarLayout, series: Series) -> None:
        outlines = [[layout.at(p) for p in line] for line in self.chart.outlines(series)]
        if series.kind is SeriesKind.NOW and series.is_whole:
            self.canv.saveState()
            self.canv.setFillColor(colour("accent"), alpha=0.07)
            pen.lines(outlines[0], fill=True)
            self.canv.restoreState()
        for line in outlines:
            if len(line) > 1:
                pen.series(line, series.kind)
        for point in self.chart.markers(series):
            pen.marker(layout.at(point), series.kind)

    def _draw_texts(self, pen: Pen, layout: RadarLayout) -> None:
        for name in layout.ring_names:
            if name is not None:
                self.canv.setFillColor(colour("surface"))
                box = name.box.grown(1)
                self.canv.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
                pen.label(name, _SMALL, "muted")
        for label in layout.labels:
            if label is not None:
                pen.label(label, _TEXT)

    def _draw_bars(self, frame: ColumnFrame) -> None:
        n = len(self.chart.series)
        for order, series in enumerate(self.chart.series):
            for row, position in zip(frame.rows, series.positions, strict=True):
                if position is None:
                    continue
                y = row.y + (n / 2 - order - 0.5) * 10
                left = frame.columns_box.x
                self._bar(Box(left, y - 4, frame.x_of(position) - left, 8), series.kind)

    def _bar(self, box: Box, kind: SeriesKind) -> None:
        self.canv.saveState()
        self.canv.setFillColor(colour("accent"))
        self.canv.setStrokeColor(colour("target"))
        is_now = kind is SeriesKind.NOW
        self.canv.setDash([] if is_now else [4, 2.6])
        self.canv.rect(
            box.x, box.y, box.width, box.height, stroke=0 if is_now else 1, fill=1 if is_now else 0
        )
        self.canv.restoreState()


class GapFigure(Flowable):
    """A gap chart with its legend; goes on over pages by whole rows."""

    def __init__(self, picture: GapPicture, letters: Letters, width: float, least_row: float):
        super().__init__()
        self.picture, self.letters, self.width = picture, letters, width
        self.least_row = least_row
        self.frame = _gap_frame(picture.chart, letters, width, least_row)
        self.height = self.frame.height + _LEGEND

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        room = height - (self.height - sum(row.box.height for row in self.frame.rows))
        n_rows = 0
        for row in self.frame.rows:
            room -= row.box.height
            if room < 0:
                break
            n_rows += 1
        if n_rows == 0:
            return []
        return [self._part(0, n_rows), self._part(n_rows, len(self.frame.rows))]

    def draw(self) -> None:
        with described(self.canv, self.picture.description):
            self._draw(Pen(self.canv, self.letters), self.frame)

    def _draw(self, pen: Pen, frame: ColumnFrame) -> None:
        now, target, band = self.picture.legend
        entries = [(now, SeriesKind.NOW)]
        if any(row.targets for row in self.picture.chart.rows):
            entries.append((target, SeriesKind.TARGET))
        has_band = any(row.band for row in self.picture.chart.rows)
        _legend(pen, entries, self.width, band if has_band else "")
        self.canv.translate(0, _LEGEND)
        _columns(pen, frame)
        _titles(pen, frame)
        for place, row in zip(frame.rows, self.picture.chart.rows, strict=True):
            self._draw_row(pen, place.y, row)

    def _draw_row(self, pen: Pen, y: float, row: GapRow) -> None:
        frame, canvas = self.frame, self.canv
        if row.band is not None:
            _band(pen, frame.x_of(row.band[0]), frame.x_of(row.band[1]), y)
        if row.line is not None:
            canvas.setStrokeColor(colour("control"))
            canvas.setLineWidth(1.6)
            canvas.line(frame.x_of(row.line[0]), y, frame.x_of(row.line[1]), y)
        for mark in row.targets:
            pen.marker((frame.x_of(mark.position or 0.0), y), SeriesKind.TARGET, 6.6)
        if row.now.position is not None:
            pen.marker((frame.x_of(row.now.position), y), SeriesKind.NOW)
        elif row.empty is not None:
            box = Box.around((frame.xs[0], y), *_EMPTY_SIZE)
            pen.empty(box, row.empty, self.picture.not_applicable, _SMALL)
            canvas.setFillColor(colour("muted"))
            pen.write(row.now.text, (box.right + 5, y), _SMALL)

    def _part(self, start: int, stop: int) -> GapFigure:
        chart = self.picture.chart.part(start, stop)
        picture = replace(self.picture, chart=chart)
        return GapFigure(picture, self.letters, self.width, self.least_row)


def _gap_frame(chart: GapChart, letters: Letters, width: float, least_row: float) -> ColumnFrame:
    title = lettering(letters, min(_TEXT, least_row * 0.7))
    return chart.place(ColumnRoom(width, title, lettering(letters, _SMALL), least_row, gap=4.0))


def _columns(pen: Pen, frame: ColumnFrame) -> None:
    """Draw the level columns with their heads and a hairline under them."""
    canvas, field = pen.canvas, frame.columns_box
    canvas.setStrokeColor(colour("hairline"))
    canvas.setLineWidth(0.6)
    for x in frame.xs:
        canvas.line(x, field.y, x, field.top)
    canvas.line(0, field.top, frame.width, field.top)
    for head in frame.heads:
        pen.label(head, _SMALL, "muted")
    pen.label(frame.note_head, _SMALL, "muted")


def _titles(pen: Pen, frame: ColumnFrame) -> None:
    for row in frame.rows:
        size = row.title.box.height / max(len(row.title.lines), 1) / 1.22
        pen.label(row.title, size)
        pen.label(row.note, size, "muted")


def _band(pen: Pen, start: float, end: float, y: float) -> None:
    """Draw from the lowest to the highest rating: a wide soft line between two ticks."""
    canvas = pen.canvas
    canvas.setStrokeColor(colour("grid"))
    canvas.setLineWidth(0.8)
    for x in (start, end):
        canvas.line(x, y - 4, x, y + 4)
    canvas.setStrokeColor(colour("hairline"))
    canvas.setLineWidth(4.5)
    canvas.line(start, y, end, y)


def _legend(
    pen: Pen, entries: Sequence[tuple[str, SeriesKind]], width: float, band: str = ""
) -> None:
    """Draw the names of the series with their lines and marks, centred at the foot."""
    y, step = 5.0, 26.0
    texts = [name for name, _ in entries] + ([band] if band else [])
    total = sum(step + pen.letters.width(text, _TEXT) + 16 for text in texts) - 16
    x = max(0.0, (width - total) / 2)
    for name, kind in entries:
        pen.series([(x, y), (x + 20, y)], kind)
        pen.marker((x + 10, y), kind)
        x = _legend_text(pen, name, x + step, y)
    if band:
        _band(pen, x, x + 20, y)
        _legend_text(pen, band, x + step, y)


def _legend_text(pen: Pen, text: str, x: float, y: float) -> float:
    pen.canvas.setFillColor(colour("text"))
    pen.write(text, (x, y), _TEXT)
    return x + pen.letters.width(text, _TEXT) + 16
