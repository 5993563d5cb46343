"""Drawing the charts' signs and texts on a page, as vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from omnidesk.charts.boxes import Label, Point
from omnidesk.charts.lettering import Lettering
from omnidesk.reports.fonts import REGULAR, Letters
from omnidesk.reports.layout.styles import colour

_RISE = 0.28  # of the size, from the middle of a line down to its base line


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
