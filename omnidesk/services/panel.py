"""What the panel agrees: levels, findings, recommendations, targets. One act, one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from omnidesk.domain.assessment import (
    Decision,
    Finding,
    Horizon,
    Recommendation,
    RoundRecord,
    Target,
)
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.services.changes import Changes
from omnidesk.services.closed_rounds import refuse_closed
from omnidesk.services.rounds import OpenRound
from omnidesk.storage.ids import new_id
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PanelEntry:
    """All that a panel round one table says of one dimension; None and empty: nothing said.

    Attributes:
        targets: level by horizon; at most one a horizon.
        recommendations: in their lettered order; one without an id is new.
    """

    dimension: str
    decision: Decision | None = None
    finding: LocalText = NO_TEXT
    targets: tuple[Target, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


def entry_of(record: RoundRecord, dimension: str) -> PanelEntry:
    """Return what a record holds of one dimension."""
    return PanelEntry(
        dimension,
        next((d for d in record.decisions if d.dimension == dimension), None),
        next((f.text for f in record.findings if f.dimension == dimension), LocalText()),
        tuple(t for t in record.targets if t.dimension == dimension),
        tuple(r for r in record.recommendations if r.dimension == dimension),
    )


def change_entries(
    workspace: Workspace, opened: OpenRound, entries: Sequence[PanelEntry]
) -> Changes:
    """Record entries in one transaction; only what differs from the record is written.

    Raises:
        UnknownDimension, UnknownLevel: an entry does not fit the rubric.
        RoundClosed: the round is closed.
    """
    for entry in entries:
        _check_fits(opened.rubric, entry)
    with workspace.write() as work:
        refuse_closed(work, opened.record.round.id)
        for entry in entries:
            _put_entry(
                work, opened.record.round.id, entry_of(opened.record, entry.dimension), entry
            )
    return Changes(panel=True, plan=True)


def change_entry(workspace: Workspace, opened: OpenRound, entry: PanelEntry) -> Changes:
    """Record one dimension's entry; see ``change_entries``."""
    return change_entries(workspace, opened, [entry])


def new_recommendation(round_id: str, dimension: str, text: LocalText) -> Recommendation:
    """Return a recommendation to append to an entry; its letter follows from its place there."""
    return Recommendation(new_id(), round_id, dimension, 0, text)


def target(round_id: str, dimension: str, horizon: Horizon, level: int) -> Target:
    return Target(round_id, dimension, horizon, level)


def _check_fits(rubric: Rubric, entry: PanelEntry) -> None:
    rubric.dimension(entry.dimension)
    if entry.decision is not None:
        rubric.level(entry.decision.level)
    for each in entry.targets:
        rubric.level(each.level)


def _put_entry(work: UnitOfWork, round_id: str, before: PanelEntry, after: PanelEntry) -> None:
    if after.decision != before.decision:
        if after.decision is not None:
            work.decisions.put(after.decision)
        elif before.decision is not None:
            work.decisions.remove(before.decision)
    if after.finding != before.finding:
        work.findings.put(Finding(round_id, after.dimension, after.finding))
    _put_targets(work, before, after)
    _put_recommendations(work, before, after)


def _put_targets(work: UnitOfWork, before: PanelEntry, after: PanelEntry) -> None:
    horizons = {each.horizon for each in after.targets}
    for old in before.targets:
        if old.horizon not in horizons:
            work.targets.remove(old)
    for new in after.targets:
        if new not in before.targets:
            work.targets.put(new)


def _put_recommendations(work: UnitOfWork, before: PanelEntry, after: PanelEntry) -> None:
    kept = {each.id for each in after.recommendations}
    for old in before.recommendations:
        if old.id not in kept:
            work.recommendations.remove(old)
    for position, each in enumerate(after.recommendations):
        placed = replace(each, position=position)
        if placed not in before.recommendations:
            work.recommendations.put(placed)
