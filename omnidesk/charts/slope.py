"""The slope chart: every dimension from an earlier to a later round, told apart in each level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from omnidesk.charts.levels import EMPTY_WORDS, LevelMark
from omnidesk.charts.rounds_in_time import shared_levels
from omnidesk.domain.comparison import Comparison, DimensionChange
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.trend import Trend
from omnidesk.texts import Translator


@dataclass(frozen=True, slots=True)
class SlopeEnd:
    """A dimension in one of the rounds; without a level, ``text`` says why."""

    position: int | None
    text: str


@dataclass(frozen=True, slots=True)
class SlopeRow:
    """One dimension.

    Attributes:
        change: in level positions; None where the two ends cannot be compared.
        change_text: the change with its sign, or why there is none.
    """

    key: str
    title: str
    earlier: SlopeEnd
    later: SlopeEnd
    change: int | None
    change_text: str


@dataclass(frozen=True, slots=True)
class SlopeChart:
    """Rows between two rounds, on the levels of both."""

    earlier: str
    later: str
    levels: tuple[LevelMark, ...]
    rows: tuple[SlopeRow, ...]

    def part(self, start: int, stop: int) -> SlopeChart:
        return replace(self, rows=self.rows[start:stop])


def slope_chart(
    trend: Trend,
    t: Translator,
    change_text: Callable[[DimensionChange, Comparison], str],
) -> SlopeChart:
    """Return the chart from the first to the last round of a trend.

    Args:
        trend: the rounds.
        t: the reader's language.
        change_text: a change in words, or why there is none.
    """
    levels, span = shared_levels(trend, t), trend.span
    rows = (
        SlopeRow(
            each.key,
            trend.dimension_name(each.key, t.language),
            _end(each.earlier, levels, t),
            _end(each.later, levels, t),
            each.change,
            change_text(each, span),
        )
        for each in span.dimensions
    )
    return SlopeChart(span.earlier.label, span.later.label, levels, tuple(rows))


def describe_slope(chart: SlopeChart, t: Translator) -> str:
    """Return the chart in words, for those who cannot see it."""
    head = t("From {earlier} to {later}:").format(earlier=chart.earlier, later=chart.later)
    parts = (
        t("{dimension}: {before}, then {after}").format(
            dimension=row.title, before=row.earlier.text, after=row.later.text
        )
        for row in chart.rows
    )
    return f"{head} {'; '.join(parts)}."


def _end(result: DimensionResult | None, levels: Sequence[LevelMark], t: Translator) -> SlopeEnd:
    if result is None:
        return SlopeEnd(None, t("not in this model"))
    if result.level is None:
        return SlopeEnd(None, t(EMPTY_WORDS[result.empty]) if result.empty else "")
    position = [level.value for level in levels].index(result.level)
    return SlopeEnd(position, levels[position].label)
