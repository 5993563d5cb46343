"""Draws a finished picture of marks on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from omnidesk.charts.boxes import Box
from omnidesk.charts.pictures.marks import (
    Area,
    Dot,
    Ink,
    Line,
    Picture,
    Shape,
    Stroke,
    TextSize,
    Writing,
)
from omnidesk.ui.charts.chart_canvas import ChartCanvas
from omnidesk.ui.theme import Theme

SYMBOLS = {Shape.CIRCLE: "o", Shape.SQUARE: "s", Shape.TRIANGLE: "t1", Shape.DIAMOND: "d"}
_SMALLER = 1
_LEAST_WIDTH = 120

MakePicture = Callable[[float, float, Ink, str], Picture]
"""From width, height, ink and the chosen dimension to a picture; it may be higher than asked."""


class PictureView(ChartCanvas):
    """Shows a chart made for its size; a click chooses the dimension that stands there.

    A picture that needs more height than there is asks for it, so that a scroll area around the
    view shows all of it.
    """

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, margin: float = 0.0
    ) -> None:
        super().__init__(theme, parent)
        self.origin = (margin, margin)
        self._make: MakePicture | None = None
        self._picture: Picture | None = None
        self.setAccessibleName(name)

    @property
    def picture(self) -> Picture | None:
        """What is drawn, once it is."""
        return self._picture

    def show_picture(self, make: MakePicture, description: str) -> None:
        """Show a chart and say it in words."""
        self._make = make
        self.setAccessibleDescription(description)
        self._fit()
        self.redraw()

    def draw(self) -> None:
        if self._make is None or self.width() < _LEAST_WIDTH:
            return
        picture = self._make(*self._room(), self.ink(), self._chosen)
        self._picture = picture
        for mark in picture.marks:
            match mark:
                case Line():
                    self.add_line(mark.points, self._pen(mark.stroke))
                case Area():
                    self._add_area(mark)
                case Dot():
                    self._add_dot(mark)
                case Writing():
                    self._add_writing(mark)

    def ink(self) -> Ink:
        return Ink(self.lettering(), self.lettering(smaller=_SMALLER))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None:
            key = self._picture.key_at(*self.at(event.position().x(), event.position().y()))
            if key:
                self.dimension_chosen.emit(key)

    def _fit(self) -> None:
        if self._make is not None and self.width() >= _LEAST_WIDTH:
            height = self._make(self._room()[0], 0.0, self.ink(), self._chosen).height
            self.setMinimumHeight(round(height + 2 * self.origin[1] + 0.5))

    def _room(self) -> tuple[float, float]:
        margin = self.origin[0]
        return self.width() - 2 * margin, max(0.0, self.height() - 2 * margin)

    def _pen(self, stroke: Stroke) -> QPen:
        pen = QPen(self.theme.colour(stroke.token), stroke.width)
        if stroke.dash:
            pen.setDashPattern([length / stroke.width for length in stroke.dash])
        return pen

    def _add_area(self, area: Area) -> None:
        pen = self._pen(area.stroke) if area.stroke else QPen(Qt.PenStyle.NoPen)
        brush = QBrush(Qt.BrushStyle.NoBrush)
        if area.is_hatched:
            brush = QBrush(self.theme.colour("grid"), Qt.BrushStyle.BDiagPattern)
        elif area.fill:
            brush = QBrush(self._faint(area.fill, area.opacity))
        self.add_polygon(area.points, pen, brush)

    def _add_dot(self, dot: Dot) -> None:
        colour = self.theme.colour(dot.token)
        ground = colour if dot.is_filled else self.theme.colour("surface")
        self.add_markers([dot.at], SYMBOLS[dot.shape], dot.size, QPen(colour, 1.6), QBrush(ground))

    def _add_writing(self, writing: Writing) -> None:
        smaller = _SMALLER if writing.size is TextSize.SMALL else 0
        font = self.lettering(smaller=smaller)
        if writing.ground:
            width = font.width(writing.text) + 4
            x = writing.at[0] - (writing.align + 1) / 2 * width
            box = Box(x, writing.at[1] - font.line_height / 2, width, font.line_height)
            self.add_box(box, QPen(Qt.PenStyle.NoPen), QBrush(self.theme.colour(writing.ground)))
        colour = self.theme.colour(writing.token)
        self.add_text(
            writing.text,
            writing.at,
            writing.align,
            colour,
            smaller=smaller,
            is_bold=writing.is_bold,
        )

    def _faint(self, token: str, opacity: float) -> QColor:
        colour = self.theme.colour(token)
        colour.setAlphaF(opacity)
        return colour
