"""Being the one writer of a client file: tried for at opening, or held while it is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from omnidesk import __version__
from omnidesk.domain.errors import FileLocked, FileReadOnly, OmnideskError
from omnidesk.storage.lock import LockTaken, WriterLock

Clock = Callable[[], datetime]
PROGRAM = f"OmniDesk {__version__}"


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
        raise FileLocked(path, exc.holder.host, exc.holder.since) from None
    with lock:
        yield


def try_to_write(path: Path, now: Clock) -> tuple[WriterLock | None, OmnideskError | None]:
    """Return the lock, or why it cannot be had."""
    if not os.access(path, os.W_OK):
        return None, FileReadOnly(path)
    try:
        since = now().isoformat(timespec="seconds")
        lock = WriterLock.acquire(path, program=PROGRAM, since=since)
    except LockTaken as exc:
        return None, FileLocked(path, exc.holder.host, exc.holder.since)
    except OSError:
        return None, FileReadOnly(path)
    successor_of(path).unlink(missing_ok=True)  # a crash may have left one; only a writer makes it
    return lock, None


def successor_of(path: Path) -> Path:
    """Return where a file that is to take the place of ``path`` is put together."""
    return path.with_name(f".{path.name}.new")
