"""The sheets of a report: margins, running foot, outline, and the list of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from omnidesk.reports.content import ReportContent
from omnidesk.reports.fonts import REGULAR, Letters
from omnidesk.reports.layout.pen import Pen
from omnidesk.reports.layout.styles import (
    FOOT,
    LINE,
    MARGIN,
    PORTRAIT,
    TOP,
    WIDE,
    WIDE_MARGIN,
    colour,
)
from omnidesk.reports.layout.typesetting import Heading

COVER, UPRIGHT, ACROSS = "cover", "upright", "across"
_FOOT_SIZE = 7.5
_FOOT_LINE = 38.0
_ENTRY = 17.0
_ENTRY_SIZE = 9.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A section in the list of contents."""

    title: str
    page: int
    key: str


class ContentsList(Flowable):
    """Keeps the room of the list of contents; the pages' numbers come when all is laid out."""

    FORM = "contents"

    def __init__(self, titles: list[str], letters: Letters, width: float) -> None:
        super().__init__()
        self.titles, self.letters, self.width = titles, letters, width
        self.height = _ENTRY * len(titles)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.doForm(self.FORM)
        for i in range(len(self.titles)):
            top = self.height - i * _ENTRY
            self.canv.linkRect(
                "", f"section-{i}", (0, top - _ENTRY, self.width, top), relative=1, thickness=0
            )

    def fill(self, canvas: Canvas, entries: list[Entry]) -> None:
        """Draw titles and page numbers into the form that the page refers to."""
        canvas.beginForm(self.FORM, 0, 0, self.width, self.height)
        pen = Pen(canvas, self.letters)
        for i, entry in enumerate(entries):
            y = self.height - (i + 0.5) * _ENTRY
            canvas.setFillColor(colour("text"))
            pen.write(entry.title, (0, y), _ENTRY_SIZE)
            pen.write(str(entry.page), (self.width, y), _ENTRY_SIZE, align=1)
            canvas.setStrokeColor(colour("hairline"))
            canvas.setLineWidth(LINE)
            canvas.line(0, y - _ENTRY / 2, self.width, y - _ENTRY / 2)
        canvas.endForm()


class ReportTemplate(BaseDocTemplate):
    """Lays the story out in one go; what needs the number of pages is drawn in forms at the end."""

    def __init__(self, target: BinaryIO, content: ReportContent, letters: Letters) -> None:
        super().__init__(
            target,
            pagesize=PORTRAIT,
            title=content.title,
            author=content.author,
            subject=content.cover.model,
            creator=content.program,
            producer=content.program,
            lang=content.language,
            initialFontName=REGULAR,
            invariant=1,
            allowSplitting=1,
        )
        self.content, self.letters = content, letters
        self.entries: list[Entry] = []
        self.n_headings = 0
        self.widths: list[float] = []
        self.contents: ContentsList | None = None
        self.addPageTemplates(
            [
                _template(COVER, PORTRAIT, MARGIN, self._draw_cover),
                _template(UPRIGHT, PORTRAIT, MARGIN, self._draw_foot),
                _template(ACROSS, WIDE, WIDE_MARGIN, self._draw_foot),
            ]
        )

    def lay_out(self, story: list[Flowable]) -> None:
        """Fill the pages, then draw what could not be known before, and write the file."""
        self._doSave = 0
        self.build(story)
        self.finish(self.canv)
        self.canv.save()

    def note_heading(self, canvas: Canvas, heading: Heading) -> None:
        """Put a heading into the outline, and a section into the list of contents."""
        self.n_headings += 1
        is_section = heading.outline_level == 0
        key = f"section-{len(self.entries)}" if is_section else f"heading-{self.n_headings}"
        canvas.bookmarkHorizontal(key, 0, heading.height)
        canvas.addOutlineEntry(heading.plain, key, heading.outline_level, closed=1)
        if is_section:
            self.entries.append(Entry(heading.plain, self.page, key))

    def _draw_cover(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._date(canvas)
        width, height = PORTRAIT
        canvas.setFillColor(colour("accent"))
        canvas.rect(0, height - 10, width, 10, stroke=0, fill=1)
        self._draw_foot(canvas, _document)

    def _draw_foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        width, _ = canvas._pagesize
        margin = WIDE_MARGIN if width > PORTRAIT[0] else MARGIN
        self.widths.append(width - margin)
        canvas.saveState()
        canvas.setStrokeColor(colour("hairline"))
        canvas.setLineWidth(LINE)
        canvas.line(margin, _FOOT_LINE + 10, width - margin, _FOOT_LINE + 10)
        canvas.setFillColor(colour("muted"))
        running, room = self.content.running, width - 2 * margin
        pen = Pen(canvas, self.letters)
        left = fitting_line(running.classification, 0.25 * room, self.letters)
        middle = fitting_line(running.round, 0.45 * room, self.letters)
        pen.write(left, (margin, _FOOT_LINE), _FOOT_SIZE)
        pen.write(middle, (width / 2, _FOOT_LINE), _FOOT_SIZE, align=0)
        canvas.doForm(f"page-{self.page}")
        canvas.restoreState()

    def finish(self, canvas: Canvas) -> None:
        """Draw what could not be known before: the page numbers and the contents."""
        total = len(self.widths)
        for number, right in enumerate(self.widths, start=1):
            canvas.beginForm(f"page-{number}", 0, 0, right + 5, 60)
            canvas.setFillColor(colour("muted"))
            text = self.content.running.page.format(page=number, total=total)
            Pen(canvas, self.letters).write(text, (right, _FOOT_LINE), _FOOT_SIZE, align=1)
            canvas.endForm()
        if self.contents is not None and self.contents.titles:
            self.contents.fill(canvas, self.entries)

    def _date(self, canvas: Canvas) -> None:
        """Give the document the date it was made on instead of reportlab's fixed one."""
        stamp = f"D:{self.content.made_on.replace('-', '')}000000Z"
        canvas.setDateFormatter(lambda *_parts: stamp)


def _template(
    name: str, size: tuple[float, float], margin: float, draw: Callable[..., None]
) -> PageTemplate:
    frame = Frame(
        margin,
        FOOT,
        size[0] - 2 * margin,
        size[1] - TOP - FOOT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(name, [frame], onPage=draw, pagesize=size)


def frame_size(size: tuple[float, float], margin: float) -> tuple[float, float]:
    """Return the width and height that a page has for its story."""
    return size[0] - 2 * margin, size[1] - TOP - FOOT


def fitting_line(text: str, room: float, letters: Letters) -> str:
    """Return as much of a text as fits on one line; the whole of it stands on the cover."""
    text = " ".join(text[:300].split())
    if letters.width(text, _FOOT_SIZE, REGULAR) <= room:
        return text
    while text and letters.width(text + "\N{HORIZONTAL ELLIPSIS}", _FOOT_SIZE) > room:
        text = text[:-1]
    return text.rstrip() + "\N{HORIZONTAL ELLIPSIS}"
