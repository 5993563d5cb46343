"""Trend: what moved since earlier rounds, and how far that can be compared."""

from __future__ import annotations

from omnidesk.charts.heat_map import describe_heat
from omnidesk.charts.pictures.heat_picture import heat_picture
from omnidesk.charts.pictures.marks import Picture
from omnidesk.charts.pictures.slope_picture import slope_picture
from omnidesk.charts.pictures.steps_picture import small_steps_picture, steps_picture
from omnidesk.charts.slope import describe_slope
from omnidesk.charts.steps import describe_steps
from omnidesk.domain.comparison import Comparison
from omnidesk.domain.trend import Trend, first_previous_latest
from omnidesk.reports.content import Section, SectionKey
from omnidesk.reports.content_blocks import Block, ChartBlock, ChartRoom, Prose
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.trend_charts import heat_map_of, slope_of, steps_of
from omnidesk.services.trend_differences import difference_sentences
from omnidesk.services.trend_texts import (
    headline,
    legend_text,
    movement_sentences,
    nothing_compared,
    overall_sentences,
)
from omnidesk.texts import Translator

_OVERALL_SHARE = 0.36


def trend_section(source: ReportSource) -> Section | None:
    """Return the section, or None where no earlier round can be shown."""
    if source.trend is None:
        return None
    t, blocks = source.t, trend_blocks(source.trend, source.t)
    if source.unseen:
        sentence = t("Not shown, since they are still being rated blind: {rounds}.")
        blocks.append(Prose((sentence.format(rounds=", ".join(source.unseen)),)))
    return Section(SectionKey.TREND, t("Trend"), tuple(blocks))


def trend_blocks(whole: Trend, t: Translator) -> list[Block]:
    """Return what is said and drawn of a trend; one sentence where nothing can be compared."""
    if nothing := nothing_compared(whole, t):
        return [Prose((nothing,), is_lead=True)]
    chosen = whole.part(first_previous_latest(whole.labels))
    previous = whole.part(whole.labels[-2:])
    blocks: list[Block] = list(_comparison(previous.span, t, is_lead=True))
    if len(chosen.rounds) > len(previous.rounds):
        blocks += _comparison(chosen.span, t)
    blocks.append(Prose(tuple(overall_sentences(whole, t)), t("Overall of every round")))
    blocks += [table_block(chosen, t), *_steps(whole, t)]
    if previous.is_comparable:
        blocks.append(slope_block(previous, t))
    return blocks


def table_block(trend: Trend, t: Translator) -> ChartBlock:
    """Return the levels by dimension and round, as a table in colours."""
    chart = heat_map_of(trend, t)

    def draw(room: ChartRoom) -> Picture:
        return heat_picture(chart.part(*room.rows), room.width, room.ink)

    caption = t("Levels by dimension and round")
    return ChartBlock(caption, describe_heat(chart, t), draw, len(chart.rows))


def slope_block(trend: Trend, t: Translator) -> ChartBlock:
    """Return every dimension from the first to the last round of a trend."""
    chart = slope_of(trend, t)

    def draw(room: ChartRoom) -> Picture:
        return slope_picture(chart.part(*room.rows), room.width, room.ink)

    caption = t("From {earlier} to {later}").format(earlier=chart.earlier, later=chart.later)
    return ChartBlock(caption, describe_slope(chart, t), draw, len(chart.rows))


def overall_block(trend: Trend, t: Translator) -> ChartBlock | None:
    """Return the overall by date; None where no round has a number."""
    chart = steps_of(trend, t)
    if chart.overall is None:
        return None

    def draw(room: ChartRoom) -> Picture:
        return steps_picture(chart, "", room.width, room.width * _OVERALL_SHARE, room.ink)

    words = describe_steps(chart.overall, chart, t)
    return ChartBlock(t("Overall by date"), words, draw)


def _comparison(span: Comparison, t: Translator, *, is_lead: bool = False) -> list[Prose]:
    said = [Prose((headline(span, t), *movement_sentences(span, t)), is_lead=is_lead)]
    if cautions := difference_sentences(span, t):
        said.append(Prose((" ".join(cautions),), t("Before you compare")))
    return said


def _steps(trend: Trend, t: Translator) -> list[Block]:
    chart = steps_of(trend, t)

    def draw(room: ChartRoom) -> Picture:
        return small_steps_picture(chart.part(*room.rows), room.width, room.ink)

    words = " ".join(describe_steps(row, chart, t) for row in chart.rows)
    large = overall_block(trend, t)
    small = ChartBlock(t("All dimensions by date"), words, draw, len(chart.rows))
    return [*([large] if large else []), small, Prose((legend_text(t),))]
