"""Tables as they lie in a file, and as one grid once it is known where their columns are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from omnidesk.exchange.grids.facts import NO_FACTS, ModelFacts
from omnidesk.exchange.grids.notes import ImportNote

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of texts.

    Attributes:
        lines: for each row its number as a reader of the file counts.
        banners: positions of rows in which one cell was merged over several columns.
        is_text_file: its rows are lines of a text, not rows of a named sheet.
    """

    name: str
    rows: tuple[Cells, ...]
    lines: tuple[int, ...]
    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    banners: frozenset[int] = frozenset()
    is_text_file: bool = False

    def place(self, row: int) -> str:
        """Return where a row is, for ``problem_texts``."""
        line = self.lines[row] if row < len(self.lines) else 1
        return f"line {line}" if self.is_text_file else f"row {line} of {self.name}"


@dataclass(frozen=True, slots=True)
class Book:
    """A file of tables, what it says of its model beside them, and what was noticed on reading."""

    source: str
    sheets: tuple[Sheet, ...]
    facts: ModelFacts = NO_FACTS
    notes: tuple[ImportNote, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        return next((each for each in self.sheets if each.name == name), None)


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet that is read, and the position of the row that names its columns."""

    name: str
    header: int


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of the sheets that are read: its name, and where it is hidden."""

    name: str
    letter: str
    hidden_in: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row that is not blank, with a cell for each column of the grid."""

    place: str
    sheet: str
    cells: Cells
    is_banner: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheets that are read, one below the other, their columns matched by name."""

    columns: tuple[GridColumn, ...] = ()
    rows: tuple[GridRow, ...] = ()
    header_place: str = ""

    def values(self, column: int) -> list[str]:
        """Return what is written in a column, without what is blank."""
        return [row.cells[column] for row in self.rows if row.cells[column].strip()]


_ColumnKey = tuple[str, int]


@dataclass(slots=True)
class _Found:
    """A column on its way: where each sheet has it."""

    name: str
    letter: str
    in_sheets: dict[str, int] = field(default_factory=dict)


def grid_of(book: Book, choices: Iterable[SheetChoice]) -> Grid:
    """Return the chosen sheets as one grid.

    A column belongs to that of the same name in another sheet; of several of one name the first
    belongs to the first.
    """
    chosen = [(sheet, choice) for choice in choices if (sheet := book.sheet(choice.name))]
    found: dict[_ColumnKey, _Found] = {}
    for sheet, choice in chosen:
        for position, (key, name) in enumerate(_column_keys(sheet, choice.header)):
            column = found.setdefault(key, _Found(name, column_letter(position)))
            column.in_sheets[sheet.name] = position
    used = [each for each in found.values() if each.name or _has_content(each, chosen)]
    place = chosen[0][0].place(chosen[0][1].header) if chosen else ""
    rows = (row for sheet, choice in chosen for row in _rows(sheet, choice.header, used))
    return Grid(tuple(_column(each, chosen) for each in used), tuple(rows), place)


def column_letter(position: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def plain_name(name: str) -> str:
    """Return a column's name as it is compared: case and space do not count."""
    return " ".join(name.casefold().split())


def _column_keys(sheet: Sheet, header: int) -> Iterator[tuple[_ColumnKey, str]]:
    seen: dict[str, int] = {}
    width = max(map(len, sheet.rows[header:]), default=0)
    names = sheet.rows[header] if header < len(sheet.rows) else ()
    for position in range(width):
        name = " ".join(names[position].split()) if position < len(names) else ""
        plain = plain_name(name) or f"\0{position}"
        seen[plain] = seen.get(plain, -1) + 1
        yield (plain, seen[plain]), name


_Chosen = Sequence[tuple[Sheet, SheetChoice]]


def _has_content(column: _Found, chosen: _Chosen) -> bool:
    return any(
        row[position].strip()
        for sheet, choice in chosen
        if (position := column.in_sheets.get(sheet.name)) is not None
        for row in sheet.rows[choice.header + 1 :]
        if position < len(row)
    )


def _column(column: _Found, chosen: _Chosen) -> GridColumn:
    hidden = tuple(
        sheet.name
        for sheet, _ in chosen
        if column.in_sheets.get(sheet.name, -1) in sheet.hidden_columns
    )
    is_hidden = bool(hidden) and len(hidden) == len(column.in_sheets)
    return GridColumn(column.name, column.letter, hidden, is_hidden)


def _rows(sheet: Sheet, header: int, columns: Sequence[_Found]) -> Iterator[GridRow]:
    positions = [column.in_sheets.get(sheet.name, -1) for column in columns]
    for index in range(header + 1, len(sheet.rows)):
        row = sheet.rows[index]
        if any(cell.strip() for cell in row):
            cells = tuple(row[p] if 0 <= p < len(row) else "" for p in positions)
            yield GridRow(sheet.place(index), sheet.name, cells, index in sheet.banners)
