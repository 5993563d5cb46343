"""Draws a gap chart on the screen: a row a dimension, from its level to its targets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from omnidesk.charts.boxes import Box, Label
from omnidesk.charts.columns import ColumnFrame, ColumnRoom
from omnidesk.charts.gap import GapChart, GapRow, describe_gaps
from omnidesk.charts.levels import empty_sign
from omnidesk.charts.radar import SeriesKind
from omnidesk.domain.assessment import Empty
from omnidesk.texts import Translator
from omnidesk.ui.charts.chart_canvas import ChartCanvas
from omnidesk.ui.charts.series_look import look_of
from omnidesk.ui.theme import Theme

_SIDE = 12.0
_EDGE = 10.0
_LEAST_ROW = 34.0
_EMPTY_SIZE = (34.0, 18.0)
_BAND = 18.0


class GapView(ChartCanvas):
    """Grows with its rows; a click on a row chooses its dimension."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._t = t
        self._chart: GapChart | None = None
        self._frame: ColumnFrame | None = None
        self.origin = (_SIDE, _EDGE)
        self.setAccessibleName(t("Gap chart"))

    def show_chart(self, chart: GapChart) -> None:
        self._chart = chart
        self.setAccessibleDescription(describe_gaps(chart, self._t))
        self._fit()
        self.redraw()

    def draw(self) -> None:
        if self._chart is None or self.width() < 200:
            return
        frame = self._chart.place(self._room(self.height() - 2 * _EDGE))
        self._frame = frame
        self._draw_columns(frame)
        for row, place in zip(self._chart.rows, frame.rows, strict=True):
            if row.key == self._chosen:
                self.add_box(place.box, QPen(Qt.PenStyle.NoPen), QBrush(self._soft()))
            self.add_label(place.title, self.theme.colour("text"))
            self.add_label(place.note, self.theme.colour("muted"))
            self._draw_row(row, frame, place.y)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._chart is None or self._frame is None:
            return
        _, y = self.at(event.position().x(), event.position().y())
        for row, place in zip(self._chart.rows, self._frame.rows, strict=True):
            if place.box.y <= y <= place.box.top:
                self.dimension_chosen.emit(row.key)

    def _fit(self) -> None:
        """Ask for the height that the rows need at this width, so that none is cut."""
        if self._chart is not None:
            height = self._chart.place(self._room(0.0)).height
            self.setMinimumHeight(round(height + 2 * _EDGE))

    def _room(self, least_height: float) -> ColumnRoom:
        return ColumnRoom(
            max(self.width() - 2 * _SIDE, 200.0),
            self.lettering(),
            self.lettering(smaller=1),
            _LEAST_ROW,
            least_height,
        )

    def _soft(self) -> QColor:
        return self.theme.colour("accent_soft")

    def _draw_columns(self, frame: ColumnFrame) -> None:
        pen = QPen(self.theme.colour("hairline"), 1)
        top = frame.columns_box.top
        for head, x in zip(frame.heads, frame.xs, strict=True):
            self.add_line([(x, 0.0), (x, top)], pen)
            self.add_label(head, self.theme.colour("muted"), smaller=1)
        self.add_label(frame.note_head, self.theme.colour("muted"), smaller=1)

    def _draw_row(self, row: GapRow, frame: ColumnFrame, y: float) -> None:
        now, target = (look_of(k, self.theme) for k in (SeriesKind.NOW, SeriesKind.TARGET))
        if row.band is not None:
            low, high = (frame.x_of(position) for position in row.band)
            band = Box.around(((low + high) / 2, y), high - low + _BAND, _BAND)
            self.add_box(band, QPen(self.theme.colour("control"), 1), QBrush(self._soft()))
        if row.line is not None:
            start, end = (frame.x_of(position) for position in row.line)
            self.add_line([(start, y), (end, y)], QPen(self.theme.colour("control"), 3))
        goals = [(frame.x_of(m.position), y) for m in row.targets if m.position is not None]
        self.add_markers(goals, target.symbol, 12, target.marker_pen, target.brush)
        if row.now.position is not None:
            here = [(frame.x_of(row.now.position), y)]
            self.add_markers(here, now.symbol, 14, now.marker_pen, now.brush)
        elif row.empty is not None:
            self._draw_empty(row.empty, (frame.xs[0], y))
            beside = (frame.xs[0] + _EMPTY_SIZE[0] / 2 + 6, y)
            self.add_text(row.now.text, beside, -1, self.theme.colour("muted"), smaller=1)

    def _draw_empty(self, empty: Empty, at: tuple[float, float]) -> None:
        box = Box.around(at, *_EMPTY_SIZE)
        line = QPen(self.theme.colour("control"), 1)
        ground = QBrush(Qt.BrushStyle.NoBrush)
        if empty is Empty.NOT_YET_RATED:
            line.setStyle(Qt.PenStyle.DashLine)
        elif empty is Empty.CANNOT_TELL:
            ground = QBrush(self.theme.colour("grid"), Qt.BrushStyle.BDiagPattern)
        elif empty is Empty.NOT_APPLICABLE:
            line = QPen(Qt.PenStyle.NoPen)
            ground = QBrush(self.theme.colour("not_applicable"))
        if empty is not Empty.OUT_OF_SCOPE:
            self.add_box(box, line, ground)
        self.add_label(Label((empty_sign(empty, self._t),), box, 0), self.theme.colour("text"))
