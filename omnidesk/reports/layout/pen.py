"""Drawing the charts' signs and texts on a page, as vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from omnidesk.charts.boxes import Box, Label, Point
from omnidesk.charts.lettering import Lettering
from omnidesk.charts.radar import SeriesKind
from omnidesk.domain.assessment import Empty
from omnidesk.reports.fonts import REGULAR, Letters
from omnidesk.reports.layout.styles import colour

_RISE = 0.28  # of the size, from the middle of a line down to its base line
_HATCH = 3.0


@dataclass(frozen=True, slots=True)
class Look:
    """How one series is told apart: form first, then colour."""

    token: str
    width: float
    dash: tuple[float, ...]


LOOKS = {
    SeriesKind.NOW: Look("accent", 1.8, ()),
    SeriesKind.TARGET: Look("target", 1.35, (4.0, 2.6)),
    SeriesKind.PREVIOUS: Look("text", 1.2, (4.0, 1.6, 1.0, 1.6)),
    SeriesKind.EARLIER: Look("earlier", 0.9, (1.0, 1.8)),
}
"""The screen's widths of 2.4, 1.8, 1.6 and 1.2 pixels, in points."""


def lettering(letters: Letters, size: float, font: str = REGULAR) -> Lettering:
    """Return one font at one size for the charts to wrap with."""
    return Lettering(lambda text: letters.width(text, size, font), 1.22 * size)


@contextmanager
def described(canvas: Canvas, text: str) -> Iterator[None]:
    """Mark what is drawn as one figure with a description for those who cannot see it."""
    words = text.encode("utf-16-be").hex().upper()
    canvas._code.append(f"/Figure <</Alt <FEFF{words}>>> BDC")
    yield
    canvas._code.append("EMC")


@dataclass(frozen=True, slots=True)
class Pen:
    """A canvas with the document's letters."""

    canvas: Canvas
    letters: Letters

    def write(
        self, text: str, at: Point, size: float, *, align: int = -1, font: str = REGULAR
    ) -> None:
        """Write one line whose vertical middle is at a point; -1 begins there, 1 ends there."""
        x = at[0] - (align + 1) / 2 * self.letters.width(text, size, font)
        for name, piece in self.letters.runs(text, font):
            self.canvas.setFont(name, size)
            self.canvas.drawString(x, at[1] - _RISE * size - 0.06 * size, piece)
            x += self.canvas.stringWidth(piece, name, size)

    def label(self, label: Label, size: float, token: str = "text", font: str = REGULAR) -> None:
        """Write the lines of a label in its box."""
        self.canvas.setFillColor(colour(token))
        step = label.box.height / max(len(label.lines), 1)
        x = label.box.x + (label.align + 1) / 2 * label.box.width
        for i, line in enumerate(label.lines):
            self.write(
                line, (x, label.box.top - (i + 0.5) * step), size, align=label.align, font=font
            )

    def lines(
        self, points: Sequence[Point], *, is_closed: bool = False, fill: bool = False
    ) -> None:
        """Draw a line through points with the canvas's own colours and dash."""
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if is_closed:
            path.close()
        self.canvas.drawPath(path, stroke=0 if fill else 1, fill=1 if fill else 0)

    def series(self, points: Sequence[Point], kind: SeriesKind) -> None:
        """Draw an outline in the look of its series."""
        look = LOOKS[kind]
        self.canvas.saveState()
        self.canvas.setStrokeColor(colour(look.token))
        self.canvas.setLineWidth(look.width)
        self.canvas.setDash(list(look.dash))
        self.canvas.setLineJoin(1)
        self.lines(points)
        self.canvas.restoreState()

    def marker(self, at: Point, kind: SeriesKind, size: float = 6.0) -> None:
        """Draw the mark of a series: filled circle, hollow square, diamond or triangle."""
        canvas, (x, y), half = self.canvas, at, size / 2
        canvas.saveState()
        canvas.setStrokeColor(colour(LOOKS[kind].token))
        canvas.setFillColor(colour(LOOKS[kind].token if kind is SeriesKind.NOW else "surface"))
        canvas.setLineWidth(1.3)
        if kind is SeriesKind.NOW:
            canvas.circle(x, y, half, stroke=0, fill=1)
        elif kind is SeriesKind.TARGET:
            canvas.rect(x - half, y - half, size, size, stroke=1, fill=1)
        elif kind is SeriesKind.PREVIOUS:
            self._corners((x, y + half), (x + half, y), (x, y - half), (x - half, y))
        else:
            self._corners((x, y + half), (x + half, y - half), (x - half, y - half))
        canvas.restoreState()

    def _corners(self, *corners: Point) -> None:
        path = self.canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self.canvas.drawPath(path, stroke=1, fill=1)

    def empty(self, box: Box, empty: Empty, sign: str, size: float) -> None:
        """Draw the look of an empty, told apart without colour."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setStrokeColor(colour("control"))
        canvas.setLineWidth(0.7)
        if empty is Empty.NOT_YET_RATED:
            canvas.setDash([2, 2])
            canvas.rect(box.x, box.y, box.width, box.height)
        elif empty is Empty.CANNOT_TELL:
            self._hatch(box)
        elif empty is Empty.NOT_APPLICABLE:
            canvas.setFillColor(colour("not_applicable"))
            canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
        canvas.restoreState()
        canvas.setFillColor(colour("text"))
        signs = {
            Empty.CANNOT_TELL: "?",
            Empty.NOT_APPLICABLE: sign,
            Empty.OUT_OF_SCOPE: "\N{EN DASH}",
        }
        self.write(signs.get(empty, ""), box.centre, size, align=0)

    def _hatch(self, box: Box) -> None:
        canvas = self.canvas
        canvas.rect(box.x, box.y, box.width, box.height)
        path = canvas.beginPath()
        path.rect(box.x, box.y, box.width, box.height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(colour("grid"))
        x = box.x - box.height
        while x < box.right:
            canvas.line(x, box.y, x + box.height, box.top)
            x += _HATCH
        canvas.setFillColor(colour("surface"))
        middle = box.centre
        canvas.rect(middle[0] - 3.5, box.y + 0.8, 7, box.height - 1.6, stroke=0, fill=1)
