"""Backups made files again, and what can be done for a file that is damaged."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from omnidesk.domain.errors import (
    NothingReadable,
    OmnideskError,
    PassphraseNeeded,
    PassphraseWrong,
)
from omnidesk.services.backups import KINDS, Contents, backups_of, contents_of, difference
from omnidesk.storage.backup_shelf import Backup
from omnidesk.storage.failures import told_apart
from omnidesk.storage.progress import Progress, unwatched
from omnidesk.storage.refusals import check_copy
from omnidesk.storage.workspace import Workspace

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved of a damaged file.

    Attributes:
        kept: by kind, what could be read.
        filled: by kind, what only the backup had.
        renewed: by kind, what was newer in the backup.
        lost: the kinds of which something is known to be lost.
        n_missing: how many entries are missing at least, of whatever kind.
        hidden_rounds: labels of rounds that cannot be shown: their model was lost.
        added: ids of rows that saving added; they were never in the damaged file.
    """

    n_pages: int
    n_lost_pages: int
    kept: Mapping[str, int]
    filled: Mapping[str, int]
    renewed: Mapping[str, int]
    lost: tuple[str, ...]
    n_missing: int
    hidden_rounds: tuple[str, ...]
    added: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Damage:
    """What there is to go on from.

    Attributes:
        backup: the newest sound backup, with what is in it.
        lacks: by kind, what can still be read in the file and is not in the backup.
        readable: what can still be read, or None.
        refusal: why nothing could be read just now, if that is not the damage itself.
    """

    backup: Backup | None
    contents: Contents | None
    lacks: Mapping[str, int]
    readable: Saved | None
    refusal: OmnideskError | None = None


def restore_beside(
    backup: Path, target: Path, passphrase: str | None, progress: Progress = unwatched
) -> None:
    """Write a backup as a client file of its own.

    Raises:
        FileExists: something is at ``target``.
        OmnideskError: the backup does not open, or the place cannot be written.
    """
    with _opened(backup, passphrase) as copy:
        copy.backup(target, progress=progress)


def restore_over(
    backup: Path, path: Path, kept: Path, passphrase: str | None, progress: Progress = unwatched
) -> None:
    """Put a backup in a file's place; the file is kept under another name.

    Raises:
        FileLocked, FileExists: the file is open, or there is something at ``kept``.
        OmnideskError: the backup does not open, or the place cannot be written.
    """
    with _opened(backup, passphrase) as copy:
        copy.put_in_place_of(path, kept, progress)


def assess(
    path: Path,
    backups: Iterable[Backup],
    *,
    root: Path | None = None,
    passphrase: str | None,
    now: Clock,
    progress: Progress | None = None,
) -> Damage:
    """Find the newest sound backup of a damaged file and what it lacks.

    Args:
        backups: those that are known of the file by its place, newest first.
        root: where backups are; those of the client whose id can still be read are looked at too.

    Raises:
        PassphraseNeeded, PassphraseWrong: neither a page of the file nor a backup opens.
    """
    with tempfile.TemporaryDirectory(prefix="omnidesk-") as folder:
        out = Path(folder) / "readable.omnidesk"
        refusal: OmnideskError | None = None
        try:
            saved = save_readable(path, out, passphrase=passphrase, now=now, progress=progress)
        except OmnideskError as exc:
            refusal, saved = exc, None
        if saved is None:
            backup, contents = _newest_sound(backups, passphrase)
            if backup is None and isinstance(refusal, PassphraseNeeded | PassphraseWrong):
                raise refusal
            is_damage = isinstance(refusal, NothingReadable)
            return Damage(backup, contents, {}, None, None if is_damage else refusal)
        with Workspace.open(out, passphrase=passphrase, read_only=True) as readable:
            known = {each.path: each for each in (*backups, *_of_client(readable, root))}
            by_age = sorted(known.values(), key=lambda each: each.taken_at, reverse=True)
            backup, contents = _newest_sound(by_age, passphrase)
            if backup is None:
                return Damage(None, None, {}, saved)
            found = difference(readable, backup.path, passphrase, leaving_out=saved.added)
        return Damage(backup, contents, found.only_in_file, saved)


def save_readable(
    damaged: Path,
    out: Path,
    *,
    passphrase: str | None,
    backup: Path | None = None,
    now: Clock,
    progress: Progress | None = None,
) -> Saved:
    """Write what can still be read to a new file, its gaps filled from a backup.

    Raises:
        NothingReadable, PassphraseNeeded, PassphraseWrong, FileExists, FileTooNew: as they say.
        DiskFull, FileReadOnly, FileUnreadable: the new file cannot be written.
    """
    from omnidesk.storage.salvage.salvage import salvage  # brings numpy along

    found = salvage(damaged, out, passphrase=passphrase, backup=backup, now=now, progress=progress)
    return Saved(
        found.n_pages,
        found.n_lost_pages,
        _by_kind(found.kept),
        _by_kind(found.filled),
        _by_kind(found.renewed),
        tuple(sorted(_by_kind(found.torn))),
        found.n_missing,
        found.hidden_rounds,
        found.added,
    )


def _opened(backup: Path, passphrase: str | None) -> Workspace:
    return Workspace.open(backup, passphrase=passphrase, read_only=True)


def _of_client(readable: Workspace, root: Path | None) -> list[Backup]:
    return [] if root is None else backups_of(readable, root)


def _newest_sound(
    backups: Iterable[Backup], passphrase: str | None
) -> tuple[Backup | None, Contents | None]:
    for backup in backups:
        try:
            contents = contents_of(backup.path, passphrase)
            with told_apart(backup.path):
                check_copy(backup.path, passphrase)  # all of it: opening looks at less of a big one
            return backup, contents
        except OmnideskError:
            continue  # an older one may be sound, or open with this passphrase
    return None, None


def _by_kind(counts: Mapping[str, int]) -> dict[str, int]:
    kinds: Counter[str] = Counter()
    for table, n in counts.items():
        if n and table not in ("meta", "writer"):
            kinds[KINDS.get(table, "others")] += n
    return dict(kinds)
