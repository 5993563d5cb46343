"""The heat map as plain values: dimensions down, rounds across, a level in each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from omnidesk.charts.levels import LevelMark, Scale, empty_sign
from omnidesk.charts.rounds_in_time import RoundMark, round_marks, shared_levels
from omnidesk.domain.assessment import Empty
from omnidesk.domain.bridge import Relation
from omnidesk.domain.comparison import Comparison, DimensionChange
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.trend import Trend
from omnidesk.texts import Translator

UP, DOWN = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"
ABSENT_SIGN = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A dimension in a round.

    Attributes:
        place: of its level among the levels, from 0; None without a level.
        sign: what stands in the cell: the level's number, or the sign of an empty.
        words: the same in full.
        empty: why there is no level; None also where the round's rubric lacks the dimension.
        is_provisional: a rating that is still open could change it.
        step: from the column before, in level positions; None where they cannot be compared.
    """

    place: int | None
    sign: str
    words: str
    empty: Empty | None = None
    is_provisional: bool = False
    step: int | None = None

    @property
    def text(self) -> str:
        """The sign with a star where it is provisional, and an arrow where it moved."""
        arrow = "" if not self.step else UP if self.step > 0 else DOWN
        star = "*" if self.is_provisional else ""
        return f"{self.sign}{star} {arrow}".rstrip()


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A dimension with its change from the first round to the last, and notes in words."""

    key: str
    title: str
    cells: tuple[HeatCell, ...]
    change: int | None
    change_text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """What the table of a trend shows.

    Attributes:
        rounds: the columns, oldest first.
        levels: lowest first; a cell's colour is its level's place on the ramp.
        rows: the latest rubric's dimensions, then those that only older ones have.
        note_heads: over the notes of the rows.
        foot: what the star means; empty where there is none.
    """

    rounds: tuple[RoundMark, ...]
    levels: tuple[LevelMark, ...]
    rows: tuple[HeatRow, ...]
    note_heads: tuple[str, ...] = ()
    foot: str = ""

    def part(self, start: int, stop: int) -> HeatMap:
        return replace(self, rows=self.rows[start:stop])


RowNotes = Callable[[DimensionChange | None, Comparison], tuple[str, ...]]
"""What is said about a dimension beside its cells: its change first, then the notes.

The change is None where neither the first round nor the last has the dimension.
"""


def heat_map(
    trend: Trend, t: Translator, row_notes: RowNotes, note_heads: tuple[str, ...]
) -> HeatMap:
    """Return the table of a trend.

    Args:
        trend: the rounds.
        t: the reader's language.
        row_notes: words for the change and for the notes of a row.
        note_heads: over the notes.
    """
    levels, span = shared_levels(trend, t), trend.span
    scale = Scale(levels, t)
    changes = {each.key: each for each in span.dimensions}
    rows = tuple(_row(key, trend, scale, changes.get(key), row_notes) for key in trend.keys)
    has_star = any(cell.is_provisional for row in rows for cell in row.cells)
    foot = t("* Ratings missing: one that is still open could change it.") if has_star else ""
    return HeatMap(round_marks(trend, t), levels, rows, note_heads, foot)


def describe_heat(chart: HeatMap, t: Translator) -> str:
    """Return the table in words, for those who cannot see it."""
    rows = []
    for row in chart.rows:
        levels = (
            t("{label}: {level}").format(label=mark.label, level=cell.words)
            for mark, cell in zip(chart.rounds, row.cells, strict=True)
        )
        rows.append(
            t("{dimension}: {levels}.").format(dimension=row.title, levels="; ".join(levels))
        )
    return " ".join(rows)


def _row(
    key: str,
    trend: Trend,
    scale: Scale,
    change: DimensionChange | None,
    row_notes: RowNotes,
) -> HeatRow:
    words = row_notes(change, trend.span)
    cells = [_cell(result, scale) for result in trend.points(key)]
    for i, relation in enumerate(trend.relations(key), 1):
        before, after = cells[i - 1].place, cells[i].place
        if before is not None and after is not None and relation is Relation.EQUAL:
            cells[i] = replace(cells[i], step=after - before)
    return HeatRow(
        key,
        trend.dimension_name(key, scale.t.language),
        tuple(cells),
        change.change if change else None,
        words[0],
        words[1:],
    )


def _cell(result: DimensionResult | None, scale: Scale) -> HeatCell:
    if result is None:
        return HeatCell(None, ABSENT_SIGN, scale.t("not in this model"))
    mark = scale.mark(result.score, result.level, result.empty)
    if result.level is None:
        sign = empty_sign(result.empty, scale.t) if result.empty else ""
        return HeatCell(None, sign, mark.text, result.empty)
    place = scale.values.index(result.level)
    return HeatCell(place, str(result.level), mark.text, is_provisional=result.provisional)
