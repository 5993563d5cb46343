"""A rubric on paper: the whole grid as a poster, or a booklet with a dimension a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Table,
    TableStyle,
)

from omnidesk.charts.palette import LIGHT, level_colours
from omnidesk.reports.content_blocks import LevelText, ModelGrid, Prose
from omnidesk.reports.fonts import REGULAR, Letters, ReportFonts
from omnidesk.reports.layout.blocks import prose_flowables
from omnidesk.reports.layout.contents_table import ContentsLine, contents_table
from omnidesk.reports.layout.dimensions import level_flowables, model_flowables
from omnidesk.reports.layout.pages import fitting_line
from omnidesk.reports.layout.pen import Pen
from omnidesk.reports.layout.styles import LINE, MARGIN, PAD, PORTRAIT, WIDE_MARGIN, colour, styles
from omnidesk.reports.layout.typesetting import OWN_FONT, Heading, Typesetter, grid, space
from omnidesk.reports.pdf import PdfReport

POSTER = landscape(A3)
_LARGEST, _LEAST, _SEVERAL = 1.6, 0.5, 0.8
"""Sizes of the poster's letters, as a factor of a report's: 4 points are the least to be read.

A model that one sheet cannot hold is set larger, on as many as it needs.
"""
_TRIES = 5
_STEP = 0.96

_LARGEST_PAGE, _LEAST_PAGE, _COVER = 1.4, 0.75, 1.25
_TOP, _FOOT = 34.0, 46.0
_FOOT_LINE, _FOOT_SIZE = 26.0, 7.5
_BAND = 4.0
_LEFT_SHARE = 0.34
_HEADINGS_BEFORE = 2  # the cover's and that of the contents
_RULE, _FEWEST_RULES = 24.0, 3
"""What is left of a page is ruled for notes, if it is worth it."""


@dataclass(frozen=True, slots=True)
class Running:
    """What stands at the foot of every page; ``page`` has ``{page}`` and ``{total}``."""

    left: str
    middle: str
    page: str


@dataclass(frozen=True, slots=True)
class Poster:
    """The grid with its title.

    Attributes:
        lead: below the title, quieter.
    """

    title: str
    lead: str
    grid: ModelGrid
    running: Running
    language: str


@dataclass(frozen=True, slots=True)
class BookletPage:
    """One dimension.

    Attributes:
        group: the headings that it stands under; empty: none.
        texts: what it is about, what to look for.
        levels: lowest first, each with its texts.
        steps: for each level how to get to the next; empty: nothing is said.
    """

    title: str
    group: str
    texts: tuple[Prose, ...]
    levels: tuple[LevelText, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    """A cover with the levels, the contents, and a page for every dimension."""

    title: str
    lead: str
    note: tuple[str, ...]
    levels_title: str
    levels: tuple[LevelText, ...]
    step_title: str
    notes_title: str
    contents_title: str
    pages: tuple[BookletPage, ...]
    running: Running
    language: str


def poster_pdf(poster: Poster, fonts: ReportFonts) -> PdfReport:
    """Return the poster: one A3 sheet in the largest letters that fit, more if even small do not.

    The same content gives the same bytes.
    """

    def at(scale: float) -> PdfReport:
        made = _Paper(POSTER, WIDE_MARGIN, poster.title, poster.running, poster.language, fonts)
        return made.lay_out(lambda setter, room: _poster_story(poster, setter, room[0]), scale)

    found, too_large = at(_LEAST), _LARGEST
    if found.n_pages > 1:
        return at(_SEVERAL)
    fitting = _LEAST
    for _ in range(_TRIES):
        scale = (fitting + too_large) / 2
        tried = at(scale)
        if tried.n_pages == 1:
            found, fitting = tried, scale
        else:
            too_large = scale
    return found


def booklet_pdf(booklet: Booklet, fonts: ReportFonts) -> PdfReport:
    """Return the booklet on A4; a dimension that one page cannot hold goes on on the next.

    It is laid out twice: where a dimension begins is known only once all before it have their room.
    """

    def laid_out(starts: Sequence[int]) -> tuple[PdfReport, list[int]]:
        made = _Paper(PORTRAIT, MARGIN, booklet.title, booklet.running, booklet.language, fonts)
        report = made.lay_out(
            lambda setter, room: _booklet_story(booklet, setter, room, starts), 1.0
        )
        return report, made.starts[_HEADINGS_BEFORE:]

    _draft, starts = laid_out([0] * len(booklet.pages))
    return laid_out(starts)[0]


Room = tuple[float, float]
MakeStory = Callable[[Typesetter, Room], list[Flowable]]


class _Paper(BaseDocTemplate):
    """Pages of one size with a running foot."""

    def __init__(
        self,
        size: tuple[float, float],
        margin: float,
        title: str,
        running: Running,
        language: str,
        fonts: ReportFonts,
    ) -> None:
        self._stream, self._letters, self._running = BytesIO(), fonts.letters(), running
        self._size, self._margin = size, margin
        self._n_pages = 0
        self.starts: list[int] = []  # the page of each heading in the outline
        super().__init__(
            self._stream,
            pagesize=size,
            title=title,
            lang=language,
            initialFontName=REGULAR,
            invariant=1,
        )
        room = size[0] - 2 * margin, size[1] - _TOP - _FOOT
        frame = Frame(margin, _FOOT, *room, *(0,) * 4)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=self._draw_foot)])
        self._room = room

    def lay_out(self, make: MakeStory, scale: float) -> PdfReport:
        letters = self._letters
        self._doSave = 0
        self.build(make(Typesetter(letters, styles(scale)), self._room))
        for number in range(1, self._n_pages + 1):
            self.canv.beginForm(f"page-{number}", 0, 0, self._size[0], _FOOT)
            self.canv.setFillColor(colour("muted"))
            text = self._running.page.format(page=number, total=self._n_pages)
            right = self._size[0] - self._margin
            Pen(self.canv, letters).write(text, (right, _FOOT_LINE), _FOOT_SIZE, align=1)
            self.canv.endForm()
        self.canv.save()
        missing, unshaped = sorted(letters.missing), sorted(letters.unshaped)
        return PdfReport(self._stream.getvalue(), self._n_pages, tuple(missing), tuple(unshaped))

    def note_heading(self, canvas: Canvas, heading: Heading) -> None:
        """Put a heading into the document's outline."""
        if heading.outline_level > 0:
            return
        self.starts.append(self._n_pages)
        key = _key(len(self.starts))
        canvas.bookmarkHorizontal(key, 0, heading.height)
        canvas.addOutlineEntry(heading.plain, key, 0, closed=1)

    def _draw_foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._n_pages += 1
        width = self._size[0]
        canvas.saveState()
        canvas.setStrokeColor(colour("hairline"))
        canvas.setLineWidth(LINE)
        canvas.line(self._margin, _FOOT_LINE + 10, width - self._margin, _FOOT_LINE + 10)
        canvas.setFillColor(colour("muted"))
        pen = Pen(canvas, self._letters)
        left = fitting_line(self._running.left, _LEFT_SHARE * self._room[0], self._letters)
        pen.write(left, (self._margin, _FOOT_LINE), _FOOT_SIZE)
        pen.write(self._running.middle, (width / 2, _FOOT_LINE), _FOOT_SIZE, align=0)
        canvas.doForm(f"page-{self._n_pages}")
        canvas.restoreState()


