"""Backups that are made by themselves, thinned, looked into and deleted."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from omnidesk.domain.assessment import RatingState
from omnidesk.domain.errors import refusal_of
from omnidesk.domain.thinning import worth_keeping
from omnidesk.storage.backup_shelf import Backup, BackupShelf, backups_made_of
from omnidesk.storage.comparing import Things
from omnidesk.storage.schema import NEWEST
from omnidesk.storage.workspace import Workspace

DAILY = timedelta(days=1)

KINDS = {
    "round": "rounds",
    "rating": "ratings",
    "decision": "decisions",
    "finding": "findings",
    "target": "targets",
    "recommendation": "recommendations",
    "action": "actions",
    "note": "notes",
    "evidence": "evidence",
    "rubric_version": "rubrics",
    "rubric_draft": "drafts",
    "person": "names",
}
"""What the user has a word for; everything else counts as ``others``."""


@dataclass(frozen=True, slots=True)
class RoundContents:
    """How far a round is in a copy."""

    label: str
    n_ratings: int
    n_decisions: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a copy of a client file."""

    client_id: str
    organisation: str
    has_passphrase: bool
    rounds: tuple[RoundContents, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """By kind, how many things were given or changed in one copy and not in the other."""

    only_in_file: Mapping[str, int]
    only_in_backup: Mapping[str, int]


def back_up(
    workspace: Workspace,
    root: Path,
    *,
    now: datetime,
    not_within: timedelta = timedelta(0),
    anew: bool = False,
) -> Backup:
    """Return the file's last backup, which is made now if the one there is will not do.

    Args:
        root: the folder of all backups.
        not_within: how old the last one must be before another is made.
        anew: make one though nothing in the file is newer than the last: its key may be.

    Raises:
        FileDamaged, DiskFull, FileReadOnly, FileUnreadable: it could not be made.
    """
    with workspace.read() as work:
        shelf, mark = BackupShelf(root, work.meta("id")), work.mark()
    last = next((each for each in shelf.all() if each.source == str(workspace.path)), None)
    if last is not None and not anew and _will_do(last, mark, now - not_within, now):
        return last
    made = _make(workspace, shelf, mark, now, before="")
    _thin(shelf, made.source)
    return made


def before_upgrade(root: Path, now: Callable[[], datetime]) -> Callable[[Workspace], object]:
    """Return what makes the backup that a file needs before it is brought up to date."""

    def make(workspace: Workspace) -> Backup:
        with workspace.read() as work:
            shelf, mark = BackupShelf(root, work.meta("id")), work.mark()
        return _make(workspace, shelf, mark, now(), before=NEWEST)

    return make


def backups_of(workspace: Workspace, root: Path) -> list[Backup]:
    """Return the backups of the client whose file is open, newest first."""
    return BackupShelf(root, workspace.id).all()


def backups_for(path: Path, root: Path, client_id: str = "") -> list[Backup]:
    """Return the backups of a file that cannot be opened, newest first.

    Args:
        client_id: whose it was, as far as remembered.
    """
    known = BackupShelf(root, client_id).all() if client_id else []
    found = {each.path: each for each in (*backups_made_of(root, path), *known)}
    return sorted(found.values(), key=lambda each: each.taken_at, reverse=True)


def older_backups(workspace: Workspace, root: Path, before: datetime) -> list[Backup]:
    """Return the backups taken before a moment, as that of a new passphrase."""
    return [each for each in backups_of(workspace, root) if each.taken_at < before]


def delete_backups(workspace: Workspace, root: Path, backups: Iterable[Backup]) -> int:
    """Delete backups for good and return how many are gone."""
    return BackupShelf(root, workspace.id).delete(backups)


def contents_of(path: Path, passphrase: str | None) -> Contents:
    """Return what is in a copy, which is opened for that and closed again.

    Raises:
        OmnideskError: it is not a sound client file, or the passphrase is another.
    """
    with Workspace.open(path, passphrase=passphrase, read_only=True) as copy, copy.read() as work:
        rounds = [
            RoundContents(
                round_.label,
                sum(
                    rating.state is not RatingState.WITHDRAWN
                    for rating in work.ratings.where(round_id=round_.id)
                ),
                len(work.decisions.where(round_id=round_.id)),
            )
            for round_ in work.rounds.all()
        ]
        has_one = copy.has_passphrase
        return Contents(work.meta("id"), work.organisation.name, has_one, tuple(rounds))


def difference(
    workspace: Workspace,
    backup: Path,
    passphrase: str | None,
    *,
    leaving_out: Container[str] = (),
) -> Difference:
    """Return what the file has and the backup has not, and the other way round.

    Args:
        leaving_out: ids of rows that are not looked at.

    Raises:
        OmnideskError: the backup is not sound, or the passphrase is another.
    """
    with Workspace.open(backup, passphrase=passphrase, read_only=True) as copy, copy.read() as work:
        theirs = work.things()
    with workspace.read() as work:
        ours = work.things()
    return Difference(_only_in(ours, theirs, leaving_out), _only_in(theirs, ours))


def _will_do(last: Backup, mark: str, since: datetime, now: datetime) -> bool:
    # One from the future, made by a wrong clock, says nothing of today.
    return last.mark == mark or since < last.taken_at <= now


def _make(
    workspace: Workspace, shelf: BackupShelf, mark: str, now: datetime, *, before: str
) -> Backup:
    source = str(workspace.path)
    try:
        path = shelf.place_for(now)
        workspace.backup_in_steps(path)
        shelf.note(path, source=source, mark=mark, before=before)
        return Backup(path, now, path.stat().st_size, source, mark, before)
    except OSError as exc:
        raise refusal_of(shelf.folder, exc) from exc


def _thin(shelf: BackupShelf, source: str) -> None:
    """Let go of what is not worth its room; copies in other places have backups of their own."""
    own = [each for each in shelf.all() if each.source == source and not each.before]
    kept = worth_keeping(each.taken_at.astimezone() for each in own)
    shelf.delete(each for each in own if each.taken_at not in kept)


def _only_in(ours: Things, theirs: Things, leaving_out: Container[str] = ()) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, rows in ours.items():
        about = {
            what
            for key, what in rows.items()
            if key not in theirs[table] and str(key[0]) not in leaving_out
        }
        if about:
            kind = KINDS.get(table, "others")
            counts[kind] = counts.get(kind, 0) + len(about)
    return counts
