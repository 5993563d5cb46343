"""Rows of dimensions on columns of levels: the geometry that gap chart and bars share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from omnidesk.charts.boxes import Box, Label
from omnidesk.charts.lettering import Lettering
from omnidesk.charts.levels import LevelMark

_TITLE_SHARE = 0.3
_LEAST_TITLE_SHARE = 0.15


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
    titles_width = _titles_width(titles, room)
    notes_width = max((room.title.width(note) for note in (*notes, note_head) if note), default=0)
    notes_width = min(notes_width, room.width * _LEAST_TITLE_SHARE)
    left = titles_width + room.gap
    step = (room.width - left - notes_width - room.gap) / len(levels)
    xs = tuple(left + step * (i + 0.5) for i in range(len(levels)))
    heads, is_numbered = _head_lines(levels, step - room.gap, room.head)
    title_lines = [room.title.wrap(title, titles_width) for title in titles]
    note_lines = [room.title.wrap(note, notes_width) for note in notes]
    note_head_lines = room.head.wrap(note_head, notes_width) if note_head else ()
    n_head = max((len(lines) for lines in (*heads, note_head_lines)), default=0)
    head_height = n_head * room.head.line_height + room.gap
    heights = _heights(title_lines, note_lines, room, head_height)
    total = sum(heights) + head_height
    frame = _Tops(room, total - head_height)
    rows = frame.rows(title_lines, note_lines, heights, (titles_width, notes_width))
    return ColumnFrame(
        room.width,
        total,
        tuple(
            _over(lines, x, total - head_height + room.gap, room.head)
            for lines, x in zip(heads, xs, strict=True)
        ),
        _note_head(note_head_lines, room, total - head_height + room.gap),
        is_numbered,
        xs,
        rows,
    )


@dataclass(frozen=True, slots=True)
class _Tops:
    """Puts rows below one another from a top edge."""

    room: ColumnRoom
    top: float

    def rows(
        self,
        titles: Sequence[tuple[str, ...]],
        notes: Sequence[tuple[str, ...]],
        heights: Sequence[float],
        widths: tuple[float, float],
    ) -> tuple[RowFrame, ...]:
        rows, top = [], self.top
        for title, note, height in zip(titles, notes, heights, strict=True):
            y = top - height / 2
            rows.append(
                RowFrame(
                    self._beside(title, 0.0, widths[0], y, -1),
                    self._beside(note, self.room.width - widths[1], widths[1], y, 1),
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
    return min(max(widest, least), max(usual, min(words, 1.3 * usual)))


def _heights(
    titles: Sequence[tuple[str, ...]],
    notes: Sequence[tuple[str, ...]],
    room: ColumnRoom,
    head_height: float,
) -> list[float]:
    heights = [
        max(room.least_row, max(len(t), len(n)) * room.title.line_height + room.gap)
        for t, n in zip(titles, notes, strict=True)
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
