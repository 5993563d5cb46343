"""What a closed round refuses: asked on disk, since a page may show the round as it was."""

from __future__ import annotations

from omnidesk.domain.assessment import Round
from omnidesk.domain.errors import RoundClosed, UnknownRound
from omnidesk.storage.unit_of_work import UnitOfWork


def refuse_closed(work: UnitOfWork, round_id: str) -> None:
    """Do nothing, within a transaction, if what was judged in a round may still change.

    Raises:
        RoundClosed: the round is closed.
    """
    if work.rounds.is_closed(round_id):
        raise RoundClosed(round_in(work, round_id).label)


def round_in(work: UnitOfWork, round_id: str) -> Round:
    """Return a round by its id.

    Raises:
        UnknownRound: the file has none of this id.
    """
    for round_ in work.rounds.all():
        if round_.id == round_id:
            return round_
    raise UnknownRound(round_id)
