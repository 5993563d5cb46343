"""Being the one writer of a client file: tried for at opening, or held while it is replaced."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from omnidesk import __version__
from omnidesk.domain.errors import (
    DiskFull,
    FileLocked,
    FileOpenHere,
    FileProtected,
    FileReadOnly,
    FolderReadOnly,
    LocksUnsupported,
    NamelessWriter,
    OmnideskError,
    OpenedOnFullDisk,
    refusal_of,
)
from omnidesk.storage.lock import Holder, LockTaken, WriterLock

Clock = Callable[[], datetime]
PROGRAM = f"OmniDesk {__version__}"
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)


def utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def sole_writer(path: Path) -> Iterator[None]:
    """Keep others from writing to a file, if it is there, while it is being replaced.

    Raises:
        FileLocked: somebody writes to it now.
    """
    if not path.exists():
        yield
        return
    try:
        lock = WriterLock.acquire(path, program=PROGRAM, since=utc_now().isoformat())
    except LockTaken as exc:
        raise _taken(path, exc.holder) from None
    with lock:
        yield


def try_to_write(path: Path, now: Clock) -> tuple[WriterLock | None, OmnideskError | None]:
    """Return the lock, or why it cannot be had."""
    if not os.access(path, os.W_OK):
        is_file = os.access(path.parent, os.W_OK)
        return None, FileProtected(path) if is_file else FolderReadOnly(path)
    try:
        since = now().isoformat(timespec="seconds")
        lock = WriterLock.acquire(path, program=PROGRAM, since=since)
    except LockTaken as exc:
        return None, _taken(path, exc.holder)
    except OSError as exc:
        return None, _why_no_lock(path, exc)
    with suppress(OSError):  # a crash may have left one; whoever makes the next one replaces it
        successor_of(path).unlink(missing_ok=True)
    return lock, None


def _taken(path: Path, holder: Holder) -> FileLocked:
    """Return who writes: this process, a program that has signed, or one that has not yet."""
    if holder.is_this_process:
        return FileOpenHere(path, holder.host, holder.since)
    kind = FileLocked if holder.host else NamelessWriter
    return kind(path, holder.host, holder.since)


def _why_no_lock(path: Path, exc: OSError) -> OmnideskError:
    found = refusal_of(path, exc)
    if isinstance(found, DiskFull):
        return OpenedOnFullDisk(path)
    if isinstance(found, FileReadOnly):
        return FolderReadOnly(path)
    return LocksUnsupported(path) if exc.errno in _NO_LOCKS else found


def successor_of(path: Path) -> Path:
    """Return where a file that is to take the place of ``path`` is put together."""
    return path.with_name(f".{path.name}.new")
