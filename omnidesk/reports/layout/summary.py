"""The page for the sponsor: always exactly one, whatever was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable, KeepInFrame, Paragraph, Spacer, Table, TableStyle

from omnidesk.charts.palette import LIGHT
from omnidesk.reports.content import SummaryPage, SummaryPart
from omnidesk.reports.content_blocks import ChartBlock
from omnidesk.reports.escaping import marked_up
from omnidesk.reports.fonts import BOLD, ITALIC, REGULAR, Letters
from omnidesk.reports.layout.answers import with_answers
from omnidesk.reports.layout.picture_figure import PictureFigure
from omnidesk.reports.layout.styles import GAP, LINE, PAD, colour, styles
from omnidesk.reports.layout.typesetting import OWN_FONT, Typesetter, space, stacked

_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)
_ROW = 13.5
_LEAST_ROW = 9.5
_SIGN_HEIGHT = 30.0
_MOST_ON_A_PAGE = 15_000
"""Characters; more than fit in the smallest size, so that they need not be laid out to be cut."""
_CUTS = ((700, 8), (400, 6), (250, 5), (150, 4), (90, 3), (40, 2))


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to set the page; the first that fits is taken.

    Attributes:
        cut: how many characters a text and how many paragraphs a part may have.
    """

    scale: float
    row: float
    picture: int
    cut: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FittedSummary:
    """The page, and whether something of it must be printed in full elsewhere."""

    story: list[Flowable]
    is_shortened: bool


def fitted_summary(
    page: SummaryPage, letters: Letters, width: float, height: float
) -> FittedSummary:
    """Return the page: text a little smaller first, then a shorter picture, then shorter texts."""
    is_long = _n_characters(page) > _MOST_ON_A_PAGE
    for attempt in _tries(len(page.pictures)):
        if is_long and attempt.cut is None:
            continue
        shown = page if attempt.cut is None else shortened(page, *attempt.cut)
        sheet = _Sheet(Typesetter(letters, styles(attempt.scale)), width, attempt)
        top, foot = sheet.top(shown), sheet.foot(shown)
        used = _height(top, width) + _height(foot, width)
        if used <= height:
            between = Spacer(1, max(height - used - 1, 0))
            return FittedSummary([*top, between, *foot], attempt.cut is not None)
    return FittedSummary([KeepInFrame(width, height, [*top, *foot], mode="shrink")], True)


