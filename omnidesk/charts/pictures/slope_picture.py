"""Where everything of a slope chart stands: names at both ends, each line in its own slot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from omnidesk.charts.boxes import Box, Label
from omnidesk.charts.pictures.marks import Ink, Picture, Shape, Sketch, Stroke, TextSize
from omnidesk.charts.slope import SlopeChart, SlopeRow

_UP = Stroke("accent", 2.4)
_DOWN = Stroke("target", 1.8, (6.0, 4.0))
_SAME = Stroke("control", 1.2)
_TEXT_SHARE = 0.32
_LEVELS_SHARE = 0.14
_STEP = 64.0
"""Pixels kept free beside a name for the change with its sign."""


def slope_picture(
    chart: SlopeChart, width: float, ink: Ink, *, chosen: str = "", least_height: float = 0.0
) -> Picture:
    """Return the chart with every name at both ends; it is as high as the names need.

    Each level is a band as high as the dimensions on it, so that each has a line of its own. Those
    without a level stand in a band of their own, at the foot, without a line.

    Args:
        chart: the rows.
        width: of the figure.
        ink: what it is drawn with.
        chosen: key of the row to mark.
        least_height: bands share what is left of it.
    """
    return _Slopes(chart, width, ink, chosen, least_height).picture()


class _Slopes:
    """Lays out one slope chart."""

    def __init__(
        self, chart: SlopeChart, width: float, ink: Ink, chosen: str, least_height: float
    ) -> None:
        self._chart, self._width, self._ink, self._chosen = chart, width, ink, chosen
        self._gap = 6 * ink.pixel
        self._text_width = width * _TEXT_SHARE
        self._level_names = self._wrapped_levels()
        self._levels_width = max(ink.small.widest(lines) for lines in self._level_names)
        self._lines = [
            tuple(
                ink.small.wrap(text, self._text_width - _STEP * ink.pixel) for text in _texts(row)
            )
            for row in chart.rows
        ]
        self._head = ink.usual.line_height + 2 * self._gap
        self._bands = self._make_bands(least_height)
        self.height = self._bands[-1][1].top + self._head

    def picture(self) -> Picture:
        sketch = Sketch(self._ink)
        self._draw_bands(sketch)
        ends = self._slots(), self._slots(is_later=True)
        for number in self._order():
            self._draw_line(sketch, number, ends[0][number], ends[1][number])
        for number in range(len(self._chart.rows)):
            self._draw_texts(sketch, number, (ends[0][number], ends[1][number]))
        y = self.height - self._head / 2
        left, right = self._edges()
        sketch.write(self._chart.earlier, (left, y), 1, is_bold=True)
        sketch.write(self._chart.later, (right, y), -1, is_bold=True)
        return sketch.finish(self._width, self.height)

    def _edges(self) -> tuple[float, float]:
        left = self._levels_width + 2 * self._gap + self._text_width
        return left, self._width - self._text_width

    def _wrapped_levels(self) -> list[tuple[str, ...]]:
        font, width = self._ink.small, self._width * _LEVELS_SHARE
        labels = [level.label for level in self._chart.levels]
        return [font.wrap(label, max(width, font.longest_word(label))) for label in labels]

    def _row_height(self, number: int) -> float:
        n_lines = max(len(lines) for lines in self._lines[number])
        return n_lines * self._ink.small.line_height + 4 * self._ink.pixel

    def _members(self, position: int | None, *, is_later: bool) -> list[int]:
        """Return the rows that stand on a level, in the order in which their lines cross least."""
        ends = [_positions(row)[is_later] for row in self._chart.rows]
        others = [_positions(row)[not is_later] for row in self._chart.rows]
        found = [number for number, end in enumerate(ends) if end == position]
        return sorted(found, key=lambda n: (-_or_below(others[n]), n))

    def _make_bands(self, least_height: float) -> list[tuple[int | None, Box]]:
        """Return the bands from the foot: those without a level, if any, then the levels."""
        positions: list[int | None] = list(range(len(self._chart.levels)))
        if self._members(None, is_later=False) or self._members(None, is_later=True):
            positions.insert(0, None)
        n_lines = max(len(lines) for lines in self._level_names)
        least = n_lines * self._ink.small.line_height
        heights = [
            max(least, sum(self._height_of(lane) for lane in self._lanes(position))) + 2 * self._gap
            for position in positions
        ]
        spare = max(0.0, least_height - self._head - sum(heights)) / len(heights)
        bands, y = [], 0.0
        for position, height in zip(positions, heights, strict=True):
            bands.append((position, Box(0, y, self._width, height + spare)))
            y += height + spare
        return bands

    def _lanes(self, position: int | None) -> list[tuple[int | None, int | None]]:
        """Return a level's lanes from the top: the row on the left, and the one on the right.

        A row that stays has one lane, so that its line is level. What goes up or comes from above
        stands over those, what goes down or comes from below under them.
        """
        left = self._members(position, is_later=False)
        right = self._members(position, is_later=True)
        staying = [number for number in left if number in right]
        lanes: list[tuple[int | None, int | None]] = []
        for is_above in (True, False):
            ends = [
                [n for n in side if n not in staying and self._is_above(n, position, i) is is_above]
                for i, side in enumerate((right, left))
            ]
            came, went = ends
            lanes += zip_longest(went, came)
            if is_above:
                lanes += [(number, number) for number in staying]
        return lanes

    def _is_above(self, number: int, position: int | None, other_side: int) -> bool:
        other = _positions(self._chart.rows[number])[other_side]
        return _or_below(other) > _or_below(position)

    def _height_of(self, lane: tuple[int | None, int | None]) -> float:
        return max(self._row_height(number) for number in lane if number is not None)

    def _slots(self, *, is_later: bool = False) -> dict[int, float]:
        """Return the height at which each row ends on one side."""
        ys: dict[int, float] = {}
        for position, band in self._bands:
            lanes = self._lanes(position)
            y = band.centre[1] + sum(map(self._height_of, lanes)) / 2
            for lane in lanes:
                height = self._height_of(lane)
                if (number := lane[is_later]) is not None:
                    ys[number] = y - height / 2
                y -= height
        return ys

    def _order(self) -> Sequence[int]:
        """Return the rows with those that moved drawn last, and the chosen one after them."""
        rows = self._chart.rows
        return sorted(
            range(len(rows)), key=lambda n: (rows[n].key == self._chosen, bool(rows[n].change))
        )

    def _draw_bands(self, sketch: Sketch) -> None:
        left, right = self._edges()
        for position, band in self._bands:
            if position is not None:
                sketch.line([(0, band.y), (self._width, band.y)], Stroke("hairline"))
                lines = self._level_names[position]
                size = len(lines) * self._ink.small.line_height
                box = Box(self._gap, band.centre[1] - size / 2, self._levels_width, size)
                sketch.label(Label(lines, box, -1), size=TextSize.SMALL, token="muted")
        for x in (left, right):
            sketch.line([(x, 0), (x, self._bands[-1][1].top)], Stroke("grid"))

    def _draw_line(self, sketch: Sketch, number: int, start: float, end: float) -> None:
        row = self._chart.rows[number]
        left, right = self._edges()
        stroke = _SAME if not row.change else _UP if row.change > 0 else _DOWN
        if row.key == self._chosen:
            stroke = Stroke(stroke.token, stroke.width + 2, stroke.dash)
        if row.change is not None:
            sketch.line([(left, start), (right, end)], stroke)
        shape = Shape.CIRCLE if not row.change or row.change > 0 else Shape.SQUARE
        for x, y, position in (
            (left, start, row.earlier.position),
            (right, end, row.later.position),
        ):
            if position is not None:
                is_filled = bool(row.change and row.change > 0)
                sketch.dot((x, y), shape, 8, stroke.token, is_filled=is_filled)

    def _draw_texts(self, sketch: Sketch, number: int, ends: tuple[float, float]) -> None:
        row, height = self._chart.rows[number], self._row_height(number)
        is_chosen = row.key == self._chosen
        for side, (x, y) in enumerate(
            zip((self._levels_width, self._edges()[1]), ends, strict=True)
        ):
            sketch.region(row.key, Box(x, y - height / 2, self._text_width, height))
            sketch.label(
                self._label(number, side, y),
                size=TextSize.SMALL,
                token="accent" if is_chosen else "text",
                is_bold=is_chosen,
            )
        if row.change:
            right = self._label(number, 1, ends[1]).box.right + self._gap
            sketch.write(row.change_text, (right, ends[1]), size=TextSize.SMALL, is_bold=True)

    def _label(self, number: int, side: int, y: float) -> Label:
        """Return a row's name beside its end on the left, 0, or on the right, 1."""
        lines, font = self._lines[number][side], self._ink.small
        width, height = font.widest(lines), len(lines) * font.line_height
        beside = self._gap + 5 * self._ink.pixel
        x = self._edges()[1] + beside if side else self._edges()[0] - beside - width
        return Label(lines, Box(x, y - height / 2, width, height), -1 if side else 1)


def _texts(row: SlopeRow) -> tuple[str, str]:
    """Return what stands at both ends: the name, and why there is no level."""
    earlier, later = (
        row.title if end.position is not None else f"{row.title} ({end.text})"
        for end in (row.earlier, row.later)
    )
    return earlier, later


def _positions(row: SlopeRow) -> tuple[int | None, int | None]:
    return row.earlier.position, row.later.position


def _or_below(position: int | None) -> int:
    return -1 if position is None else position
