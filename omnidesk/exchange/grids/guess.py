"""A guess of what a book's sheets and columns mean. It never fails: it may only guess little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from omnidesk.exchange.grids.column_guess import fills_down, guess_columns, own_columns
from omnidesk.exchange.grids.headings import (
    NO_HEADING,
    Heading,
    read_heading,
)
from omnidesk.exchange.grids.language_guess import language_of_texts
from omnidesk.exchange.grids.mapping import (
    LEVEL_TEXTS,
    Column,
    GridMapping,
    Role,
)
from omnidesk.exchange.grids.sheet import Book, Grid, Sheet, SheetChoice, grid_of

_HEADER_WITHIN = 40  # rows from the top
_LONG = 80  # characters: this is a text, not the name of a column
_WEIGHTS = {Role.LEVEL: 3, Role.NAME: 3, Role.TITLE: 2, Role.NONE: 0}


def guess_mapping(book: Book, language: str, *, is_known: bool = False) -> GridMapping:
    """Return the likeliest mapping of a book.

    Args:
        language: of the texts in columns that name none.
        is_known: it is not only likely, so the texts are not asked.
    """
    return mapping_of(book, guess_sheets(book), language, is_known=is_known)


def mapping_of(
    book: Book, sheets: Sequence[SheetChoice], language: str, *, is_known: bool = False
) -> GridMapping:
    """Return the likeliest mapping where it is known which sheets are read."""
    grid = grid_of(book, sheets)
    own = own_languages(book, grid)
    columns = own_columns(grid) if own else guess_columns(grid)
    found = "" if own or is_known else _language(grid, columns)
    return GridMapping(
        tuple(sheets),
        columns,
        own[0] if own else found or language,
        is_language_found=found not in ("", language),
        sheet_groups=len(sheets) > 1,
        fills_down=not own and fills_down(grid, columns),
    )


def _language(grid: Grid, columns: Sequence[Column]) -> str:
    """The language of the texts in columns that name none, where it is clear."""
    texts = (
        row.cells[position]
        for row in grid.rows
        for position, column in enumerate(columns)
        if column.role in (Role.LEVEL, Role.DEFINITION) and not column.language
    )
    found = language_of_texts(texts)
    is_taken = any(column.language == found for column in columns)
    return "" if is_taken else found


def own_languages(book: Book, grid: Grid) -> tuple[str, ...]:
    """Return the languages that a file of this program names, none for other files."""
    if book.facts.languages:
        return book.facts.languages
    for position, column in enumerate(grid.columns):
        if read_heading(column.name).role is Role.MODEL_LANGUAGES:
            return tuple(" ".join(grid.values(position)[:1]).split())
    return ()


# Sheets


def guess_sheets(book: Book) -> tuple[SheetChoice, ...]:
    """Return the sheets that look alike and most like a grid, hidden ones only if all are."""
    visible = [sheet for sheet in book.sheets if not sheet.is_hidden] or list(book.sheets)
    choices = [SheetChoice(sheet.name, guess_header(sheet)) for sheet in visible if sheet.rows]
    shapes = {choice.name: _shape(book, choice) for choice in choices}
    if not shapes:
        return ()
    best = max(shapes.values(), key=lambda shape: (len(shape[0]), shape[1]))
    if not best[0]:
        return tuple(each for each in choices if shapes[each.name] == best)[:1]
    return tuple(each for each in choices if shapes[each.name][0] == best[0])


def guess_header(sheet: Sheet) -> int:
    """Return the position of the row that names the columns."""
    rows = sheet.rows[:_HEADER_WITHIN]
    scores = [header_score(row) for row in rows]
    if scores and max(scores) > 0:
        return scores.index(max(scores))
    filled = (n for n, row in enumerate(rows) if sum(map(bool, map(str.strip, row))) > 1)
    return next(filled, next((n for n, row in enumerate(rows) if any(row)), 0))


def header_score(row: Iterable[str]) -> int:
    """Return how much a row looks like the names of columns."""
    score, numbers = 0, list[int]()
    seen: set[Heading] = set()
    for cell in row:
        if len(cell) > _LONG:
            score -= 1
            continue
        heading = read_heading(cell) if cell.strip() else NO_HEADING
        if heading.is_numbered_only and not heading.level_name:
            numbers.append(heading.value or 0)
        elif heading not in seen:
            score += _WEIGHTS.get(heading.role, 2)
        seen.add(heading)
    # Numbers alone are levels only in order; a row of scores has them as they come.
    is_scale = len(numbers) > 1 and numbers == sorted(set(numbers))
    return score + len(numbers) if is_scale else score


_Shape = tuple[frozenset[int], int]


def _shape(book: Book, choice: SheetChoice) -> _Shape:
    """The levels that a sheet describes, and how much else of it is understood."""
    grid = grid_of(book, [choice])
    columns = guess_columns(grid)
    levels = {c.value for c in columns if c.role in LEVEL_TEXTS and c.value is not None}
    return frozenset(levels), sum(column.role is not Role.NONE for column in columns)