def shortened(page: SummaryPage, n_characters: int, n_paragraphs: int) -> SummaryPage:
    """Return the page with long texts cut at a word and long lists cut at an item."""
    cut = _Cut(page.goes_on, n_characters, n_paragraphs)
    return replace(
        page,
        title=cut.text(page.title),
        organisation=cut.text(page.organisation),
        headline=cut.text(page.headline),
        rule=cut.text(page.rule),
        missing=cut.text(page.missing),
        alternatives=cut.text(page.alternatives),
        parts=tuple(cut.part(part) for part in page.parts),
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    goes_on: str
    n_characters: int
    n_paragraphs: int

    def text(self, text: str) -> str:
        if len(text) <= self.n_characters:
            return text
        kept = text[: self.n_characters].rsplit(" ", 1)[0].rstrip(" ,;:.")
        return f"{kept}\N{HORIZONTAL ELLIPSIS} {self.goes_on}"

    def part(self, part: SummaryPart) -> SummaryPart:
        kept = [self.text(text) for text in part.paragraphs[: self.n_paragraphs]]
        if len(part.paragraphs) > self.n_paragraphs:
            kept[-1] = f"{kept[-1].removesuffix(self.goes_on)} {self.goes_on}"
        labels = part.labels[: self.n_paragraphs]
        return replace(part, paragraphs=tuple(kept), labels=labels, note=self.text(part.note))


def _tries(n_pictures: int) -> Iterator[_Try]:
    yield from (_Try(scale, _ROW, 0) for scale in _SCALES[:3])
    yield from (_Try(scale, _LEAST_ROW, 0) for scale in _SCALES[2:])
    for picture in range(1, n_pictures):
        for scale in _SCALES[2:]:
            yield from (_Try(scale, row, picture) for row in (_ROW, _LEAST_ROW))
    for cut in _CUTS:
        yield from (_Try(_SCALES[-2], _LEAST_ROW, picture, cut) for picture in range(n_pictures))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Sets the parts of the page in one size."""

    setter: Typesetter
    width: float
    attempt: _Try

    def top(self, page: SummaryPage) -> list[Flowable]:
        setter, scale = self.setter, self.attempt.scale
        story: list[Flowable] = [
            setter.section_title(page.title),
            setter.paragraph(page.organisation, setter.styles.muted),
            Spacer(1, 8 * scale),
            self._headline(page),
            Spacer(1, 8 * scale),
            *self._picture(page.pictures[self.attempt.picture]),
        ]
        for part in page.parts:
            story += [Spacer(1, 6.5 * scale), *self._part(part)]
        return story

    def foot(self, page: SummaryPage) -> list[Flowable]:
        """Return the lines to sign on."""
        cells = [self.setter.paragraph(text, self.setter.styles.muted) for text in page.signatures]
        n = len(cells)
        gap = 4 * GAP
        widths = [(self.width - gap * (n - 1)) / n if i % 2 == 0 else gap for i in range(2 * n - 1)]
        row: list[object] = []
        for cell in cells:
            row += [cell, ""]
        lines = [("LINEABOVE", (2 * i, 1), (2 * i, 1), LINE, colour("text")) for i in range(n)]
        style = [
            OWN_FONT,
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            *lines,
        ]
        table = Table(
            [[""] * (2 * n - 1), row[:-1]],
            colWidths=widths,
            rowHeights=[_SIGN_HEIGHT * self.attempt.scale, None],
            style=TableStyle(style),
        )
        if not page.missing:
            return [table]
        return [self.setter.paragraph(page.missing, self.setter.styles.to_write), table]

    def _headline(self, page: SummaryPage) -> Table:
        """Return where the organisation stands, on the accent's soft ground."""
        style = self.setter.styles.lead
        markup = f'<font name="{BOLD}">{marked_up(page.headline, self.setter.letters, BOLD)}</font>'
        markup += f' <font name="{REGULAR}">{self.setter.markup(page.rule, style)}</font>'
        cells = [Paragraph(markup, style)]
        if page.alternatives:
            cells += [space(0.4), self.setter.paragraph(page.alternatives)]
        return Table(
            [[cells]],
            colWidths=[self.width],
            style=TableStyle(
                [
                    OWN_FONT,
                    ("BACKGROUND", (0, 0), (-1, -1), colour("accent_soft")),
                    ("LINEBEFORE", (0, 0), (0, -1), 3, colour("accent"), "butt"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 3 * PAD),
                    ("TOPPADDING", (0, 0), (-1, -1), 2 * PAD),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5 * PAD),
                ]
            ),
        )

    def _picture(self, picture: ChartBlock) -> list[Flowable]:
        figure = PictureFigure(picture, self.setter.letters, self.width, self.attempt.row)
        if not picture.caption:
            return [figure]
        return [figure, self.setter.paragraph(picture.caption, self.setter.styles.muted)]

    def _part(self, part: SummaryPart) -> list[Flowable]:
        setter = self.setter
        style = setter.styles.to_write if part.is_to_write else setter.styles.body
        items: list[Flowable] = []
        for i, text in enumerate(part.paragraphs):
            label = part.labels[i] if i < len(part.labels) else ""
            if part.is_numbered and not part.is_to_write:
                item = setter.numbered(f"{i + 1}.", text, style)
                items.append(with_answers(item, part.answers, setter, self.width))
            else:
                items.append(self._labelled(label, text, part))
        return [
            setter.subheading(part.heading, part.note),
            *stacked(items, 0.3 if part.answers else 0.15),
        ]

    def _labelled(self, label: str, text: str, part: SummaryPart) -> Flowable:
        setter = self.setter
        style = setter.styles.to_write if part.is_to_write else setter.styles.body
        markup = setter.markup(text, style)
        if label:
            shown = marked_up(f"{label}: ", setter.letters, ITALIC)
            markup = f'<font name="{ITALIC}" color="{LIGHT.muted}">{shown}</font>{markup}'
        return Paragraph(markup, style)


def _n_characters(page: SummaryPage) -> int:
    heads = (page.title, page.organisation, page.headline, page.rule, page.alternatives)
    texts = [text for part in page.parts for text in (*part.paragraphs, part.note)]
    return sum(map(len, (*heads, *texts)))


def _height(story: list[Flowable], width: float) -> float:
    return float(sum(flowable.wrap(width, 10_000)[1] for flowable in story))
