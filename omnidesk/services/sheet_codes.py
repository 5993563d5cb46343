"""Digits for the covers of blind sheets: drawn by the coordinator, asked at the cover."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from omnidesk.domain.assessment import RoundRecord
from omnidesk.domain.sheet_code import SealedCode, drawn_digits, sealed
from omnidesk.services.capture import pass_of
from omnidesk.services.closed_rounds import refuse_closed
from omnidesk.storage.progress import Progress, unwatched
from omnidesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DrawnCodes:
    """Digits that were drawn and are not kept yet.

    Attributes:
        digits: by the expert's code; to be shown once.
        sealed: what proves them, by the expert's id.
    """

    digits: Mapping[str, str]
    sealed: Mapping[str, SealedCode]


def draw_codes(
    record: RoundRecord,
    number: int,
    expert_ids: Collection[str],
    progress: Progress = unwatched,
) -> DrawnCodes:
    """Draw new digits for these experts who have not handed in.

    Sealing takes some 30 ms each, by intention: it is work for a worker.
    """
    done = pass_of(record, number).handed_in
    chosen = [e for e in record.panel if e.id in expert_ids and e.id not in done]
    digits = {expert.code: drawn_digits() for expert in chosen}
    codes: dict[str, SealedCode] = {}
    for expert in chosen:
        progress(len(codes), len(chosen))
        codes[expert.id] = sealed(digits[expert.code])
    return DrawnCodes(digits, codes)


def keep_codes(workspace: Workspace, record: RoundRecord, number: int, drawn: DrawnCodes) -> None:
    """Let covers ask for digits that were drawn.

    The file keeps only what proves them, and its history whose were drawn.

    Raises:
        RoundClosed: the round is closed.
        FileLocked, FileReadOnly, DiskFull, FileUnreadable: nothing was kept.
    """
    with workspace.write() as work:
        refuse_closed(work, record.round.id)
        for expert_id, code in drawn.sealed.items():
            work.expert_codes.put(record.round.id, number, expert_id, code)
        work.expert_codes.note_drawing(record.round.id, number, tuple(drawn.digits))


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


@dataclass(frozen=True, slots=True)
class SheetCodes:
    """The digits of a pass.

    Attributes:
        is_asked: whether covers ask for them. A sheet without any, as one that was unlocked after
            it had been handed in, then stays covered until new ones are drawn.
        sealed: what proves them, by the expert's id.
    """

    is_asked: bool = False
    sealed: Mapping[str, SealedCode] = field(default_factory=dict)


def codes_of(workspace: Workspace, round_id: str, number: int) -> SheetCodes:
    """Return whether the covers of a pass ask for digits, and what proves these."""
    with workspace.read() as work:
        codes = work.expert_codes
        return SheetCodes(codes.is_asked(round_id, number), codes.of(round_id, number))
