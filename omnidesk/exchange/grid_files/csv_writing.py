"""Rubrics as tables for people and other programs: CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.csv_table import write_table
from omnidesk.exchange.grid_files.wide_table import in_languages, lost_in, wide_columns, wide_rows


def write_rubric_csv(
    path: Path, rubric: Rubric, *, languages: Sequence[str] = ()
) -> tuple[str, ...]:
    """Write a rubric as one wide table, and return the codes of what the file does not hold.

    Args:
        languages: those that are written; all by default.

    Raises:
        DiskFull, FileReadOnly, FolderMissing, FileUnreadable: nothing was written.
    """
    part = in_languages(rubric, languages or rubric.languages)
    columns = wide_columns(part)
    write_table(path, [column.name for column in columns], wide_rows(part, columns))
    return lost_in(part, rubric)
