"""Verdict, roadmap, cited guidance and limitations."""

from __future__ import annotations

from omnidesk.domain.assessment import Action, Horizon, Target
from omnidesk.domain.results import DimensionResult
from omnidesk.reports.content import Section, SectionKey
from omnidesk.reports.content_blocks import (
    Block,
    Listing,
    Prose,
    RoadmapRow,
    RoadmapTable,
    Standing,
)
from omnidesk.services.report_sections.dimensions import advice_of
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.result_texts import word


def verdict_section(source: ReportSource) -> Section | None:
    t, settings = source.t, source.settings
    blocks: list[Block] = []
    if settings.verdict:
        blocks.append(Prose((source.words(settings.verdict),), is_lead=True))
    if settings.overall_recommendations:
        items = tuple(source.words(text) for text in settings.overall_recommendations)
        blocks.append(Listing(items, t("Overall recommendations")))
    if settings.next_assessment:
        due = t.date(settings.next_assessment)
        blocks.append(Prose((due,), t("Next assessment due")))
    return _section(SectionKey.VERDICT, t("Verdict"), blocks)


def roadmap_section(source: ReportSource) -> Section | None:
    t = source.t
    blocks: list[Block] = [
        table for horizon in Horizon if (table := _table(source, horizon)) is not None
    ]
    if (rest := _without_target(source)) is not None:
        blocks.append(rest)
    if source.record.actions:
        lines = tuple(_action(source, action) for action in source.record.actions)
        blocks.append(Listing(lines, t("Actions"), t("(promised by the organisation)")))
    return _section(SectionKey.ROADMAP, t("Roadmap"), blocks)


def steps_section(source: ReportSource) -> Section | None:
    """Return guidance from elsewhere, said plainly to be no finding."""
    t, settings = source.t, source.settings
    if not settings.general_steps:
        return None
    lead = t("This is general guidance from elsewhere, not a finding about this organisation.")
    origin = source.words(settings.general_steps_source)
    said = (lead, t("Source: {source}").format(source=origin)) if origin else (lead,)
    steps = Listing(tuple(source.words(step) for step in settings.general_steps))
    return _section(SectionKey.STEPS, t("General steps"), [Prose(said), steps])


def limitations_section(source: ReportSource) -> Section | None:
    text = source.words(source.settings.limitations)
    blocks: list[Block] = [Prose((text,))] if text else []
    return _section(SectionKey.LIMITATIONS, source.t("Limitations"), blocks)


def _section(key: SectionKey, title: str, blocks: list[Block]) -> Section | None:
    return Section(key, title, tuple(blocks)) if blocks else None


def _table(source: ReportSource, horizon: Horizon) -> RoadmapTable | None:
    rows = tuple(
        _row(source, result, target)
        for result in source.scope
        for target in result.targets
        if target.horizon is horizon
    )
    if not rows:
        return None
    t = source.t
    heads = t("Dimension"), t("From and to"), t("Recommendations")
    return RoadmapTable(source.horizon(horizon), "", heads, rows)


def _row(source: ReportSource, result: DimensionResult, target: Target) -> RoadmapRow:
    """Return one step; the advice stands at the first step of its dimension."""
    before = result.targets[: result.targets.index(target)]
    start = Standing(source.chip(before[-1].level)) if before else source.standing(result)
    advice = () if before else advice_of(source, result.key)
    return RoadmapRow(source.title(result.key), start, source.chip(target.level), advice)


def _without_target(source: ReportSource) -> RoadmapTable | None:
    t = source.t
    rows = tuple(
        RoadmapRow(source.title(result.key), source.standing(result), None, advice)
        for result in source.scope
        if not result.targets and (advice := advice_of(source, result.key))
    )
    heads = t("Dimension"), t("Level"), t("Recommendations")
    return RoadmapTable(t("Without a target"), "", heads, rows) if rows else None


def _action(source: ReportSource, action: Action) -> str:
    t = source.t
    by = word(action.horizon, t) if action.horizon else ""
    about = [action.who, t.date(action.due) if action.due else by, word(action.state, t)]
    return t("{dimension}: {what} ({about})").format(
        dimension=source.title(action.dimension),
        what=source.words(action.what),
        about=", ".join(part for part in about if part),
    )
