"""Rows of dimensions on columns of levels: the geometry that gap chart and bars share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from omnidesk.charts.boxes import Box, Label
from omnidesk.charts.lettering import Lettering
from omnidesk.charts.levels import LevelMark

_TITLE_SHARE = 0.3
_LEAST_TITLE_SHARE = 0.15
_NOTE_SHARE = 0.18

_RowText = tuple[tuple[str, ...], tuple[str, ...]]
"""A row's title and note as lines."""


@dataclass(frozen=True, slots=True)
class RowFrame:
    """The room of one dimension.

    Attributes:
        title: left of the columns, wrapped.
        note: right of the columns, wrapped.
        y: the middle of the row, where its marks stand.
    """

    title: Label
    note: Label
    y: float
    box: Box


@dataclass(frozen=True, slots=True)
class ColumnFrame:
    """A figure of rows and level columns, origin at its lower left.

    Attributes:
        width, height: of the whole figure.
        heads: one per level, over the columns.
        note_head: over the notes.
        is_numbered: the level names do not fit over the columns: the heads are numbers only, and
            the names must stand elsewhere.
        xs: the middle of each column.
        rows: from top to bottom.
    """

    width: float
    height: float
    heads: tuple[Label, ...]
    note_head: Label
    is_numbered: bool
    xs: tuple[float, ...]
    rows: tuple[RowFrame, ...]

    @property
    def columns_box(self) -> Box:
        """The field of the columns, without the heads."""
        top = self.rows[0].box.top if self.rows else self.height
        step = self.xs[1] - self.xs[0] if len(self.xs) > 1 else 0.0
        left = self.xs[0] - step / 2
        return Box(left, 0.0, self.xs[-1] + step / 2 - left, top)

    def x_of(self, position: float) -> float:
        """Return where a level position from 0 stands, also between two columns."""
        below = min(int(position), len(self.xs) - 1)
        above = min(below + 1, len(self.xs) - 1)
        return self.xs[below] + (position - below) * (self.xs[above] - self.xs[below])


@dataclass(frozen=True, slots=True)
class ColumnRoom:
    """What a figure of rows may take.

    Attributes:
        width: of the whole figure.
        title, head: the fonts of the row titles and notes, and of the heads.
        least_row: the height of a row with a short title.
        least_height: rows share what is left of it; 0 to be as low as possible.
        gap: between neighbouring texts.
    """

    width: float
    title: Lettering
    head: Lettering
    least_row: float
    least_height: float = 0.0
    gap: float = 6.0


def place_columns(
    titles: Sequence[str],
    notes: Sequence[str],
    levels: Sequence[LevelMark],
    room: ColumnRoom,
    *,
    note_head: str = "",
) -> ColumnFrame:
    """Return the places of all texts; none is cut and none covers another.

    Args:
        titles: one per row.
        notes: one per row, or none at all.
        levels: the columns.
        room: what the figure may take.
        note_head: over the notes.
    """
    notes = notes or [""] * len(titles)
    widths = _titles_width(titles, room), _notes_width((*notes, note_head), room)
    step = (room.width - sum(widths) - 2 * room.gap) / len(levels)
    xs = tuple(widths[0] + room.gap + step * (i + 0.5) for i in range(len(levels)))
    heads, is_numbered = _head_lines(levels, step - room.gap, room.head)
    note_lines = room.head.wrap(note_head, widths[1]) if note_head else ()
    head_height = _head_height((*heads, note_lines), room)
    texts = [
        (room.title.wrap(title, widths[0]), room.title.wrap(note, widths[1]))
        for title, note in zip(titles, notes, strict=True)
    ]
    heights = _heights(texts, room, head_height)
    top = sum(heights)
    return ColumnFrame(
        room.width,
        top + head_height,
        tuple(_over(h, x, top + room.gap, room.head) for h, x in zip(heads, xs, strict=True)),
        _note_head(note_lines, room, top + room.gap),
        is_numbered,
        xs,
        _Tops(room, widths, top).rows(texts, heights),
    )


@dataclass(frozen=True, slots=True)
class _Tops:
    """Puts rows below one another from a top edge."""

    room: ColumnRoom
    widths: tuple[float, float]
    top: float

    def rows(self, texts: Sequence[_RowText], heights: Sequence[float]) -> tuple[RowFrame, ...]:
        rows, top, (left, right) = [], self.top, self.widths
        for (title, note), height in zip(texts, heights, strict=True):
            y = top - height / 2
            rows.append(
                RowFrame(
                    self._beside(title, 0.0, left, y, -1),
                    self._beside(note, self.room.width - right, right, y, 1),
                    y,
                    Box(0.0, top - height, self.room.width, height),
                )
            )
            top -= height
        return tuple(rows)

    def _beside(
        self, lines: tuple[str, ...], x: float, width: float, y: float, align: int
    ) -> Label:
        height = len(lines) * self.room.title.line_height
        return Label(lines, Box(x, y - height / 2, width, height), align)


def _titles_width(titles: Sequence[str], room: ColumnRoom) -> float:
    widest = max((room.title.width(title) for title in titles), default=0.0)
    words = max((room.title.longest_word(title) for title in titles), default=0.0)
    usual, least = room.width * _TITLE_SHARE, room.width * _LEAST_TITLE_SHARE
    width = min(max(widest, least), max(usual, min(words, 1.3 * usual)))
    # Wrapped titles seldom fill their lines; what is left over is worth more to the columns.
    lines = tuple(line for title in titles for line in room.title.wrap(title, width))
    return min(width, max(room.title.widest(lines), least))


def _notes_width(notes: Sequence[str], room: ColumnRoom) -> float:
    widest = max((room.title.width(note) for note in notes if note), default=0.0)
    return min(widest, room.width * _NOTE_SHARE)


def _head_height(heads: Sequence[tuple[str, ...]], room: ColumnRoom) -> float:
    n_lines = max((len(lines) for lines in heads), default=0)
    return n_lines * room.head.line_height + room.gap


def _heights(texts: Sequence[_RowText], room: ColumnRoom, head_height: float) -> list[float]:
    heights = [
        max(room.least_row, max(len(t), len(n)) * room.title.line_height + room.gap)
        for t, n in texts
    ]
    spare = room.least_height - head_height - sum(heights)
    return [height + max(spare, 0.0) / len(heights) for height in heights]


def _head_lines(
    levels: Sequence[LevelMark], width: float, font: Lettering
) -> tuple[list[tuple[str, ...]], bool]:
    """Return the heads, number over name; numbers only where a name would break in a word."""
    if any(font.longest_word(level.name) > width for level in levels):
        return [(str(level.value),) for level in levels], True
    return [(str(level.value), *font.wrap(level.name, width)) for level in levels], False


def _over(lines: tuple[str, ...], x: float, bottom: float, font: Lettering) -> Label:
    height = len(lines) * font.line_height
    return Label(lines, Box.around((x, bottom + height / 2), font.widest(lines), height), 0)


def _note_head(lines: tuple[str, ...], room: ColumnRoom, bottom: float) -> Label:
    width = room.head.widest(lines)
    height = len(lines) * room.head.line_height
    return Label(lines, Box(room.width - width, bottom, width, height), 1)
