"""One client file: created, opened, locked, backed up and checked."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

from omnidesk import __version__
from omnidesk.domain.errors import (
    FileExists,
    FileLocked,
    FileMissing,
    FileReadOnly,
    OmnideskError,
    refusal_of,
)
from omnidesk.files import replacing
from omnidesk.storage import schema
from omnidesk.storage.engine import for_writing, open_engine
from omnidesk.storage.failures import told_apart
from omnidesk.storage.history import History, Standing, broken_chains
from omnidesk.storage.ids import new_id
from omnidesk.storage.lock import LockTaken, WriterLock
from omnidesk.storage.refusals import check_copy, refuse_by_bytes, refuse_by_content
from omnidesk.storage.tables import MetaRow, table_of
from omnidesk.storage.unit_of_work import UnitOfWork

Clock = Callable[[], datetime]
PROGRAM = f"OmniDesk {__version__}"


def utc_now() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """An open client file.

    Attributes:
        path: where it is.
        read_only: why it cannot be written, or None.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        passphrase: str | None,
        lock: WriterLock | None,
        read_only: OmnideskError | None,
        now: Clock,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._passphrase = passphrase
        self._lock = lock
        self._now = now
        self._standing = Standing()
        self._is_closed = False

    @classmethod
    def create(
        cls, path: Path, organisation: str, *, passphrase: str | None = None, now: Clock = utc_now
    ) -> Workspace:
        """Make a new client file and open it for writing.

        Raises:
            FileExists: something is at ``path``; it was not touched.
            FileReadOnly, DiskFull, FileUnreadable: the place cannot be written.
        """
        if path.exists():
            raise FileExists(path)
        try:
            with told_apart(path), replacing(path) as temporary:
                _fill_new(temporary, organisation, passphrase, now)
        except OSError as exc:
            raise refusal_of(path, exc) from exc
        return cls.open(path, passphrase=passphrase, now=now)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | None = None,
        read_only: bool = False,
        now: Clock = utc_now,
    ) -> Workspace:
        """Open a client file, for writing unless that cannot be or is not wanted.

        Where somebody else writes, or the place is read-only, the file opens for reading and
        ``read_only`` says why.

        Raises:
            FileMissing, FileEmpty, FileNotOurs, FileForeign, FileDamaged, FileTooNew,
            PassphraseNeeded, PassphraseWrong, NeedsRecoveryWrite, FileUnreadable: what the file
                is instead of a sound client file; it was not changed.
        """
        refuse_by_bytes(path, passphrase)
        lock, reason = (None, None) if read_only else _try_to_write(path, now)
        engine = open_engine(path, passphrase=passphrase, mode="rw" if lock else "ro")
        try:
            refuse_by_content(engine, path, passphrase)
        except BaseException:
            engine.dispose()
            if lock:
                lock.release()
            raise
        return cls(
            path,
            engine,
            passphrase=passphrase,
            lock=lock,
            read_only=reason or (FileReadOnly(path) if read_only else None),
            now=now,
        )

    @property
    def has_passphrase(self) -> bool:
        return self._passphrase is not None

    @property
    def id(self) -> str:
        with self.read() as work:
            return work.meta("id")

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Read within one transaction."""
        self._check_open()
        with told_apart(self.path), self._engine.begin() as connection:
            yield UnitOfWork(connection, self._history(connection))

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Write within one transaction; it is on disk when the block has ended without error.

        Raises:
            FileLocked, FileReadOnly: the file is open for reading only.
            DiskFull, FileUnreadable: nothing of the transaction was kept.
        """
        self._check_open()
        if self.read_only is not None:
            raise self.read_only
        if not self.path.exists():
            raise FileMissing(self.path)
        with told_apart(self.path):
            with for_writing(self._engine).begin() as connection:
                history = self._history(connection)
                yield UnitOfWork(connection, history)
            self._standing = history.standing  # only a commit moves the writer on

    def reader(self) -> Workspace:
        """Return a connection of its own for a job: read in one transaction, then close."""
        engine = open_engine(self.path, passphrase=self._passphrase, mode="ro")
        return Workspace(
            self.path,
            engine,
            passphrase=self._passphrase,
            lock=None,
            read_only=FileReadOnly(self.path),
            now=self._now,
        )

    def backup(self, destination: Path, *, overwrite: bool = False) -> None:
        """Write a compact copy, reopen it, check it, then give it its name.

        Raises:
            FileExists: something is at ``destination``.
            FileDamaged: the copy did not pass its checks and was removed.
            DiskFull, FileUnreadable: the place cannot be written.
        """
        is_itself = destination.exists() and destination.samefile(self.path)
        if is_itself or (destination.exists() and not overwrite):
            raise FileExists(destination)
        try:
            with (
                told_apart(destination),
                sole_writer(destination),
                replacing(destination) as temporary,
            ):
                temporary.unlink()  # VACUUM INTO wants to make the file itself
                connection = self._engine.raw_connection()
                connection.execute("VACUUM INTO ?", (str(temporary),))
                check_copy(temporary, self._passphrase)
        except OSError as exc:
            raise refusal_of(destination, exc) from exc

    def problems(self) -> list[str]:
        """Return what is wrong with the file, one technical line each; empty when it is sound.

        Every page's code, SQLite's own structure, references between rows, every hash chain.
        """
        with told_apart(self.path), self._engine.begin() as connection:
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

    def close(self) -> None:
        """Let go of the file and of its lock. Safe to call twice."""
        self._is_closed = True
        self._engine.dispose()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _check_open(self) -> None:
        """An engine that was disposed of connects again by itself: then without our lock."""
        if self._is_closed:
            raise RuntimeError("the client file is closed")

    def _history(self, connection: Connection) -> History:
        return History(
            connection,
            self._standing,
            device=socket.gethostname(),
            program=PROGRAM,
            at=self._now().isoformat(timespec="milliseconds"),
        )


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


def _fill_new(path: Path, organisation: str, passphrase: str | None, now: Clock) -> None:
    engine = open_engine(path, passphrase=passphrase, mode="rwc")
    try:
        with for_writing(engine).begin() as connection:
            schema.create_schema(connection)
            at = now().isoformat(timespec="milliseconds")
            facts = {"id": new_id(), "created_at": at, "created_by": PROGRAM}
            rows = [{"key": key, "value": value} for key, value in facts.items()]
            connection.execute(insert(table_of(MetaRow)), rows)
            history = History(
                connection, Standing(), device=socket.gethostname(), program=PROGRAM, at=at
            )
            UnitOfWork(connection, history).organisation.rename(organisation)
    finally:
        engine.dispose()


def _try_to_write(path: Path, now: Clock) -> tuple[WriterLock | None, OmnideskError | None]:
    if not os.access(path, os.W_OK):
        return None, FileReadOnly(path)
    try:
        since = now().isoformat(timespec="seconds")
        return WriterLock.acquire(path, program=PROGRAM, since=since), None
    except LockTaken as exc:
        return None, FileLocked(path, exc.holder.host, exc.holder.since)
    except OSError:
        return None, FileReadOnly(path)
