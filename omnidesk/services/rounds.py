"""Setting up a round, and reading all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from omnidesk.domain.assessment import (
    Place,
    PlaceKind,
    Round,
    RoundRecord,
    RoundSettings,
    check_date,
    check_label,
)
from omnidesk.domain.errors import (
    DuplicateLabel,
    PassBegun,
    RubricUnknown,
    UnknownPass,
    UnknownRound,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.services.changes import Changes
from omnidesk.services.experts import seat
from omnidesk.storage.ids import new_id
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace

_DATES = ("start", "end", "next_assessment")


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round's record together with the frozen rubric it is rated on."""

    record: RoundRecord
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class NewRound:
    """What is asked before a round can start; all else can follow later.

    Attributes:
        experts: code and role of each member of the panel, in their order.
    """

    label: str
    rubric_hash: str
    experts: Sequence[tuple[str, LocalText]] = ()
    start: str = ""
    blind: bool = False
    settings: RoundSettings | None = None


def add_round(workspace: Workspace, new: NewRound) -> str:
    """Start a round with its panel and first rating pass; return its id.

    An expert whose code is in the file already is the same expert.

    Raises:
        BadLabel, DuplicateLabel: the label or a code is malformed or taken.
        BadDate: the date has another form.
        RubricUnknown: the file has no frozen rubric version of this hash.
    """
    check_new(new)
    with workspace.write() as work:
        if any(round_.label == new.label for round_ in work.rounds.all()):
            raise DuplicateLabel(new.label)
        if new.rubric_hash not in [version.hash for version in work.rubrics.versions()]:
            raise RubricUnknown(new.rubric_hash)
        round_ = Round(new_id(), new.label, new.rubric_hash)
        work.rounds.put(round_)
        settings = new.settings or RoundSettings(start=new.start)
        _put_settings(work, round_.id, RoundSettings(), settings)
        work.rounds.put_pass(round_.id, 1, blind=new.blind)
        for position, (code, role) in enumerate(new.experts):
            seat(work, round_.id, code, role, position)
    return round_.id


def check_new(new: NewRound) -> None:
    """Do nothing for a round that is well formed in itself.

    Raises:
        BadLabel, DuplicateLabel: the label or a code is malformed, or a code stands twice.
        BadDate: the date has another form.
    """
    check_label(new.label)
    check_date(new.start)
    codes = [check_label(code) for code, _ in new.experts]
    for code in codes:
        if codes.count(code) > 1:
            raise DuplicateLabel(code)


def change_settings(
    workspace: Workspace, round_id: str, before: RoundSettings, after: RoundSettings
) -> Changes:
    """Record the settings that differ.

    Raises:
        BadDate: a date has another form.
    """
    for name in _DATES:
        check_date(getattr(after, name))
    with workspace.write() as work:
        _put_settings(work, round_id, before, after)
    return Changes(rounds=True)


def rename_round(workspace: Workspace, round_: Round, label: str) -> Changes:
    """Give a round another label.

    Raises:
        BadLabel, DuplicateLabel: it is malformed or taken.
    """
    check_label(label)
    with workspace.write() as work:
        if any(r.label == label and r.id != round_.id for r in work.rounds.all()):
            raise DuplicateLabel(label)
        work.rounds.put(replace(round_, label=label))
    return Changes(rounds=True)


def add_place(workspace: Workspace, kind: PlaceKind, name: LocalText) -> Place:
    """Add a site or channel of the organisation and return it."""
    place = Place(new_id(), kind, name)
    with workspace.write() as work:
        work.places.put(place)
    return place


def change_place(workspace: Workspace, place: Place) -> Changes:
    with workspace.write() as work:
        work.places.put(place)
    return Changes(rounds=True)


def set_blind(workspace: Workspace, round_id: str, number: int, *, blind: bool) -> Changes:
    """Make a rating pass blind, or open, before anybody has rated in it.

    Raises:
        UnknownPass: the round has no such pass.
        PassBegun: there are ratings in it: they were given under the one or the other.
    """
    with workspace.write() as work:
        each = next((p for p in work.rounds.passes(round_id) if p.number == number), None)
        if each is None:
            raise UnknownPass(number)
        if work.ratings.where(round_id=round_id, pass_number=number):
            raise PassBegun(number)
        work.rounds.put_pass(round_id, number, blind=blind, ended=each.ended)
    return Changes(rounds=True)


def rounds_of(workspace: Workspace) -> list[Round]:
    """Return every round, oldest first."""
    with workspace.read() as work:
        return work.rounds.all()


def open_round(workspace: Workspace, label: str) -> OpenRound:
    """Return all that is known of a round, in one read.

    Raises:
        UnknownRound: the file has no round of this label.
    """
    with workspace.read() as work:
        rounds = work.rounds.all()
        for round_ in rounds:
            if round_.label == label:
                return _opened(work, round_)
        raise UnknownRound(label, [r.label for r in rounds])


def reopen(workspace: Workspace, round_id: str) -> OpenRound:
    """Return the round as it is on disk now."""
    with workspace.read() as work:
        for round_ in work.rounds.all():
            if round_.id == round_id:
                return _opened(work, round_)
        raise UnknownRound(round_id)


def _opened(work: UnitOfWork, round_: Round) -> OpenRound:
    return OpenRound(work.record_of(round_), work.rubrics.get(round_.rubric_hash))


def _put_settings(
    work: UnitOfWork, round_id: str, before: RoundSettings, after: RoundSettings
) -> None:
    for field in fields(RoundSettings):
        value = getattr(after, field.name)
        if value != getattr(before, field.name):
            work.rounds.put_setting(round_id, field.name, value)
