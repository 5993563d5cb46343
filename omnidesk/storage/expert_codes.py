"""What proves the digits of blind sheets: outside the history, wiped once a sheet is handed in."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from omnidesk.domain.sheet_code import SealedCode
from omnidesk.storage.codec import dump
from omnidesk.storage.history import History
from omnidesk.storage.tables import ExpertCodeRow, RoundSettingRow, table_of

DRAWN = "codes_drawn"
"""The setting of a round that says whose digits were drawn: an event of the history."""


class ExpertCodeRepository:
    """At most one code a sheet."""

    def __init__(self, history: History, connection: Connection) -> None:
        self._history = history
        self._connection = connection
        self._table = table_of(ExpertCodeRow)

    def put(self, round_id: str, number: int, expert_id: str, code: SealedCode) -> None:
        """Let a sheet's code be the one that is given."""
        self.remove(round_id, number, expert_id)
        self._connection.execute(
            insert(self._table),
            {
                "round_id": round_id,
                "pass_number": number,
                "expert_id": expert_id,
                "salt": code.salt.hex(),
                "digest": code.digest.hex(),
            },
        )

    def remove(self, round_id: str, number: int, expert_id: str | None = None) -> None:
        """Wipe the code of one sheet, or of all sheets of a pass."""
        wiped = delete(self._table).where(
            self._table.c.round_id == round_id, self._table.c.pass_number == number
        )
        if expert_id is not None:
            wiped = wiped.where(self._table.c.expert_id == expert_id)
        self._connection.execute(wiped)

    def of(self, round_id: str, number: int) -> dict[str, SealedCode]:
        """Return what proves the codes of a pass, by the expert's id."""
        columns = self._table.c
        rows = self._connection.execute(
            select(self._table).where(columns.round_id == round_id, columns.pass_number == number)
        )
        return {
            row.expert_id: SealedCode(bytes.fromhex(row.salt), bytes.fromhex(row.digest))
            for row in rows
        }

    def is_asked(self, round_id: str, number: int) -> bool:
        """Tell whether the covers of a pass ask for digits: some were drawn, and not given up."""
        rows = self._history.latest(RoundSettingRow, round_id=round_id, field=DRAWN)
        value = json.loads(rows[0]["value"]) if rows else {}
        return value.get("pass") == number and bool(value.get("experts"))

    def note_drawing(self, round_id: str, number: int, codes: Sequence[str]) -> None:
        """Add to the history whose digits were drawn, without them; nobody's: they were wiped."""
        value = dump({"pass": number, "experts": list(codes)})
        self._history.append(
            RoundSettingRow, {"round_id": round_id, "field": DRAWN, "value": value}
        )
