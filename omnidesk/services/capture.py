"""Recording what experts judge: on disk when the call returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from omnidesk.domain.assessment import (
    Evidence,
    Expert,
    Pass,
    Place,
    Rating,
    RatingState,
    RoundRecord,
    RoundSettings,
)
from omnidesk.domain.errors import (
    HandedIn,
    OutOfScope,
    PassEnded,
    ReasonMissing,
    UnknownExpert,
    UnknownPass,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.ratings_csv import RatingLine
from omnidesk.services.changes import Changes
from omnidesk.services.closed_rounds import refuse_closed
from omnidesk.services.rounds import OpenRound, put_settings
from omnidesk.storage.ids import new_id
from omnidesk.storage.workspace import Workspace


def record_ratings(workspace: Workspace, opened: OpenRound, ratings: Sequence[Rating]) -> Changes:
    """Save ratings in one transaction: all of them or none.

    A second rating of the same cell follows the first and counts; the first stays in history.

    Raises:
        UnknownDimension, UnknownLevel, OutOfScope, ReasonMissing: a rating does not fit.
        UnknownExpert, UnknownPass: the round has no such expert or pass.
        HandedIn, PassEnded: the pass is locked for this expert.
        RoundClosed: the round is closed.
    """
    for rating in ratings:
        _check_fits(opened.rubric, opened.record, rating)
    with workspace.write() as work:
        refuse_closed(work, opened.record.round.id)
        passes = work.rounds.passes(opened.record.round.id)
        for rating in ratings:
            _check_open(opened.record, passes, rating)
        work.ratings.put_all(ratings)
    return Changes(ratings=True)


def record_rating(workspace: Workspace, opened: OpenRound, rating: Rating) -> Changes:
    """Save one rating; see ``record_ratings``."""
    return record_ratings(workspace, opened, [rating])


def ratings_from_lines(
    record: RoundRecord,
    lines: Iterable[RatingLine],
    *,
    expert: Expert,
    pass_number: int,
    language: str,
) -> list[Rating]:
    """Return the lines of a table as one expert's ratings of one pass."""
    return [
        Rating(
            round_id=record.round.id,
            pass_number=pass_number,
            dimension=line.dimension,
            expert_id=expert.id,
            state=line.state,
            level=line.level,
            confidence=line.confidence,
            rationale=LocalText.single(language, line.rationale),
        )
        for line in lines
    ]


def expert_of(record: RoundRecord, code: str) -> Expert:
    """Return the member of the panel with this code.

    Raises:
        UnknownExpert: the panel has none.
    """
    for expert in record.panel:
        if expert.code == code:
            return expert
    raise UnknownExpert(code, [expert.code for expert in record.panel])


def pass_of(record: RoundRecord, number: int | None = None) -> Pass:
    """Return one rating pass, the latest by default.

    Raises:
        UnknownPass: the round has none of this number.
    """
    for each in sorted(record.passes, key=lambda p: -p.number):
        if number in (None, each.number):
            return each
    raise UnknownPass(number or 1, [each.number for each in record.passes])


def hand_in(
    workspace: Workspace,
    record: RoundRecord,
    number: int,
    expert_id: str,
    *,
    handed_in: bool = True,
) -> Changes:
    """Finish and lock one expert's pass, or unlock it again while the pass still runs.

    Raises:
        PassEnded: the pass is over; it cannot be unlocked.
        RoundClosed: the round is closed.
    """
    if not handed_in and pass_of(record, number).ended:
        raise PassEnded(number)
    with workspace.write() as work:
        refuse_closed(work, record.round.id)
        work.rounds.hand_in(record.round.id, number, expert_id, handed_in=handed_in)
        work.expert_codes.remove(record.round.id, number, expert_id)
    return Changes(ratings=True, rounds=True)


def end_pass(workspace: Workspace, record: RoundRecord, number: int) -> Changes:
    """End a pass before all have handed in, on the coordinator's word; it is recorded.

    Raises:
        RoundClosed: the round is closed.
    """
    blind = pass_of(record, number).blind
    with workspace.write() as work:
        refuse_closed(work, record.round.id)
        work.rounds.put_pass(record.round.id, number, blind=blind, ended=True)
        work.expert_codes.remove(record.round.id, number)
    return Changes(ratings=True, rounds=True)


def add_evidence(
    workspace: Workspace,
    evidence: Evidence,
    *,
    new_places: Sequence[Place] = (),
    settings: tuple[RoundSettings, RoundSettings] | None = None,
) -> Changes:
    """Add a piece of evidence, or replace the one with the same id.

    Args:
        new_places: sites and channels of the organisation that it is the first to name.
        settings: those of the round before and after, where its places change with it.

    Raises:
        RoundClosed: the round is closed.
    """
    with workspace.write() as work:
        refuse_closed(work, evidence.round_id)
        for place in new_places:
            work.places.put(place)
        if settings is not None:
            put_settings(work, evidence.round_id, *settings)
        work.evidence.put(evidence)
    return Changes(panel=True, rounds=settings is not None)


def remove_evidence(
    workspace: Workspace,
    evidence: Evidence,
    *,
    settings: tuple[RoundSettings, RoundSettings] | None = None,
) -> Changes:
    """Take a piece of evidence away.

    Args:
        settings: those of the round before and after, where its places change with it.

    Raises:
        RoundClosed: the round is closed.
    """
    with workspace.write() as work:
        refuse_closed(work, evidence.round_id)
        if settings is not None:
            put_settings(work, evidence.round_id, *settings)
        work.evidence.remove(evidence)
    return Changes(panel=True, rounds=settings is not None)


def new_evidence_id() -> str:
    return new_id()


def _check_fits(rubric: Rubric, record: RoundRecord, rating: Rating) -> None:
    rubric.dimension(rating.dimension)
    if rating.dimension in record.round.settings.out_of_scope:
        raise OutOfScope(rating.dimension)
    if rating.state is RatingState.LEVEL:
        rubric.level(-1 if rating.level is None else rating.level)
    if rating.state is RatingState.NOT_APPLICABLE and not rating.rationale:
        raise ReasonMissing(rating.dimension)


def _check_open(record: RoundRecord, passes: Sequence[Pass], rating: Rating) -> None:
    codes = {expert.id: expert.code for expert in record.panel}
    if rating.expert_id not in codes:
        raise UnknownExpert(rating.expert_id, list(codes.values()))
    for each in passes:
        if each.number == rating.pass_number:
            if each.ended:
                raise PassEnded(each.number)
            if rating.expert_id in each.handed_in:
                raise HandedIn(codes[rating.expert_id])
            return
    raise UnknownPass(rating.pass_number, [each.number for each in passes])
