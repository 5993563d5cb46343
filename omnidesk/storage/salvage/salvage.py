"""A new client file from what can still be read of a damaged one, which is not touched."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from omnidesk.domain.errors import (
    FileExists,
    FileMissing,
    FileTooNew,
    NothingReadable,
    PassphraseNeeded,
    PassphraseWrong,
    refusal_of,
)
from omnidesk.files import replacing
from omnidesk.storage import schema
from omnidesk.storage.engine import for_writing, open_engine
from omnidesk.storage.failures import told_apart
from omnidesk.storage.history import History, Standing, broken_chains
from omnidesk.storage.ids import new_id
from omnidesk.storage.refusals import check_copy
from omnidesk.storage.salvage.cipher import SALT_BYTES, PageCipher
from omnidesk.storage.salvage.harvest import harvest
from omnidesk.storage.salvage.rebuild import HISTORY_NAMES, TABLES, Rebuild
from omnidesk.storage.sniff import PAGE_BYTES, Kind, sniff
from omnidesk.storage.tables import (
    HISTORY,
    MetaRow,
    RoundRow,
    RubricVersionRow,
    WriterRow,
    table_of,
)
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import PROGRAM, Clock

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged file.

    Attributes:
        n_pages: of the file.
        n_lost_pages: those that could not be read.
        kept: entries that could be read, by table; older states of an entry are not counted.
        filled: entries that only the backup had, by table.
        renewed: entries of which the backup had a newer state, by table.
        torn: pages and rows known to be lost from a table; "" where that cannot be told.
        n_missing: how many entries of the history are missing at least.
        hidden_rounds: labels of rounds that cannot be shown: their model was lost.
        added: ids of the rows that were added so that the new file can be used.
    """

    n_pages: int
    n_lost_pages: int
    kept: Mapping[str, int]
    filled: Mapping[str, int]
    renewed: Mapping[str, int]
    torn: Mapping[str, int]
    n_missing: int
    hidden_rounds: tuple[str, ...]
    added: frozenset[str] = frozenset()


def salvage(
    damaged: Path,
    out: Path,
    *,
    passphrase: str | None,
    backup: Path | None = None,
    now: Clock,
    progress: Progress | None = None,
) -> Salvaged:
    """Write what can be read to a new file under the same passphrase.

    A journal that lies beside the file is not looked at. Rows stay as they were written, with their
    hashes, so that a later merge with another copy makes the history whole again; until then its
    check names every gap.

    Args:
        backup: a sound backup of the same client; its rows fill the gaps.

    Raises:
        NothingReadable: no page can be read, or no row.
        PassphraseNeeded, PassphraseWrong: no page opens with this passphrase.
        FileMissing, FileExists, FileTooNew, DiskFull, FileReadOnly, FileUnreadable: there is no
            new file.
    """
    if out.exists():
        raise FileExists(out)
    pages, n_pages, is_proven = _readable_pages(damaged, passphrase, progress)
    found = harvest(pages, (*TABLES, "alembic_version"))
    versions = found.rows.pop("alembic_version", [])
    if is_proven:
        _refuse_newer(damaged, versions)
    try:
        with told_apart(out), replacing(out) as temporary:
            with _new_database(temporary, passphrase) as connection:
                rebuild = Rebuild(connection, by_hashes=not is_proven)
                rebuild.take(found)
                if not sum(rebuild.kept[name] for name in HISTORY_NAMES):
                    raise _why_nothing(damaged, passphrase)
                kept, states = _entries(connection, rebuild.kept), _newest(connection)
                _fill(rebuild, connection, backup, passphrase)
                filled = _entries(connection, rebuild.kept) - kept
                filled_states, before_use = _newest(connection), _rows(connection)
                hidden = _make_usable(connection, damaged, now)
                added = _rows(connection) - before_use
                n_missing = _n_missing(connection)
            check_copy(temporary, passphrase)
    except OSError as exc:
        raise refusal_of(out, exc) from exc
    n_lost = n_pages - len(pages)
    renewed = Counter(
        table
        for (table, identity), row_id in states.items()
        if filled_states[table, identity] != row_id
    )
    return Salvaged(n_pages, n_lost, kept, filled, renewed, rebuild.torn, n_missing, hidden, added)


