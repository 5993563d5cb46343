"""Copies of a client file, each checked before it is trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from omnidesk.domain.errors import FileDamaged
from omnidesk.storage.engine import connect, key_literal, open_engine
from omnidesk.storage.history import head_of
from omnidesk.storage.progress import Progress, interruptible, unwatched
from omnidesk.storage.refusals import check_copy

_PAGES_AT_ONCE = 200  # under a megabyte: a writer waits for milliseconds, never for the whole file
_REST_SECONDS = 0.002
_N_CHANCES = 20


def compact_copy(engine: Engine, target: Path, progress: Progress = unwatched) -> None:
    """Write what the database holds, without its free pages, to a file that is not there yet."""

    run = engine.raw_connection().execute
    n_pages, n_free, size = (
        run(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )

    def tick() -> None:
        progress(target.stat().st_size if target.exists() else 0, (n_pages - n_free) * size)

    with interruptible(engine, tick) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def copy_in_steps(source: Path, passphrase: str | None, target: Path) -> None:
    """Copy the database page by page, so that a writer hardly waits, to a file that is empty.

    A write in between begins the copy anew; where that happens too often, it is made in one go.
    """
    reading = connect(source, passphrase=passphrase, mode="ro")
    writing = connect(target, passphrase=passphrase, mode="rwc")
    try:
        writing.execute("PRAGMA journal_mode = OFF")  # half a copy is thrown away whole
        chances = _Chances()
        try:
            reading.backup(
                writing, pages=_PAGES_AT_ONCE, sleep=_REST_SECONDS, progress=chances.count
            )
        except _TooOften:
            reading.backup(writing)
    finally:
        writing.close()
        reading.close()


class _TooOften(Exception):
    """The file was written to while it was copied, again and again."""


class _Chances:
    """Counts how often a copy has had to begin anew."""

    def __init__(self) -> None:
        self._before = 0
        self._n_begun = 0

    def count(self, _status: int, remaining: int, _total: int) -> None:
        self._n_begun += remaining >= self._before
        self._before = remaining
        if self._n_begun > _N_CHANCES:
            raise _TooOften


def copy_under(
    engine: Engine,
    passphrase: str | None,
    target: Path,
    new: str | None,
    progress: Progress = unwatched,
) -> None:
    """Write the database under another key, and check the copy.

    Raises:
        FileDamaged: the copy is not sound.
    """
    compact_copy(engine, target, progress)
    progress(0, 0)
    _rekey(target, passphrase, new)  # this cannot be stopped in the middle
    check_copy(target, new, progress)


def check_same_history(engine: Engine, path: Path, passphrase: str | None) -> None:
    """Make sure that a copy says all that the database says.

    Raises:
        FileDamaged: its history is another.
    """
    copy = open_engine(path, passphrase=passphrase, mode="ro")
    try:
        with engine.begin() as ours, copy.begin() as theirs:
            if head_of(ours) != head_of(theirs):
                raise FileDamaged(path, "the copy's history is another")
    finally:
        copy.dispose()


def _rekey(path: Path, passphrase: str | None, new: str | None) -> None:
    connection: Any = connect(path, passphrase=passphrase, mode="rw")
    try:
        # in memory: a journal on disk would keep pages under the old key
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute(f"PRAGMA rekey = {key_literal(new)}")
    finally:
        connection.close()
