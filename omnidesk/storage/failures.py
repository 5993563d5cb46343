"""What SQLite says when it cannot do its work, as errors the user can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from omnidesk.domain.errors import (
    DiskFull,
    FileDamaged,
    FileLocked,
    FileReadOnly,
    FileUnreadable,
    OmnideskError,
)

_BY_NAME: dict[str, Callable[[Path], OmnideskError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": FileReadOnly,
    "SQLITE_BUSY": FileLocked,
    "SQLITE_LOCKED": FileLocked,
    "SQLITE_CORRUPT": FileDamaged,
    "SQLITE_NOTADB": FileDamaged,
}


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Turn the driver's errors about ``path`` into ours; a broken constraint stays a bug."""
    try:
        yield
    except DBAPIError as exc:
        raise _fact(exc.orig, path) or exc from exc
    except driver.Error as exc:
        raise _fact(exc, path) or exc from exc


def error_name(exc: DBAPIError) -> str:
    """Return SQLite's own name of an error, as ``SQLITE_FULL``."""
    return str(getattr(exc.orig, "sqlite_errorname", "") or "")


def _fact(exc: BaseException | None, path: Path) -> OmnideskError | None:
    name = str(getattr(exc, "sqlite_errorname", "") or "")
    if name in _BY_NAME:
        return _BY_NAME[name](path)
    family = "_".join(name.split("_")[:2])
    if family in _BY_NAME:
        return _BY_NAME[family](path)
    if family in ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM"):
        return FileUnreadable(path, str(exc))
    return None
