"""The schema of a client file. Rows never leave this package."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


@compiles(String, "sqlite")
def _text_in_strict_tables(_type: String, _compiler: object, **_kw: object) -> str:
    return "TEXT"  # a STRICT table knows TEXT, INTEGER, REAL and BLOB only


@compiles(Float, "sqlite")
def _real_in_strict_tables(_type: Float[float], _compiler: object, **_kw: object) -> str:
    return "REAL"


class Row(SQLModel):
    """Base of all tables: STRICT, with named constraints."""

    metadata = MetaData(naming_convention=NAMING)


class MetaRow(Row, table=True):
    """What is true of the file as a whole."""

    __tablename__ = "meta"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}

    key: str = Field(primary_key=True)
    value: str


class WriterRow(Row, table=True):
    """One opening of the file for writing; its rows form one hash chain."""

    __tablename__ = "writer"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}

    id: str = Field(primary_key=True)
    device: str
    program: str
    opened_at: str


class PersonRow(Row, table=True):
    """An expert's name: apart, never in history, rewritten when erased."""

    __tablename__ = "person"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}

    expert_id: str = Field(primary_key=True)
    name: str


class RubricDraftRow(Row, table=True):
    """A rubric that is being edited; replaced after each undo step."""

    __tablename__ = "rubric_draft"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}

    id: str = Field(primary_key=True)
    based_on: str
    document: str
    saved_at: str


class TypedTextRow(Row, table=True):
    """What stands in a field that somebody is typing in; replaced, and gone once it is left."""

    __tablename__ = "typed_text"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}

    field: str = Field(primary_key=True)
    text: str
    text_before: str
    typed_at: str


class ExpertCodeRow(Row, table=True):
    """What proves the digits of a blind sheet; never the digits, and gone once it is handed in."""

    __tablename__ = "expert_code"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}

    round_id: str = Field(primary_key=True)
    pass_number: int = Field(primary_key=True)
    expert_id: str = Field(primary_key=True)
    salt: str
    digest: str


class HistoryRow(Row):
    """Base of everything that is only ever added.

    For each identity the latest row counts: by clock, then writer, then id. A row with
    ``deleted`` is a tombstone. ``chain`` is the hash over the writer's previous row and this one.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ()

    row_id: str = Field(primary_key=True)
    writer: str
    clock: int
    recorded_at: str
    deleted: int = 0
    chain: str


def _history(*checks: tuple[str, str], index: tuple[str, ...] = ()) -> Any:
    """Return the table arguments of a history table; the index serves reads of one identity."""
    return (
        ForeignKeyConstraint(["writer"], ["writer.id"]),
        CheckConstraint("deleted IN (0, 1)", name="deleted"),
        CheckConstraint("clock > 0", name="clock"),
        CheckConstraint("length(chain) = 64", name="chain"),
        *(CheckConstraint(text, name=name) for name, text in checks),
        *([Index(None, *index)] if index else []),
        {"sqlite_strict": True},
    )


class OrganisationRow(HistoryRow, table=True):
    __tablename__ = "organisation"
    __table_args__ = _history(("name", "length(name) > 0"))

    name: str


class PlaceRow(HistoryRow, table=True):
    """A site or a channel."""

    IDENTITY = ("id",)
    __tablename__ = "place"
    __table_args__ = _history(("kind", "kind IN ('site', 'channel')"))

    id: str
    kind: str
    name: str


class ExpertRow(HistoryRow, table=True):
    IDENTITY = ("id",)
    __tablename__ = "expert"
    __table_args__ = _history(("code", "length(code) BETWEEN 1 AND 40"))

    id: str
    code: str


class RubricVersionRow(HistoryRow, table=True):
    """A frozen rubric version: canonical JSON under its SHA-256."""

    IDENTITY = ("hash",)
    __tablename__ = "rubric_version"
    __table_args__ = _history(("hash", "length(hash) = 64"))

    hash: str
    rubric_id: str
    version: str
    document: str
    note: str


class BridgeLinkRow(HistoryRow, table=True):
    """What a person said of one dimension, or level, of two rubric versions.

    Keys of dimensions, values of levels as text; one of the two is empty for what has no partner.
    """

    IDENTITY = ("old_hash", "new_hash", "kind", "old_key", "new_key")
    __tablename__ = "bridge_link"
    __table_args__ = _history(
        ("kind", "kind IN ('dimension', 'level')"),
        ("relation", "relation IN ('equal', 'broader', 'narrower', 'partial', 'none')"),
        ("partner", "relation = 'none' OR (length(old_key) > 0 AND length(new_key) > 0)"),
        index=("old_hash", "new_hash"),
    )

    old_hash: str
    new_hash: str
    kind: str
    old_key: str
    new_key: str
    relation: str


class RoundRow(HistoryRow, table=True):
    IDENTITY = ("id",)
    __tablename__ = "round"
    __table_args__ = _history(
        ("label", "length(label) BETWEEN 1 AND 40"), ("closed", "closed IN (0, 1)")
    )

    id: str
    label: str
    rubric_hash: str
    closed: int


class RoundSettingRow(HistoryRow, table=True):
    """One field of a round's settings, as JSON."""

    IDENTITY = ("round_id", "field")
    __tablename__ = "round_setting"
    __table_args__ = _history(index=("round_id",))

    round_id: str
    field: str
    value: str


