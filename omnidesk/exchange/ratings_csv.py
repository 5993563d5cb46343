"""One expert's ratings as a CSV file: dimension, level, state, confidence, rationale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from omnidesk.domain.assessment import Confidence, RatingState
from omnidesk.domain.document_node import ProblemList
from omnidesk.domain.errors import RowsInvalid
from omnidesk.domain.plain_text import excerpt
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.csv_table import Table, TableRow, read_table, write_table

COLUMNS = ("dimension", "level", "state", "confidence", "rationale")

_WRITTEN_STATES = frozenset(RatingState) - {RatingState.LEVEL}
# Programs that know no whole numbers with gaps write 3 as 3.0.
_LEVEL = re.compile(r"([0-9]{1,6})(\.0+)?")


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One row: a level, or one of the empties.

    Attributes:
        line: the line of the file on which the row begins.
        level: the level's value when the state is LEVEL, else None.
        confidence: None where the file does not say.
        rationale: why this level; the reason of *not applicable*.
    """

    line: int
    dimension: str
    state: RatingState
    level: int | None = None
    confidence: Confidence | None = None
    rationale: str = ""


def read_ratings_csv(path: Path, rubric: Rubric) -> tuple[RatingLine, ...]:
    """Return the ratings in a CSV file, all of them checked against the rubric.

    Columns may come in any order; all but ``dimension`` may be missing.

    Raises:
        RowsInvalid: a column or a row is bad; every bad one is named with its line.
        FileMissing, FileEmpty, FileUnreadable: there is nothing to read.
    """
    problems = ProblemList()
    table = read_table(path, RowsInvalid, problems, knows=COLUMNS.__contains__)
    lines: tuple[RatingLine, ...] = ()
    if _has_columns(table, problems):
        lines = tuple(_rating_lines(table, rubric, problems))
    if problems:
        raise RowsInvalid(path.name, problems.all())
    return lines


def write_ratings_csv(path: Path, lines: Iterable[RatingLine]) -> None:
    """Write ratings so that ``read_ratings_csv`` returns them again.

    Raises:
        DiskFull, FileReadOnly, FileMissing, FileUnreadable: nothing was written.
    """
    write_table(path, COLUMNS, (_written(line) for line in lines))


def _written(line: RatingLine) -> tuple[str, ...]:
    return (
        line.dimension,
        "" if line.level is None else str(line.level),
        "" if line.state is RatingState.LEVEL else line.state.value,
        line.confidence.value if line.confidence else "",
        line.rationale,
    )


def _has_columns(table: Table, problems: ProblemList) -> bool:
    """Without these every row would be bad for the same reason."""
    is_complete = True
    for choices in (("dimension",), ("level", "state")):
        if not any(name in table.columns for name in choices):
            problems.add("missing_column", table.place, choices[0])
            is_complete = False
    if not table.rows:
        problems.add("no_rows", table.place)
    return is_complete


def _rating_lines(table: Table, rubric: Rubric, problems: ProblemList) -> Iterator[RatingLine]:
    seen: set[str] = set()
    for row in table.rows:
        _check_dimension(row, rubric, seen, problems)
        yield _rating_line(row, rubric, problems)


def _check_dimension(row: TableRow, rubric: Rubric, seen: set[str], problems: ProblemList) -> None:
    key = row.word("dimension")
    if not key:
        problems.add("no_dimension", row.place)
    elif key not in rubric.keys:
        problems.add("unknown_dimension", row.place, excerpt(key))
    elif key in seen:
        problems.add("duplicate_dimension", row.place, key)
    seen.add(key)


def _rating_line(row: TableRow, rubric: Rubric, problems: ProblemList) -> RatingLine:
    if bool(row.word("level")) == bool(row.word("state")):
        problems.add("level_with_state" if row.word("level") else "no_level", row.place)
    state = _state(row, problems)
    rationale = row.text("rationale", problems)
    if state is RatingState.NOT_APPLICABLE and not rationale.strip():
        problems.add("no_reason", row.place)
    return RatingLine(
        line=row.line,
        dimension=row.word("dimension"),
        state=state,
        level=_level(row, rubric, problems),
        confidence=_confidence(row, problems),
        rationale=rationale,
    )


def _state(row: TableRow, problems: ProblemList) -> RatingState:
    word = row.word("state")
    if word and word not in _WRITTEN_STATES:
        problems.add("bad_state", row.place, excerpt(word))
        return RatingState.LEVEL
    return RatingState(word or RatingState.LEVEL)


def _level(row: TableRow, rubric: Rubric, problems: ProblemList) -> int | None:
    word = row.word("level")
    match = _LEVEL.fullmatch(word)
    if match and int(match[1]) in rubric.values:
        return int(match[1])
    if word:
        problems.add("unknown_level", row.place, excerpt(word))
    return None


def _confidence(row: TableRow, problems: ProblemList) -> Confidence | None:
    word = row.word("confidence")
    if word and word not in frozenset(Confidence):
        problems.add("bad_confidence", row.place, excerpt(word))
        return None
    return Confidence(word) if word else None
