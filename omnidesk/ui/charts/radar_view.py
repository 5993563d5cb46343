"""Draws a radar chart on the screen, or its bars where there are fewer than three axes."""

from __future__ import annotations

from math import atan2, hypot, pi

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QMouseEvent, QPen
from PySide6.QtWidgets import QWidget

from omnidesk.charts.boxes import Box
from omnidesk.charts.columns import ColumnRoom
from omnidesk.charts.radar import (
    RadarChart,
    RadarKind,
    Series,
    SeriesKind,
    axis_text,
    describe_radar,
)
from omnidesk.charts.radar_layout import RadarLayout, RadarRoom, place_radar
from omnidesk.texts import Translator
from omnidesk.ui.charts.chart_canvas import ChartCanvas
from omnidesk.ui.charts.series_look import look_of
from omnidesk.ui.theme import Theme

_LEGEND = 30.0
_SIDE = 10.0
_BAR_ROW = 54.0
_FILL_ALPHA = 22


class RadarView(ChartCanvas):
    """A read-only radar chart; a click on an axis chooses its dimension."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._t = t
        self._chart: RadarChart | None = None
        self._layout: RadarLayout | None = None
        self.origin = (_SIDE, _LEGEND)
        self.setAccessibleName(t("Radar chart"))

    def show_chart(self, chart: RadarChart) -> None:
        self._chart = chart
        self.setAccessibleDescription(describe_radar(chart, self._t))
        self.redraw()

    def draw(self) -> None:
        chart = self._chart
        if chart is None or not chart.axes or self.height() < 120:
            return
        if chart.kind is RadarKind.BARS:
            self._draw_bars(chart)
        else:
            self._draw_radar(chart)
        self._draw_legend(chart)
        self._draw_level_names(chart)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._chart is None or self._layout is None:
            return
        x, y = self.at(event.position().x(), event.position().y())
        across, up = x - self._layout.centre[0], y - self._layout.centre[1]
        if hypot(across, up) > 4:
            turn = (atan2(across, up) / (2 * pi)) % 1.0
            axis = round(turn * len(self._chart.axes)) % len(self._chart.axes)
            self.dimension_chosen.emit(self._chart.axes[axis].key)

    def _draw_radar(self, chart: RadarChart) -> None:
        room = RadarRoom(
            self.width() - 2 * _SIDE,
            self.height() - _LEGEND - _SIDE,
            self.lettering(),
            self.lettering(smaller=2),
            marker=10.0,
        )
        layout = place_radar(chart, room, [axis_text(axis, self._t) for axis in chart.axes])
        self._layout = layout
        self._draw_web(chart, layout)
        for series in reversed(chart.series):
            self._draw_series(chart, series, layout)
        self._draw_labels(chart, layout)

    def _draw_web(self, chart: RadarChart, layout: RadarLayout) -> None:
        thin = QPen(self.theme.colour("hairline"), 1)
        ring = QPen(self.theme.colour("grid"), 1)
        for axis in range(len(chart.axes)):
            rim = layout.at(chart.corner(axis, len(chart.levels) - 1))
            is_chosen = chart.axes[axis].key == self._chosen
            pen = QPen(self.theme.colour("text"), 1.6) if is_chosen else thin
            self.add_line([layout.centre, rim], pen)
        for position in range(len(chart.levels)):
            corners = [layout.at(point) for point in chart.ring(position)]
            self.add_line([*corners, corners[0]], ring)

    def _draw_series(self, chart: RadarChart, series: Series, layout: RadarLayout) -> None:
        look = look_of(series.kind, self.theme)
        lines = [[layout.at(point) for point in line] for line in chart.outlines(series)]
        if series.kind is SeriesKind.NOW and series.is_whole:
            fill = self.theme.colour("accent")
            fill.setAlpha(_FILL_ALPHA)
            self.add_area(lines[0], fill)
        for line in lines:
            self.add_line(line, look.pen)
        points = [layout.at(point) for point in chart.markers(series)]
        self.add_markers(points, look.symbol, look.size, look.marker_pen, look.brush)

    def _draw_labels(self, chart: RadarChart, layout: RadarLayout) -> None:
        for axis, label in zip(chart.axes, layout.labels, strict=True):
            if label is not None:
                name = "accent" if axis.key == self._chosen else "text"
                self.add_label(label, self.theme.colour(name))
        for label in layout.ring_names:
            if label is not None:
                self.add_label(
                    label,
                    self.theme.colour("muted"),
                    smaller=2,
                    ground=self.theme.colour("surface"),
                )

    def _draw_bars(self, chart: RadarChart) -> None:
        self._layout = None
        room = ColumnRoom(
            self.width() - 2 * _SIDE, self.lettering(), self.lettering(smaller=1), _BAR_ROW
        )
        frame = chart.place_bars(room)
        for head in frame.heads:
            self.add_label(head, self.theme.colour("muted"), smaller=1)
        left = frame.columns_box.x
        for number, row in enumerate(frame.rows):
            self.add_label(row.title, self.theme.colour("text"))
            for place, series in enumerate(chart.series):
                position = series.positions[number]
                if position is not None:
                    y = row.y + 4 - 18 * place
                    self._draw_bar(series, Box(left, y, frame.x_of(position) - left, 12))

    def _draw_bar(self, series: Series, box: Box) -> None:
        look = look_of(series.kind, self.theme)
        is_now = series.kind is SeriesKind.NOW
        brush = look.brush if is_now else QBrush(Qt.BrushStyle.NoBrush)
        self.add_box(box, QPen(look.pen.color(), 1.8, look.pen.style()), brush)

    def _draw_legend(self, chart: RadarChart) -> None:
        x, y = _SIDE, -_LEGEND / 2
        for series in chart.series:
            look = look_of(series.kind, self.theme)
            self.add_line([(x, y), (x + 30, y)], look.pen)
            self.add_markers([(x + 15, y)], look.symbol, look.size, look.marker_pen, look.brush)
            self.add_text(series.name, (x + 38, y), -1, self.theme.colour("text"))
            x += 38 + self.lettering().width(series.name) + 28

    def _draw_level_names(self, chart: RadarChart) -> None:
        """Say what the rings are called where there is no room for it on the rings."""
        if self._layout is None or not self._layout.are_rings_numbered:
            return
        font = self.lettering(smaller=1)
        words = "  ·  ".join(level.label for level in chart.levels)
        lines = font.wrap(words, self.width() - 2 * _SIDE)
        for number, line in enumerate(lines):
            y = self._top() - font.line_height * (number + 0.5)
            self.add_text(line, (_SIDE, y), -1, self.theme.colour("muted"), smaller=1)

    def _top(self) -> float:
        return float(self.height()) - self.origin[1] - 4.0
