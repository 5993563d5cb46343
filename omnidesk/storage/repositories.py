"""Collections of domain values kept in a client file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar, get_type_hints

from sqlalchemy import Connection, delete, insert, select

from omnidesk.domain.assessment import Pass, Round, RoundSettings
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import canonical_bytes, content_hash, rubric_from_document
from omnidesk.storage.codec import dump, from_columns, from_json, to_columns
from omnidesk.storage.history import History
from omnidesk.storage.tables import (
    HandInRow,
    HistoryRow,
    OrganisationRow,
    PersonRow,
    RatingPassRow,
    RoundRow,
    RoundSettingRow,
    RubricDraftRow,
    RubricVersionRow,
    table_of,
)

T = TypeVar("T")


class Repository(Generic[T]):
    """Values of one kind; each identity holds the value that was put last."""

    def __init__(self, history: History, row: type[HistoryRow], kind: type[T]) -> None:
        self._history = history
        self._row = row
        self._kind = kind

    def put(self, value: T) -> None:
        self._history.append(self._row, to_columns(value))

    def put_all(self, values: Iterable[T]) -> None:
        """Put many values in their order, at the cost of one statement."""
        self._history.append_all(self._row, map(to_columns, values))

    def remove(self, value: T) -> None:
        """Add a tombstone: the value reads as absent until it is put again."""
        self._history.append(self._row, to_columns(value), deleted=True)

    def where(self, **columns: object) -> list[T]:
        """Return the values whose columns equal these, in the order of first appearance."""
        return [
            from_columns(self._kind, mapping)
            for mapping in self._history.latest(self._row, **columns)
        ]

    def one(self, **identity: object) -> T | None:
        """Return the value of one identity, if there is one."""
        return next(iter(self.where(**identity)), None)


@dataclass(frozen=True, slots=True)
class KnownExpert:
    """A person who rates, the same in every round; named by a code."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class PanelMember:
    """An expert's seat in one round's panel: what they are there belongs to that round."""

    round_id: str
    expert_id: str
    position: int
    role: LocalText = NO_TEXT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class StoredRubric:
    """A frozen rubric version without its texts."""

    hash: str
    rubric_id: str
    version: str
    note: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A rubric that is being edited, and the hash of the version it began from."""

    id: str
    based_on: str
    rubric: Rubric
    saved_at: str


class RubricRepository:
    """Frozen versions, which never change, and drafts, which are replaced."""

    def __init__(self, history: History, connection: Connection) -> None:
        self._history = history
        self._connection = connection

    def versions(self) -> list[StoredRubric]:
        return [from_columns(StoredRubric, row) for row in self._history.latest(RubricVersionRow)]

    def add(self, rubric: Rubric, note: str = "") -> str:
        """Freeze a version and return its hash; a version that is there stays as it is."""
        key = content_hash(rubric)
        if not self._history.latest(RubricVersionRow, hash=key):
            values = {
                "hash": key,
                "rubric_id": rubric.id,
                "version": rubric.version,
                "document": canonical_bytes(rubric).decode("utf-8"),
                "note": note,
            }
            self._history.append(RubricVersionRow, values)
        return key

    def get(self, key: str) -> Rubric:
        """Return a frozen version by its hash, also one that was removed.

        Another copy of the file may have begun a round on it before the two were merged.

        Raises:
            LookupError: the file never had such a version: a bug, since rounds refer by hash.
        """
        rows = self._history.all(RubricVersionRow, hash=key)
        if not rows:
            raise LookupError(key)
        return rubric_from_document(json.loads(rows[0]["document"]), key)

    def remove(self, key: str) -> None:
        """Add a tombstone for a version that nothing refers to; ``add`` brings it back."""
        row = self._history.latest(RubricVersionRow, hash=key)[0]
        names = ("hash", "rubric_id", "version", "document", "note")
        values = {name: row[name] for name in names}
        self._history.append(RubricVersionRow, values, deleted=True)

    def drafts(self) -> list[Draft]:
        table = table_of(RubricDraftRow)
        rows = self._connection.execute(select(table).order_by(table.c.saved_at)).mappings()
        return [
            Draft(
                row["id"],
                row["based_on"],
                rubric_from_document(json.loads(row["document"]), row["id"]),
                row["saved_at"],
            )
            for row in rows
        ]

    def save_draft(self, draft: Draft) -> None:
        self.drop_draft(draft.id)
        values = {
            "id": draft.id,
            "based_on": draft.based_on,
            "document": canonical_bytes(draft.rubric).decode("utf-8"),
            "saved_at": draft.saved_at,
        }
        self._connection.execute(insert(table_of(RubricDraftRow)), values)

    def drop_draft(self, draft_id: str) -> None:
        table = table_of(RubricDraftRow)
        self._connection.execute(delete(table).where(table.c.id == draft_id))


class RoundRepository:
    """Rounds with their settings and passes."""

    def __init__(self, history: History) -> None:
        self._history = history

    def put(self, round_: Round) -> None:
        """Record label, rubric and state; settings are put field by field."""
        self._history.append(RoundRow, _round_columns(round_))

    def remove(self, round_: Round) -> None:
        """Add a tombstone: nothing of the round is seen until it is put again."""
        self._history.append(RoundRow, _round_columns(round_), deleted=True)

    def put_setting(self, round_id: str, name: str, value: object) -> None:
        self._history.append(
            RoundSettingRow, {"round_id": round_id, "field": name, "value": dump(value)}
        )

    def all(self) -> list[Round]:
        """Return every round, oldest first."""
        settings: dict[str, dict[str, str]] = {}
        for row in self._history.latest(RoundSettingRow):
            settings.setdefault(row["round_id"], {})[row["field"]] = row["value"]
        return [
            _round(row, _settings(settings.get(row["id"], {})))
            for row in self._history.latest(RoundRow)
        ]

    def bare(self, **where: object) -> list[Round]:
        """Return rounds without their settings, oldest first: the fewest rows to read."""
        return [_round(row, NO_SETTINGS) for row in self._history.latest(RoundRow, **where)]

    def one(self, round_id: str) -> Round | None:
        """Return one round, reading nothing of any other."""
        rows = self._history.latest(RoundSettingRow, round_id=round_id)
        settings = _settings({row["field"]: row["value"] for row in rows})
        return next(
            (_round(row, settings) for row in self._history.latest(RoundRow, id=round_id)), None
        )

    def deleted(self) -> list[Round]:
        """Return the deleted rounds, without their settings, in the order of their deletion."""
        rows = self._history.tombstones(RoundRow)
        rows.sort(key=lambda row: (row["clock"], row["writer"], row["row_id"]))
        return [_round(row, NO_SETTINGS) for row in rows]

    def put_pass(self, round_id: str, number: int, *, blind: bool, ended: bool = False) -> None:
        values = {"round_id": round_id, "number": number, "blind": int(blind), "ended": int(ended)}
        self._history.append(RatingPassRow, values)

    def hand_in(self, round_id: str, number: int, expert_id: str, *, handed_in: bool) -> None:
        values = {
            "round_id": round_id,
            "number": number,
            "expert_id": expert_id,
            "handed_in": int(handed_in),
        }
        self._history.append(HandInRow, values)

    def passes(self, round_id: str) -> tuple[Pass, ...]:
        """Return the passes of a round by number."""
        handed_in: dict[int, set[str]] = {}
        for row in self._history.latest(HandInRow, round_id=round_id):
            if row["handed_in"]:
                handed_in.setdefault(row["number"], set()).add(row["expert_id"])
        rows = self._history.latest(RatingPassRow, round_id=round_id)
        return tuple(
            Pass(
                round_id,
                row["number"],
                bool(row["blind"]),
                frozenset(handed_in.get(row["number"], ())),
                bool(row["ended"]),
            )
            for row in sorted(rows, key=lambda row: int(row["number"]))
        )


class OrganisationRepository:
    """The one organisation of the file, and the names of people kept apart."""

    def __init__(self, history: History, connection: Connection) -> None:
        self._history = history
        self._connection = connection

    @property
    def name(self) -> str:
        return "".join(row["name"] for row in self._history.latest(OrganisationRow))

    def rename(self, name: str) -> None:
        self._history.append(OrganisationRow, {"name": name})

    def people(self) -> dict[str, str]:
        """Return expert id to name, for those whose name is kept."""
        rows = self._connection.execute(select(table_of(PersonRow)))
        return {row.expert_id: row.name for row in rows}

    def name_person(self, expert_id: str, name: str) -> None:
        """Keep a name, or erase it with an empty one; outside history on purpose."""
        table = table_of(PersonRow)
        self._connection.execute(delete(table).where(table.c.expert_id == expert_id))
        if name:
            self._connection.execute(insert(table), {"expert_id": expert_id, "name": name})


NO_SETTINGS = RoundSettings()
_SETTING_HINTS = get_type_hints(RoundSettings)
_SETTING_NAMES = frozenset(field.name for field in fields(RoundSettings))


def _settings(stored: Mapping[str, str]) -> RoundSettings:
    values: dict[str, Any] = {
        name: from_json(_SETTING_HINTS[name], json.loads(text))
        for name, text in stored.items()
        if name in _SETTING_NAMES
    }
    return RoundSettings(**values)


def _round(row: Mapping[str, Any], settings: RoundSettings) -> Round:
    closed = bool(row["closed"])
    closed_at = row["recorded_at"] if closed else ""
    return Round(row["id"], row["label"], row["rubric_hash"], settings, closed, closed_at)


def _round_columns(round_: Round) -> dict[str, object]:
    return {
        "id": round_.id,
        "label": round_.label,
        "rubric_hash": round_.rubric_hash,
        "closed": int(round_.closed),
    }
