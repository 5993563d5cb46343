"""The lock that makes one program the writer of a client file, and names it to the others."""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_LOCKED_BYTE = 1 << 30  # far beyond the text, so that Windows lets others read who writes


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes: for the sentence that a second opener is shown."""

    host: str = ""
    program: str = ""
    since: str = ""
    pid: int = 0

    @property
    def is_this_process(self) -> bool:
        return (self.host, self.pid) == (socket.gethostname(), os.getpid())


class LockTaken(Exception):
    """Somebody else holds the lock."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


class WriterLock:
    """An operating-system lock on a sidecar file; it ends with the process, however that ends."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def acquire(cls, file: Path, *, program: str, since: str) -> WriterLock:
        """Take the lock for ``file`` at once or not at all.

        Raises:
            LockTaken: somebody else writes.
            OSError: the folder cannot be written, its disk is full, or it knows no locks.
        """
        path = sidecar_of(file)
        lock = cls(path, _open_locked(path))
        try:
            lock._sign(Holder(socket.gethostname(), program, since, os.getpid()))
        except BaseException:
            lock.release()  # else this process would be in its own way until it ends
            raise
        return lock

    def _sign(self, holder: Holder) -> None:
        """Write who holds the lock; on a full disk there may be no room for that."""
        os.truncate(self._handle, 0)
        os.write(self._handle, json.dumps(asdict(holder)).encode("utf-8"))

    def release(self) -> None:
        if self._handle < 0:
            return
        if sys.platform == "win32":
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)  # while locked: nobody else can hold this inode
            os.close(self._handle)
        self._handle = -1

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


def sidecar_of(file: Path) -> Path:
    """Return the path of the lock beside a client file."""
    return file.with_name(file.name + ".lock")


def _open_locked(path: Path) -> int:
    """Return a handle of the sidecar that holds the lock.

    Raises:
        LockTaken, OSError: there is no such handle, and none is left open.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _try_lock(handle):
                raise LockTaken(_read_holder(handle))
            if _is_still(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # its last owner removed it between our open and our lock


def _try_lock(handle: int) -> bool:
    """Take the lock, or tell that somebody else has it.

    Raises:
        OSError: the place knows no locks.
    """
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in _TAKEN:
            return False
        raise
    return True


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _read_holder(handle: int) -> Holder:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        return Holder(**json.loads(os.read(handle, 4096)))
    except (ValueError, TypeError):
        return Holder()  # the other one has not written its name yet
