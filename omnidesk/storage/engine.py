"""One client file, opened the same way everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine

from omnidesk.storage.sniff import OPEN_KEY

Mode = Literal["ro", "rw", "rwc"]
BUSY_MILLISECONDS = 5000
APPLICATION_ID = 0x4F6D4465
"""``OmDe`` in the header of the database, so that a foreign one is told apart."""


def open_engine(path: Path, *, passphrase: str | None, mode: Mode) -> Engine:
    """Return an engine with one connection to ``path``.

    The key is set by PRAGMA on the connection, never through a URL, so it cannot reach a log.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, passphrase=passphrase, mode=mode),
        poolclass=StaticPool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, *, passphrase: str | None, mode: Mode) -> Any:
    """Return a keyed driver connection with all our settings.

    The file is not read by this; the first query tells a wrong key.
    """
    connection = driver.connect(
        f"file:{quote(str(path.resolve()))}?mode={mode}",
        uri=True,
        # None: the driver would otherwise commit before DDL, and half a schema would stay
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MILLISECONDS / 1000,
    )
    run = connection.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = {key_literal(passphrase)}")
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA trusted_schema = OFF")
    run("PRAGMA secure_delete = ON")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA temp_store = MEMORY")
    return connection


def for_writing(engine: Engine) -> Engine:
    """Return the same database; its transactions take the write lock at once."""
    return engine.execution_options(omnidesk_begin="BEGIN IMMEDIATE")


def key_literal(passphrase: str | None) -> str:
    """Return the key as PRAGMA key and PRAGMA rekey take it."""
    if passphrase is None:
        return f"\"x'{OPEN_KEY}'\""
    # SQLCipher takes x'..' inside the text for raw key bytes; a passphrase of that look is
    # told apart by a prefix that no raw key has.
    quoted = passphrase.replace("'", "''")
    return f"'omnidesk:{quoted}'"


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(options.get("omnidesk_begin", "BEGIN"))
