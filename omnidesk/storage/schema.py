"""The schema's version: told, made new, and brought up to date."""

from __future__ import annotations

from sqlalchemy import Connection

from omnidesk.storage.engine import APPLICATION_ID
from omnidesk.storage.tables import Row

KNOWN = ("0001", "0002", "0003")
"""Every released schema, oldest first; the last is what this program writes."""

NEWEST = KNOWN[-1]


def create_schema(connection: Connection) -> None:
    """Make all tables in an empty database and stamp it with the newest version."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    Row.metadata.create_all(connection)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NEWEST,))


def schema_version(connection: Connection) -> str | None:
    """Return the schema's version, or None for a database that is not ours."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        return None
    has_table = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).scalar_one()
    if not has_table:
        return None
    version: str | None = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar_one_or_none()
    return version


def has_foreign_objects(connection: Connection) -> bool:
    """Tell whether the database carries triggers or views: we make none, so somebody else did."""
    n: int = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).scalar_one()
    return n > 0
