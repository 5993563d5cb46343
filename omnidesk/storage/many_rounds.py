"""Many rounds read at once, with no more of each than its numbers need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from omnidesk.domain.assessment import (
    Decision,
    Expert,
    Horizon,
    Pass,
    Rating,
    RatingState,
    Round,
    RoundRecord,
    Target,
)
from omnidesk.storage.tables import (
    DecisionRow,
    ExpertRow,
    HandInRow,
    HistoryRow,
    PanelMemberRow,
    RatingPassRow,
    RatingRow,
    TargetRow,
    table_of,
)

_MOST_NAMED = 500
"""How many ids a query names; SQLite takes more, but then reading all is as quick."""


def records_for_numbers(
    connection: Connection, organisation: str, rounds: Sequence[Round]
) -> list[RoundRecord]:
    """Return the records of the rounds without texts, evidence, actions and names.

    One query a table, whatever the number of rounds.
    """
    reader = _Reader(connection, [round_.id for round_ in rounds])
    panels, passes = reader.panels(), reader.passes()
    ratings, decisions, targets = reader.ratings(), reader.decisions(), reader.targets()
    return [
        RoundRecord(
            organisation,
            round_,
            tuple(panels[round_.id]),
            tuple(passes[round_.id]),
            tuple(ratings[round_.id]),
            decisions=tuple(decisions[round_.id]),
            targets=tuple(targets[round_.id]),
        )
        for round_ in rounds
    ]


def blind_among(connection: Connection, rounds: Sequence[Round]) -> frozenset[str]:
    """Return the ids of the rounds whose latest pass may show nothing yet."""
    ids = [round_.id for round_ in rounds]
    reader = _Reader(connection, ids)
    panels, passes = reader.panels(), reader.passes()
    return frozenset(
        key for key in ids if passes[key] and passes[key][-1].is_closed_to_view(tuple(panels[key]))
    )


def panel_codes(connection: Connection, rounds: Sequence[Round]) -> dict[str, tuple[str, ...]]:
    """Return the codes of the experts of each round in the order of their seats, by its id."""
    panels = _Reader(connection, [round_.id for round_ in rounds]).panels()
    return {round_.id: tuple(expert.code for expert in panels[round_.id]) for round_ in rounds}


class _Reader:
    """Reads the latest rows of some rounds, a table at a time."""

    def __init__(self, connection: Connection, round_ids: Collection[str]) -> None:
        self._connection = connection
        self._round_ids = round_ids

    def panels(self) -> defaultdict[str, list[Expert]]:
        codes = {row[0]: row[1] for row in self._latest(ExpertRow, "id", "code")}
        rows = self._latest(PanelMemberRow, "round_id", "expert_id", "position", "weight")
        found = defaultdict(list)
        for round_id, expert_id, _, weight, _ in sorted(rows, key=lambda row: int(row[2])):
            if expert_id in codes:
                found[round_id].append(Expert(expert_id, codes[expert_id], weight=weight))
        return found

    def passes(self) -> defaultdict[str, list[Pass]]:
        handed_in: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        columns = ("round_id", "number", "expert_id", "handed_in")
        for round_id, number, expert_id, is_in, _ in self._latest(HandInRow, *columns):
            if is_in:
                handed_in[round_id, number].add(expert_id)
        found = defaultdict(list)
        rows = self._latest(RatingPassRow, "round_id", "number", "blind", "ended")
        for round_id, number, blind, ended, _ in sorted(rows, key=lambda row: int(row[1])):
            experts = frozenset(handed_in[round_id, number])
            found[round_id].append(Pass(round_id, number, bool(blind), experts, bool(ended)))
        return found

    def ratings(self) -> defaultdict[str, list[Rating]]:
        columns = ("round_id", "pass_number", "dimension", "expert_id", "state", "level")
        states = {state.value: state for state in RatingState}
        found = defaultdict(list)
        for round_id, number, key, expert_id, state, level, _ in self._latest(RatingRow, *columns):
            found[round_id].append(Rating(round_id, number, key, expert_id, states[state], level))
        return found

    def decisions(self) -> defaultdict[str, list[Decision]]:
        found = defaultdict(list)
        for round_id, key, level, _ in self._latest(DecisionRow, "round_id", "dimension", "level"):
            found[round_id].append(Decision(round_id, key, level))
        return found

    def targets(self) -> defaultdict[str, list[Target]]:
        found = defaultdict(list)
        columns = ("round_id", "dimension", "horizon", "level")
        for round_id, key, horizon, level, _ in self._latest(TargetRow, *columns):
            found[round_id].append(Target(round_id, key, Horizon(horizon), level))
        return found

    def _latest(self, row: type[HistoryRow], *columns: str) -> Iterator[Sequence[Any]]:
        """Return these columns of the latest row of each identity, tombstones left out.

        Behind them stands one more, which says that the row is no tombstone.
        """
        identity = itemgetter(*(columns.index(name) for name in row.IDENTITY))
        rows = self._rows(self._query(row, columns))
        newest: dict[Any, Sequence[Any]] = {identity(found): found for found in rows}
        return (found for found in newest.values() if not found[-1])

    def _rows(self, query: Select[Any]) -> Sequence[Sequence[Any]]:
        """Return plain tuples from the driver: SQLAlchemy's rows would cost a third more."""
        options = {"literal_binds": True}
        sql = str(query.compile(self._connection, compile_kwargs=options))
        with closing(self._connection.connection.cursor()) as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def _query(self, row: type[HistoryRow], columns: Sequence[str]) -> Select[Any]:
        table = table_of(row)
        query = select(*(table.c[name] for name in columns), table.c.deleted)
        if "round_id" in columns and len(self._round_ids) <= _MOST_NAMED:
            query = query.where(table.c.round_id.in_(self._round_ids))
        return query.order_by(table.c.clock, table.c.writer, table.c.row_id)
