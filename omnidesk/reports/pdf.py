"""Writes a report as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from omnidesk.reports.content import (
    ReportContent,
    Section,
    SectionKey,
    SummaryPage,
)
from omnidesk.reports.content_blocks import (
    Block,
    ChartBlock,
    DimensionBlock,
    Facts,
    Listing,
    ModelGrid,
    Prose,
    RatingTable,
    RoadmapTable,
    ValueTable,
)
from omnidesk.reports.fonts import Letters, ReportFonts
from omnidesk.reports.layout.blocks import (
    chart_flowables,
    facts_flowables,
    facts_table,
    listing_flowables,
    prose_flowables,
    rating_flowables,
    value_flowables,
)
from omnidesk.reports.layout.dimensions import (
    dimension_flowables,
    model_flowables,
    roadmap_flowables,
)
from omnidesk.reports.layout.pages import (
    ACROSS,
    UPRIGHT,
    ContentsList,
    ReportTemplate,
    frame_size,
)
from omnidesk.reports.layout.styles import MARGIN, PORTRAIT, WIDE, WIDE_MARGIN, styles
from omnidesk.reports.layout.summary import fitted_summary
from omnidesk.reports.layout.typesetting import START_LINES, Typesetter, space

_OWN_PAGE = (SectionKey.RESULTS,)
_START_ROOM = 170.0  # a section does not begin lower on a page

_WRITERS: Mapping[type[Block], Callable[[Any, Typesetter, float], list[Flowable]]] = {
    Facts: facts_flowables,
    Prose: prose_flowables,
    Listing: listing_flowables,
    ChartBlock: chart_flowables,
    ValueTable: value_flowables,
    RatingTable: rating_flowables,
    DimensionBlock: dimension_flowables,
    RoadmapTable: roadmap_flowables,
    ModelGrid: model_flowables,
}


@dataclass(frozen=True, slots=True)
class PdfReport:
    """A finished report.

    Attributes:
        data: the bytes of the file.
        undrawable: characters that no font here has; each is an empty square on paper.
        unshaped: letters of joined or right-to-left scripts, drawn one by one.
    """

    data: bytes
    n_pages: int
    undrawable: tuple[str, ...]
    unshaped: tuple[str, ...]


@dataclass(slots=True)
class SetReport:
    """A report as reportlab's flowables, to be laid out once: all that comes before reportlab."""

    template: ReportTemplate
    story: list[Flowable]
    stream: BytesIO
    letters: Letters

    def lay_out(self) -> PdfReport:
        self.template.lay_out(self.story)
        return PdfReport(
            self.stream.getvalue(),
            len(self.template.widths),
            tuple(sorted(self.letters.missing)),
            tuple(sorted(self.letters.unshaped)),
        )


def set_report(content: ReportContent, fonts: ReportFonts) -> SetReport:
    """Return a report ready to be laid out."""
    letters, stream = fonts.letters(), BytesIO()
    template = ReportTemplate(stream, content, letters)
    return SetReport(template, _story(content, letters, template), stream, letters)


def pdf_report(content: ReportContent, fonts: ReportFonts) -> PdfReport:
    """Return a report as a PDF; the same content gives the same bytes."""
    return set_report(content, fonts).lay_out()


def _story(content: ReportContent, letters: Letters, template: ReportTemplate) -> list[Flowable]:
    setter = Typesetter(letters, styles())
    upright = [section for section in content.sections if not section.is_wide]
    wide = [section for section in content.sections if section.is_wide]
    first: list[Flowable] = []
    in_full: list[Flowable] = []
    titles = [section.title for section in upright]
    if content.summary is not None:
        fitted = fitted_summary(content.summary, letters, *frame_size(PORTRAIT, MARGIN))
        first = [PageBreak(), *fitted.story]
        titles.insert(0, content.summary.title)
        if fitted.is_shortened:
            in_full = _summary_in_full(content.summary, setter)
            titles.append(content.summary.in_full)
    template.contents = ContentsList(
        [*titles, *(section.title for section in wide)], letters, frame_size(PORTRAIT, MARGIN)[0]
    )
    story = [NextPageTemplate(UPRIGHT), *_cover(content, setter, template.contents), *first]
    for i, section in enumerate(upright):
        is_new_page = i == 0 or section.key in _OWN_PAGE
        story += [PageBreak()] if is_new_page else [space(4), CondPageBreak(_START_ROOM)]
        story += _section(section, setter)
    story += [*in_full, *_colophon(content, setter)]
    for section in wide:
        story += [NextPageTemplate(ACROSS), PageBreak(), *_section(section, setter)]
    return story


def _cover(content: ReportContent, setter: Typesetter, contents: ContentsList) -> list[Flowable]:
    cover, kinds = content.cover, setter.styles
    story: list[Flowable] = [
        Spacer(1, 60),
        setter.paragraph(cover.kind, kinds.lead),
        space(),
        setter.paragraph(cover.organisation, styles(1.5).title),
        space(),
        setter.paragraph(cover.model, kinds.lead),
        Spacer(1, 26),
        facts_table(cover.facts, setter, contents.width),
    ]
    if contents.titles:
        head = setter.paragraph(content.contents_title, kinds.head)
        story += [Spacer(1, 22), KeepTogether([head, space(), contents])]
    return story


def _section(section: Section, setter: Typesetter) -> list[Flowable]:
    size = frame_size(WIDE, WIDE_MARGIN) if section.is_wide else frame_size(PORTRAIT, MARGIN)
    story: list[Flowable] = [setter.section_title(section.title), space(1.5)]
    for i, block in enumerate(section.blocks):
        if i:
            story.append(space(4 if isinstance(block, DimensionBlock) else 2))
        if isinstance(block, Prose | Listing) and block.heading:
            story.append(CondPageBreak(START_LINES))  # no heading alone at the foot of a page
        story += _WRITERS[type(block)](block, setter, size[0])
    return story


def _summary_in_full(page: SummaryPage, setter: Typesetter) -> list[Flowable]:
    """Return the summary's texts without any cut, for when its one page could not hold them."""
    story: list[Flowable] = [PageBreak(), setter.section_title(page.in_full), space(1.5)]
    width, _ = frame_size(PORTRAIT, MARGIN)
    heads = Prose((page.organisation, page.headline, page.rule, page.alternatives))
    story += prose_flowables(heads, setter, width)
    for part in page.parts:
        story += [
            space(2),
            *prose_flowables(Prose(part.paragraphs, part.heading, part.note), setter, width),
        ]
    return story


def _colophon(content: ReportContent, setter: Typesetter) -> list[Flowable]:
    if not content.colophon:
        return []
    width, _ = frame_size(PORTRAIT, MARGIN)
    quiet = Typesetter(setter.letters, styles(0.85))
    return [space(3), KeepTogether(facts_table(content.colophon, quiet, width))]
