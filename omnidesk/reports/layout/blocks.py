"""The plain blocks of a report as flowables: facts, prose, lists, charts and tables of values."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table, TableStyle

from omnidesk.reports.content_blocks import (
    Aim,
    ChartBlock,
    Fact,
    Facts,
    Listing,
    Prose,
    RatingTable,
    ValueTable,
)
from omnidesk.reports.layout.picture_figure import PictureFigure
from omnidesk.reports.layout.styles import PAD, colour
from omnidesk.reports.layout.typesetting import OWN_FONT, Typesetter, grid, space, stacked

_LABEL_SHARE = 0.26
_CODES_IN_TABLE = 8
_ON_ONE_PAGE = 500.0  # a figure up to this height is not split


def facts_flowables(facts: Facts, setter: Typesetter, width: float) -> list[Flowable]:
    return [facts_table(facts.rows, setter, width)]


def facts_table(rows: Sequence[Fact], setter: Typesetter, width: float) -> Table:
    """Return labels on the left with what they say on the right."""
    cells = [
        [
            setter.paragraph(row.label, setter.styles.head),
            stacked([p for value in row.values for p in setter.paragraphs(value)], 0.3),
        ]
        for row in rows
    ]
    label = width * _LABEL_SHARE
    return grid(cells, [label, width - label], n_heads=0)


def prose_flowables(prose: Prose, setter: Typesetter, _width: float) -> list[Flowable]:
    first = setter.styles.lead if prose.is_lead else setter.styles.body
    kinds = [first] + [setter.styles.body] * (len(prose.paragraphs) - 1)
    story: list[Flowable] = []
    if prose.heading or prose.note:
        story += [setter.subheading(prose.heading, prose.note), space(0.3)]
    texts = zip(prose.paragraphs, kinds, strict=True)
    return story + stacked([p for text, style in texts for p in setter.paragraphs(text, style)])


def listing_flowables(listing: Listing, setter: Typesetter, _width: float) -> list[Flowable]:
    story: list[Flowable] = []
    if listing.heading or listing.note:
        story += [setter.subheading(listing.heading, listing.note), space(0.5)]
    items = [setter.item(f"{i}.", text) for i, text in enumerate(listing.items, start=1)]
    return story + stacked([p for item in items for p in item], 0.5)


def chart_flowables(block: ChartBlock, setter: Typesetter, width: float) -> list[Flowable]:
    figure = PictureFigure(block, setter.letters, width)
    head: list[Flowable] = [setter.subheading(block.caption), space()] if block.caption else []
    story = [*head, figure]
    return [KeepTogether(story)] if not block.n_rows or figure.height < _ON_ONE_PAGE else story


def value_flowables(table: ValueTable, setter: Typesetter, width: float) -> list[Flowable]:
    small = setter.styles.small
    rows: list[list[object]] = [heads(table.heads, setter)]
    for row in table.rows:
        rows.append(
            [
                setter.paragraph(row.title, setter.styles.small),
                setter.standing(row.now, small),
                setter.paragraph(row.source, small),
                aims_flowables(row.aims, setter),
                setter.paragraph(row.gap, small),
            ]
        )
    shares = (0.22, 0.19, 0.18, 0.28, 0.13)
    return [grid(rows, [width * share for share in shares])]


def rating_flowables(table: RatingTable, setter: Typesetter, width: float) -> list[Flowable]:
    """Return the ratings, experts across; a large panel goes on in further tables."""
    groups = range(0, len(table.codes), _CODES_IN_TABLE)
    return stacked([_ratings_of(table, start, setter, width) for start in groups], 2)


def aims_flowables(aims: Sequence[Aim], setter: Typesetter) -> list[Flowable]:
    """Return targets with their horizons, one below the other."""
    return [aim_line(aim, setter) for aim in aims]


def aim_line(aim: Aim, setter: Typesetter) -> Paragraph:
    style = setter.styles.small
    horizon = setter.markup(aim.horizon, style)
    quiet = f'<font color="{colour("muted").hexval().replace("0x", "#")}">, {horizon}</font>'
    return Paragraph(setter.chip_markup(aim.chip) + (quiet if aim.horizon else ""), style)


def heads(texts: Sequence[str], setter: Typesetter) -> list[object]:
    return [setter.paragraph(text, setter.styles.head) for text in texts]


def columns(cells: Sequence[list[Flowable]], width: float, *, is_soft: bool = True) -> Table:
    """Return blocks side by side, each on a soft ground."""
    commands: list[tuple[object, ...]] = [
        OWN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2 * PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2 * PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5 * PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * PAD),
    ]
    if is_soft:
        commands.append(("BACKGROUND", (0, 0), (-1, -1), colour("background")))
        commands.append(("LINEBEFORE", (1, 0), (-1, -1), 3, colour("surface")))
    widths = [width / len(cells)] * len(cells)
    return Table([list(cells)], colWidths=widths, splitInRow=1, style=TableStyle(commands))


def _ratings_of(table: RatingTable, start: int, setter: Typesetter, width: float) -> Table:
    small = setter.styles.small
    stop = start + _CODES_IN_TABLE
    codes = table.codes[start:stop]
    is_last = stop >= len(table.codes)
    status_head = (table.status_head,) if is_last else ()
    rows: list[list[object]] = [heads((table.title_head, *codes, *status_head), setter)]
    for row in table.rows:
        cells = [setter.rating(rating, small) for rating in row.ratings[start:stop]]
        status = [setter.paragraph(row.status, small)] if is_last else []
        rows.append([setter.paragraph(row.title, small), *cells, *status])
    title, status_width = width * 0.26, width * 0.16 if is_last else 0.0
    each = min((width - title - status_width) / len(codes), width * 0.13)
    return grid(rows, [title, *[each] * len(codes), *([status_width] if is_last else [])])
