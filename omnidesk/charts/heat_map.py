"""The heat map as plain values: dimensions down, rounds across, a level in each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from omnidesk.charts.boxes import Box, Label
from omnidesk.charts.gap_picture import draw_empty
from omnidesk.charts.levels import LevelMark, Scale, empty_sign
from omnidesk.charts.picture import Ink, Picture, Sketch, Stroke, TextSize
from omnidesk.charts.rounds_in_time import RoundMark, round_marks, shared_levels
from omnidesk.domain.assessment import Empty
from omnidesk.domain.comparison import Comparison, DimensionChange
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.trend import Trend
from omnidesk.texts import Translator

UP, DOWN = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"
ABSENT_SIGN = "\N{EN DASH}"
_TITLE_SHARE = 0.24
_NOTES_SHARE = 0.46
_SHARES = (0.13, 0.35, 0.23, 0.29)
"""Of the notes' room: change, remarks, experts, targets."""

_MOST_CELL, _LEAST_CELL = 64.0, 24.0


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
    """

    rounds: tuple[RoundMark, ...]
    levels: tuple[LevelMark, ...]
    rows: tuple[HeatRow, ...]
    note_heads: tuple[str, ...] = ()

    def part(self, start: int, stop: int) -> HeatMap:
        return replace(self, rows=self.rows[start:stop])


RowNotes = Callable[[DimensionChange, Comparison], tuple[str, ...]]
"""What is said about a dimension beside its cells: its change first, then the notes."""


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
    return HeatMap(
        round_marks(trend, t),
        levels,
        tuple(_row(key, trend, scale, changes.get(key), row_notes) for key in trend.keys),
        note_heads,
    )


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


def heat_picture(chart: HeatMap, width: float, ink: Ink) -> Picture:
    """Return the table as a picture; rows grow with their texts, and none is cut."""
    return _HeatLayout(chart, width, ink).picture()


class _HeatLayout:
    """Lays out one heat map."""

    def __init__(self, chart: HeatMap, width: float, ink: Ink) -> None:
        self._chart, self._width, self._ink = chart, width, ink
        self._gap = 5 * ink.pixel
        n_rounds, n_notes = len(chart.rounds), len(chart.note_heads)
        self._title = width * _TITLE_SHARE
        room = width - self._title - (width * _NOTES_SHARE if n_notes else 0.0)
        widest = _MOST_CELL * ink.pixel
        self._cell = max(min(room / max(n_rounds, 1), widest), _LEAST_CELL * ink.pixel)
        cells = self._title + self._cell * n_rounds
        # So many rounds that the notes would have no room left make the table wider than asked.
        self._width = max(width, cells + (width * _NOTES_SHARE if n_notes else 0.0))
        self._shares = _SHARES[:n_notes]
        self._notes = self._width - cells

    def picture(self) -> Picture:
        sketch = Sketch(self._ink)
        heads = self._heads()
        rows = [self._texts(row) for row in self._chart.rows]
        heights = [self._height(texts) for texts in rows]
        head_height = self._height(heads) + self._gap
        top = sum(heights)
        self._draw_texts(sketch, heads, top + head_height, head_height, token="muted")
        total = top + head_height
        for row, texts, height in zip(self._chart.rows, rows, heights, strict=True):
            self._draw_row(sketch, row, texts, top, height)
            top -= height
        return sketch.finish(self._width, total)

    def _heads(self) -> list[tuple[str, ...]]:
        font, gap = self._ink.small, 2 * self._gap
        rounds = [
            tuple(line for text in mark.lines for line in font.wrap(text, self._cell - gap))
            for mark in self._chart.rounds
        ]
        notes = [
            font.wrap(head, share * self._notes - gap)
            for head, share in zip(self._chart.note_heads, self._shares, strict=True)
        ]
        return [(), *rounds, *notes]

    def _texts(self, row: HeatRow) -> list[tuple[str, ...]]:
        font, gap = self._ink.small, 2 * self._gap
        notes = (row.change_text, *row.notes)[: len(self._chart.note_heads)]
        return [
            font.wrap(row.title, self._title - gap),
            *((cell.sign,) for cell in row.cells),
            *(
                font.wrap(note, share * self._notes - gap)
                for note, share in zip(notes, self._shares, strict=True)
            ),
        ]

    def _height(self, texts: list[tuple[str, ...]]) -> float:
        n_lines = max(1, *(len(lines) for lines in texts))
        return n_lines * self._ink.small.line_height + 2 * self._gap

    def _columns(self) -> list[tuple[float, float]]:
        """Return where each column begins and how wide it is."""
        cells = [(self._title + i * self._cell, self._cell) for i in range(len(self._chart.rounds))]
        x, notes = self._title + len(cells) * self._cell, []
        for share in self._shares:
            notes.append((x, share * self._notes))
            x += share * self._notes
        return [(0.0, self._title), *cells, *notes]

    def _draw_row(
        self, sketch: Sketch, row: HeatRow, texts: list[tuple[str, ...]], top: float, height: float
    ) -> None:
        n = len(self._chart.levels)
        columns = self._columns()
        sketch.line([(0, top), (self._width, top)], Stroke("hairline"))
        sketch.region(row.key, Box(0, top - height, self._width, height))
        plain = list(texts)
        for number, cell in enumerate(row.cells, 1):
            x, width = columns[number]
            box = Box(x, top - height, width, height).grown(-1.5 * self._ink.pixel)
            plain[number] = ()
            self._draw_cell(sketch, cell, box, n)
        self._draw_texts(sketch, plain, top, height)

    def _draw_cell(self, sketch: Sketch, cell: HeatCell, box: Box, n_levels: int) -> None:
        if cell.place is not None:
            sketch.box(box, f"ramp:{cell.place}/{n_levels}")
            sketch.write(cell.text, box.centre, 0, token=f"on_ramp:{cell.place}/{n_levels}")
            return
        if cell.empty is not None:
            draw_empty(sketch, box, cell.empty, cell.sign)
        else:
            sketch.write(cell.sign, box.centre, 0, size=TextSize.SMALL, token="muted")

    def _draw_texts(
        self,
        sketch: Sketch,
        texts: list[tuple[str, ...]],
        top: float,
        height: float,
        *,
        token: str = "text",
    ) -> None:
        n_cells = len(self._chart.rounds)
        for number, ((x, width), lines) in enumerate(zip(self._columns(), texts, strict=True)):
            is_cell = 0 < number <= n_cells
            size = len(lines) * self._ink.small.line_height
            y = top - height / 2 - size / 2
            box = Box(x + self._gap, y, width - 2 * self._gap, size)
            label = Label(lines, box, 0 if is_cell else -1)
            sketch.label(label, size=TextSize.SMALL, token=token)


def _row(
    key: str,
    trend: Trend,
    scale: Scale,
    change: DimensionChange | None,
    row_notes: RowNotes,
) -> HeatRow:
    words = row_notes(change, trend.span) if change else ("",)
    cells = [_cell(result, scale) for result in trend.points(key)]
    for i, found in enumerate(trend.breaks, 1):
        before, after = cells[i - 1].place, cells[i].place
        is_same = found.version is None or found.version.is_same_rubric
        if before is not None and after is not None and is_same:
            cells[i] = replace(cells[i], step=after - before)
    return HeatRow(
        key,
        trend.rubric_of(key).dimension_name(key, scale.t.language),
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
