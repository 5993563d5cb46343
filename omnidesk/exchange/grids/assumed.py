"""What a mapping takes for granted or leaves out, for the user to be told."""

from __future__ import annotations

from collections.abc import Iterator

from omnidesk.exchange.grids.headings import read_heading
from omnidesk.exchange.grids.mapping import GridMapping, Role
from omnidesk.exchange.grids.notes import ImportNote, listed
from omnidesk.exchange.grids.sheet import Book, Grid, GridColumn


def notes_on_sheets(book: Book, mapping: GridMapping) -> Iterator[ImportNote]:
    chosen = {choice.name for choice in mapping.sheets}
    left = [sheet for sheet in book.sheets if sheet.name not in chosen]
    if shown := [sheet.name for sheet in left if not sheet.is_hidden]:
        yield ImportNote("sheets_left_out", listed(shown))
    if hidden := [sheet.name for sheet in left if sheet.is_hidden]:
        yield ImportNote("hidden_sheets_left_out", listed(hidden))
    if mapping.sheet_groups:
        yield ImportNote("sheets_as_groups", listed([choice.name for choice in mapping.sheets]))


def notes_on_columns(grid: Grid, mapping: GridMapping) -> Iterator[ImportNote]:
    pairs = list(zip(grid.columns, mapping.columns, strict=True))
    left = [column for column, use in pairs if use.role is Role.NONE]
    if shown := [column_name(column) for column in left if not column.is_hidden]:
        yield ImportNote("columns_left_out", listed(shown))
    if hidden := [column_name(column) for column in left if column.is_hidden]:
        yield ImportNote("hidden_columns_left_out", listed(hidden))
    read = [
        f"{column_name(column)} ({listed(column.hidden_in)})"
        for column, use in pairs
        if use.role is not Role.NONE and column.hidden_in
    ]
    if read:
        yield ImportNote("hidden_columns_read", listed(read))
    unnumbered = [
        f"{use.value} = {column_name(column)}"
        for column, use in pairs
        if use.role is Role.LEVEL and read_heading(column.name).role not in (Role.LEVEL, Role.TITLE)
    ]
    if unnumbered:
        yield ImportNote("levels_numbered", listed(unnumbered))
    if mapping.is_language_found:
        yield ImportNote("language_found", mapping.language)
    if mapping.of(Role.TITLE):
        yield ImportNote("titles_in_texts")
    if mapping.fills_down:
        yield ImportNote("groups_filled_down")


def column_name(column: GridColumn) -> str:
    """Return what a column is called, or its letter where it has no name."""
    return column.name or column.letter
