"""What the client promises to do. One act, one transaction."""

from __future__ import annotations

from omnidesk.domain.assessment import Action, check_date
from omnidesk.services.changes import Changes
from omnidesk.services.closed_rounds import round_in
from omnidesk.storage.ids import new_id
from omnidesk.storage.workspace import Workspace


def put_action(workspace: Workspace, action: Action) -> Changes:
    """Add an action, or replace the one with the same id.

    A closed round takes it too: what was promised is followed up long after the judging.

    Raises:
        BadDate: the due date has another form.
        UnknownRound: the round was deleted.
    """
    check_date(action.due)
    with workspace.write() as work:
        round_in(work, action.round_id)
        work.actions.put(action)
    return Changes(plan=True)


def remove_action(workspace: Workspace, action: Action) -> Changes:
    """Take an action away, in a closed round too.

    Raises:
        UnknownRound: the round was deleted.
    """
    with workspace.write() as work:
        round_in(work, action.round_id)
        work.actions.remove(action)
    return Changes(plan=True)


def new_action_id() -> str:
    return new_id()
