"""What a closed round refuses: asked on disk, since a page may show the round as it was."""

from __future__ import annotations

from omnidesk.domain.assessment import Round
from omnidesk.domain.errors import DuplicateLabel, RoundClosed, UnknownRound
from omnidesk.storage.unit_of_work import UnitOfWork


def refuse_closed(work: UnitOfWork, round_id: str) -> None:
    """Do nothing, within a transaction, if what was judged in a round may still change.

    Raises:
        RoundClosed: the round is closed.
        UnknownRound: the file has none of this id, or it was deleted.
    """
    for round_ in work.rounds.bare(id=round_id):
        if round_.closed:
            raise RoundClosed(round_.label)
        return
    raise _unknown(work, round_id)


def round_in(work: UnitOfWork, round_id: str) -> Round:
    """Return a round by its id.

    Raises:
        UnknownRound: the file has none of this id, or it was deleted.
    """
    round_ = work.rounds.one(round_id)
    if round_ is None:
        raise _unknown(work, round_id)
    return round_


def round_called(work: UnitOfWork, label: str) -> Round:
    """Return a round by its label, without reading what is in any other.

    Raises:
        UnknownRound: the file has none of this label, or it was deleted.
    """
    rounds = work.rounds.bare()
    for each in rounds:
        if each.label == label:
            return round_in(work, each.id)
    raise UnknownRound(label, [each.label for each in rounds])


def refuse_label(work: UnitOfWork, label: str, round_id: str = "") -> None:
    """Do nothing if no other round has this label; that of a deleted one is free again.

    Raises:
        DuplicateLabel: another round has it.
    """
    # all are read: a row with this label may be from before its round was renamed
    if any(each.label == label and each.id != round_id for each in work.rounds.bare()):
        raise DuplicateLabel(label)


def _unknown(work: UnitOfWork, round_id: str) -> UnknownRound:
    labels = {each.id: each.label for each in work.rounds.deleted()}
    known = [each.label for each in work.rounds.bare()]
    return UnknownRound(labels.get(round_id, round_id), known)