def _poster_story(poster: Poster, setter: Typesetter, width: float) -> list[Flowable]:
    return [
        setter.section_title(poster.title),
        setter.paragraph(poster.lead, setter.styles.muted),
        space(),
        *model_flowables(poster.grid, setter, width),
    ]


def _key(number: int) -> str:
    """Return the bookmark of a heading of the outline, from 1 on."""
    return f"heading-{number}"


def _contents(booklet: Booklet, starts: Sequence[int]) -> Iterator[ContentsLine]:
    group = ""
    pairs = zip(booklet.pages, starts, strict=True)
    for number, (page, start) in enumerate(pairs, _HEADINGS_BEFORE + 1):
        if page.group and page.group != group:
            yield ContentsLine(page.group)
        group = page.group
        yield ContentsLine(page.title, _key(number), start)


def _booklet_story(
    booklet: Booklet, setter: Typesetter, room: Room, starts: Sequence[int]
) -> list[Flowable]:
    plain = setter
    setter = Typesetter(setter.letters, styles(_COVER))
    kinds = setter.styles
    story: list[Flowable] = [
        setter.section_title(booklet.title),
        space(0.5),
        setter.paragraph(booklet.lead, kinds.lead),
    ]
    for text in booklet.note:
        story += [space(), setter.paragraph(text)]
    story += [space(3), setter.block_title(booklet.levels_title), space(0.5)]
    story.append(_level_table(booklet.levels, ("",) * len(booklet.levels), setter, room[0], ""))
    story += [PageBreak(), plain.section_title(booklet.contents_title), space()]
    story.append(contents_table(list(_contents(booklet, starts)), plain, room[0]))
    for page in booklet.pages:
        story += [PageBreak(), *_fitted(page, booklet, setter.letters, room)]
    return story