def _readable_pages(
    path: Path, passphrase: str | None, progress: Progress | None
) -> tuple[dict[int, bytes], int, bool]:
    """Return the pages that open, how many the file has, and whether their codes prove them.

    Where the salt is lost with the first bytes no code can be verified. Without a passphrase the
    key is known all the same: the hashes of the history then say which rows are true.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as exc:
        raise refusal_of(path, exc) from exc
    whole = [content[place : place + PAGE_BYTES] for place in range(0, len(content), PAGE_BYTES)]
    cipher = PageCipher(content[:SALT_BYTES].ljust(SALT_BYTES, b"\0"), passphrase)
    pages = {}
    for number, page in enumerate(whole, 1):
        if progress is not None:
            progress(number, len(whole))
        plain = cipher.open(page, number)
        if plain is not None:
            pages[number] = plain
    is_proven = bool(pages)
    if not pages and passphrase is None and sniff(path) is Kind.SEALED:
        numbered = [each for each in enumerate(whole, 1) if len(each[1]) == PAGE_BYTES]
        pages = {number: cipher.open_unproven(page, number) for number, page in numbered[1:]}
    if not pages:
        raise _why_nothing(path, passphrase)
    return pages, len(whole), is_proven


def _why_nothing(path: Path, passphrase: str | None) -> Exception:
    if sniff(path) is not Kind.SEALED:
        return NothingReadable(path)
    return PassphraseNeeded(path) if passphrase is None else PassphraseWrong(path)


def _refuse_newer(path: Path, versions: list[tuple[object, ...]]) -> None:
    for version, *_rest in versions:
        if version not in schema.KNOWN:
            raise FileTooNew(path, str(version))


@contextmanager
def _new_database(path: Path, passphrase: str | None) -> Iterator[Connection]:
    engine = open_engine(path, passphrase=passphrase, mode="rwc")
    try:
        # before the transaction: inside one, SQLite ignores this
        engine.raw_connection().execute("PRAGMA foreign_keys = OFF")
        with for_writing(engine).begin() as connection:
            schema.create_schema(connection)
            yield connection
    finally:
        engine.dispose()


def _fill(
    rebuild: Rebuild, connection: Connection, backup: Path | None, passphrase: str | None
) -> None:
    meta = table_of(MetaRow)
    known = {row.key: row.value for row in connection.execute(select(meta))}
    if backup is not None:
        with Workspace.open(backup, passphrase=passphrase, read_only=True) as opened:
            own_id = opened.id
            if known.setdefault("id", own_id) == own_id:
                with opened.connection() as theirs:
                    rebuild.fill_from(theirs)
    rebuild.name_lost_writers()
    connection.execute(meta.delete())
    rows = {"id": new_id(), "created_at": "", "created_by": PROGRAM, **known}
    connection.execute(insert(meta), [{"key": key, "value": rows[key]} for key in rows])


def _make_usable(connection: Connection, damaged: Path, now: Clock) -> tuple[str, ...]:
    """Put right what a program relies on that opens the file; return the rounds it must hide."""
    at = now().isoformat(timespec="milliseconds")
    program = f"{PROGRAM} (recovered)"
    history = History(connection, Standing(), device=socket.gethostname(), program=program, at=at)
    work = UnitOfWork(connection, history)
    if not work.organisation.name:
        work.organisation.rename(damaged.stem)
    models = {row["hash"] for row in history.latest(RubricVersionRow)}
    hidden = []
    for row in history.latest(RoundRow):
        if row["rubric_hash"] not in models:
            own = {name: row[name] for name in ("id", "label", "rubric_hash", "closed")}
            history.append(RoundRow, own, deleted=True)
            hidden.append(str(row["label"]))
        elif not work.rounds.passes(row["id"]):
            work.rounds.put_pass(row["id"], 1, blind=not row["closed"])  # rather shut than open
    return tuple(hidden)


def _entries(connection: Connection, rows: Counter[str]) -> Counter[str]:
    """Return how many entries there are now, by table; of what has no history, the rows."""
    found = Counter({name: n for name, n in rows.items() if name not in HISTORY_NAMES})
    for row in HISTORY:
        table = table_of(row)
        columns = [table.c[name] for name in row.IDENTITY]
        own = (
            select(*columns).distinct().subquery() if columns else select(table).limit(1).subquery()
        )
        found[str(row.__tablename__)] = connection.execute(
            select(func.count()).select_from(own)
        ).scalar_one()
    return found


def _newest(connection: Connection) -> dict[tuple[str, tuple[object, ...]], str]:
    """Return the id of the row that counts, by table and identity."""
    newest = {}
    for row in HISTORY:
        table = table_of(row)
        columns = [table.c.row_id, *(table.c[name] for name in row.IDENTITY)]
        order = (table.c.clock, table.c.writer, table.c.row_id)
        for row_id, *identity in connection.execute(select(*columns).order_by(*order)):
            newest[str(row.__tablename__), tuple(identity)] = row_id
    return newest


def _rows(connection: Connection) -> frozenset[str]:
    """Return the ids of all rows of the history."""
    tables = [table_of(row) for row in HISTORY]
    return frozenset(
        row_id for table in tables for row_id in connection.scalars(select(table.c.row_id))
    )


def _n_missing(connection: Connection) -> int:
    """Return how many rows lack at least: before a writer's first, or between two of them."""
    clocks: dict[str, dict[int, str]] = {}
    for row in HISTORY:
        table = table_of(row)
        found = connection.execute(select(table.c.writer, table.c.clock, table.c.row_id))
        for writer, clock, row_id in found:
            clocks.setdefault(writer, {})[clock] = row_id
    n_between = sum(max(own) - min(own) + 1 - len(own) for own in clocks.values())
    writer = table_of(WriterRow)
    known = {row.id for row in connection.execute(select(writer).where(writer.c.opened_at != ""))}
    firsts = {own[min(own)] for name, own in clocks.items() if name in known}
    return n_between + sum(each.row_id in firsts for each in broken_chains(connection))
