"""Setting up a round, and reading all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from omnidesk.domain.assessment import (
    DATES,
    Place,
    PlaceKind,
    Round,
    RoundRecord,
    RoundSettings,
    check_date,
    check_label,
    check_round_label,
)
from omnidesk.domain.errors import (
    DuplicateLabel,
    PassBegun,
    RubricUnknown,
    UnknownPass,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.readings import check_open_to_view
from omnidesk.domain.rubric import Rubric
from omnidesk.services.changes import Changes
from omnidesk.services.closed_rounds import refuse_closed, refuse_label, round_called, round_in
from omnidesk.services.experts import seat
from omnidesk.storage.ids import new_id
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


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
        BadRoundLabel, BadLabel, DuplicateLabel: the label or a code is malformed or taken.
        BadDate: the date has another form.
        RubricUnknown: the file has no frozen rubric version of this hash.
    """
    check_new(new)
    with workspace.write() as work:
        refuse_label(work, new.label)
        if new.rubric_hash not in [version.hash for version in work.rubrics.versions()]:
            raise RubricUnknown(new.rubric_hash)
        round_ = Round(new_id(), new.label, new.rubric_hash)
        work.rounds.put(round_)
        settings = new.settings or RoundSettings(start=new.start)
        put_settings(work, round_.id, RoundSettings(), settings)
        work.rounds.put_pass(round_.id, 1, blind=new.blind)
        for position, (code, role) in enumerate(new.experts):
            seat(work, round_.id, code, role, position)
    return round_.id


def check_new(new: NewRound) -> None:
    """Do nothing for a round that is well formed in itself.

    Raises:
        BadRoundLabel, BadLabel: the label or a code is malformed.
        DuplicateLabel: a code stands twice.
        BadDate: the date has another form.
    """
    check_round_label(new.label)
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
        RoundClosed: the round is closed.
    """
    for name in DATES:
        check_date(getattr(after, name))
    with workspace.write() as work:
        refuse_closed(work, round_id)
        put_settings(work, round_id, before, after)
    return Changes(rounds=True)


def rename_round(workspace: Workspace, round_: Round, label: str) -> Changes:
    """Give a round another label.

    Raises:
        BadRoundLabel, DuplicateLabel: it is malformed or taken.
        RoundClosed: the round is closed.
    """
    check_round_label(label)
    with workspace.write() as work:
        refuse_closed(work, round_.id)
        refuse_label(work, label, round_.id)
        work.rounds.put(replace(round_, label=label))
    return Changes(rounds=True)


def new_place(kind: PlaceKind, name: LocalText) -> Place:
    """Return a site or channel that is not kept yet."""
    return Place(new_id(), kind, name)


def add_place(workspace: Workspace, kind: PlaceKind, name: LocalText) -> Place:
    """Add a site or channel of the organisation and return it."""
    place = new_place(kind, name)
    with workspace.write() as work:
        work.places.put(place)
    return place


def change_place(workspace: Workspace, place: Place) -> Changes:
    with workspace.write() as work:
        work.places.put(place)
    return Changes(rounds=True)


def add_pass(workspace: Workspace, round_id: str, *, blind: bool) -> int:
    """Begin one more rating, as after feedback, and return its number; from now on it counts.

    Raises:
        UnknownRound: the file has no such round.
        RoundClosed: the round is closed.
        StillBlind: the rating before is blind and going on; another would lay it open.
    """
    with workspace.write() as work:
        refuse_closed(work, round_id)
        record = work.record_of(round_in(work, round_id))
        before = record.current_pass
        check_open_to_view(record, before)
        number = before.number + 1 if before else 1
        work.rounds.put_pass(round_id, number, blind=blind)
    return number


def set_blind(workspace: Workspace, round_id: str, number: int, *, blind: bool) -> Changes:
    """Make a rating pass blind, or open, before anybody has rated in it.

    Raises:
        UnknownPass: the round has no such pass.
        PassBegun: there are ratings in it: they were given under the one or the other.
        RoundClosed: the round is closed.
    """
    with workspace.write() as work:
        refuse_closed(work, round_id)
        each = next((p for p in work.rounds.passes(round_id) if p.number == number), None)
        if each is None:
            raise UnknownPass(number)
        if work.ratings.where(round_id=round_id, pass_number=number):
            raise PassBegun(number)
        work.rounds.put_pass(round_id, number, blind=blind, ended=each.ended)
        if not blind:
            work.expert_codes.remove(round_id, number)
    return Changes(rounds=True)


def rounds_of(workspace: Workspace) -> list[Round]:
    """Return every round, oldest first."""
    with workspace.read() as work:
        return work.rounds.all()


def round_labelled(workspace: Workspace, label: str) -> Round:
    """Return a round without what was judged in it.

    Raises:
        UnknownRound: the file has no round of this label.
    """
    with workspace.read() as work:
        return round_called(work, label)


def open_round(workspace: Workspace, label: str) -> OpenRound:
    """Return all that is known of a round, in one read.

    Raises:
        UnknownRound: the file has no round of this label.
    """
    with workspace.read() as work:
        return _opened(work, round_called(work, label))


def reopen(workspace: Workspace, round_id: str) -> OpenRound:
    """Return the round as it is on disk now."""
    with workspace.read() as work:
        return _opened(work, round_in(work, round_id))


def _opened(work: UnitOfWork, round_: Round) -> OpenRound:
    return OpenRound(work.record_of(round_), work.rubrics.get(round_.rubric_hash))


def put_settings(
    work: UnitOfWork, round_id: str, before: RoundSettings, after: RoundSettings
) -> None:
    """Record, within a transaction, the settings that differ."""
    for field in fields(RoundSettings):
        value = getattr(after, field.name)
        if value != getattr(before, field.name):
            work.rounds.put_setting(round_id, field.name, value)
