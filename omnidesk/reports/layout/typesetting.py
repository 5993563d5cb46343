"""Texts of a report as paragraphs: everything that somebody wrote passes the escaping here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from omnidesk.charts.palette import LIGHT, ink_on, level_colours
from omnidesk.reports.content_blocks import LevelChip, Standing
from omnidesk.reports.escaping import marked_up
from omnidesk.reports.fonts import BOLD, REGULAR, Checkpoint, Letters, go_on
from omnidesk.reports.layout.styles import GAP, LINE, PAD, Styles, colour

OWN_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
"""A table's first command: reportlab sets its own font, which is not embedded, in any cell."""

START_LINES = 90.0  # the room below which a block rather begins on the next page
_FRESH_PAGE = 400.0  # with less room a row rather begins on the next page
_HARD = "\N{NO-BREAK SPACE}"


_LONG_TEXT = 6_000
"""Characters, some two pages. Of a longer paragraph reportlab breaks the lines that are left anew
for each page, so that ten times the text takes a hundred times as long."""


class Words(Paragraph):
    """A paragraph that is broken into lines once, after asking whether it is still wanted.

    reportlab breaks it at every question: a table that goes on over pages asks each of them.
    """

    def __init__(self, *arguments: Any, checkpoint: Checkpoint = go_on, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.checkpoint = checkpoint
        self._size: tuple[float, float] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._size is None or self._size[0] != width:
            self.checkpoint()
            _, lines = super().wrap(width, height)
            self._size = width, lines
        return self._size

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        if not hasattr(self, "blPara"):  # reportlab forgets the lines of what it need not split
            self._size = None
        for part in parts:
            part.checkpoint = self.checkpoint
        return parts


class Heading(Paragraph):
    """A paragraph that is also an entry of the document's outline."""

    def __init__(self, markup: str, style: ParagraphStyle, *, plain: str, level: int) -> None:
        super().__init__(markup, style)
        self.plain = plain
        self.outline_level = level
        self.keepWithNext = 1

    def draw(self) -> None:
        self.canv._doctemplate.note_heading(self.canv, self)
        super().draw()


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Makes paragraphs for one document."""

    letters: Letters
    styles: Styles

    def paragraph(self, text: str, style: ParagraphStyle | None = None) -> Paragraph:
        style = style or self.styles.body
        return self.words(self.markup(text, style), style)

    def paragraphs(self, text: str, style: ParagraphStyle | None = None) -> list[Paragraph]:
        """Return a text as one paragraph, or as several where it is of many pages."""
        return [self.paragraph(piece, style) for piece in pieces(text)]

    def words(self, markup: str, style: ParagraphStyle) -> Paragraph:
        return Words(markup, style, checkpoint=self.letters.checkpoint)

    def markup(self, text: str, style: ParagraphStyle) -> str:
        return marked_up(text, self.letters, style.fontName)

    def section_title(self, text: str) -> Heading:
        style = self.styles.title
        return Heading(self.markup(text, style), style, plain=text, level=0)

    def block_title(self, text: str) -> Heading:
        style = self.styles.heading
        return Heading(self.markup(text, style), style, plain=text, level=1)

    def subheading(self, text: str, note: str = "") -> Paragraph:
        """Return a small heading with a quieter note on the same line."""
        markup = self.markup(text, self.styles.subheading)
        if note:
            quiet = marked_up(note, self.letters)
            markup += f'  <font name="NotoSans" color="{LIGHT.muted}">{quiet}</font>'
        paragraph = self.words(markup, self.styles.subheading)
        paragraph.keepWithNext = 1
        return paragraph

    def numbered(self, sign: str, text: str, style: ParagraphStyle | None = None) -> Paragraph:
        """Return an item with its number or letter hanging in the margin."""
        style = style or self.styles.body
        hanging = ParagraphStyle(
            "item",
            parent=style,
            leftIndent=16,
            bulletIndent=0,
            bulletFontName=style.fontName,
            bulletFontSize=style.fontSize,
            bulletColor=style.textColor,
        )
        markup, bullet = self.markup(text, style), self.markup(sign, style)
        return self.words(f"<bullet>{bullet}</bullet>{markup}", hanging)

    def item(self, sign: str, text: str, style: ParagraphStyle | None = None) -> list[Paragraph]:
        """Return an item as one paragraph, or as several where it is of many pages."""
        first, *rest = pieces(text)
        return [
            self.numbered(sign, first, style),
            *(self.numbered("", piece, style) for piece in rest),
        ]

    def chip_markup(self, chip: LevelChip) -> str:
        """Return the number on its level's colour, and the name beside it."""
        name = marked_up(chip.name, self.letters)
        return f"{self.number_markup(chip)}{_HARD}{_HARD}{name}"

    def number_markup(self, chip: LevelChip) -> str:
        """Return the number alone, on its level's colour."""
        fill = level_colours(chip.n_levels, LIGHT)[chip.position]
        number = f"{_HARD}{chip.value}{_HARD}".replace("-", "\N{MINUS SIGN}")
        shown = marked_up(number, self.letters, BOLD)
        return f'<font name="{BOLD}" backColor="{fill}" color="{ink_on(fill)}">{shown}</font>'

    def standing_markup(self, standing: Standing) -> str:
        """Return a level's chip, or the word for why there is none, with its note."""
        quiet = f'<font color="{LIGHT.muted}">'
        if standing.chip is not None:
            markup = self.chip_markup(standing.chip)
        else:
            markup = f"{quiet}{marked_up(standing.word, self.letters)}</font>"
        if standing.note:
            markup += f" {quiet}{marked_up(standing.note, self.letters)}</font>"
        return markup

    def standing(self, standing: Standing, style: ParagraphStyle | None = None) -> Paragraph:
        return Paragraph(self.standing_markup(standing), style or self.styles.body)

    def rating(self, standing: Standing, style: ParagraphStyle) -> Paragraph:
        """Return one expert's rating: the level's number, or the word for the empty."""
        if standing.chip is None:
            return self.standing(standing, style)
        return Paragraph(self.number_markup(standing.chip), style)

    def chip(self, chip: LevelChip, style: ParagraphStyle | None = None) -> Paragraph:
        return Paragraph(self.chip_markup(chip), style or self.styles.body)


def pieces(text: str) -> list[str]:
    """Return a text in pieces that reportlab lays out in a moment, cut at an end or a space."""
    found = []
    while len(text) > _LONG_TEXT:
        ends = (text.rfind(end, _LONG_TEXT // 2, _LONG_TEXT) for end in ("\n", ". ", " "))
        cut = next((end + 1 for end in ends if end >= 0), _LONG_TEXT)
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*found, text]


class GridTable(Table):
    """Goes on over pages by whole rows; only a row that no page can hold is split inside."""

    def split(self, width: float, height: float) -> list[Flowable]:
        self.splitInRow = 0
        parts: list[Flowable] = super().split(width, height)
        if not parts and height > _FRESH_PAGE:
            self.splitInRow = 1
            parts = super().split(width, height)
        return parts


class Space(Spacer):
    """Keeps two flowables apart; at the top of a page there is nothing to keep apart."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        frame = getattr(self, "_frame", None)
        if frame is not None and frame._atTop:
            return 0.0, 0.0
        size: tuple[float, float] = super().wrap(width, height)
        return size


def space(steps: float = 1) -> Space:
    return Space(1, steps * GAP)


def grid(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    *,
    n_heads: int = 1,
    inset: float = 0.0,
    extra: Sequence[tuple[object, ...]] = (),
) -> Table:
    """Return a table with hairlines between rows, heads repeated on every page.

    A row that is higher than a page is split inside.
    """
    commands: list[tuple[object, ...]] = [
        OWN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), inset),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2 * PAD),
        ("TOPPADDING", (0, 0), (-1, -1), PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PAD),
        ("LINEBELOW", (0, 0), (-1, -1), LINE, colour("hairline")),
    ]
    if n_heads:
        last = n_heads - 1
        commands.append(("LINEBELOW", (0, last), (-1, last), LINE, colour("control")))
    cells, style = [list(row) for row in rows], TableStyle([*commands, *extra])
    return GridTable(cells, colWidths=list(widths), repeatRows=n_heads, style=style, hAlign="LEFT")


def stacked(flowables: Sequence[Flowable], steps: float = 1) -> list[Flowable]:
    """Return flowables with a space between each two."""
    story: list[Flowable] = []
    for flowable in flowables:
        if story:
            story.append(space(steps))
        story.append(flowable)
    return story
