"""Where everything of a heat map stands: titles, cells in colours, and what is said beside them."""

from __future__ import annotations

from omnidesk.charts.boxes import Box, Label
from omnidesk.charts.heat_map import HeatCell, HeatMap, HeatRow
from omnidesk.charts.pictures.empties import draw_empty
from omnidesk.charts.pictures.marks import Ink, Picture, Sketch, Stroke, TextSize

_TITLE_SHARE = 0.24
_NOTES_SHARE = 0.46
_SHARES = (0.13, 0.35, 0.23, 0.29)
"""Of the notes' room: change, remarks, experts, targets."""

_MOST_CELL, _LEAST_CELL = 64.0, 24.0


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
        words = [ink.small.longest_word(line) for mark in chart.rounds for line in mark.lines]
        least = max([_LEAST_CELL * ink.pixel, *(word + 2 * self._gap for word in words)])
        self._cell = max(min(room / max(n_rounds, 1), widest), least)
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
        foot = self._foot()
        foot_height = len(foot) * self._ink.small.line_height + self._gap if foot else 0.0
        if foot:
            box = Box(self._gap, 0, self._width - self._gap, foot_height - self._gap)
            sketch.label(Label(foot, box, -1), size=TextSize.SMALL, token="muted")
        top = sum(heights) + foot_height
        self._draw_texts(sketch, heads, top + head_height, head_height, token="muted")
        total = top + head_height
        for row, texts, height in zip(self._chart.rows, rows, heights, strict=True):
            self._draw_row(sketch, row, texts, top, height)
            top -= height
        return sketch.finish(self._width, total)

    def _foot(self) -> tuple[str, ...]:
        return self._ink.small.wrap(self._chart.foot, self._width) if self._chart.foot else ()

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
