"""Digits for the covers of blind sheets: drawn by the coordinator, asked at the cover."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from omnidesk.domain.assessment import RoundRecord
from omnidesk.domain.sheet_code import SealedCode, drawn_digits, sealed
from omnidesk.services.capture import pass_of
from omnidesk.services.closed_rounds import refuse_closed
from omnidesk.storage.workspace import Workspace


def draw_codes(
    workspace: Workspace, record: RoundRecord, number: int, expert_ids: Collection[str]
) -> Mapping[str, str]:
    """Draw new digits for these experts who have not handed in; return them by the expert's code.

    The file keeps only what proves them, and its history whose were drawn.

    Raises:
        RoundClosed: the round is closed.
        FileLocked, FileReadOnly, DiskFull, FileUnreadable: nothing was drawn.
    """
    done = pass_of(record, number).handed_in
    chosen = [e for e in record.panel if e.id in expert_ids and e.id not in done]
    digits = {expert.code: drawn_digits() for expert in chosen}
    codes = {expert.id: sealed(digits[expert.code]) for expert in chosen}  # slow by intention
    with workspace.write() as work:
        refuse_closed(work, record.round.id)
        for expert_id, code in codes.items():
            work.expert_codes.put(record.round.id, number, expert_id, code)
        work.expert_codes.note_drawing(record.round.id, number, tuple(digits))
    return digits


def forget_codes(workspace: Workspace, record: RoundRecord, number: int) -> None:
    """Wipe the digits of a pass: its covers ask for none any more.

    Raises:
        RoundClosed: the round is closed.
        FileLocked, FileReadOnly, DiskFull, FileUnreadable: nothing was wiped.
    """
    with workspace.write() as work:
        refuse_closed(work, record.round.id)
        work.expert_codes.remove(record.round.id, number)
        work.expert_codes.note_drawing(record.round.id, number, ())


def codes_of(workspace: Workspace, round_id: str, number: int) -> Mapping[str, SealedCode]:
    """Return what proves the digits of a pass, by the expert's id."""
    with workspace.read() as work:
        return work.expert_codes.of(round_id, number)
