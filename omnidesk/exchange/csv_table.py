"""Tables in CSV files: rows with their line numbers in, and text that no spreadsheet runs out.

A spreadsheet takes a cell that begins with = + - @ for a formula. So such a text is written with
an apostrophe before it, which spreadsheets read as "this is text", and the apostrophe is taken off
again on reading: what was written comes back exactly.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.errors import Problem
from omnidesk.domain.plain_text import excerpt, normal_text, text_faults
from omnidesk.exchange.reading import Refusal, read_text
from omnidesk.exchange.writing import write_text

MAX_ROWS = 100_000
_DELIMITERS = (",", ";", "\t")

# The full-width forms are formulas in East Asian spreadsheets; a leading tab or line end is
# skipped by some before they look.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not blank, the line of the file on which it begins, and its cells."""

    line: int
    cells: Mapping[str, str]

    @property
    def place(self) -> str:
        return f"line {self.line}"

    def word(self, column: str) -> str:
        """Return a key, a number or a code: without the spaces around it."""
        return self.cells.get(column, "").strip()

    def text(self, column: str, problems: ProblemList) -> str:
        """Return a text for readers in its normal form; its faults are noted."""
        text = normal_text(unguarded(self.cells.get(column, "")))
        for code, detail in text_faults(text):
            problems.add(code, self.place, detail)
        return text


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: the place of its header, the columns in its order, and the rows."""

    place: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(
    path: Path, refusal: Refusal, problems: ProblemList, *, knows: Callable[[str], bool]
) -> Table:
    """Return the table in a CSV file with commas, semicolons or tabs.

    Args:
        refusal: the error for a file that is no table at all.
        problems: where bad columns and rows are noted; the caller refuses the file for them.
        knows: tells whether a column's name, in lower case, has a meaning here. It decides what
            separates the columns; a name that it does not know is noted.

    Raises:
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
        OmnideskError: ``refusal``, for a file that is not text or whose quotes do not match.
    """
    text = read_text(path, refusal)
    delimiter = _delimiter(text, knows)
    found = records(text, delimiter, lambda problem: refusal(path.name, [problem]))
    line, header = next(found, (1, []))
    columns = tuple(name.strip().lower() for name in header)
    place = f"line {line}"
    _check_columns(columns, knows, problems, place)
    rows = tuple(_rows(found, columns, problems))
    return Table(place, tuple(column for column in columns if column), rows)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file with commas, as RFC 4180 has it, in UTF-8.

    Only where there is more than ASCII does the file begin with a byte order mark: spreadsheets
    need it to read such texts, and other programs stumble over it.

    Raises:
        DiskFull, FileReadOnly, FileMissing, FileUnreadable: nothing was written.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    text = out.getvalue()
    write_text(path, text if text.isascii() else "\N{ZERO WIDTH NO-BREAK SPACE}" + text)


def guarded(text: str) -> str:
    """Return a text as a cell that spreadsheets do not take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that ``guarded`` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _delimiter(text: str, knows: Callable[[str], bool]) -> str:
    """Choose what makes most of the header's names known; a guess by counting can be fooled."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def n_known(delimiter: str) -> int:
        names = first.split(delimiter)
        return sum(knows(name.strip().strip('"').strip().lower()) for name in names)

    return max(_DELIMITERS, key=n_known)


def records(
    text: str, delimiter: str, refused: Callable[[Problem], Exception]
) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not blank with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield line, record
            line = reader.line_num + 1
    except csv.Error:
        raise refused(Problem("bad_csv", f"line {line}")) from None


def _check_columns(
    columns: Sequence[str], knows: Callable[[str], bool], problems: ProblemList, place: str
) -> None:
    seen: set[str] = set()
    for column in columns:
        if column and not knows(column):
            problems.add("unknown_column", place, excerpt(column))
        elif column in seen:
            problems.add("duplicate_column", place, excerpt(column))
        elif column:
            seen.add(column)


def _rows(
    records: Iterable[tuple[int, list[str]]], columns: Sequence[str], problems: ProblemList
) -> Iterator[TableRow]:
    for count, (line, record) in enumerate(records):
        if count == MAX_ROWS:
            problems.add("too_many", f"line {line}", str(MAX_ROWS))
            return
        names = (*columns, *[""] * (len(record) - len(columns)))
        if any(cell.strip() for name, cell in zip(names, record, strict=False) if not name):
            problems.add("cell_without_column", f"line {line}")
        yield TableRow(line, {n: cell for n, cell in zip(names, record, strict=False) if n})
