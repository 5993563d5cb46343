"""The whole rubric as an appendix: every text of the version that was rated on."""

from __future__ import annotations

from collections.abc import Iterator

from omnidesk.domain.rubric import Dimension
from omnidesk.reports.content import Section, SectionKey
from omnidesk.reports.content_blocks import Block, LevelText, ModelGrid, ModelRow, Prose
from omnidesk.services.report_sections.cover import model_name
from omnidesk.services.report_sections.dimensions import level_text
from omnidesk.services.report_sections.source import ReportSource


def model_section(source: ReportSource) -> Section:
    t, rubric = source.t, source.rubric
    said = t("{model} ({id}). Content hash: {hash}.").format(
        model=model_name(source), id=rubric.id, hash=source.record.round.rubric_hash
    )
    note = source.words(rubric.note)
    levels = tuple(
        LevelText("", source.chip(level.value), _said(source.words(level.definition)))
        for level in rubric.levels
    )
    grid = ModelGrid(t("Dimension"), levels, tuple(_rows(source)))
    blocks: tuple[Block, ...] = (Prose((said, *_said(note))), grid)
    return Section(SectionKey.MODEL, t("Appendix: the maturity model"), blocks, is_wide=True)


def _rows(source: ReportSource) -> Iterator[ModelRow]:
    """Yield the dimensions in the rubric's order, each group's name before its first one."""
    names = {group.key: group.name for group in source.rubric.groups}
    group = None
    for dimension in source.rubric.dimensions:
        if dimension.group != group and dimension.group in names:
            yield ModelRow(source.words(names[dimension.group]))
        group = dimension.group
        yield _row(source, dimension)


def _row(source: ReportSource, dimension: Dimension) -> ModelRow:
    improvements = dict(dimension.improvements)
    notes = [*_said(source.words(dimension.definition)), *_said(source.words(dimension.guidance))]
    for level, text in improvements.items():
        notes.append(
            source.t("From level {level} to the next: {text}").format(
                level=level, text=source.words(text)
            )
        )
    cells = tuple(level_text(source, dimension.key, value) for value in source.rubric.values)
    return ModelRow(source.title(dimension.key), tuple(notes), cells)


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
