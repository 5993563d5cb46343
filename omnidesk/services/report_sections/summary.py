"""The page for the sponsor: computed facts, and the author's own sentences."""

from __future__ import annotations

from dataclasses import replace

from omnidesk.charts.gap import GapChart, describe_gaps, gap_chart
from omnidesk.charts.pictures.gap_picture import gap_picture, gap_words
from omnidesk.charts.pictures.marks import Picture
from omnidesk.domain.assessment import Empty, Horizon
from omnidesk.domain.local_text import LocalText
from omnidesk.reports.content import SummaryPage, SummaryPart
from omnidesk.reports.content_blocks import ChartBlock, ChartRoom
from omnidesk.services.report_sections.cover import model_name
from omnidesk.services.report_sections.overall import (
    after_targets,
    alternatives,
    headline,
    lowest_note,
    rule_note,
)
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.result_texts import agreement_in_short

_SHORTER = (12, 6, 3)
_GAP_ROW = 21.0
_MOST_NAMED = 4


def summary_page(source: ReportSource) -> SummaryPage:
    t = source.t
    return SummaryPage(
        t("Executive summary"),
        t("{organisation}, round {round}. {model}").format(
            organisation=source.record.organisation,
            round=source.record.round.label,
            model=model_name(source),
        ),
        t("Where the organisation stands: {headline}").format(headline=_lowered(headline(source))),
        rule_note(source),
        alternatives(source),
        pictures(source),
        tuple(part for part in _parts(source) if part.paragraphs),
        (t("Sponsor"), _lead(source), t("Date")),
        t("(goes on at the end of the report)"),
        t("Executive summary in full"),
        missing_ratings(source),
    )


def missing_ratings(source: ReportSource) -> str:
    """Return which ratings are missing, by expert; empty where none is."""
    t, rated = source.t, [result for result in source.scope if result.ratings]
    found = []
    for expert in source.record.panel:
        keys = [r.key for r in rated if r.ratings.get(expert.code) is Empty.NOT_YET_RATED]
        if keys:
            found.append(
                t("{code}: {dimensions}").format(
                    code=expert.code, dimensions=_which(source, keys, len(rated))
                )
            )
    if not found:
        return ""
    sentence = t("Ratings missing when this was printed: {missing}.")
    return sentence.format(missing="; ".join(found))


def _which(source: ReportSource, keys: list[str], n_rated: int) -> str:
    if len(keys) == n_rated:
        return source.t("all {n}").format(n=n_rated)
    if len(keys) > _MOST_NAMED:
        return source.t("{n} of {of}").format(n=len(keys), of=n_rated)
    return ", ".join(source.title(key) for key in keys)


def _lead(source: ReportSource) -> str:
    t, name = source.t, source.settings.assessor
    if not name:
        return t("Lead assessor")
    return t("{name}: {value}").format(name=t("Lead assessor"), value=name)


def pictures(source: ReportSource) -> tuple[ChartBlock, ...]:
    """Return the profile whole, and then of ever fewer dimensions, the lowest first."""
    chart = gap_chart(source.results, source.rubric, source.t, words=source.words)
    whole = gap_block(source, chart, "")
    shorter = [_lowest(source, chart, n) for n in _SHORTER if n < len(source.scope)]
    return (whole, *shorter)


def gap_block(source: ReportSource, chart: GapChart, caption: str) -> ChartBlock:
    words = gap_words(source.t)

    def draw(room: ChartRoom) -> Picture:
        part = chart.part(*room.rows)
        return gap_picture(part, words, room.width, room.ink, least_row=room.least_row or _GAP_ROW)

    return ChartBlock(caption, describe_gaps(chart, source.t), draw, len(chart.rows))


def _lowest(source: ReportSource, chart: GapChart, n: int) -> ChartBlock:
    ranked = sorted(
        (row for row in chart.rows if row.empty is not Empty.OUT_OF_SCOPE),
        key=lambda row: -1.0 if row.now.position is None else row.now.position,
    )
    kept = {row.key for row in ranked[:n]}
    part = replace(chart, rows=tuple(row for row in chart.rows if row.key in kept))
    caption = source.t("The {n} dimensions at the lowest levels; all {total} are in the results.")
    return gap_block(source, part, caption.format(n=n, total=len(ranked)))


def _parts(source: ReportSource) -> list[SummaryPart]:
    t, own = source.t, source.settings.summary
    works = _author(source, t("What works"), own.works)
    holds = _author(source, t("What holds it back"), own.holds_back)
    met = after_targets(source)
    return [
        works,
        replace(holds, note=lowest_note(source)),
        _to_do(source),
        SummaryPart(t("If every target is met"), (met,) if met else ()),
        _sureness(source),
        _decisions(source),
    ]


def _author(source: ReportSource, heading: str, text: LocalText) -> SummaryPart:
    if not text:
        return SummaryPart(heading, (_to_write(source),), is_to_write=True)
    return SummaryPart(heading, (source.words(text),))


def _to_do(source: ReportSource) -> SummaryPart:
    written = dict(source.settings.summary.to_do)
    heading = source.t("What to do")
    horizons = [horizon for horizon in Horizon if written.get(horizon)]
    if not horizons:
        return SummaryPart(heading, (_to_write(source),), is_to_write=True)
    return SummaryPart(
        heading,
        tuple(source.words(written[horizon]) for horizon in horizons),
        labels=tuple(source.horizon(horizon) for horizon in horizons),
    )


def _sureness(source: ReportSource) -> SummaryPart:
    part = _author(source, source.t("How sure this is"), source.settings.summary.sureness)
    results = source.results
    if results.agreement is None or part.is_to_write:
        return part
    said = agreement_in_short(results.agreement, results.agreement_note, source.t)
    return replace(part, paragraphs=(*part.paragraphs, said))


def _decisions(source: ReportSource) -> SummaryPart:
    t, asked = source.t, source.settings.summary.decisions_asked
    note = t("(in the author's words, for the sponsor to decide)")
    if not asked:
        return SummaryPart(t("Decisions asked"), (_to_write(source),), note, is_to_write=True)
    texts = tuple(source.words(text) for text in asked)
    answers = t("Yes"), t("No"), t("Owner"), t("Date")
    return SummaryPart(t("Decisions asked"), texts, note, is_numbered=True, answers=answers)


def _to_write(source: ReportSource) -> str:
    return source.t("To be written by the author.")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
