"""A chart's picture on a page, as vectors; the same marks as on the screen."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from omnidesk.charts.boxes import Box, Point
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
from omnidesk.reports.content_blocks import ChartBlock, ChartRoom
from omnidesk.reports.fonts import BOLD, REGULAR, Letters
from omnidesk.reports.layout.pen import Pen, described, lettering
from omnidesk.reports.layout.styles import colour

PIXEL = 0.75
"""Points to a pixel of the screen."""

_TEXT, _SMALL = 8.5, 7.0
_HATCH = 3.0


def ink_of(letters: Letters, text: float = _TEXT, small: float = _SMALL) -> Ink:
    """Return what charts are drawn with on paper, in points."""
    return Ink(lettering(letters, text), lettering(letters, small), PIXEL)


class PictureFigure(Flowable):
    """A chart as wide as the page; one that can be taken apart goes on over pages by whole rows."""

    def __init__(
        self,
        block: ChartBlock,
        letters: Letters,
        width: float,
        least_row: float = 0.0,
        rows: tuple[int, int] | None = None,
    ) -> None:
        """Draw a chart, or some of its rows.

        Args:
            block: the chart.
            letters: of the document.
            width: in points.
            least_row: the height of a row in points; 0: as the chart likes.
            rows: the first row, and the one after the last; all by default.
        """
        super().__init__()
        self.block, self.letters, self.width = block, letters, width
        self.rows = rows or (0, block.n_rows)
        self._least_row = least_row
        self._text = min(_TEXT, 0.7 * least_row) if least_row else _TEXT
        self.picture = self._draw(self.rows)
        self.height = self.picture.height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        start, stop = self.rows
        fits, too_many = start, stop
        while too_many - fits > 1:  # the height grows with the rows
            middle = (fits + too_many) // 2
            if self._draw((start, middle)).height <= height:
                fits = middle
            else:
                too_many = middle
        if fits == start:
            return []
        return [self._part((start, fits)), self._part((fits, stop))]

    def draw(self) -> None:
        with described(self.canv, self.block.description):
            draw_picture(self.canv, self.picture, self.letters, self._text)

    def _draw(self, rows: tuple[int, int]) -> Picture:
        ink = ink_of(self.letters, self._text)
        return self.block.draw(ChartRoom(self.width, ink, self._least_row / PIXEL, rows))

    def _part(self, rows: tuple[int, int]) -> PictureFigure:
        return PictureFigure(self.block, self.letters, self.width, self._least_row, rows)


def draw_picture(
    canvas: Canvas,
    picture: Picture,
    letters: Letters,
    text: float = _TEXT,
    small: float = _SMALL,
) -> None:
    """Draw a picture with its origin at the canvas's own.

    Args:
        canvas: where to.
        picture: made with the ink of these letters and sizes.
        letters: of the document.
        text, small: the sizes of its two kinds of text, in points.
    """
    brush = _Brush(canvas, Pen(canvas, letters), {TextSize.USUAL: text, TextSize.SMALL: small})
    for mark in picture.marks:
        match mark:
            case Line():
                brush.line(mark)
            case Area():
                brush.area(mark)
            case Dot():
                brush.dot(mark)
            case Writing():
                brush.writing(mark)


class _Brush:
    """Draws each kind of mark on one canvas."""

    def __init__(self, canvas: Canvas, pen: Pen, sizes: dict[TextSize, float]) -> None:
        self._canvas, self._pen, self._sizes = canvas, pen, sizes

    def line(self, mark: Line) -> None:
        self._canvas.saveState()
        self._set(mark.stroke)
        self._canvas.setLineJoin(1)
        self._pen.lines(mark.points)
        self._canvas.restoreState()

    def area(self, mark: Area) -> None:
        canvas = self._canvas
        canvas.saveState()
        if mark.stroke is not None:
            self._set(mark.stroke)
        if mark.fill:
            canvas.setFillColor(colour(mark.fill), alpha=mark.opacity)
        if mark.is_hatched:
            self._hatch(mark)
        path = canvas.beginPath()
        path.moveTo(*mark.points[0])
        for point in mark.points[1:]:
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=int(mark.stroke is not None), fill=int(bool(mark.fill)))
        canvas.restoreState()

    def dot(self, mark: Dot) -> None:
        canvas, (x, y), half = self._canvas, mark.at, mark.size / 2
        canvas.saveState()
        canvas.setStrokeColor(colour(mark.token))
        canvas.setFillColor(colour(mark.token if mark.is_filled else "surface"))
        canvas.setLineWidth(1.6 * PIXEL)
        if mark.shape is Shape.CIRCLE:
            canvas.circle(x, y, half, stroke=1, fill=1)
        elif mark.shape is Shape.SQUARE:
            canvas.rect(x - half, y - half, mark.size, mark.size, stroke=1, fill=1)
        else:
            path = canvas.beginPath()
            first, *rest = marker_corners(mark)
            path.moveTo(*first)
            for corner in rest:
                path.lineTo(*corner)
            path.close()
            canvas.drawPath(path, stroke=1, fill=1)
        canvas.restoreState()

    def writing(self, mark: Writing) -> None:
        size, font = self._sizes[mark.size], BOLD if mark.is_bold else REGULAR
        if mark.ground:
            width = self._pen.letters.width(mark.text, size, font) + 2
            x = mark.at[0] - (mark.align + 1) / 2 * width
            self._canvas.setFillColor(colour(mark.ground))
            height = 1.22 * size
            box = Box(x, mark.at[1] - height / 2, width, height)
            self._canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
        self._canvas.setFillColor(colour(mark.token))
        self._pen.write(mark.text, mark.at, size, align=mark.align, font=font)

    def _set(self, stroke: Stroke) -> None:
        self._canvas.setStrokeColor(colour(stroke.token))
        self._canvas.setLineWidth(stroke.width)
        self._canvas.setDash(list(stroke.dash))

    def _hatch(self, mark: Area) -> None:
        """Fill a box with slanting lines."""
        canvas = self._canvas
        xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
        low, high, height = min(xs), max(xs), max(ys) - min(ys)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(low, min(ys), high - low, height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(colour("grid"))
        x = low - height
        while x < high:
            canvas.line(x, min(ys), x + height, max(ys))
            x += _HATCH
        canvas.restoreState()


def marker_corners(mark: Dot) -> tuple[Point, ...]:
    """Return the corners of a triangle or diamond."""
    (x, y), half = mark.at, mark.size / 2
    if mark.shape is Shape.DIAMOND:
        return (x, y + half), (x + half, y), (x, y - half), (x - half, y)
    return (x, y + half), (x + half, y - half), (x - half, y - half)
