"""A CSV file as a book of one sheet."""

from __future__ import annotations

from pathlib import Path

from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.exchange.csv_table import MAX_ROWS, records, unguarded
from omnidesk.exchange.grids.guess import header_score
from omnidesk.exchange.grids.sheet import Book, Sheet
from omnidesk.exchange.reading import read_text

MAX_COLUMNS = 1_000
_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 40  # lines


def read_csv_book(path: Path) -> Book:
    """Return the table in a CSV file with commas, semicolons, tabs or bars.

    Raises:
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
        RubricInvalid: it is not text, its quotes do not match, or it is far too large.
    """
    text = read_text(path, RubricInvalid)
    delimiter = _delimiter(text)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    for line, record in records(text, delimiter, lambda p: RubricInvalid(path.name, [p])):
        if len(rows) == MAX_ROWS or len(record) > MAX_COLUMNS:
            most = MAX_ROWS if len(rows) == MAX_ROWS else MAX_COLUMNS
            raise RubricInvalid(path.name, [Problem("too_many", f"line {line}", str(most))])
        rows.append(tuple(map(unguarded, record)))
        lines.append(line)
    return Book(path.name, (Sheet(path.name, tuple(rows), tuple(lines), is_text_file=True),))


def _delimiter(text: str) -> str:
    """Choose what makes the best header; counting alone is fooled by commas in texts."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_LOOKED_AT]

    def worth(delimiter: str) -> tuple[int, int]:
        rows = [[cell.strip().strip('"') for cell in line.split(delimiter)] for line in lines]
        return max(map(header_score, rows), default=0), len(rows[0]) if rows else 0

    return max(_DELIMITERS, key=worth)
