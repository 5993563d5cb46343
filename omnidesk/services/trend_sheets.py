"""The Trend page on one landscape sheet: read in one go, worded in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from omnidesk.charts.heat_map import HeatMap
from omnidesk.charts.pictures.heat_picture import heat_picture
from omnidesk.charts.pictures.marks import Ink, Picture
from omnidesk.charts.pictures.slope_picture import slope_picture
from omnidesk.charts.pictures.steps_picture import steps_picture
from omnidesk.domain.trend import Trend
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.pdf import PdfReport
from omnidesk.reports.trend_sheet import TrendSheet, trend_sheet_pdf
from omnidesk.services.report_sections.cover import PROGRAM
from omnidesk.services.standalone_charts import trend_title
from omnidesk.services.trend_charts import heat_map_of, slope_of, steps_of
from omnidesk.services.trend_differences import difference_sentences
from omnidesk.services.trend_texts import (
    headline,
    movement_sentences,
    nothing_compared,
    overall_sentences,
)
from omnidesk.services.trends import read_trend
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator, load_translator

_STEPS_SHARE = 0.42


def make_trend_sheet(
    workspace: Workspace,
    labels: Sequence[str],
    *,
    language: str,
    locale: Path,
    fonts: ReportFonts,
    made_on: str = "",
) -> PdfReport:
    """Return some rounds over time on one A4 sheet, as they are on disk now.

    Args:
        workspace: the client file; only read.
        labels: of two rounds or more.
        language: of the sheet, whatever the window's is.
        locale: the folder with the catalogues.
        fonts: what the letters are drawn with.
        made_on: an ISO date; today by default.

    Raises:
        UnknownRound, TooFewRounds, StillBlind: see ``read_trend``.
    """
    t = load_translator(language, locale)
    trend = read_trend(workspace, labels)
    sheet = sheet_of(trend, t, made_on or date.today().isoformat())
    return trend_sheet_pdf(sheet, fonts)


def sheet_of(trend: Trend, t: Translator, made_on: str) -> TrendSheet:
    """Return what stands on the sheet of a trend."""
    chart = heat_map_of(trend, t)
    classification = trend.latest.record.round.settings.classification.text(t.language)
    parts = (classification, PROGRAM, t.date(made_on))
    return TrendSheet(
        trend_title(trend, t),
        _sentences(trend, t),
        lambda width, ink, n: heat_picture(_moved_most(chart, n), width, ink),
        len(chart.rows),
        t("{n} of {total} dimensions: those that moved most."),
        tuple(_charts(trend, t)),
        "  \N{MIDDLE DOT}  ".join(part for part in parts if part),
        t.language,
    )


def _charts(trend: Trend, t: Translator) -> Iterator[tuple[str, Callable[[float, Ink], Picture]]]:
    """Yield the charts beside the table; none that would be empty."""
    ends = trend.part(trend.labels[-2:])
    if trend.is_comparable:
        steps = steps_of(trend, t)
        yield (
            t("Levels by date: the overall"),
            lambda width, ink: steps_picture(steps, "", width, width * _STEPS_SHARE, ink),
        )
    if ends.is_comparable:
        slope = slope_of(ends, t)
        yield (
            t("From {earlier} to {later}").format(earlier=slope.earlier, later=slope.later),
            lambda width, ink: slope_picture(slope, width, ink),
        )


def _sentences(trend: Trend, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return the sentences of the page: since the first round, and since the one before."""
    if nothing := nothing_compared(trend, t):
        return ((nothing, ""),)
    spans = [trend.span]
    if len(trend.rounds) > 2:
        spans.append(trend.part(trend.labels[-2:]).span)
    said = [(headline(each, t), " ".join(movement_sentences(each, t))) for each in spans]
    cautions = " ".join(difference_sentences(trend.span, t))
    if cautions:
        said.append((t("Before you compare"), cautions))
    said.append(("", " ".join(overall_sentences(trend, t))))
    return tuple(said)


def _moved_most(chart: HeatMap, n: int) -> HeatMap:
    """Return the table with the rows that moved most, in their order."""
    if n >= len(chart.rows):
        return chart
    ranked = sorted(chart.rows, key=lambda row: -abs(row.change or 0))
    kept = {row.key for row in ranked[:n]}
    return replace(chart, rows=tuple(row for row in chart.rows if row.key in kept))
