"""The gap chart as plain values: one row a dimension, from its level to its targets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from omnidesk.charts.columns import ColumnFrame, ColumnRoom, place_columns
from omnidesk.charts.levels import (
    HORIZON_WORDS,
    LevelMark,
    Mark,
    Scale,
    Words,
    level_marks,
    position_of,
    words_in,
)
from omnidesk.domain.assessment import Empty
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.texts import Translator


@dataclass(frozen=True, slots=True)
class GapRow:
    """One dimension.

    Attributes:
        now: the current level, a filled circle; without a position ``empty`` says what to draw:
            not yet rated a dashed box, cannot tell a hatch with "?", not applicable a flat box
            with its sign, out of scope a dash.
        targets: hollow squares, lowest first; the last one is joined to now by a line.
        horizon: when the last target is to be reached, in words.
        band: from the lowest to the highest level that an expert gave, in level positions; None
            where there is nothing between them.
        is_provisional: a rating that is still open could move the level.
    """

    key: str
    title: str
    now: Mark
    empty: Empty | None
    targets: tuple[Mark, ...]
    horizon: str
    band: tuple[float, float] | None = None
    is_provisional: bool = False

    @property
    def line(self) -> tuple[float, float] | None:
        """From where to where the gap reaches, in level positions; None without a gap."""
        if self.now.position is None or not self.targets:
            return None
        furthest = self.targets[-1].position or 0.0
        return (self.now.position, furthest) if furthest > self.now.position else None


@dataclass(frozen=True, slots=True)
class GapChart:
    """What a gap chart shows.

    Attributes:
        rows: in the rubric's order, those out of scope too.
        levels: one column each, lowest left.
        horizon_head: over the horizons; empty where no row has one.
    """

    rows: tuple[GapRow, ...]
    levels: tuple[LevelMark, ...]
    horizon_head: str = ""

    def part(self, start: int, stop: int) -> GapChart:
        """Return the chart of some of the rows, for a page that cannot hold them all."""
        return replace(self, rows=self.rows[start:stop])

    def place(self, room: ColumnRoom) -> ColumnFrame:
        """Return where everything stands; the figure grows with the rows."""
        return place_columns(
            [row.title for row in self.rows],
            [row.horizon for row in self.rows],
            self.levels,
            room,
            note_head=self.horizon_head,
        )


def gap_chart(
    results: RoundResults, rubric: Rubric, t: Translator, *, words: Words | None = None
) -> GapChart:
    """Return the chart of how far every dimension is from its target; see ``radar_chart``."""
    words = words or words_in(rubric, t.language)
    names = {dimension.key: words(dimension.name) for dimension in rubric.dimensions}
    levels = level_marks(rubric, words)
    scale = Scale(levels, t)
    rows = tuple(_row(each, names[each.key] or each.key, scale) for each in results.dimensions)
    head = t("By") if any(row.horizon for row in rows) else ""
    return GapChart(rows, levels, head)


def describe_gaps(chart: GapChart, t: Translator) -> str:
    """Return the chart in words, for those who cannot see it."""
    n = len(chart.rows)
    head = t.plural(
        "Gap chart of {n} dimension on levels from {lowest} to {highest}.",
        "Gap chart of {n} dimensions on levels from {lowest} to {highest}.",
        n,
    ).format(n=n, lowest=chart.levels[0].label, highest=chart.levels[-1].label)
    return " ".join([head, *(_describe(row, t) for row in chart.rows)])


def _describe(row: GapRow, t: Translator) -> str:
    if not row.targets:
        return t("{dimension}: now {level}.").format(dimension=row.title, level=row.now.text)
    return t("{dimension}: now {level}; target {target}, {horizon}.").format(
        dimension=row.title,
        level=row.now.text,
        target=row.targets[-1].text,
        horizon=row.horizon,
    )


def _row(each: DimensionResult, title: str, scale: Scale) -> GapRow:
    return GapRow(
        each.key,
        title,
        scale.mark(each.score, each.level, each.empty),
        each.empty,
        tuple(scale.at_level(level) for level in sorted(target.level for target in each.targets)),
        scale.t(HORIZON_WORDS[each.horizon]) if each.horizon else "",
        _band(each, scale),
        each.provisional,
    )


def _band(each: DimensionResult, scale: Scale) -> tuple[float, float] | None:
    if each.min is None or each.max is None or each.min == each.max:
        return None
    return position_of(each.min, scale.values), position_of(each.max, scale.values)
