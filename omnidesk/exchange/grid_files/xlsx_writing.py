"""A rubric as a workbook to be read: the grid, its levels, and what it is. No formula, no link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.grid_files.own_sheets import about_rows, facts_of, level_rows
from omnidesk.exchange.grid_files.wide_table import in_languages, lost_in, wide_columns, wide_rows
from omnidesk.exchange.writing import told_apart
from omnidesk.files import replacing

MAX_CELL = 32_767
"""The most that a cell of a workbook holds, in units of UTF-16."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NARROW, _WIDE, _WIDEST = 14, 30, 44  # in characters
_N_STILL = 2  # key and name stay in sight


def write_rubric_xlsx(
    path: Path, rubric: Rubric, *, languages: Sequence[str] = ()
) -> tuple[str, ...]:
    """Write a rubric as a workbook, and return the codes of what the file does not hold.

    Args:
        languages: those that are written; all by default.

    Raises:
        DiskFull, FileReadOnly, FolderMissing, FileUnreadable: nothing was written.
    """
    part = in_languages(rubric, languages or rubric.languages)
    with told_apart(path), replacing(path) as temporary:
        book = xlsxwriter.Workbook(str(temporary), _OPTIONS)
        writer = _Writer(book)
        columns = wide_columns(part, with_facts=False)
        names = [column.name for column in columns]
        writer.grid("Model", [names, *wide_rows(part, columns)], n_still=_N_STILL)
        writer.grid("Levels", level_rows(part), n_still=1)
        writer.labels("About", about_rows(part))
        book.close()
    lost = lost_in(part, rubric, facts=facts_of(part))
    return (*lost, "long_cells") if writer.n_too_long else lost


class _Writer:
    def __init__(self, book: Any) -> None:
        self._book = book
        base = {"text_wrap": True, "valign": "top"}
        self._plain = book.add_format(base)
        self._bold = book.add_format({**base, "bold": True, "bottom": 1})
        self.n_too_long = 0

    def grid(self, title: str, rows: Sequence[Sequence[str]], *, n_still: int) -> None:
        """A table under names that stay in sight."""
        sheet = self._book.add_worksheet(title)
        for position, name in enumerate(rows[0]):
            longest = max((len(row[position]) for row in rows[1:]), default=0)
            sheet.set_column(position, position, _width(name, longest))
        for number, row in enumerate(rows):
            self._write(sheet, number, row, self._plain if number else self._bold)
        sheet.freeze_panes(1, n_still)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def labels(self, title: str, rows: Sequence[Sequence[str]]) -> None:
        """Labels on the left, texts on the right."""
        sheet = self._book.add_worksheet(title)
        sheet.set_column(0, 0, _WIDE)
        sheet.set_column(1, 1, 2 * _WIDEST)
        for number, row in enumerate(rows):
            self._write(sheet, number, row, self._plain)

    def _write(self, sheet: Any, number: int, row: Sequence[str], look: Any) -> None:
        for position, text in enumerate(row):
            is_too_long = len(text.encode("utf-16-le")) > 2 * MAX_CELL
            self.n_too_long += is_too_long
            if text:
                shown = text[: MAX_CELL // 2] if is_too_long else text
                sheet.write_string(number, position, shown, look)


def _width(name: str, longest: int) -> int:
    if longest > _WIDE * 3:
        return _WIDEST
    return min(max(len(name) + 2, longest, _NARROW), _WIDE)
