"""Where backups lie: a folder for each client, a file for each backup, and a list of them."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from omnidesk.files import write_text

_INDEX = "index.json"
_NAME = "%Y-%m-%d %H-%M-%S.%fZ.omnidesk"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, without having looked into it.

    Attributes:
        source: the file that it was made of.
        mark: what ``UnitOfWork.mark`` said of the file then.
        before: the schema that the file was about to be brought up to, else empty.
    """

    path: Path
    taken_at: datetime
    size: int
    source: str = ""
    mark: str = ""
    before: str = ""


class BackupShelf:
    """The backups of one client. The list only spares opening files: without it they all count."""

    def __init__(self, root: Path, client_id: str) -> None:
        self.folder = root / _folder_name(client_id)

    def all(self) -> list[Backup]:
        """Return the backups, newest first."""
        return sorted(_backups_in(self.folder), key=lambda each: each.taken_at, reverse=True)

    def place_for(self, moment: datetime) -> Path:
        """Return the path of a backup taken at ``moment``, in a folder that is there.

        Raises:
            OSError: the folder cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / moment.astimezone(UTC).strftime(_NAME)

    def note(self, path: Path, *, source: str, mark: str, before: str) -> None:
        """Put a backup that has just been made on the list.

        Raises:
            OSError: the list cannot be written.
        """
        facts = {"source": source, "mark": mark, "before": before}
        self._write({**_index_of(self.folder), path.name: facts})

    def delete(self, backups: Iterable[Backup]) -> int:
        """Delete backups and return how many are gone; one that cannot be deleted stays."""
        n_gone = 0
        for backup in backups:
            with suppress(OSError):
                backup.path.unlink()
                n_gone += 1
        with suppress(OSError):
            self._write(_index_of(self.folder))
        return n_gone

    def _write(self, entries: Mapping[str, Any]) -> None:
        there = {path.name for path in self.folder.glob("*.omnidesk")}
        kept = {name: facts for name, facts in sorted(entries.items()) if name in there}
        document = {"format": 1, "backups": kept}
        write_text(self.folder / _INDEX, json.dumps(document, ensure_ascii=False, indent=1))


def backups_made_of(root: Path, source: Path) -> list[Backup]:
    """Return the backups of whatever client was in the file at ``source``, newest first.

    For a file that can no longer tell whose it is.
    """
    folders = root.iterdir() if root.is_dir() else ()
    found = [
        backup
        for folder in folders
        if str(source) in {facts.get("source") for facts in _index_of(folder).values()}
        for backup in _backups_in(folder)
    ]
    return sorted(found, key=lambda each: each.taken_at, reverse=True)


def _folder_name(client_id: str) -> str:
    """Return the client's id if it is one: a file from elsewhere may name any path there."""
    with suppress(ValueError):
        return str(uuid.UUID(client_id))
    return hashlib.sha256(client_id.encode("utf-8")).hexdigest()


def _backups_in(folder: Path) -> Iterator[Backup]:
    index = _index_of(folder)
    for path in folder.glob("*.omnidesk"):
        with suppress(ValueError, OSError):  # a file that somebody put there, or took away
            moment = datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
            facts = index.get(path.name, {})
            texts = {name: str(facts.get(name, "")) for name in ("source", "mark", "before")}
            yield Backup(path, moment, path.stat().st_size, **texts)


def _index_of(folder: Path) -> dict[str, dict[str, object]]:
    try:
        found = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        entries = found["backups"].items()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    return {str(name): facts for name, facts in entries if isinstance(facts, dict)}
