"""Results: the overall with its rule, both charts, the table of values, the ratings."""

from __future__ import annotations

from omnidesk.charts.gap import gap_chart
from omnidesk.charts.pictures.marks import Picture
from omnidesk.charts.pictures.radar_picture import radar_picture
from omnidesk.charts.radar import (
    RadarChart,
    RadarKind,
    axis_text,
    describe_radar,
    radar_chart,
)
from omnidesk.domain.aggregation import PanelFlag, Source
from omnidesk.domain.assessment import Empty
from omnidesk.domain.results import DimensionResult
from omnidesk.reports.content import Section, SectionKey
from omnidesk.reports.content_blocks import (
    Block,
    ChartBlock,
    ChartRoom,
    Prose,
    RatingRow,
    RatingTable,
    Standing,
    ValueRow,
    ValueTable,
)
from omnidesk.services.report_sections.overall import (
    after_targets,
    all_rules,
    headline,
    rule_note,
)
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.report_sections.summary import gap_block
from omnidesk.services.result_texts import agreement_text, spread_text, word
from omnidesk.texts import N_

_RADAR_HEIGHT = 285.0
_FLAGS = {
    PanelFlag.TIED: N_("{names}: several levels are the most frequent; the lowest counts."),
    PanelFlag.UNTRIMMED: N_("{names}: fewer than five ratings, so nothing was left out."),
    PanelFlag.NO_WEIGHT: N_("{names}: the weights of all who rated are zero."),
    PanelFlag.UNDECIDED: N_("{names}: the panel has not agreed a level yet."),
    PanelFlag.SOME_NOT_APPLICABLE: N_(
        "{names}: an expert finds it not applicable; the others decide."
    ),
}
_SOURCES = {Source.RULE: N_("by rule"), Source.DECISION: N_("agreed by the panel")}


def results_section(source: ReportSource) -> Section:
    t = source.t
    blocks: list[Block] = [_overall(source)]
    if (after := after_targets(source)) != "":
        blocks.append(Prose((after,), t("If every target is met")))
    blocks += _pictures(source)
    blocks += [_values(source), *_notes(source)]
    if (ratings := _ratings(source)) is not None:
        blocks.append(ratings)
    said = agreement_text(source.results.agreement, source.results.agreement_note, t)
    blocks.append(Prose((said,), t("Agreement between the experts")))
    return Section(SectionKey.RESULTS, t("Results"), tuple(blocks))


def _overall(source: ReportSource) -> Prose:
    lead = source.t("{headline} {rule}").format(headline=headline(source), rule=rule_note(source))
    return Prose(tuple(text for text in (lead, all_rules(source)) if text), is_lead=True)


def _pictures(source: ReportSource) -> list[Block]:
    t = source.t
    radar = radar_chart(source.results, source.rubric, t, words=source.words)
    pictures: list[Block] = []
    if radar.axes and not radar.offers_dots:
        pictures.append(_radar_block(source, radar))
    gaps = gap_chart(source.results, source.rubric, t, words=source.words)
    return [*pictures, gap_block(source, gaps, t("From now to the target"))]


def _radar_block(source: ReportSource, radar: RadarChart) -> ChartBlock:
    t = source.t
    texts = tuple(axis_text(axis, t) for axis in radar.axes)

    def draw(room: ChartRoom) -> Picture:
        return radar_picture(radar, texts, room.width, _RADAR_HEIGHT, room.ink, has_axis_key=True)

    caption = t("Profile") if radar.kind is RadarKind.RADAR else t("Levels")
    return ChartBlock(caption, describe_radar(radar, t), draw)


def _values(source: ReportSource) -> ValueTable:
    t = source.t
    heads = t("Dimension"), t("Level"), t("Source"), t("Target"), t("Gap")
    return ValueTable(heads, tuple(_value(source, r) for r in source.results.dimensions))


def _value(source: ReportSource, result: DimensionResult) -> ValueRow:
    t = source.t
    how = t(_SOURCES[result.source]) if result.level is not None else ""
    gap = "" if result.gap is None else t.number(result.gap)
    return ValueRow(
        source.title(result.key), source.standing(result), how, source.aims(result), gap
    )


def _notes(source: ReportSource) -> list[Block]:
    """Return what must be said beside the numbers, each with the dimensions it concerns."""
    t, results = source.t, source.results
    sentences = []
    if any(r.source is Source.RULE and r.level is not None for r in results.dimensions):
        sentences.append(t("By rule: {rule}.").format(rule=word(results.panel_rule, t)))
    for flag, sentence in _FLAGS.items():
        names = [source.title(r.key) for r in results.dimensions if flag in r.flags]
        if names:
            sentences.append(t(sentence).format(names=", ".join(names)))
    reasons = _not_applicable(source)
    paragraphs = (*sentences, *reasons)
    return [Prose(paragraphs, t("Notes to the table"))] if paragraphs else []


def _not_applicable(source: ReportSource) -> list[str]:
    """Return why experts find dimensions not applicable, in their words."""
    t, record = source.t, source.record
    codes = {expert.id: expert.code for expert in record.panel}
    found = []
    for rating in record.ratings:
        result = source.results.dimension(rating.dimension)
        code = codes.get(rating.expert_id, "")
        if rating.pass_number != source.results.pass_number:
            continue
        if result.ratings.get(code) is Empty.NOT_APPLICABLE:
            found.append(
                t("{dimension}, {code}: not applicable. {reason}").format(
                    dimension=source.title(rating.dimension),
                    code=code,
                    reason=source.words(rating.rationale),
                )
            )
    return found


def _ratings(source: ReportSource) -> RatingTable | None:
    t = source.t
    codes = tuple(expert.code for expert in source.record.panel)
    rated = [result for result in source.results.dimensions if result.ratings]
    if not rated:
        return None
    rows = tuple(_rating_row(source, result, codes) for result in rated)
    return RatingTable(t("Ratings of"), codes, t("Experts are"), rows)


def _rating_row(source: ReportSource, result: DimensionResult, codes: tuple[str, ...]) -> RatingRow:
    said = tuple(rating_standing(source, result, code) for code in codes)
    return RatingRow(source.title(result.key), said, spread_text(result, source.t))


def rating_standing(source: ReportSource, result: DimensionResult, code: str) -> Standing:
    """Return what one expert said of a dimension."""
    reading = result.ratings.get(code, Empty.NOT_YET_RATED)
    if isinstance(reading, Empty):
        return Standing(None, reading, source.empty_word(reading))
    return Standing(source.chip(reading))
