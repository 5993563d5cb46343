"""Rounds over time on one landscape sheet: sentences, the table, and two charts beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from omnidesk.charts.pictures.marks import Ink, Picture, Sketch, TextSize
from omnidesk.domain.plain_text import without_forbidden
from omnidesk.reports.fonts import Letters, ReportFonts
from omnidesk.reports.layout.picture_figure import draw_picture, ink_of
from omnidesk.reports.layout.styles import WIDE, WIDE_MARGIN
from omnidesk.reports.pdf import PdfReport

_TEXT, _SMALL = 8.5, 7.0
_GAP = 12.0
_AFTER_TITLE = 0.4  # of a line
_BOLD = 0.93  # bold is a little wider
_TABLE_SHARE = 0.58
_LEAST_SCALE = 0.72
"""A chart is not drawn smaller than this; then it shows less."""


@dataclass(frozen=True, slots=True)
class TrendSheet:
    """What stands on the sheet.

    Attributes:
        title: in bold at the top.
        sentences: below it, a bold head and a text each; a head may be empty.
        table: makes the table of at most so many rows in a width.
        n_rows: how many rows the table has in all.
        shortened: said where it does not show all, with ``{n}`` and ``{total}``.
        charts: beside the table, from the top, each with its title.
        foot: classification, program and date.
        language: of all words.
    """

    title: str
    sentences: tuple[tuple[str, str], ...]
    table: Callable[[float, Ink, int], Picture]
    n_rows: int
    shortened: str
    charts: tuple[tuple[str, Callable[[float, Ink], Picture]], ...]
    foot: str
    language: str


def trend_sheet_pdf(sheet: TrendSheet, fonts: ReportFonts) -> PdfReport:
    """Return the sheet as a PDF of one page; the same content gives the same bytes."""
    letters, stream = fonts.letters(), BytesIO()
    canvas = Canvas(stream, pagesize=WIDE, invariant=1, lang=sheet.language)
    canvas.setTitle(without_forbidden(sheet.title))
    _Page(canvas, sheet, letters).draw()
    canvas.showPage()
    canvas.save()
    return PdfReport(
        stream.getvalue(), 1, tuple(sorted(letters.missing)), tuple(sorted(letters.unshaped))
    )


class _Page:
    """Lays the sheet out from the top down."""

    def __init__(self, canvas: Canvas, sheet: TrendSheet, letters: Letters) -> None:
        self._canvas, self._sheet, self._letters = canvas, sheet, letters
        self._ink = ink_of(letters, _TEXT, _SMALL)
        self._width = WIDE[0] - 2 * WIDE_MARGIN

    def draw(self) -> None:
        head = self._words()
        self._place(head, WIDE_MARGIN, WIDE[1] - WIDE_MARGIN, 1.0)
        foot = Sketch(self._ink)
        foot.write(self._sheet.foot, (0, 6), size=TextSize.SMALL, token="muted")
        self._place(foot.finish(self._width, 12), WIDE_MARGIN, WIDE_MARGIN, 1.0)
        top = WIDE[1] - WIDE_MARGIN - head.height - _GAP
        room = top - WIDE_MARGIN - _GAP
        table_width = self._width * _TABLE_SHARE
        self._draw_table(top, room, table_width)
        left = WIDE_MARGIN + table_width + _GAP
        self._draw_charts(left, top, room, self._width - table_width - _GAP)

    def _words(self) -> Picture:
        """Return the title over the sentences in two columns, each under its head."""
        columns = [self._column(self._sheet.sentences[start::2]) for start in (0, 1)]
        usual, small = self._ink.usual, self._ink.small
        title = usual.wrap(self._sheet.title, self._width * _BOLD)
        title_height = (len(title) + _AFTER_TITLE) * usual.line_height
        below = max(len(column) for column in columns) * small.line_height
        sketch = Sketch(self._ink)
        for number, line in enumerate(title):
            y = below + title_height - (number + 0.5) * usual.line_height
            sketch.write(line, (0.0, y), is_bold=True)
        for x, column in zip((0.0, (self._width + _GAP) / 2), columns, strict=True):
            for number, (line, is_bold) in enumerate(column):
                at = (x, below - (number + 0.5) * small.line_height)
                sketch.write(line, at, size=TextSize.SMALL, is_bold=is_bold)
        return sketch.finish(self._width, below + title_height)

    def _column(self, sentences: Sequence[tuple[str, str]]) -> list[tuple[str, bool]]:
        """Return the lines of half a sheet's width, and which are bold."""
        width, font = (self._width - _GAP) / 2, self._ink.small
        lines: list[tuple[str, bool]] = []
        for head, text in sentences:
            lines += [("", False)] if lines else []
            lines += [(line, True) for line in font.wrap(head, width * _BOLD)] if head else []
            lines += [(line, False) for line in font.wrap(text, width)]
        return lines

    def _draw_table(self, top: float, room: float, width: float) -> None:
        sheet, n = self._sheet, self._sheet.n_rows
        wide = width / _LEAST_SCALE
        note = self._ink.small.line_height
        picture = sheet.table(width, self._ink, n)
        scale = 1.0
        if picture.height > room:
            picture, scale = sheet.table(wide, self._ink, n), _LEAST_SCALE
        while picture.height * scale > room - note and n > 1:
            n = max(1, min(n - 1, int(n * (room - note) / (picture.height * scale))))
            picture = sheet.table(wide, self._ink, n)
        scale = min(scale, width / picture.width)
        bottom = self._place(picture, WIDE_MARGIN, top, scale)
        if n < sheet.n_rows:
            words = Sketch(self._ink)
            text = sheet.shortened.format(n=n, total=sheet.n_rows)
            words.write(text, (0, note / 2), size=TextSize.SMALL, token="muted")
            self._place(words.finish(width, note), WIDE_MARGIN, bottom, 1.0)

    def _draw_charts(self, left: float, top: float, room: float, width: float) -> None:
        """Draw as many charts as have room, each smaller if it must be."""
        step = self._ink.usual.line_height
        for title, make in self._sheet.charts:
            room -= step
            picture = make(width, self._ink)
            scale = min(1.0, room / picture.height)
            if scale < _LEAST_SCALE:
                picture = make(width / _LEAST_SCALE, self._ink)
                scale = min(_LEAST_SCALE, room / picture.height)
            if scale * picture.height > room or scale < _LEAST_SCALE * 0.8:
                return
            head = Sketch(self._ink)
            head.write(title, (0, step / 2), is_bold=True)
            top = self._place(head.finish(width, step), left, top, 1.0)
            bottom = self._place(picture, left, top, scale)
            room -= top - bottom + _GAP
            top = bottom - _GAP

    def _place(self, picture: Picture, left: float, top: float, scale: float) -> float:
        """Draw a picture below a height and return where it ends."""
        bottom = top - scale * picture.height
        self._canvas.saveState()
        self._canvas.translate(left, bottom)
        self._canvas.scale(scale, scale)
        draw_picture(self._canvas, picture, self._letters, _TEXT, _SMALL)
        self._canvas.restoreState()
        return bottom
