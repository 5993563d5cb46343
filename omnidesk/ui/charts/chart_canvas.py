"""The ground of every chart on the screen: one unit is one pixel, origin at the lower left."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPolygonItem, QGraphicsRectItem, QWidget

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.lettering import Lettering
from omnidesk.ui.theme import Theme


class ChartCanvas(pg.GraphicsView):
    """Draws what a chart asks for; draws it anew when its size or font changes.

    A chart's geometry is reckoned for this very size, so that nothing is scaled and every text
    keeps its place. A click chooses a dimension, which is then marked.
    """

    dimension_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.colour("surface"))
        self.theme = theme
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, border=None)
        self._box.setDefaultPadding(0)
        self.setCentralItem(self._box)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table beside it takes the keyboard
        self._items: list[QGraphicsItem] = []
        self._is_due = False
        self._chosen = ""
        self.origin: Point = (0.0, 0.0)
        """Where (0, 0) of the chart stands, in pixels from the lower left corner."""

    def draw(self) -> None:
        """Draw everything; a chart overrides this."""

    def redraw(self) -> None:
        """Draw anew at the next turn of the event loop, once."""
        if not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self, self._redraw)

    def choose(self, key: str) -> None:
        """Mark a dimension; an empty key marks none."""
        if key != self._chosen:
            self._chosen = key
            self.redraw()

    def lettering(self, *, smaller: int = 0) -> Lettering:
        """Return the view's font, some pixels smaller, as geometry wants it."""
        metrics = QFontMetricsF(self._font(smaller))
        return Lettering(metrics.horizontalAdvance, metrics.lineSpacing())

    def at(self, x: float, y: float) -> Point:
        """Return the chart's point under a pixel of the widget."""
        return x - self.origin[0], self.height() - y - self.origin[1]

    def add_line(self, points: Sequence[Point], pen: QPen) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self._add(pg.PlotCurveItem(xs, ys, pen=_in_pixels(pen), antialias=True))

    def add_markers(
        self, points: Sequence[Point], symbol: str, size: float, pen: QPen, brush: QBrush
    ) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self._add(
            pg.ScatterPlotItem(
                xs, ys, symbol=symbol, size=size, pen=_in_pixels(pen), brush=brush, antialias=True
            )
        )

    def add_area(self, points: Sequence[Point], colour: QColor) -> None:
        self.add_polygon(points, QPen(Qt.PenStyle.NoPen), QBrush(colour))

    def add_polygon(self, points: Sequence[Point], pen: QPen, brush: QBrush) -> None:
        item = QGraphicsPolygonItem(QPolygonF([QPointF(x, y) for x, y in points]))
        item.setPen(pen)
        item.setBrush(brush)
        self._add(item)

    def add_box(self, box: Box, pen: QPen, brush: QBrush) -> None:
        item = QGraphicsRectItem(QRectF(box.x, box.y, box.width, box.height))
        item.setPen(pen)
        item.setBrush(brush)
        self._add(item)

    def add_label(
        self, label: Label, colour: QColor, *, smaller: int = 0, ground: QColor | None = None
    ) -> None:
        """Write the lines of a label into its box."""
        if ground is not None:
            grown = label.box.grown(2)
            self.add_box(grown, QPen(Qt.PenStyle.NoPen), QBrush(ground))
        step = label.box.height / max(len(label.lines), 1)
        x = {-1: label.box.x, 0: label.box.centre[0], 1: label.box.right}[label.align]
        for number, line in enumerate(label.lines):
            y = label.box.top - step * (number + 0.5)
            self.add_text(line, (x, y), label.align, colour, smaller=smaller)

    def add_text(
        self,
        text: str,
        at: Point,
        align: int,
        colour: QColor,
        *,
        smaller: int = 0,
        is_bold: bool = False,
    ) -> None:
        """Write one line with its middle, left or right end at a point."""
        item = pg.TextItem(text, color=colour, anchor=((align + 1) / 2, 0.5))
        item.textItem.document().setDocumentMargin(0)
        font = self._font(smaller)
        font.setBold(is_bold)
        item.setFont(font)
        item.setPos(*at)
        self._add(item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the release that follows is what chooses

    def sizeHint(self) -> QSize:
        return QSize(320, max(self.minimumHeight(), 240))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:  # pyqtgraph calls this once itself, before there is a chart
            self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.redraw()

    def _redraw(self) -> None:
        self._is_due = False
        for item in self._items:
            self._box.removeItem(item)
        self._items = []
        left, bottom = self.origin
        self._box.setRange(QRectF(-left, -bottom, self.width(), self.height()), padding=0)
        self.draw()

    def _add(self, item: QGraphicsItem) -> None:
        self._box.addItem(item, ignoreBounds=True)
        self._items.append(item)

    def _font(self, smaller: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, font.pixelSize() - smaller))
        return font


def _in_pixels(pen: QPen) -> QPen:
    """Return the pen with its width in pixels; else pyqtgraph scales it with the marker."""
    cosmetic = QPen(pen)
    cosmetic.setCosmetic(True)
    return cosmetic
