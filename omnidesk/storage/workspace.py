"""One client file: created, opened, locked, backed up and checked."""

from __future__ import annotations

import hmac
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, insert

from omnidesk.domain.errors import (
    FileExists,
    FileLocked,
    FileMissing,
    FileReadOnly,
    FileTooOld,
    OmnideskError,
    refusal_of,
)
from omnidesk.files import keep_aside, replacing
from omnidesk.storage import schema
from omnidesk.storage.checking import problems_in
from omnidesk.storage.copies import check_same_history, compact_copy, copy_in_steps, copy_under
from omnidesk.storage.engine import for_writing, open_engine
from omnidesk.storage.failures import told_apart
from omnidesk.storage.history import History, Standing
from omnidesk.storage.ids import new_id
from omnidesk.storage.lock import WriterLock
from omnidesk.storage.progress import Progress, unwatched
from omnidesk.storage.refusals import check_copy, refuse_by_bytes, refuse_by_content
from omnidesk.storage.tables import MetaRow, table_of
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.writer import (
    PROGRAM,
    Clock,
    sole_writer,
    successor_of,
    try_to_write,
    utc_now,
)

_N_CHANCES = 5


class Workspace:
    """An open client file.

    It has one connection, which one thread uses at a time. Long work, as copying, has one of its
    own: the window reads on meanwhile.

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
        self._along: Callable[[UnitOfWork], None] = _nothing_along
        self._turn = threading.RLock()  # whose turn on the connection it is
        self._is_closed = False
        self._copy: TemporaryDirectory[str] | None = None  # of a file of an older schema

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
        before_upgrade: Callable[[Workspace], object] | None = None,
        now: Clock = utc_now,
    ) -> Workspace:
        """Open a client file, for writing unless that cannot be or is not wanted.

        Where somebody else writes, or the place is read-only, the file opens for reading and
        ``read_only`` says why. A file of an older schema is brought up to date first, or, where
        it is only read, a private copy of it.

        Args:
            before_upgrade: makes a backup of a file that is about to be brought up to date;
                without it such a file is refused for writing.

        Raises:
            FileMissing, FileEmpty, FileNotOurs, FileForeign, FileDamaged, FileTooNew, FileTooOld,
            PassphraseNeeded, PassphraseWrong, NeedsRecoveryWrite, FileUnreadable: what the file
                is instead of a sound client file; it was not changed.
        """
        refuse_by_bytes(path, passphrase)
        lock, reason = (None, None) if read_only else try_to_write(path, now)
        try:
            engine = open_engine(path, passphrase=passphrase, mode="rw" if lock else "ro")
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        workspace = cls(
            path,
            engine,
            passphrase=passphrase,
            lock=lock,
            read_only=reason or (FileReadOnly(path) if read_only else None),
            now=now,
        )
        try:
            version = refuse_by_content(workspace._engine, path, passphrase)
            if version != schema.NEWEST:
                workspace._bring_up_to_date(before_upgrade)
        except BaseException:
            workspace.close()
            raise
        return workspace

    @property
    def has_passphrase(self) -> bool:
        return self._passphrase is not None

    @property
    def passphrase(self) -> str | None:
        """What opens this file, and copies of it; never to be shown, kept or logged."""
        return self._passphrase

    def opens_with(self, passphrase: str) -> bool:
        """Tell whether this is the file's passphrase."""
        return self._passphrase is not None and hmac.compare_digest(
            passphrase.encode("utf-8"), self._passphrase.encode("utf-8")
        )

    @property
    def id(self) -> str:
        with self.read() as work:
            return work.meta("id")

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Read within one transaction."""
        self._check_open()
        with told_apart(self.path), self._turn, self._engine.begin() as connection:
            yield UnitOfWork(connection, self._history(connection))

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Read within one transaction, row by row: for what is about rows, not about values."""
        self._check_open()
        with told_apart(self.path), self._turn, self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Write within one transaction; it is on disk when the block has ended without error.

        Raises:
            FileLocked, FileReadOnly: the file is open for reading only.
            DiskFull, FileUnreadable: nothing of the transaction was kept.
        """
        self._check_writable()
        with told_apart(self.path), self._turn:
            with for_writing(self._engine).begin() as connection:
                history = self._history(connection)
                work = UnitOfWork(connection, history)
                self._along(work)
                yield work
            self._standing = history.standing  # only a commit moves the writer on

    def write_along(self, put: Callable[[UnitOfWork], None]) -> None:
        """Let something outside the history be put on disk with each step, in its transaction."""
        self._along = put

    def reader(self) -> Workspace:
        """Return a connection of its own for a job: read in one transaction, then close."""
        engine = open_engine(self._read_path, passphrase=self._passphrase, mode="ro")
        return Workspace(
            self.path,
            engine,
            passphrase=self._passphrase,
            lock=None,
            read_only=FileReadOnly(self.path),
            now=self._now,
        )

    def backup(
        self, destination: Path, *, overwrite: bool = False, progress: Progress = unwatched
    ) -> None:
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
                self.reader() as source,
            ):
                compact_copy(source._engine, temporary, progress)
                check_copy(temporary, self._passphrase, progress)
        except OSError as exc:
            raise refusal_of(destination, exc) from exc

    def backup_in_steps(self, destination: Path) -> None:
        """Write a checked copy as ``backup`` does, on a worker, while the window goes on writing.

        Raises:
            FileDamaged, DiskFull, FileReadOnly, FileUnreadable: there is no copy.
        """
        try:
            with told_apart(destination), replacing(destination) as temporary:
                copy_in_steps(self._read_path, self._passphrase, temporary)
                check_copy(temporary, self._passphrase)
        except OSError as exc:
            raise refusal_of(destination, exc) from exc

    def put_in_place_of(self, path: Path, kept: Path, progress: Progress = unwatched) -> None:
        """Put a checked copy in the place of another file, which is kept under another name.

        At every moment there is a whole file at ``path``, the old one or the new one.

        Raises:
            FileLocked: somebody writes to ``path``.
            FileExists: something is at ``kept``.
            FileDamaged, DiskFull, FileReadOnly, FileUnreadable: nothing was replaced.
        """
        if kept.exists():
            raise FileExists(kept)
        journal, kept_journal = (each.with_name(f"{each.name}-journal") for each in (path, kept))
        try:
            with (
                told_apart(path),
                sole_writer(path),
                replacing(path, through=successor_of(path)) as successor,
                self.reader() as source,
            ):
                compact_copy(source._engine, successor, progress)
                check_copy(successor, self._passphrase, progress)
                if path.exists():
                    keep_aside(path, kept)
                if journal.exists():  # it belongs to the old file and would spoil the new one
                    journal.replace(kept_journal)
        except OSError as exc:
            if kept_journal.exists():
                kept_journal.replace(journal)
            kept.unlink(missing_ok=True)  # two names of one file would be two locks
            raise refusal_of(path, exc) from exc

    def change_passphrase(self, new: str | None, progress: Progress = unwatched) -> None:
        """Put the file under another passphrase, or under none.

        A checked copy under the new key takes the file's place: whenever this is cut short, the
        file is whole, under the one or the other. Copies made before keep the old key.

        Raises:
            FileLocked, FileReadOnly: the file is open for reading only.
            FileMissing, FileDamaged, DiskFull, FileUnreadable: the file stays as it was.
        """
        self._check_writable()
        for _chance in range(_N_CHANCES):
            with suppress(_WrittenMeanwhile):
                self._change_key(new, progress)
                return
        raise FileLocked(self.path)

    def _change_key(self, new: str | None, progress: Progress) -> None:
        before = self._n_changes
        with ExitStack() as alone:
            try:
                with (
                    told_apart(self.path),
                    replacing(self.path, through=successor_of(self.path)) as successor,
                ):
                    with self.reader() as source:
                        copy_under(source._engine, self._passphrase, successor, new, progress)
                    alone.enter_context(self._turn)  # until the new file is the one that is open
                    if self._n_changes != before:
                        raise _WrittenMeanwhile  # some of it no history tells of
                    check_same_history(self._engine, successor, new)
                    self._engine.dispose()  # should the change fail, it connects again by itself
            except OSError as exc:
                raise refusal_of(self.path, exc) from exc
            self._passphrase = new
            self._engine = open_engine(self.path, passphrase=new, mode="rw")

    def problems(self) -> list[str]:
        """Return what is wrong with the file, one technical line each; empty when it is sound.

        Every page's code, SQLite's own structure, references between rows, every hash chain.
        """
        with self.connection() as connection:
            return problems_in(connection)

    def close(self) -> None:
        """Let go of the file and of its lock. Safe to call twice."""
        self._is_closed = True
        self._along = _nothing_along
        with self._turn:
            self._engine.dispose()
        if self._copy:
            self._copy.cleanup()
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

    def _check_writable(self) -> None:
        self._check_open()
        if self.read_only is not None:
            raise self.read_only
        if not self.path.exists():
            raise FileMissing(self.path)

    def _bring_up_to_date(self, before: Callable[[Workspace], object] | None) -> None:
        from omnidesk.storage.migrations.upgrade import upgrade_file  # Alembic: seldom needed

        if self._lock is None:
            self._look_at_a_copy()
            return
        if before is None:
            raise FileTooOld(self.path)
        before(self)
        self._engine.dispose()
        upgrade_file(self.path, self._passphrase)
        refuse_by_content(self._engine, self.path, self._passphrase)

    def _look_at_a_copy(self) -> None:
        from omnidesk.storage.migrations.upgrade import upgraded_copy

        try:
            self._copy = TemporaryDirectory(prefix="omnidesk-")
            with told_apart(self.path):
                upgraded_copy(self.path, self._passphrase, self._read_path)
        except OSError as exc:
            raise refusal_of(self.path, exc) from exc
        self._engine.dispose()
        self._engine = open_engine(self._read_path, passphrase=self._passphrase, mode="ro")

    @property
    def _n_changes(self) -> int:
        """How many rows were changed through the connection so far."""
        with self._turn:  # letting go of a raw connection rolls back what is open on it
            connection = self._engine.raw_connection().driver_connection
            assert connection is not None
            return int(connection.total_changes)

    @property
    def _read_path(self) -> Path:
        """Where reading connections go: the file, or the copy of an older one."""
        return Path(self._copy.name, self.path.name) if self._copy else self.path

    def _history(self, connection: Connection) -> History:
        return History(
            connection,
            self._standing,
            device=socket.gethostname(),
            program=PROGRAM,
            at=self._now().isoformat(timespec="milliseconds"),
        )


class _WrittenMeanwhile(Exception):
    """A copy was overtaken by what was written while it was made."""


def _nothing_along(_work: UnitOfWork) -> None:
    """What is put on disk with each step, where there is nothing."""


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
