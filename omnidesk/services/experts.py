"""The experts of a round: seated, changed, named and taken out again."""

from __future__ import annotations

from dataclasses import replace

from omnidesk.domain.assessment import Expert, check_label
from omnidesk.domain.errors import DuplicateLabel, StillBlind, UnknownExpert
from omnidesk.domain.local_text import LocalText
from omnidesk.services.changes import Changes
from omnidesk.services.closed_rounds import refuse_closed, round_in
from omnidesk.storage.ids import new_id
from omnidesk.storage.repositories import KnownExpert, PanelMember
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


def seat(work: UnitOfWork, round_id: str, code: str, role: LocalText, position: int) -> None:
    """Seat an expert inside a transaction; one whose code is known is the same person."""
    known = _known_as(work, code)
    if known is None:
        known = KnownExpert(new_id(), code)
        work.experts.put(known)
    work.panel.put(PanelMember(round_id, known.id, position, role))


def add_expert(workspace: Workspace, round_id: str, code: str, role: LocalText) -> Changes:
    """Seat one more expert in the panel of a round.

    Raises:
        BadLabel, DuplicateLabel: the code is malformed, or the panel has it already.
        RoundClosed: the round is closed.
    """
    check_label(code)
    with workspace.write() as work:
        refuse_closed(work, round_id)
        if code in [expert.code for expert in work.panel_of(round_id)]:
            raise DuplicateLabel(code)
        taken = [each.position for each in work.panel.where(round_id=round_id)]
        seat(work, round_id, code, role, max(taken, default=-1) + 1)
    return Changes(rounds=True)


def seat_expert(workspace: Workspace, member: PanelMember) -> Changes:
    """Give an expert who was taken out of a panel the same seat back.

    Raises:
        RoundClosed: the round is closed.
    """
    with workspace.write() as work:
        refuse_closed(work, member.round_id)
        work.panel.put(member)
    return Changes(rounds=True)


def change_expert(workspace: Workspace, round_id: str, expert: Expert) -> Changes:
    """Record an expert's code, and the role and weight they have in this round.

    Raises:
        BadLabel, DuplicateLabel: the code is malformed, or another expert has it.
        UnknownExpert: the panel has no such expert.
        RoundClosed: the round is closed.
    """
    check_label(expert.code)
    with workspace.write() as work:
        refuse_closed(work, round_id)
        other = _known_as(work, expert.code)
        if other is not None and other.id != expert.id:
            raise DuplicateLabel(expert.code)
        member = _seat_of(work, round_id, expert.id)
        if work.experts.one(id=expert.id) != KnownExpert(expert.id, expert.code):
            work.experts.put(KnownExpert(expert.id, expert.code))
        work.panel.put(replace(member, role=expert.role, weight=expert.weight))
    return Changes(rounds=True)


def remove_expert(workspace: Workspace, round_id: str, expert_id: str) -> PanelMember:
    """Take an expert out of the panel and return the seat; what they rated stays in the file.

    Raises:
        UnknownExpert: the panel has no such expert.
        StillBlind: a blind rating is under way; without them it could open before its time.
        RoundClosed: the round is closed.
    """
    with workspace.write() as work:
        refuse_closed(work, round_id)
        member = _seat_of(work, round_id, expert_id)
        panel, passes = work.panel_of(round_id), work.rounds.passes(round_id)
        if passes and passes[-1].is_closed_to_view(panel):
            waiting = [e.code for e in panel if e.id not in passes[-1].handed_in]
            if work.ratings.where(round_id=round_id, pass_number=passes[-1].number):
                raise StillBlind(round_in(work, round_id).label, waiting)
        work.panel.remove(member)
    return member


def name_expert(workspace: Workspace, expert_id: str, name: str) -> Changes:
    """Keep an expert's name apart from all else; an empty one erases it.

    A closed round is no reason against it: a name belongs to the person, who may ask for that.
    """
    with workspace.write() as work:
        work.organisation.name_person(expert_id, name.strip())
        work.typed_texts.remove_names(expert_id)  # what was typed of it would outlive it
    return Changes(rounds=True)


def _seat_of(work: UnitOfWork, round_id: str, expert_id: str) -> PanelMember:
    member = work.panel.one(round_id=round_id, expert_id=expert_id)
    if member is None:
        raise UnknownExpert(expert_id)
    return member


def _known_as(work: UnitOfWork, code: str) -> KnownExpert | None:
    # all are read: a row with this code may be from before its expert got another
    return next((each for each in work.experts.where() if each.code == code), None)
