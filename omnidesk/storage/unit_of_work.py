"""One transaction: everything in it happens, or none of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from omnidesk.domain.assessment import (
    Action,
    Decision,
    Evidence,
    Expert,
    Finding,
    Note,
    Place,
    PlaceKind,
    Rating,
    Recommendation,
    Round,
    RoundRecord,
    Target,
)
from omnidesk.storage import tables
from omnidesk.storage.bridge_links import BridgeRepository
from omnidesk.storage.comparing import Things, mark_of, things_in
from omnidesk.storage.expert_codes import ExpertCodeRepository
from omnidesk.storage.history import History, head_of
from omnidesk.storage.many_rounds import blind_among, panel_codes, records_for_numbers
from omnidesk.storage.repositories import (
    KnownExpert,
    OrganisationRepository,
    PanelMember,
    Repository,
    RoundRepository,
    RubricRepository,
)
from omnidesk.storage.typed_texts import TypedTextRepository


class UnitOfWork:
    """The repositories of a client file, all inside the same transaction."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self.history = history
        self.organisation = OrganisationRepository(history, connection)
        self.rubrics = RubricRepository(history, connection)
        self.bridges = BridgeRepository(history)
        self.rounds = RoundRepository(history)
        self.places = Repository(history, tables.PlaceRow, Place)
        self.experts = Repository(history, tables.ExpertRow, KnownExpert)
        self.panel = Repository(history, tables.PanelMemberRow, PanelMember)
        self.ratings = Repository(history, tables.RatingRow, Rating)
        self.findings = Repository(history, tables.FindingRow, Finding)
        self.decisions = Repository(history, tables.DecisionRow, Decision)
        self.targets = Repository(history, tables.TargetRow, Target)
        self.recommendations = Repository(history, tables.RecommendationRow, Recommendation)
        self.actions = Repository(history, tables.ActionRow, Action)
        self.notes = Repository(history, tables.NoteRow, Note)
        self.evidence = Repository(history, tables.EvidenceRow, Evidence)
        self.expert_codes = ExpertCodeRepository(history, connection)
        self.typed_texts = TypedTextRepository(history, connection)

    def panel_of(self, round_id: str) -> tuple[Expert, ...]:
        """Return the experts of a round in the order of their seats."""
        codes = {expert.id: expert.code for expert in self.experts.where()}
        seats = sorted(self.panel.where(round_id=round_id), key=lambda seat: seat.position)
        return tuple(
            Expert(seat.expert_id, codes[seat.expert_id], seat.role, seat.weight)
            for seat in seats
            if seat.expert_id in codes
        )

    def panel_codes(self, rounds: Sequence[Round]) -> dict[str, tuple[str, ...]]:
        """Return the codes of the experts of each round, by the round's id."""
        return panel_codes(self._connection, rounds)

    def record_of(self, round_: Round) -> RoundRecord:
        """Return all that is known of one round."""
        own = {"round_id": round_.id}
        places = self.places.where()
        advice = sorted(self.recommendations.where(**own), key=lambda r: r.position)
        return RoundRecord(
            organisation=self.organisation.name,
            round=round_,
            panel=self.panel_of(round_.id),
            passes=self.rounds.passes(round_.id),
            ratings=tuple(self.ratings.where(**own)),
            findings=tuple(self.findings.where(**own)),
            decisions=tuple(self.decisions.where(**own)),
            targets=tuple(self.targets.where(**own)),
            recommendations=tuple(advice),
            actions=tuple(self.actions.where(**own)),
            notes=tuple(self.notes.where(**own)),
            evidence=tuple(self.evidence.where(**own)),
            sites=tuple(p for p in places if p.kind is PlaceKind.SITE),
            channels=tuple(p for p in places if p.kind is PlaceKind.CHANNEL),
            names=self.organisation.people(),
        )

    def records_for_numbers(self, rounds: Sequence[Round]) -> list[RoundRecord]:
        """Return many rounds without the texts that no number needs; see ``many_rounds``."""
        return records_for_numbers(self._connection, self.organisation.name, rounds)

    def blind_among(self, rounds: Sequence[Round]) -> frozenset[str]:
        """Return the ids of the rounds whose latest pass may show nothing yet."""
        return blind_among(self._connection, rounds)

    def meta(self, key: str) -> str:
        """Return a fact about the file as a whole, as ``id`` or ``created_at``."""
        table = tables.table_of(tables.MetaRow)
        return str(
            self._connection.execute(select(table.c.value).where(table.c.key == key)).scalar_one()
        )

    def head(self) -> str:
        """Return the hash over all that was ever recorded."""
        return head_of(self._connection)

    def mark(self) -> str:
        """Return a short text that is another once anything in the file is."""
        return mark_of(self._connection)

    def things(self) -> Things:
        """Return every row, to be compared with those of another copy."""
        return things_in(self._connection)
