"""The steps chart as plain values: levels by round, one row a dimension and one for the overall.

Nothing is smoothed: a level holds until the next round says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from omnidesk.charts.levels import LevelMark, Mark, Scale, empty_sign, position_of
from omnidesk.charts.rounds_in_time import RoundMark, round_marks, shared_levels
from omnidesk.domain.bridge import Relation
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.trend import Trend
from omnidesk.texts import Translator

NO_SIGN = "\N{EN DASH}"
_NOT_QUITE_THE_SAME = (Relation.BROADER, Relation.NARROWER, Relation.PARTIAL)


@dataclass(frozen=True, slots=True)
class StepsPoint:
    """One row in one round.

    Attributes:
        mark: where it stands and what that is called; without a position there is no level.
        sign: the short form of that: a number, or the sign of what there is instead.
        band: from the lowest to the highest rating, in level positions; None without ratings, and
            for an overall.
        is_provisional: a rating that is still open could change it.
    """

    mark: Mark
    sign: str
    band: tuple[float, float] | None = None
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class StepsRow:
    """One dimension, or the overall with an empty key.

    Attributes:
        breaks_before: places of rounds that do not follow on from the one before.
        loose_before: places of rounds in which it is not quite the same as in the one before: its
            line is joined, but dotted.
    """

    key: str
    title: str
    points: tuple[StepsPoint, ...]
    breaks_before: frozenset[int] = frozenset()
    loose_before: frozenset[int] = frozenset()

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """The places of rounds that a line joins; a round without a level breaks it."""
        runs: list[list[int]] = [[]]
        for place, point in enumerate(self.points):
            breaks = self.breaks_before | self.loose_before
            if point.mark.position is None or place in breaks:
                runs.append([])
            if point.mark.position is not None:
                runs[-1].append(place)
        return tuple(tuple(run) for run in runs if run)

    @property
    def loose_runs(self) -> tuple[tuple[int, int], ...]:
        """Pairs of places of rounds that a dotted line joins."""
        return tuple(
            (place - 1, place)
            for place in sorted(self.loose_before)
            if all(self.points[each].mark.position is not None for each in (place - 1, place))
        )

    @property
    def change(self) -> float | None:
        """From the first round to the last, in level positions; None where one has no level."""
        first, last = self.points[0].mark.position, self.points[-1].mark.position
        return None if first is None or last is None else last - first


@dataclass(frozen=True, slots=True)
class StepsChart:
    """Rows over the same rounds and levels.

    Attributes:
        rounds: along the x axis; a change of rubric, panel or rule stands with its words.
        levels: named lines, lowest first.
        overall: the overall by each round's rule; None where no round has a number.
        rows: the latest rubric's dimensions, then those that only older ones have.
    """

    rounds: tuple[RoundMark, ...]
    levels: tuple[LevelMark, ...]
    overall: StepsRow | None
    rows: tuple[StepsRow, ...]

    def row(self, key: str) -> StepsRow | None:
        """Return a dimension's row, or for an empty key the overall's."""
        if not key:
            return self.overall
        return next((row for row in self.rows if row.key == key), None)

    def part(self, start: int, stop: int) -> StepsChart:
        """Return the chart of some of the rows, for a page that cannot hold them all."""
        return replace(self, rows=self.rows[start:stop])


def steps_chart(
    trend: Trend, t: Translator, change_text: Callable[[int], str] | None = None
) -> StepsChart:
    """Return the chart of a trend.

    Args:
        trend: the rounds.
        t: the reader's language.
        change_text: words for what changed at a round, by its place from 1.
    """
    levels = shared_levels(trend, t)
    scale = Scale(levels, t)
    rows = tuple(_row(key, trend, scale) for key in trend.keys)
    return StepsChart(round_marks(trend, t, change_text), levels, _overall(trend, scale), rows)


def describe_steps(row: StepsRow, chart: StepsChart, t: Translator) -> str:
    """Return one row in words, for those who cannot see it."""
    parts = (
        t("{label}: {level}").format(label=mark.label, level=point.mark.text)
        for mark, point in zip(chart.rounds, row.points, strict=True)
    )
    return t("{dimension}: {levels}.").format(dimension=row.title, levels="; ".join(parts))


def _row(key: str, trend: Trend, scale: Scale) -> StepsRow:
    title = trend.dimension_name(key, scale.t.language)
    points = tuple(_point(result, scale) for result in trend.points(key))
    relations = list(enumerate(trend.relations(key), 1))
    breaks = frozenset(place for place, each in relations if each is Relation.NONE)
    loose = frozenset(place for place, each in relations if each in _NOT_QUITE_THE_SAME)
    return StepsRow(key, title, points, breaks, loose)


def _point(result: DimensionResult | None, scale: Scale) -> StepsPoint:
    if result is None:
        return StepsPoint(Mark(None, scale.t("not in this model")), NO_SIGN)
    mark = scale.mark(result.score, result.level, result.empty)
    sign = empty_sign(result.empty, scale.t) if result.empty else _number(result.score, scale.t)
    return StepsPoint(mark, sign or NO_SIGN, _band(result, scale.values), result.provisional)


def _number(score: Fraction | None, t: Translator) -> str:
    return NO_SIGN if score is None else t.number(float(score))


def _band(result: DimensionResult, values: Sequence[int]) -> tuple[float, float] | None:
    if result.min is None or result.max is None:
        return None
    return position_of(result.min, values), position_of(result.max, values)


def _overall(trend: Trend, scale: Scale) -> StepsRow | None:
    points = tuple(
        StepsPoint(
            _total_mark(each.overall.value, each.overall.level, scale),
            _number(each.overall.value, scale.t),
            is_provisional=each.overall.provisional,
        )
        for each in trend.rounds
    )
    if all(point.mark.position is None for point in points):
        return None
    return StepsRow("", scale.t("Overall"), points, _other_rubrics(trend) | _other_rules(trend))


def _total_mark(value: Fraction | None, level: int | None, scale: Scale) -> Mark:
    if value is None or level is None:
        return Mark(None, scale.t("no number"))
    return scale.mark(value, level, None)


def _other_rubrics(trend: Trend) -> frozenset[int]:
    """Return the places of rounds that were rated on another rubric than the one before."""
    return frozenset(
        place
        for place, found in enumerate(trend.breaks, 1)
        if found.version is not None and not found.version.is_same_rubric
    )


def _other_rules(trend: Trend) -> frozenset[int]:
    """Return the places of rounds whose overall is by another rule than the one before."""
    return frozenset(place for place, found in enumerate(trend.breaks, 1) if found.settings)