class PanelMemberRow(HistoryRow, table=True):
    """An expert's seat in a round, with the role and weight they have there."""

    IDENTITY = ("round_id", "expert_id")
    __tablename__ = "panel_member"
    __table_args__ = _history(("weight", "weight >= 0"), index=("round_id",))

    round_id: str
    expert_id: str
    position: int
    role: str
    weight: float


class RatingPassRow(HistoryRow, table=True):
    IDENTITY = ("round_id", "number")
    __tablename__ = "rating_pass"
    __table_args__ = _history(
        ("number", "number > 0"),
        ("blind", "blind IN (0, 1)"),
        ("ended", "ended IN (0, 1)"),
        index=("round_id",),
    )

    round_id: str
    number: int
    blind: int
    ended: int


class HandInRow(HistoryRow, table=True):
    """An expert has finished a pass and locked it, or unlocked it again."""

    IDENTITY = ("round_id", "number", "expert_id")
    __tablename__ = "hand_in"
    __table_args__ = _history(("handed_in", "handed_in IN (0, 1)"), index=("round_id",))

    round_id: str
    number: int
    expert_id: str
    handed_in: int


class RatingRow(HistoryRow, table=True):
    IDENTITY = ("round_id", "pass_number", "dimension", "expert_id")
    __tablename__ = "rating"
    __table_args__ = _history(
        ("state", "state IN ('level', 'cannot_tell', 'not_applicable', 'withdrawn')"),
        ("level", "(state = 'level') = (level IS NOT NULL)"),
        ("confidence", "confidence IN ('low', 'medium', 'high')"),
        index=("round_id", "pass_number", "dimension", "expert_id", "clock"),
    )

    round_id: str
    pass_number: int
    dimension: str
    expert_id: str
    state: str
    level: int | None
    confidence: str | None
    rationale: str


class FindingRow(HistoryRow, table=True):
    IDENTITY = ("round_id", "dimension")
    __tablename__ = "finding"
    __table_args__ = _history(index=("round_id",))

    round_id: str
    dimension: str
    text: str


class DecisionRow(HistoryRow, table=True):
    IDENTITY = ("round_id", "dimension")
    __tablename__ = "decision"
    __table_args__ = _history(index=("round_id",))

    round_id: str
    dimension: str
    level: int
    reason: str
    minority: str


class TargetRow(HistoryRow, table=True):
    IDENTITY = ("round_id", "dimension", "horizon")
    __tablename__ = "target"
    __table_args__ = _history(
        ("horizon", "horizon IN ('short', 'mid', 'long')"), index=("round_id",)
    )

    round_id: str
    dimension: str
    horizon: str
    level: int


class RecommendationRow(HistoryRow, table=True):
    """The assessor's advice, with management's answer."""

    IDENTITY = ("id",)
    __tablename__ = "recommendation"
    __table_args__ = _history(
        ("position", "position >= 0"),
        ("answer", "answer IN ('agreed', 'partly', 'declined')"),
        index=("round_id",),
    )

    id: str
    round_id: str
    dimension: str
    position: int
    text: str
    answer: str | None
    answer_text: str


class ActionRow(HistoryRow, table=True):
    IDENTITY = ("id",)
    __tablename__ = "action"
    __table_args__ = _history(
        ("horizon", "horizon IN ('short', 'mid', 'long')"),
        ("effort", "effort IN ('small', 'medium', 'large')"),
        ("impact", "impact IN ('small', 'medium', 'large')"),
        ("state", "state IN ('planned', 'under_way', 'done', 'dropped')"),
        index=("round_id",),
    )

    id: str
    round_id: str
    dimension: str
    what: str
    who: str
    due: str
    horizon: str | None
    effort: str | None
    impact: str | None
    state: str
    recommendation_id: str | None


class NoteRow(HistoryRow, table=True):
    IDENTITY = ("id",)
    __tablename__ = "note"
    __table_args__ = _history(index=("round_id",))

    id: str
    round_id: str
    text: str
    dimensions: str
    on: str
    site_id: str | None
    channel_id: str | None
    source_role: str


class EvidenceRow(HistoryRow, table=True):
    IDENTITY = ("id",)
    __tablename__ = "evidence"
    __table_args__ = _history(
        ("kind", "kind IN ('document', 'interview', 'observation', 'demonstration')"),
        ("strength", "strength IN ('weak', 'fair', 'strong')"),
        ("confidentiality", "confidentiality IN ('ordinary', 'confidential')"),
        index=("round_id",),
    )

    id: str
    round_id: str
    dimension: str
    kind: str
    text: str
    on: str
    site_id: str | None
    channel_id: str | None
    source_role: str
    strength: str | None
    confidentiality: str
    pass_number: int | None
    expert_id: str | None
    note_id: str | None


HISTORY: tuple[type[HistoryRow], ...] = (
    OrganisationRow,
    PlaceRow,
    ExpertRow,
    RubricVersionRow,
    BridgeLinkRow,
    RoundRow,
    RoundSettingRow,
    PanelMemberRow,
    RatingPassRow,
    HandInRow,
    RatingRow,
    FindingRow,
    DecisionRow,
    TargetRow,
    RecommendationRow,
    ActionRow,
    NoteRow,
    EvidenceRow,
)
"""Every table that is only ever added to."""

VERSION_TABLE = Table(
    "alembic_version",
    Row.metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, so that a new file and a migrated one have the same schema."""


def table_of(row: type[Row]) -> Table:
    """Return the Core table behind a row class: hot paths never make row objects."""
    return row.__table__  # type: ignore[attr-defined,no-any-return]
