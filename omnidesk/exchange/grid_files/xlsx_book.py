"""A workbook (.xlsx) as a book: values only, no formulas, no macros, no links."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.exchange.grid_files.own_sheets import without_own_sheets
from omnidesk.exchange.grid_files.xlsx_layout import Layout, layouts_of
from omnidesk.exchange.grids.notes import ImportNote, listed
from omnidesk.exchange.grids.sheet import Book, Cells, Sheet
from omnidesk.exchange.safe_zip import ZipRefused, opened_zip

MAX_ROWS = 5_000
MAX_COLUMNS = 400
MAX_SHEETS = 100
MAX_CHARACTERS = 20_000_000
"""One long text that many cells share is as long as it is often."""
_WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)


def read_xlsx_book(path: Path) -> Book:
    """Return the tables in a workbook: formulas as the values that were last computed.

    Raises:
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
        RubricInvalid: it is no workbook, or larger than any model.
    """
    try:
        with opened_zip(path) as archive:
            _check_kind(archive)
            layouts = layouts_of(archive)
            sheets = _sheets(path, layouts)
    except ZipRefused as exc:
        raise RubricInvalid(path.name, [Problem(exc.code, "")]) from exc
    return without_own_sheets(Book(path.name, tuple(sheets), notes=tuple(_notes(sheets))))


def _check_kind(archive: zipfile.ZipFile) -> None:
    """Other office files are zip files too."""
    names = set(archive.namelist())
    if any(name.startswith("word/") for name in names) or "ppt/presentation.xml" in names:
        raise ZipRefused("word_document")
    if "mimetype" in names or "content.xml" in names or "Index/Document.iwa" in names:
        raise ZipRefused("open_document")
    if "xl/workbook.bin" in names:
        raise ZipRefused("old_workbook")
    if _WORKBOOK not in names and not any(name.endswith("workbook.xml") for name in names):
        raise ZipRefused("damaged_workbook")


def _sheets(path: Path, layouts: Mapping[str, Layout]) -> list[Sheet]:
    try:
        # As a stream: by its name a workbook would be refused that is called otherwise.
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")  # about parts that are not read anyway
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            try:
                if len(book.worksheets) > MAX_SHEETS:
                    raise ZipRefused("zip_too_large")
                return _read(book.worksheets, layouts)
            finally:
                book.close()
    except ZipRefused:
        raise
    except Exception as exc:  # a damaged part shows in many ways, none of them documented
        raise ZipRefused("damaged_workbook") from exc


def _read(found: Iterable[ReadOnlyWorksheet], layouts: Mapping[str, Layout]) -> list[Sheet]:
    sheets: list[Sheet] = []
    budget = MAX_CHARACTERS
    for each in found:
        # The path of its part is told nowhere else.
        layout = layouts.get(each._worksheet_path.lstrip("/"), Layout())
        if layout.n_rows > MAX_ROWS or layout.n_columns > MAX_COLUMNS:
            raise ZipRefused("zip_too_large")
        rows = _rows(each)
        budget -= sum(len(cell) for row in rows for cell in row)
        if budget < 0:
            raise ZipRefused("zip_too_large")
        sheets.append(_laid_out(each.title, rows, layout, is_hidden=each.sheet_state != "visible"))
    return sheets


def _rows(sheet: ReadOnlyWorksheet) -> list[Cells]:
    sheet.reset_dimensions()  # what a sheet says of its own size may be anything
    rows: list[Cells] = []
    n_filled = 0
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True):
        cells = tuple(map(_text, row))
        if any(cells):
            n_filled = len(rows) + 1
        rows.append(cells)
    width = max((len(cells) for row in rows if (cells := _trimmed(row))), default=0)
    return [row[:width] for row in rows[:n_filled]]


def _trimmed(row: Cells) -> Cells:
    width = max((n for n, cell in enumerate(row, start=1) if cell), default=0)
    return row[:width]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        if value in _ERRORS:
            return ""
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, datetime):
        is_day = value.time() == time(0)
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _laid_out(name: str, rows: list[Cells], layout: Layout, *, is_hidden: bool) -> Sheet:
    width = max(map(len, rows), default=0)
    grid = [list(row) + [""] * (width - len(row)) for row in rows]
    banners: set[int] = set()
    for merge in layout.merges:
        if merge.top >= len(grid) or merge.left >= width:
            continue
        if merge.right > merge.left and merge.top == merge.bottom:
            banners.add(merge.top)
        for row in range(merge.top + 1, min(merge.bottom + 1, len(grid))):
            grid[row][merge.left] = grid[merge.top][merge.left]
    return Sheet(
        name,
        tuple(map(tuple, grid)),
        tuple(range(1, len(grid) + 1)),
        is_hidden=is_hidden,
        hidden_columns=frozenset(n for n in range(width) if layout.hides(n)),
        banners=frozenset(banners),
    )


def _notes(sheets: Iterable[Sheet]) -> Iterable[ImportNote]:
    if empty := [sheet.name for sheet in sheets if not sheet.rows and not sheet.is_hidden]:
        yield ImportNote("empty_sheets", listed(empty))
