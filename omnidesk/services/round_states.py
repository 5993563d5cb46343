"""A round as a whole: closed and opened again, deleted and brought back."""

from __future__ import annotations

from dataclasses import replace

from omnidesk.domain.assessment import Round
from omnidesk.domain.errors import NoSuchDeletedRound, ReopeningUnexplained
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.readings import check_open_to_view
from omnidesk.services.changes import Changes
from omnidesk.services.closed_rounds import refuse_closed, refuse_label, round_in
from omnidesk.services.rounds import put_settings
from omnidesk.storage.unit_of_work import UnitOfWork
from omnidesk.storage.workspace import Workspace


def close_round(workspace: Workspace, round_id: str) -> Changes:
    """Lock what was judged in a round: ratings, evidence, what the panel says, settings.

    Raises:
        UnknownRound: the file has no such round.
        StillBlind: a blind rating is going on; nobody could see its ratings any more.
    """
    with workspace.write() as work:
        record = work.record_of(round_in(work, round_id))
        if record.round.closed:
            return Changes()
        check_open_to_view(record, record.current_pass)
        work.rounds.put(replace(record.round, closed=True))
    return Changes(rounds=True)


def reopen_round(workspace: Workspace, round_id: str, reason: LocalText) -> Changes:
    """Unlock a closed round and keep the reason, now in its settings and for good in history.

    Raises:
        UnknownRound: the file has no such round.
        ReopeningUnexplained: there is no reason.
    """
    with workspace.write() as work:
        round_ = round_in(work, round_id)
        if not round_.closed:
            return Changes()
        if not reason:
            raise ReopeningUnexplained(round_.label)
        work.rounds.put_setting(round_id, "reopened", reason)
        work.rounds.put(replace(round_, closed=False))
    return Changes(rounds=True)


def delete_round(workspace: Workspace, round_id: str) -> Round:
    """Take a round out of the file and return it; all its rows stay in history.

    Its label may be used again. A closed round is opened again first, with a reason.

    Raises:
        UnknownRound: the file has no such round.
        RoundClosed: the round is closed.
    """
    with workspace.write() as work:
        refuse_closed(work, round_id)
        round_ = round_in(work, round_id)
        work.rounds.remove(round_)
    return round_


def put_back(workspace: Workspace, before: Round) -> Changes:
    """Undo a closing, an opening or a deletion: the round is as it was before, with its reason.

    Raises:
        DuplicateLabel: another round has taken the label meanwhile.
    """
    with workspace.write() as work:
        now = work.rounds.one(before.id)
        if now is None:
            refuse_label(work, before.label, before.id)
            work.rounds.put(before)
        else:  # what was changed since stays
            reason = before.settings.reopened
            put_settings(work, before.id, now.settings, replace(now.settings, reopened=reason))
            work.rounds.put(replace(now, closed=before.closed))
    return Changes(rounds=True)


def restorable(work: UnitOfWork) -> list[Round]:
    """Return the deleted rounds that can be brought back; not those whose model was lost."""
    models = {version.hash for version in work.rubrics.versions()}
    return [each for each in work.rounds.deleted() if each.rubric_hash in models]


def bring_back(workspace: Workspace, label: str) -> Changes:
    """Bring a deleted round back with all that was in it; the latest, if several had the label.

    Raises:
        NoSuchDeletedRound: none of this label was deleted.
        DuplicateLabel: another round has taken the label meanwhile.
    """
    with workspace.write() as work:
        deleted = restorable(work)
        found = [each for each in deleted if each.label == label]
        if not found:
            raise NoSuchDeletedRound(label, [each.label for each in deleted])
        refuse_label(work, label)
        work.rounds.put(found[-1])
    return Changes(rounds=True)
