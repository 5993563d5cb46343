"""The radar chart as a picture, or its bars where there are fewer than three axes."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from omnidesk.charts.boxes import Box, Point
from omnidesk.charts.columns import ColumnRoom
from omnidesk.charts.pictures.marks import Ink, Picture, Region, Sketch, Stroke, TextSize
from omnidesk.charts.pictures.radar_layout import RadarLayout, RadarRoom, place_radar
from omnidesk.charts.pictures.series import LEGEND, LOOKS, draw_legend, draw_marker, legend_width
from omnidesk.charts.radar import RadarChart, RadarKind, Series, SeriesKind, on_disc

_AXIS, _RING, _CHOSEN = Stroke("hairline"), Stroke("grid"), Stroke("text", 1.6)
_FILL_OPACITY = 0.085
_BAR, _BAR_STEP = 12.0, 18.0
_BAR_ROW = 18.0
_MARKER = 10.0
_LEAST_HEIGHT, _LEAST_SHARE = 300.0, 0.7


def radar_picture(
    chart: RadarChart,
    axis_texts: Sequence[str],
    width: float,
    height: float,
    ink: Ink,
    *,
    chosen: str = "",
    has_axis_key: bool = False,
) -> Picture:
    """Return the chart in its size, with its legend and, where the rings are numbers, their names.

    Args:
        chart: with one axis or more.
        axis_texts: what stands at the end of each axis, as ``axis_text`` words it.
        width, height: of the figure; bars take the height that they need.
        ink: what it is drawn with.
        chosen: key of the axis to mark.
        has_axis_key: write the axes' names below where they are only numbers round the disc.
    """
    drawing = _Radar(chart, axis_texts, width, ink, chosen, has_axis_key)
    return drawing.bars() if chart.kind is RadarKind.BARS else drawing.disc(height)


class _Radar:
    """Draws one radar chart."""

    def __init__(
        self,
        chart: RadarChart,
        texts: Sequence[str],
        width: float,
        ink: Ink,
        chosen: str,
        has_axis_key: bool,
    ) -> None:
        self._chart, self._texts, self._width, self._ink = chart, texts, width, ink
        self._chosen, self._has_axis_key = chosen, has_axis_key
        self._sketch = Sketch(ink)
        self._legend = LEGEND * ink.pixel
        self._names = {series.kind: series.name for series in chart.series}

    def disc(self, height: float) -> Picture:
        least = min(_LEAST_HEIGHT * self._ink.pixel, _LEAST_SHARE * self._width)
        height = max(height, least)
        layout, keys = self._fitted(height)
        foot = self._legend + self._keys_height(keys)
        self._draw_web(layout, foot)
        for series in reversed(self._chart.series):
            self._draw_series(series, layout, foot)
        self._draw_texts(layout, foot)
        self._draw_keys(keys, foot)
        self._draw_legend()
        self._add_regions(layout, foot)
        return self._sketch.finish(self._width, height)

    def bars(self) -> Picture:
        chart, pixel, n = self._chart, self._ink.pixel, len(self._chart.series)
        row = (_BAR_STEP * n + _BAR_ROW) * pixel
        room = ColumnRoom(self._width, self._ink.usual, self._ink.small, row, gap=6 * pixel)
        frame = chart.place_bars(room)
        keys = self._level_key() if frame.is_numbered else ()
        foot = self._legend + self._keys_height(keys)
        sketch = self._sketch
        for head in frame.heads:
            sketch.label(head.moved(0, foot), size=TextSize.SMALL, token="muted")
        for x in frame.xs:
            sketch.line([(x, foot), (x, foot + frame.columns_box.top)], _AXIS)
        for number, place in enumerate(frame.rows):
            sketch.label(place.title.moved(0, foot))
            sketch.region(chart.axes[number].key, place.box.moved(0, foot))
            for order, series in enumerate(chart.series):
                position = series.positions[number]
                if position is not None:
                    y = foot + place.y + (n / 2 - order - 0.5) * _BAR_STEP * pixel
                    left = frame.columns_box.x
                    bar = Box(left, y - 6 * pixel, frame.x_of(position) - left, _BAR * pixel)
                    self._draw_bar(series.kind, bar)
        self._draw_keys(keys, foot)
        self._draw_legend()
        return sketch.finish(self._width, frame.height + foot)

    def _fitted(self, height: float) -> tuple[RadarLayout, tuple[str, ...]]:
        """Return the layout, and the lines that name what is only a number in it."""
        layout = self._placed(height, ())
        keys = self._keys_of(layout)
        if keys:  # what is written below makes the disc smaller, and then more may be numbers
            keys = self._keys_of(self._placed(height, keys)) or keys
            layout = self._placed(height, keys)
        return layout, keys

    def _placed(self, height: float, keys: Sequence[str]) -> RadarLayout:
        pixel = self._ink.pixel
        room = RadarRoom(
            self._width,
            height - self._legend - self._keys_height(keys),
            self._ink.usual,
            self._ink.small,
            gap=6 * pixel,
            marker=_MARKER * pixel,
        )
        return place_radar(self._chart, room, self._texts)

    def _keys_of(self, layout: RadarLayout) -> tuple[str, ...]:
        keys: tuple[str, ...] = ()
        if layout.is_numbered and self._has_axis_key:
            names = [f"{n} {axis.title}" for n, axis in enumerate(self._chart.axes, 1)]
            keys += self._ink.small.wrap_items(names, self._width)
        return keys + (self._level_key() if layout.are_rings_numbered else ())

    def _level_key(self) -> tuple[str, ...]:
        labels = [level.label for level in self._chart.levels]
        return self._ink.small.wrap_items(labels, self._width)

    def _keys_height(self, keys: Sequence[str]) -> float:
        return (len(keys) + 0.5) * self._ink.small.line_height if keys else 0.0

    def _draw_keys(self, keys: Sequence[str], foot: float) -> None:
        for number, line in enumerate(keys):
            y = foot - (number + 0.75) * self._ink.small.line_height
            at = (self._width / 2, y)
            self._sketch.write(line, at, 0, size=TextSize.SMALL, token="muted")

    def _draw_legend(self) -> None:
        left = max(0.0, (self._width - legend_width(self._names, self._sketch)) / 2)
        draw_legend(self._sketch, self._names, (left, self._legend / 2))

    def _draw_web(self, layout: RadarLayout, foot: float) -> None:
        chart, top = self._chart, len(self._chart.levels) - 1
        for number, axis in enumerate(chart.axes):
            rim = _up(layout.at(chart.corner(number, top)), foot)
            stroke = _CHOSEN if axis.key == self._chosen else _AXIS
            self._sketch.line([_up(layout.centre, foot), rim], stroke)
        for position in range(len(chart.levels)):
            corners = [_up(layout.at(point), foot) for point in chart.ring(position)]
            self._sketch.line([*corners, corners[0]], _RING)

    def _draw_series(self, series: Series, layout: RadarLayout, foot: float) -> None:
        chart, look = self._chart, LOOKS[series.kind]
        lines = [[_up(layout.at(p), foot) for p in line] for line in chart.outlines(series)]
        if series.kind is SeriesKind.NOW and series.is_whole:
            self._sketch.area(lines[0], "accent", _FILL_OPACITY)
        for line in lines:
            self._sketch.line(line, look.stroke)
        for point in chart.markers(series):
            draw_marker(self._sketch, _up(layout.at(point), foot), series.kind)

    def _draw_texts(self, layout: RadarLayout, foot: float) -> None:
        for name in layout.ring_names:
            if name is not None:
                self._sketch.label(
                    name.moved(0, foot), size=TextSize.SMALL, token="muted", ground="surface"
                )
        for axis, label in zip(self._chart.axes, layout.labels, strict=True):
            if label is not None:
                token = "accent" if axis.key == self._chosen else "text"
                self._sketch.label(label.moved(0, foot), token=token)

    def _draw_bar(self, kind: SeriesKind, box: Box) -> None:
        look = LOOKS[kind]
        if look.is_filled:
            self._sketch.box(box, look.token)
        else:
            self._sketch.box(box, "", Stroke(look.token, 1.8, look.stroke.dash))

    def _add_regions(self, layout: RadarLayout, foot: float) -> None:
        """Give every axis the wedge around it, as far as the figure reaches."""
        n, reach = len(self._chart.axes), hypot(self._width, self._width)
        centre = _up(layout.centre, foot)
        for number, axis in enumerate(self._chart.axes):
            turns = ((number + step) / n for step in (-0.5, 0.0, 0.5))
            points = (on_disc(turn, reach) for turn in turns)
            corners = (centre, *((centre[0] + x, centre[1] + y) for x, y in points))
            self._sketch.regions.append(Region(axis.key, corners))


def _up(point: Point, by: float) -> Point:
    return point[0], point[1] + by
