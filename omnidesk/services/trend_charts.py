"""The charts of a trend with their words: the same for the window, paper and picture files."""

from __future__ import annotations

from omnidesk.charts.heat_map import HeatMap, heat_map
from omnidesk.charts.slope import SlopeChart, slope_chart
from omnidesk.charts.steps import StepsChart, steps_chart
from omnidesk.domain.trend import Trend
from omnidesk.services.trend_differences import break_text, presence_text
from omnidesk.services.trend_texts import note_heads, row_notes, steps_text
from omnidesk.texts import Translator


def heat_map_of(trend: Trend, t: Translator) -> HeatMap:
    """Return the table of dimensions and rounds; the first round is compared with the last."""
    return heat_map(
        trend,
        t,
        lambda change, comparison: row_notes(change, comparison, t),
        note_heads(trend.span, t),
    )


def steps_of(trend: Trend, t: Translator) -> StepsChart:
    """Return the levels by date, with what changed at a round in words."""
    return steps_chart(
        trend,
        t,
        lambda place: break_text(trend.breaks[place - 1], trend.rounds[place].rubric, t),
    )


def slope_of(trend: Trend, t: Translator) -> SlopeChart:
    """Return the levels of the first and the last round with the lines between them."""
    return slope_chart(
        trend,
        t,
        lambda change, comparison: (
            steps_text(change.change) or presence_text(change, comparison, t)
        ),
    )
