"""Bridges between the rubric versions of a client: read, confirmed, and used by comparisons."""

from __future__ import annotations

from omnidesk.domain.alignment import all_bridges
from omnidesk.domain.bridge import Bridge
from omnidesk.services.changes import Changes
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


def known_bridges(work: UnitOfWork) -> tuple[Bridge, ...]:
    """Return all bridges between the versions of a file; none where nobody confirmed anything."""
    stored = work.bridges.all()
    if not stored:
        return ()
    rubrics = {each.hash: work.rubrics.get(each.hash) for each in work.rubrics.versions()}
    return all_bridges(rubrics, stored)


def bridge_of(workspace: Workspace, old: str, new: str) -> Bridge:
    """Return what was confirmed of two versions, in this direction whichever way it was said."""
    with workspace.read() as work:
        return _stored(work, old, new)


def save_bridge(workspace: Workspace, bridge: Bridge) -> Changes:
    """Record what was confirmed of two versions; what is no longer in it is taken back."""
    with workspace.write() as work:
        is_reversed = bool(work.bridges.one(bridge.new, bridge.old))
        work.bridges.put(bridge.inverse if is_reversed else bridge)
    return Changes(rubrics=True)


def _stored(work: UnitOfWork, old: str, new: str) -> Bridge:
    said = work.bridges.one(old, new)
    return said or work.bridges.one(new, old).inverse