def _fitted(page: BookletPage, booklet: Booklet, letters: Letters, room: Room) -> list[Flowable]:
    """Return a dimension in the largest letters in which one page holds it."""
    scale = _LARGEST_PAGE
    while True:
        setter = Typesetter(letters, styles(scale))
        height = sum(each.wrap(*room)[1] for each in _page_story(page, booklet, setter, room[0]))
        if height <= room[1] or scale * _STEP < _LEAST_PAGE:
            story = _page_story(page, booklet, setter, room[0])
            return [*story, *_rules(booklet.notes_title, setter, room[0], room[1] - height)]
        scale *= _STEP


def _page_story(
    page: BookletPage, booklet: Booklet, setter: Typesetter, width: float
) -> list[Flowable]:
    story: list[Flowable] = []
    if page.group:
        group = setter.paragraph(page.group, setter.styles.head)
        group.keepWithNext = 1
        story.append(group)
    story += [setter.section_title(page.title), space()]
    for prose in page.texts:
        story += [*prose_flowables(prose, setter, width), space()]
    return [*story, _level_table(page.levels, page.steps, setter, width, booklet.step_title)]


def _rules(title: str, setter: Typesetter, width: float, room: float) -> list[Flowable]:
    """Return lines to write on, as many as there is room for."""
    head = [space(2), setter.paragraph(title, setter.styles.head)]
    n = int((room - sum(each.wrap(width, room)[1] for each in head) - 1) / _RULE)
    if n < _FEWEST_RULES:
        return []
    lines = Table([[""]] * n, colWidths=[width], rowHeights=[_RULE] * n)
    lines.setStyle(
        TableStyle([OWN_FONT, ("LINEBELOW", (0, 0), (-1, -1), LINE, colour("hairline"))])
    )
    return [*head, lines]


def _level_table(
    levels: Sequence[LevelText],
    steps: Sequence[str],
    setter: Typesetter,
    width: float,
    step_title: str,
) -> Flowable:
    """Return the levels from the lowest to the highest, a row each, with a band in its colour."""
    rows: list[list[object]] = []
    for level, step in zip(levels, steps, strict=True):
        story = level_flowables(level, setter)
        if step:
            story += [
                space(0.4),
                setter.subheading(step_title),
                setter.paragraph(step, setter.styles.small),
            ]
        rows.append(["", story])
    ramp = level_colours(len(levels), LIGHT)
    bands = [("BACKGROUND", (0, i), (0, i), fill) for i, fill in enumerate(ramp)]
    pad = [("LEFTPADDING", (1, 0), (1, -1), 3 * PAD), ("TOPPADDING", (0, 0), (-1, -1), 1.5 * PAD)]
    return grid(rows, [_BAND, width - _BAND], n_heads=0, extra=[*bands, *pad])
