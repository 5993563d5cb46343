"""Everything in a client file that can be verified, verified."""

from __future__ import annotations

from sqlalchemy import Connection

from omnidesk.storage.history import broken_chains


def problems_in(connection: Connection) -> list[str]:
    """Return what is wrong with the database, one technical line each; empty when it is sound."""
    run = connection.exec_driver_sql
    found = [str(row[0]) for row in run("PRAGMA cipher_integrity_check")]
    if found:
        return found
    found += [str(row[0]) for row in run("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"foreign key: {row[0]} {row[1]}" for row in run("PRAGMA foreign_key_check")]
    found += [
        f"history: {broken.table} {broken.row_id} (writer {broken.writer})"
        for broken in broken_chains(connection)
    ]
    return found
