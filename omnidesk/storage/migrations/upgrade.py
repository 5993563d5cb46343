"""Bringing an older client file up to date: on a copy, which replaces it when it is sound."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from omnidesk.domain.errors import FileDamaged
from omnidesk.files import replacing
from omnidesk.storage.copies import compact_copy
from omnidesk.storage.engine import for_writing, open_engine
from omnidesk.storage.failures import told_apart
from omnidesk.storage.writer import successor_of

SCRIPTS = Path(__file__).resolve().parent


def upgrade_schema(connection: Connection, target: str = "head", scripts: Path = SCRIPTS) -> None:
    """Apply the revisions that the database lacks, inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def upgrade_file(path: Path, passphrase: str | None, scripts: Path | None = None) -> None:
    """Upgrade a copy of the file and put it in its place once it has passed its checks.

    The caller has made a backup and holds the writer's lock.

    Raises:
        FileDamaged: rows of the upgraded copy refer to nothing; the file stays as it was.
        DiskFull, FileUnreadable: the copy could not be written; the file stays as it was.
    """
    with told_apart(path), replacing(path, through=successor_of(path)) as temporary:
        upgraded_copy(path, passphrase, temporary, scripts)


def upgraded_copy(
    path: Path, passphrase: str | None, copy: Path, scripts: Path | None = None
) -> None:
    """Write a copy of the file under the newest schema, and the same key.

    Raises:
        FileDamaged: rows of the copy refer to nothing.
    """
    source = open_engine(path, passphrase=passphrase, mode="ro")
    try:
        compact_copy(source, copy)
    finally:
        source.dispose()
    _upgrade_copy(copy, passphrase, scripts or SCRIPTS)


def _upgrade_copy(copy: Path, passphrase: str | None, scripts: Path) -> None:
    engine = open_engine(copy, passphrase=passphrase, mode="rw")
    try:
        # before the transaction: inside one, SQLite ignores this
        engine.raw_connection().execute("PRAGMA foreign_keys = OFF")
        with for_writing(engine).begin() as connection:
            upgrade_schema(connection, scripts=scripts)
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if orphans is not None:
                raise FileDamaged(copy, f"foreign key: {orphans[0]} {orphans[1]}")
    finally:
        engine.dispose()
