"""One block per dimension, the roadmap, and the whole model, as flowables."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph

from omnidesk.charts.palette import LIGHT, level_colours
from omnidesk.reports.content_blocks import (
    Advice,
    Aim,
    DimensionBlock,
    LevelText,
    ModelGrid,
    ModelRow,
    Reason,
    RoadmapRow,
    RoadmapTable,
    Standing,
)
from omnidesk.reports.layout.blocks import columns, heads, listing_flowables, prose_flowables
from omnidesk.reports.layout.styles import LINE, PAD, colour
from omnidesk.reports.layout.typesetting import START_LINES, Typesetter, grid, space, stacked

_ARROW = "\N{RIGHTWARDS ARROW}"
_LONG_WORDS = 3_000  # characters above which nobody could keep a block on one page


def dimension_flowables(block: DimensionBlock, setter: Typesetter, width: float) -> list[Flowable]:
    """Return the block of a dimension, kept together where a page can hold it."""
    story: list[Flowable] = [
        setter.block_title(block.title),
        space(0.6),
    ]
    if not block.levels or block.now.chip is None or block.now.note:
        story += [standing_line(block.now, block.aims, setter), space()]
    if block.levels:
        cells = [level_flowables(text, setter) for text in block.levels]
        story += [columns(cells, width), space(1.2)]
    parts = [prose_flowables(prose, setter, width) for prose in block.texts]
    parts += [_advice(block, setter), _reasons(block, setter, width)]
    if block.evidence is not None:
        parts.append(listing_flowables(block.evidence, setter, width))
    for i, part in enumerate(part for part in parts if part):
        story += [space(1.2 if i else 0), *part]
    if _n_characters(block) > _LONG_WORDS:
        return [CondPageBreak(START_LINES), *story]
    return [KeepTogether(story)]


def standing_line(now: Standing, aims: Sequence[Aim], setter: Typesetter) -> Paragraph:
    """Return where a dimension stands and what it aims at on one line."""
    style = setter.styles.body
    markup = setter.standing_markup(now)
    for aim in aims:
        arrow = setter.markup(f"   {_ARROW}   ", style)
        horizon = setter.markup(aim.horizon, style)
        markup += f'{arrow}{setter.chip_markup(aim.chip)}<font color="{LIGHT.muted}">'
        markup += f", {horizon}</font>" if aim.horizon else "</font>"
    return Paragraph(markup, style)


def level_flowables(text: LevelText, setter: Typesetter) -> list[Flowable]:
    """Return what the rubric says of a level, under its chip."""
    story: list[Flowable] = []
    if text.heading:
        story += [setter.paragraph(text.heading, setter.styles.head), space(0.3)]
    story += [setter.chip(text.chip, setter.styles.strong), space(0.4)]
    story += stacked([setter.paragraph(p, setter.styles.small) for p in text.paragraphs], 0.5)
    for criterion in text.criteria:
        story.append(setter.numbered("\N{BULLET}", criterion, setter.styles.small))
    return story


def advice_flowables(advice: Sequence[Advice], setter: Typesetter) -> list[Flowable]:
    """Return recommendations with their letters, and the answers to them below."""
    lines: list[Flowable] = []
    for each in advice:
        lines += setter.item(f"{each.letter}.", each.text)
        if each.answer:
            lines += setter.item("", each.answer, setter.styles.muted)
    return stacked(lines, 0.4)


def roadmap_flowables(table: RoadmapTable, setter: Typesetter, width: float) -> list[Flowable]:
    rows: list[list[object]] = [heads(table.heads, setter)]
    rows += [
        [
            setter.paragraph(row.title, setter.styles.small),
            _step(row, setter),
            _small_advice(row.advice, setter),
        ]
        for row in table.rows
    ]
    shares = (0.2, 0.25, 0.55)
    head = setter.block_title(table.heading)
    note = [setter.paragraph(table.note, setter.styles.muted)] if table.note else []
    for each in note:
        each.keepWithNext = 1
    return [CondPageBreak(START_LINES), head, *note, space(0.5), grid(rows, _parts(width, shares))]


def model_flowables(model: ModelGrid, setter: Typesetter, width: float) -> list[Flowable]:
    """Return the grid of all level descriptions, on as many pages as it needs."""
    title = min(0.17, 1.2 / (len(model.levels) + 1)) * width
    each = (width - title) / len(model.levels)
    head: list[object] = [setter.paragraph(model.title_head, setter.styles.head)]
    head += [_level_head(level, setter) for level in model.levels]
    rows, spans = [head], []
    for row in model.rows:
        if not row.cells:
            spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
        rows.append(_model_row(row, len(model.levels), setter))
    widths = [title, *[each] * len(model.levels)]
    return [grid(rows, widths, inset=PAD, extra=[*spans, *_stripes(model)])]


def _advice(block: DimensionBlock, setter: Typesetter) -> list[Flowable]:
    if not block.advice:
        return []
    heading = setter.subheading(block.advice_heading)
    return [heading, space(0.3), *advice_flowables(block.advice, setter)]


def _reasons(block: DimensionBlock, setter: Typesetter, width: float) -> list[Flowable]:
    if not block.reasons:
        return []
    rows = [_reason(each, setter) for each in block.reasons]
    table = grid(rows, _parts(width, (0.1, 0.28, 0.62)), n_heads=0)
    return [setter.subheading(block.reasons_heading), space(0.3), table, space()]


def _reason(reason: Reason, setter: Typesetter) -> list[object]:
    small = setter.styles.small
    text = stacked(
        [
            paragraph
            for part, style in ((reason.text, small), (reason.confidence, setter.styles.muted))
            if part
            for paragraph in setter.paragraphs(part, style)
        ],
        0.2,
    )
    return [
        setter.paragraph(reason.code, setter.styles.head),
        setter.standing(reason.standing, small),
        text,
    ]


def _step(row: RoadmapRow, setter: Typesetter) -> list[Flowable]:
    small = setter.styles.small
    if row.aim is None:
        return [setter.standing(row.start, small)]
    start = setter.standing_markup(row.start) + setter.markup(f" {_ARROW}", small)
    return [Paragraph(start, small), space(0.3), setter.chip(row.aim, small)]


def _small_advice(advice: Sequence[Advice], setter: Typesetter) -> list[Flowable]:
    small = setter.styles.small
    items = [setter.item(f"{each.letter}.", each.text, small) for each in advice]
    return stacked([p for item in items for p in item], 0.3)


def _level_head(level: LevelText, setter: Typesetter) -> list[Flowable]:
    story: list[Flowable] = [setter.chip(level.chip, setter.styles.head)]
    for paragraph in level.paragraphs:
        story += [space(0.3), setter.paragraph(paragraph, setter.styles.muted)]
    return story


def _model_row(row: ModelRow, n_levels: int, setter: Typesetter) -> list[object]:
    small = setter.styles.small
    title: list[Flowable] = [setter.paragraph(row.title, setter.styles.subheading)]
    for note in row.notes:
        title += [space(0.3), setter.paragraph(note, setter.styles.muted)]
    cells: list[object] = []
    for cell in row.cells:
        story = stacked([setter.paragraph(text, small) for text in cell.paragraphs], 0.4)
        story += [setter.numbered("\N{BULLET}", text, small) for text in cell.criteria]
        cells.append(story)
    return [title, *(cells or [""] * n_levels)]


def _stripes(model: ModelGrid) -> list[tuple[object, ...]]:
    """Return a line in each level's colour over its column."""
    chips = [level.chip for level in model.levels]
    fills = [level_colours(chip.n_levels, LIGHT)[chip.position] for chip in chips]
    return [("LINEABOVE", (i + 1, 0), (i + 1, 0), 3, fill) for i, fill in enumerate(fills)] + [
        ("LINEAFTER", (0, 0), (-2, -1), LINE, colour("hairline"))
    ]


def _parts(width: float, shares: Sequence[float]) -> list[float]:
    return [width * share for share in shares]


def _n_characters(block: DimensionBlock) -> int:
    texts = [p for level in block.levels for p in (*level.paragraphs, *level.criteria)]
    texts += [p for prose in block.texts for p in prose.paragraphs]
    texts += [each.text + each.answer for each in block.advice]
    texts += [each.text for each in block.reasons]
    texts += block.evidence.items if block.evidence else ()
    return sum(len(text) + 60 for text in texts)
