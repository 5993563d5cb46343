"""A new database made of the rows that were read, and of those that a backup can add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Float, Table
from sqlalchemy.exc import IntegrityError

from omnidesk.storage.history import link
from omnidesk.storage.salvage.harvest import Harvest
from omnidesk.storage.salvage.pages import Values
from omnidesk.storage.tables import (
    HISTORY,
    MetaRow,
    PersonRow,
    Row,
    RubricDraftRow,
    TypedTextRow,
    WriterRow,
    table_of,
)

_ROWS: tuple[type[Row], ...] = (
    MetaRow,
    WriterRow,
    PersonRow,
    RubricDraftRow,
    TypedTextRow,
    *HISTORY,
)
TABLES: Mapping[str, Table] = {str(row.__tablename__): table_of(row) for row in _ROWS}
HISTORY_NAMES = tuple(str(row.__tablename__) for row in HISTORY)

_META_KEYS = ("id", "created_at", "created_by")
_WRITER, _CLOCK, _CHAIN = 1, 2, 5  # places in every row of the history

# Tables of as many columns that a text alone does not tell apart.
_LOOKS: Mapping[str, Callable[[Values], bool]] = {
    "meta": lambda row: row[0] in _META_KEYS,
    "person": lambda row: row[0] not in _META_KEYS,
    "writer": lambda row: not str(row[2]).startswith("{"),
    "rubric_draft": lambda row: str(row[2]).startswith("{"),
}

Named = dict[str, Any]


class Rebuild:
    """Fills the tables of an empty database, inside one transaction without foreign keys."""

    def __init__(self, connection: Connection, *, by_hashes: bool = False) -> None:
        """Begin with nothing.

        Args:
            by_hashes: take rows only where the history's hashes prove them: the pages could not.
        """
        self._connection = connection
        self._by_hashes = by_hashes
        self._chains: dict[tuple[object, object], str] = {}
        self._starts: dict[object, str] = {}
        self.kept: Counter[str] = Counter()
        self.torn: Counter[str] = Counter()

    def take(self, found: Harvest) -> None:
        """Insert what was read; rows that no table will have are counted as torn."""
        self.torn += found.torn
        self._know(row for rows in (*found.rows.values(), *found.loose) for row in rows)
        for table, rows in found.rows.items():
            self._insert_all(table, rows)
        for rows in found.loose:
            table = self._table_of(rows)
            if table:
                self._insert_all(table, rows)
            else:
                self.torn[""] += len(rows)

    def fill_from(self, backup: Connection) -> None:
        """Add the history's rows that the backup has and the file has lost."""
        run = backup.exec_driver_sql
        for table in ("writer", *HISTORY_NAMES):
            for row in run(f'SELECT * FROM "{table}"'):
                self._insert(table, _named(table, tuple(row)))

    def name_lost_writers(self) -> None:
        """Put an empty row where a writer's own was lost: its rows refer to it."""
        for table in HISTORY_NAMES:
            self._connection.exec_driver_sql(
                f'INSERT OR IGNORE INTO writer SELECT DISTINCT writer, "", "", "" FROM "{table}"'
            )

    def _insert_all(self, table: str, rows: Iterable[Values]) -> None:
        for row in rows:
            is_in = len(row) == len(TABLES[table].columns) and self._is_trusted(table, row)
            is_in = is_in and self._insert(table, _named(table, row))
            (self.kept if is_in else self.torn)[table] += 1

    def _insert(self, table: str, row: Named, how: str = "INSERT OR IGNORE") -> bool:
        """Insert a row unless it is there or breaks a rule; tell whether it is new."""
        marks = ", ".join("?" for _ in row)
        names = ", ".join(f'"{name}"' for name in row)
        done = self._connection.exec_driver_sql(
            f'{how} INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values())
        )
        return done.rowcount == 1

    def _know(self, rows: Iterable[Values]) -> None:
        for row in rows:
            if len(row) > _CHAIN:
                self._chains[row[_WRITER], row[_CLOCK]] = str(row[_CHAIN])
            elif len(row) == len(TABLES["writer"].columns):
                self._starts[row[0]] = link("", "writer", _named("writer", row))

    def _table_of(self, rows: list[Values]) -> str:
        """Return the one table that all the rows fit, or "" if that cannot be told."""
        fitting = [table for table in TABLES if all(self._fits(table, row) for row in rows)]
        if len(fitting) > 1:  # tables of the same shape: the hash knows the name of its own
            fitting = [t for t in fitting if any(self._is_linked(t, row) for row in rows)]
        return fitting[0] if len(fitting) == 1 else ""

    def _fits(self, table: str, row: Values) -> bool:
        if len(row) != len(TABLES[table].columns) or not _LOOKS.get(table, bool)(row):
            return False
        trial = self._connection.begin_nested()
        try:
            self._insert(table, _named(table, row), "INSERT")
        except IntegrityError:
            return False
        finally:
            trial.rollback()
        return True

    def _is_trusted(self, table: str, row: Values) -> bool:
        """Tell whether a row is to be taken; names and drafts have no hash to prove them."""
        if not self._by_hashes or table in ("meta", "writer"):
            return True
        return self._is_linked(table, row)

    def _is_linked(self, table: str, row: Values) -> bool:
        clock = row[_CLOCK] if table in HISTORY_NAMES else None
        if not isinstance(clock, int):
            return False
        values = {name: value for name, value in _named(table, row).items() if name != "chain"}
        before = (self._chains.get((row[_WRITER], clock - 1)), self._starts.get(row[_WRITER]))
        return any(each and link(each, table, values) == row[_CHAIN] for each in before)


def _named(table: str, row: Values) -> Named:
    """Return the values by column; SQLite stores a whole number in a REAL column as an integer."""
    columns = TABLES[table].columns
    return {
        column.name: float(value)
        if isinstance(column.type, Float) and isinstance(value, int)
        else value
        for column, value in zip(columns, row, strict=True)
    }
