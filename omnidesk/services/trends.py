"""Rounds over time, read from the client file in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from omnidesk.domain.assessment import Round
from omnidesk.domain.comparison import date_of
from omnidesk.domain.errors import UnknownRound
from omnidesk.domain.trend import LEAST_ROUNDS, Trend, by_date, trend_of
from omnidesk.services.bridges import known_bridges
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoundInTime:
    """A round as it can be chosen for a comparison.

    Attributes:
        date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty: not said.
        is_blind: it is being rated blind, so nothing of it can be shown yet.
    """

    label: str
    date: str
    is_blind: bool = False


def rounds_in_time(workspace: Workspace) -> tuple[RoundInTime, ...]:
    """Return every round of the file, oldest first, and whether it can be shown yet."""
    with workspace.read() as work:
        ordered = _ordered(work)
        blind = work.blind_among(ordered)
        return tuple(RoundInTime(r.label, date_of(r), r.id in blind) for r in ordered)


def read_trend(workspace: Workspace, labels: Sequence[str] | None = None) -> Trend:
    """Return the trend over some rounds, or over all that can be shown, in one read.

    Args:
        workspace: the client file; only read.
        labels: of the rounds, in any order; all that are not blind by default.

    Raises:
        UnknownRound: the file has no round of a label.
        TooFewRounds: there are fewer than two.
        StillBlind: a round that was named may show nothing yet.
    """
    with workspace.read() as work:
        ordered = _ordered(work)
        chosen = _open_to_view(work, ordered) if labels is None else _named(ordered, labels)
        return _read(work, chosen)


def earlier_trend(work: UnitOfWork, round_: Round) -> tuple[Trend | None, tuple[str, ...]]:
    """Return the trend up to a round, and the labels of the rounds before it that are blind.

    The trend is None where no round before it can be shown.
    """
    ordered = _ordered(work)
    place = next(place for place, each in enumerate(ordered) if each.id == round_.id)
    if place == 0:
        return None, ()
    blind = work.blind_among(ordered[:place])
    shown = [each for each in ordered[: place + 1] if each.id not in blind]
    unseen = tuple(each.label for each in ordered[:place] if each.id in blind)
    return (_read(work, shown) if len(shown) >= LEAST_ROUNDS else None), unseen


def _read(work: UnitOfWork, rounds: Sequence[Round]) -> Trend:
    rubrics = {key: work.rubrics.get(key) for key in {each.rubric_hash for each in rounds}}
    records = work.records_for_numbers(rounds)
    pairs = [(record, rubrics[record.round.rubric_hash]) for record in records]
    return trend_of(pairs, known_bridges(work) if len(rubrics) > 1 else ())


def _ordered(work: UnitOfWork) -> list[Round]:
    rounds = work.rounds.all()
    return [rounds[place] for place in by_date(rounds)]


def _named(rounds: Sequence[Round], labels: Sequence[str]) -> list[Round]:
    known = [each.label for each in rounds]
    for label in labels:
        if label not in known:
            raise UnknownRound(label, known)
    return [each for each in rounds if each.label in labels]


def _open_to_view(work: UnitOfWork, rounds: Sequence[Round]) -> list[Round]:
    blind = work.blind_among(rounds)
    return [each for each in rounds if each.id not in blind]
