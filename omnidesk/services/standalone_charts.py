"""Every chart with the words that must stand with it where it stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from omnidesk.charts.gap import describe_gaps, gap_chart
from omnidesk.charts.heat_map import describe_heat
from omnidesk.charts.pictures.gap_picture import gap_picture, gap_words
from omnidesk.charts.pictures.heat_picture import heat_picture
from omnidesk.charts.pictures.marks import Ink, Picture, StandaloneChart
from omnidesk.charts.pictures.radar_picture import radar_picture
from omnidesk.charts.pictures.slope_picture import slope_picture
from omnidesk.charts.pictures.steps_picture import small_steps_picture, steps_picture
from omnidesk.charts.radar import (
    RadarChart,
    axis_text,
    describe_radar,
    radar_chart,
    radar_of_rounds,
)
from omnidesk.charts.slope import describe_slope
from omnidesk.charts.steps import describe_steps
from omnidesk.domain.errors import UnknownDimension
from omnidesk.domain.results import RoundResults, round_results
from omnidesk.domain.trend import Trend
from omnidesk.services.result_texts import overall_lines
from omnidesk.services.rounds import OpenRound
from omnidesk.services.trend_charts import heat_map_of, slope_of, steps_of
from omnidesk.services.trend_differences import difference_sentences
from omnidesk.services.trend_texts import headline, overall_sentences
from omnidesk.texts import Translator

_RADAR_SHARE = 0.82
_STEPS_SHARE = 0.42
_GAP = 18.0


def radar_alone(opened: OpenRound, t: Translator) -> StandaloneChart:
    """Return where a round stands and what it aims at."""
    results = round_results(opened.record, opened.rubric)
    chart = radar_chart(results, opened.rubric, t)
    return _radar(chart, _round_title(opened, t), _overall_notes(results, opened, t), t)


def gap_alone(opened: OpenRound, t: Translator) -> StandaloneChart:
    """Return how far every dimension of a round is from its target."""
    results = round_results(opened.record, opened.rubric)
    chart, words = gap_chart(results, opened.rubric, t), gap_words(t)
    return StandaloneChart(
        lambda width, ink: gap_picture(chart, words, width, ink),
        _round_title(opened, t),
        _overall_notes(results, opened, t),
        describe_gaps(chart, t),
        t.language,
    )


def rounds_radar_alone(trend: Trend, t: Translator) -> StandaloneChart:
    """Return up to three rounds laid over each other."""
    return _radar(radar_of_rounds(trend, t), trend_title(trend, t), _notes(trend, t), t)


def slope_alone(trend: Trend, t: Translator) -> StandaloneChart:
    """Return every dimension from the first to the last round of a trend."""
    chart = slope_of(trend, t)
    return StandaloneChart(
        lambda width, ink: slope_picture(chart, width, ink),
        trend_title(trend, t),
        _notes(trend, t),
        describe_slope(chart, t),
        t.language,
    )


def table_alone(trend: Trend, t: Translator) -> StandaloneChart:
    """Return the levels by dimension and round as a table in colours."""
    chart = heat_map_of(trend, t)
    return StandaloneChart(
        lambda width, ink: heat_picture(chart, width, ink),
        trend_title(trend, t),
        tuple(overall_sentences(trend, t)) + _notes(trend, t),
        describe_heat(chart, t),
        t.language,
    )


def steps_alone(trend: Trend, t: Translator) -> StandaloneChart:
    """Return the levels by date: the overall large, and all dimensions small."""
    chart = steps_of(trend, t)

    def draw(width: float, ink: Ink) -> Picture:
        small = small_steps_picture(chart, width, ink)
        if chart.overall is None:
            return small
        return _stacked(steps_picture(chart, "", width, width * _STEPS_SHARE, ink), small)

    shown = ([chart.overall] if chart.overall else []) + list(chart.rows)
    return StandaloneChart(
        draw,
        trend_title(trend, t),
        tuple(overall_sentences(trend, t)) + _notes(trend, t),
        " ".join(describe_steps(each, chart, t) for each in shown),
        t.language,
    )


def dimension_alone(trend: Trend, t: Translator, *, key: str) -> StandaloneChart:
    """Return the levels by date of one dimension, or of the overall for an empty key.

    Raises:
        UnknownDimension: no round has a dimension of this key.
    """
    chart = steps_of(trend, t)
    row = chart.row(key)
    if row is None:
        raise UnknownDimension(key, trend.keys)
    return StandaloneChart(
        lambda width, ink: steps_picture(chart, key, width, width * _STEPS_SHARE, ink),
        f"{trend_title(trend, t)}. {row.title}",
        tuple(overall_sentences(trend, t)) + _notes(trend, t),
        describe_steps(row, chart, t),
        t.language,
    )


def _radar(chart: RadarChart, title: str, notes: Sequence[str], t: Translator) -> StandaloneChart:
    texts = [axis_text(axis, t) for axis in chart.axes]
    return StandaloneChart(
        lambda width, ink: radar_picture(
            chart, texts, width, width * _RADAR_SHARE, ink, has_axis_key=True
        ),
        title,
        tuple(notes),
        describe_radar(chart, t),
        t.language,
    )


def _stacked(above: Picture, below: Picture) -> Picture:
    height = above.height + _GAP + below.height
    moved = above.moved(0, below.height + _GAP, above.width, height)
    return Picture(above.width, height, (*moved.marks, *below.marks))


def _round_title(opened: OpenRound, t: Translator) -> str:
    rubric = opened.rubric
    return t("{organisation}, round {round}. {model}").format(
        organisation=opened.record.organisation,
        round=opened.record.round.label,
        model=f"{rubric.text(rubric.name, t.language)} {rubric.version}",
    )


def trend_title(trend: Trend, t: Translator) -> str:
    """Return whose rounds these are, and on which model."""
    rubric = trend.latest.rubric
    return t("{organisation}, rounds {rounds}. {model}").format(
        organisation=trend.organisation,
        rounds=", ".join(trend.labels),
        model=f"{rubric.text(rubric.name, t.language)} {rubric.version}",
    )


def _notes(trend: Trend, t: Translator) -> tuple[str, ...]:
    return headline(trend.span, t), " ".join(difference_sentences(trend.span, t))


def _overall_notes(results: RoundResults, opened: OpenRound, t: Translator) -> tuple[str, ...]:
    """Return the overall with its rule, and below it what other rules say."""
    first, *others = overall_lines(results.overall, opened.rubric, t)
    return " ".join(first.split()), "  \N{MIDDLE DOT}  ".join(others)
