"""Rows that are only ever added, chained by hashes, the latest of each identity counting."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, insert, select

from omnidesk.storage.ids import new_id
from omnidesk.storage.tables import HISTORY, HistoryRow, WriterRow, table_of

Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where this opening's writer stands: its id, its clock and the end of its chain."""

    writer: str = ""
    clock: int = 0
    chain: str = ""


@dataclass(frozen=True, slots=True)
class BrokenChain:
    """A place where a writer's chain does not hold."""

    writer: str
    table: str
    row_id: str


class History:
    """Adds rows and reads the latest ones, inside one transaction."""

    def __init__(
        self, connection: Connection, standing: Standing, *, device: str, program: str, at: str
    ) -> None:
        self._connection = connection
        self._device = device
        self._program = program
        self.at = at
        self.standing = standing

    def append(
        self, row: type[HistoryRow], values: Mapping[str, object], *, deleted: bool = False
    ) -> None:
        """Add one row; ``deleted`` makes it a tombstone of its identity."""
        self._append(row, [values], deleted=deleted)

    def append_all(self, row: type[HistoryRow], many: Iterable[Mapping[str, object]]) -> None:
        """Add rows of one kind, in their order, by one statement."""
        self._append(row, many, deleted=False)

    def _append(
        self, row: type[HistoryRow], many: Iterable[Mapping[str, object]], *, deleted: bool
    ) -> None:
        if not self.standing.writer:
            self._enter_writer()
        table, rows = str(row.__tablename__), []
        writer, clock, chain = self.standing.writer, self.standing.clock, self.standing.chain
        for values in many:
            clock += 1
            full = {
                **values,
                "row_id": new_id(),
                "writer": writer,
                "clock": clock,
                "recorded_at": self.at,
                "deleted": int(deleted),
            }
            chain = link(chain, table, full)
            rows.append({**full, "chain": chain})
        if rows:
            self._connection.execute(insert(table_of(row)), rows)
            self.standing = Standing(writer, clock, chain)

    def latest(self, row: type[HistoryRow], **where: object) -> list[Columns]:
        """Return the latest row of every identity in the order of first appearance."""
        return [mapping for mapping in self._newest(row, **where) if not mapping["deleted"]]

    def tombstones(self, row: type[HistoryRow], **where: object) -> list[Columns]:
        """Return the row that deleted an identity, for each that is deleted now."""
        return [mapping for mapping in self._newest(row, **where) if mapping["deleted"]]

    def all(self, row: type[HistoryRow], **where: object) -> Sequence[Columns]:
        """Return every row, older ones and tombstones too, oldest first."""
        table = table_of(row)
        query = select(table).order_by(table.c.clock, table.c.writer, table.c.row_id)
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        return cast("Sequence[Columns]", self._connection.execute(query).mappings().all())

    def _newest(self, row: type[HistoryRow], **where: object) -> list[Columns]:
        newest: dict[tuple[object, ...], Columns] = {}
        for mapping in self.all(row, **where):
            newest[tuple(mapping[name] for name in row.IDENTITY)] = mapping
        return list(newest.values())

    def _enter_writer(self) -> None:
        values = {
            "id": new_id(),
            "device": self._device,
            "program": self._program,
            "opened_at": self.at,
        }
        self._connection.execute(insert(table_of(WriterRow)), values)
        clock = newest_clock(self._connection)
        self.standing = Standing(values["id"], clock, link("", "writer", values))


def newest_clock(connection: Connection) -> int:
    """Return the highest clock of any row in the file, 0 in a new one."""
    tables = (f'SELECT max(clock) AS c FROM "{row.__tablename__}"' for row in HISTORY)
    sql = f"SELECT max(c) FROM ({' UNION ALL '.join(tables)})"
    return int(connection.exec_driver_sql(sql).scalar_one() or 0)


def link(previous: str, table: str, values: Mapping[str, object]) -> str:
    """Return the hash of one row behind ``previous``, the hash of the writer's row before."""
    text = json.dumps([previous, table, dict(values)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def broken_chains(connection: Connection) -> list[BrokenChain]:
    """Return every writer's first row whose hash does not follow from the row before it."""
    broken = []
    for writer, rows in _rows_by_writer(connection).items():
        chain = _start_of(connection, writer)
        for table, row in rows:
            values = {name: value for name, value in row.items() if name != "chain"}
            if link(chain, table, values) != row["chain"]:
                broken.append(BrokenChain(writer, table, str(row["row_id"])))
                break
            chain = str(row["chain"])
    return broken


def head_of(connection: Connection) -> str:
    """Return the SHA-256 over the sorted (writer, end of its chain) pairs.

    Printed in a report, it proves later that no row was changed or cut off since.
    """
    ends: dict[str, str] = {}
    for _, writer, chain in sorted(_last_rows(connection)):
        ends[writer] = chain  # the one with the highest clock stays
    return hashlib.sha256(json.dumps(sorted(ends.items())).encode("ascii")).hexdigest()


def _last_rows(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Yield clock, writer and chain of each writer's last row in each table."""
    for row in HISTORY:
        # of a group with max(), SQLite takes the other columns from the row that has it
        sql = f'SELECT max(clock), writer, chain FROM "{row.__tablename__}" GROUP BY writer'
        yield from (tuple(last) for last in connection.exec_driver_sql(sql))


def _rows_by_writer(connection: Connection) -> dict[str, list[tuple[str, RowMapping]]]:
    by_writer: dict[str, list[tuple[str, RowMapping]]] = {}
    for table, mapping in _all_rows(connection):
        by_writer.setdefault(str(mapping["writer"]), []).append((table, mapping))
    for rows in by_writer.values():
        rows.sort(key=lambda pair: int(pair[1]["clock"]))
    return by_writer


def _all_rows(connection: Connection) -> Iterator[tuple[str, RowMapping]]:
    for row in HISTORY:
        for mapping in connection.execute(select(table_of(row))).mappings():
            yield str(row.__tablename__), mapping


def _start_of(connection: Connection, writer: str) -> str:
    table = table_of(WriterRow)
    found: Any = (
        connection.execute(select(table).where(table.c.id == writer)).mappings().one_or_none()
    )
    return link("", "writer", dict(found)) if found else ""
