"""Refusing a file that is not a sound client file, with the fact that tells which."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from omnidesk.domain.errors import (
    FileDamaged,
    FileEmpty,
    FileForeign,
    FileMissing,
    FileNotOurs,
    FileTooNew,
    FileUnreadable,
    NeedsRecoveryWrite,
    PassphraseNeeded,
    PassphraseWrong,
)
from omnidesk.storage import schema
from omnidesk.storage.engine import open_engine
from omnidesk.storage.failures import error_name, told_apart
from omnidesk.storage.progress import Progress, interruptible, unwatched
from omnidesk.storage.sniff import Kind, sniff

CHECKED_AT_ONCE_BYTES = 20 * 1024 * 1024
"""Files up to this size have every page's code verified when they are opened."""


def refuse_by_bytes(path: Path, passphrase: str | None) -> None:
    try:
        kind = sniff(path)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as exc:
        raise FileUnreadable(path, exc.strerror or "") from exc
    match kind:
        case Kind.EMPTY:
            raise FileEmpty(path)
        case Kind.OTHER:
            raise FileNotOurs(path)
        case Kind.DATABASE:
            raise FileForeign(path)
        case Kind.CUT:
            raise FileDamaged(path, "the file is cut off")
        case Kind.SEALED if passphrase is None:
            raise PassphraseNeeded(path)
        case Kind.OPEN if passphrase is not None:
            raise PassphraseWrong(path)


def refuse_by_content(engine: Engine, path: Path, passphrase: str | None) -> str:
    """Return the version of a sound file's schema, which may be an older one."""
    with told_apart(path):
        try:
            return _check_content(engine, path)
        except DBAPIError as exc:
            name = error_name(exc)
            if passphrase is not None and name == "SQLITE_NOTADB":
                raise PassphraseWrong(path) from None
            if name.startswith("SQLITE_READONLY"):
                # reading alone never needs to write, but for rolling back what was interrupted
                raise NeedsRecoveryWrite(path) from None
            raise


def _check_content(engine: Engine, path: Path) -> str:
    with engine.begin() as connection:
        version = schema.schema_version(connection)
        if version is None or schema.has_foreign_objects(connection):
            raise FileForeign(path)
        if version not in schema.KNOWN:
            raise FileTooNew(path, version)
        if path.stat().st_size <= CHECKED_AT_ONCE_BYTES:
            broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
            if broken is not None:
                raise FileDamaged(path, str(broken[0]))
    return version


def check_copy(path: Path, passphrase: str | None, progress: Progress = unwatched) -> None:
    engine = open_engine(path, passphrase=passphrase, mode="ro")
    try:
        _check_content(engine, path)
        with interruptible(engine, lambda: progress(0, 0)) as connection:
            result = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if result != "ok":
            raise FileDamaged(path, str(result))
    finally:
        engine.dispose()
