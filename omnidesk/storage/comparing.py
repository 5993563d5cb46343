"""What one copy of a client file has and another has not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from omnidesk.storage.tables import (
    HISTORY,
    HistoryRow,
    PersonRow,
    RubricDraftRow,
    table_of,
)

Things = Mapping[str, Mapping[tuple[object, ...], tuple[object, ...]]]
"""By table, by what names a row for ever, what the row is about."""


def mark_of(connection: Connection) -> str:
    """Return a short text that is another once anything in the file is.

    It costs the same however much is in the file: rows are only added, so the newest row of a
    table stands for all of them. It needs no schema of ours: older files have a mark too.
    """
    run = connection.exec_driver_sql
    names = [row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
    facts = [[name, *_newest(connection, str(name))] for name in sorted(names)]
    return hashlib.sha256(json.dumps(facts).encode("utf-8")).hexdigest()


def _newest(connection: Connection, table: str) -> Iterator[list[object]]:
    run = connection.exec_driver_sql
    columns = [row[1] for row in run(f'PRAGMA table_info("{table}")')]
    is_history = "chain" in columns
    what = "row_id" if is_history else "*"
    end = " DESC LIMIT 1" if is_history else ""
    for row in run(f'SELECT {what} FROM "{table}" ORDER BY rowid{end}'):
        yield list(row)


def things_in(connection: Connection) -> Things:
    """Return every row of the history, every draft and every name."""
    things = {str(row.__tablename__): _history_of(connection, row) for row in HISTORY}
    draft, person = table_of(RubricDraftRow), table_of(PersonRow)
    drafts = connection.execute(select(draft.c.id, draft.c.saved_at))
    names = connection.execute(select(person.c.expert_id, person.c.name))
    things["rubric_draft"] = {tuple(row): (row[0],) for row in drafts}
    things["person"] = {tuple(row): (row[0],) for row in names}
    return things


def _history_of(
    connection: Connection, row: type[HistoryRow]
) -> dict[tuple[object, ...], tuple[object, ...]]:
    table = table_of(row)
    columns = [table.c.row_id, *(table.c[name] for name in row.IDENTITY)]
    return {(found[0],): tuple(found[1:]) for found in connection.execute(select(*columns))}
