"""The round that is open, and the undoable acts in it; each act is on disk before it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from omnidesk.domain.assessment import (
    Confidence,
    Evidence,
    Expert,
    Pass,
    Place,
    Rating,
    RatingState,
    RoundRecord,
    RoundSettings,
)
from omnidesk.domain.errors import OmnideskError, RoundClosed
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.sheet_code import WrongTries
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services import capture, experts, panel, rounds, sheet_codes
from omnidesk.services.panel import PanelEntry
from omnidesk.services.rounds import OpenRound
from omnidesk.services.sheet_codes import DrawnCodes, SheetCodes
from omnidesk.storage.repositories import PanelMember
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.typing_keeper import TypingKeeper


class RoundDocument(QObject):
    """Holds the current record of one round. Every change goes to disk, then to the views.

    A method that changes something raises what the disk refuses, and then nothing has changed.
    Undo and redo cannot raise through Qt: they send ``failed`` instead.
    """

    rating_changed = Signal(str)  # dimension key
    entry_changed = Signal(str)  # dimension key
    evidence_changed = Signal(str)  # dimension key
    settings_changed = Signal()
    panel_changed = Signal()  # experts, passes, who has handed in
    saved = Signal()
    failed = Signal(object)  # OmnideskError
    name_erased = Signal()  # an expert's: copies made before still hold it

    def __init__(
        self,
        workspace: Workspace,
        opened: OpenRound,
        parent: QObject | None = None,
        *,
        typing: TypingKeeper | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.typing = typing or TypingKeeper(workspace, self)
        self.wrong_tries = WrongTries()  # of digits at the covers; a page made anew forgets none
        self._take(opened)
        self.undo_stack = QUndoStack(self)

    @property
    def opened(self) -> OpenRound:
        return self._opened

    @property
    def record(self) -> RoundRecord:
        return self._opened.record

    @property
    def rubric(self) -> Rubric:
        return self._opened.rubric

    @property
    def settings(self) -> RoundSettings:
        return self.record.round.settings

    @property
    def refusal(self) -> OmnideskError | None:
        """Why nothing can be changed: the file can only be read, or the round is closed."""
        if self.workspace.read_only is not None:
            return self.workspace.read_only
        round_ = self.record.round
        return RoundClosed(round_.label) if round_.closed else None

    @property
    def is_writable(self) -> bool:
        return self.refusal is None

    @property
    def current_pass(self) -> Pass:
        return capture.pass_of(self.record)

    @property
    def is_blind(self) -> bool:
        """Whether nothing but completeness may be shown now."""
        return self.current_pass.is_closed_to_view(self.record.panel)

    @property
    def was_blind(self) -> bool:
        """Whether the pass was rated blind and is open to view because all have finished."""
        current = self.current_pass
        return current.blind and not current.ended and not self.is_blind

    @property
    def scope(self) -> tuple[str, ...]:
        """The keys of the dimensions that are rated in this round, in the rubric's order."""
        out = self.settings.out_of_scope
        return tuple(key for key in self.rubric.keys if key not in out)

    def field(
        self, kind: FieldKind, dimension: str = "", *, name: str = "", position: int = 0
    ) -> TextField:
        """Return the address of a field of this round, for what is typed in it."""
        owner = self.record.round.id
        return TextField(kind, owner, dimension, name=name, position=position)

    # Ratings

    def rating(self, expert_id: str, dimension: str) -> Rating:
        """Return the expert's rating in the current pass; a withdrawn one where there is none."""
        number = self.current_pass.number
        found = self._ratings.get((expert_id, dimension, number))
        return found or Rating(
            self.record.round.id, number, dimension, expert_id, RatingState.WITHDRAWN
        )

    def is_locked(self, expert_id: str) -> bool:
        """Whether the expert has handed in, the pass has ended or nothing can be changed."""
        current = self.current_pass
        return current.ended or expert_id in current.handed_in or not self.is_writable

    def n_rated(self, expert_id: str) -> int:
        """How many dimensions in scope the expert has answered in the current pass."""
        return sum(
            self.rating(expert_id, key).state is not RatingState.WITHDRAWN for key in self.scope
        )

    def rate(self, expert_id: str, dimension: str, level: int, text: str) -> None:
        """Choose a level; ``text`` names the step for undo."""
        before = self.rating(expert_id, dimension)
        self.put_rating(replace(before, state=RatingState.LEVEL, level=level), text)

    def leave_empty(
        self,
        expert_id: str,
        dimension: str,
        state: RatingState,
        text: str,
        *,
        rationale: LocalText | None = None,
    ) -> None:
        """Say *cannot tell* or *not applicable*, or take the rating back."""
        before = self.rating(expert_id, dimension)
        words = before.rationale if rationale is None else rationale
        self.put_rating(replace(before, state=state, level=None, rationale=words), text)

    def set_confidence(
        self, expert_id: str, dimension: str, confidence: Confidence | None, text: str
    ) -> None:
        self.put_rating(replace(self.rating(expert_id, dimension), confidence=confidence), text)

    def set_rationale(
        self, expert_id: str, dimension: str, rationale: LocalText, text: str
    ) -> None:
        self.put_rating(replace(self.rating(expert_id, dimension), rationale=rationale), text)

    def put_rating(self, after: Rating, text: str) -> None:
        """Put a whole rating in its cell."""
        before = self.rating(after.expert_id, after.dimension)
        if after != before:
            self._do(text, lambda: self._store(after), lambda: self._store(before))

    def hand_in(self, expert: Expert, *, handed_in: bool) -> None:
        """Finish and lock an expert's ratings, or unlock them. Not undone by Ctrl+Z."""
        number = self.current_pass.number
        capture.hand_in(self.workspace, self.record, number, expert.id, handed_in=handed_in)
        self._reload()
        self.undo_stack.clear()  # an undo must not reach behind a lock
        self.panel_changed.emit()

    def sheet_codes(self) -> SheetCodes:
        """Return what proves the digits that lift covers, by the expert's id."""
        return sheet_codes.codes_of(self.workspace, self.record.round.id, self.current_pass.number)

    def keep_codes(self, drawn: DrawnCodes) -> None:
        """Let covers ask for digits that were drawn. Not undone by Ctrl+Z."""
        sheet_codes.keep_codes(self.workspace, self.record, self.current_pass.number, drawn)
        self.saved.emit()
        self.panel_changed.emit()

    def forget_codes(self) -> None:
        """Let the covers of the pass ask for no digits any more."""
        sheet_codes.forget_codes(self.workspace, self.record, self.current_pass.number)
        self.saved.emit()
        self.panel_changed.emit()

    def end_pass(self) -> None:
        """End the current pass on the coordinator's word."""
        capture.end_pass(self.workspace, self.record, self.current_pass.number)
        self._reload()
        self.undo_stack.clear()
        self.panel_changed.emit()

    # Who is in the panel

    def add_expert(self, code: str, text: str) -> None:
        """Seat one more expert; undone, the seat is empty again."""
        seats: list[PanelMember] = []

        def act() -> None:
            if seats:
                experts.seat_expert(self.workspace, seats.pop())
            else:
                experts.add_expert(self.workspace, self.record.round.id, code, NO_TEXT)
            self.reload()

        def back() -> None:
            seats.append(self._unseat(next(e for e in self.record.panel if e.code == code)))

        self._do(text, act, back)

    def remove_expert(self, expert: Expert, text: str) -> None:
        """Take an expert out of the panel; what they rated stays in the file."""
        seats: list[PanelMember] = []

        def back() -> None:
            experts.seat_expert(self.workspace, seats.pop())
            self.reload()

        self._do(text, lambda: seats.append(self._unseat(expert)), back)

    def change_expert(self, after: Expert, text: str) -> None:
        """Change an expert's code, role or weight in this round."""
        before = next(each for each in self.record.panel if each.id == after.id)
        if after != before:
            self._do(text, lambda: self._put_expert(after), lambda: self._put_expert(before))

    def _unseat(self, expert: Expert) -> PanelMember:
        seat = experts.remove_expert(self.workspace, self.record.round.id, expert.id)
        self.reload()
        return seat

    def _put_expert(self, expert: Expert) -> None:
        experts.change_expert(self.workspace, self.record.round.id, expert)
        self.reload()

    # The panel's entries

    def entry(self, dimension: str) -> PanelEntry:
        return panel.entry_of(self.record, dimension)

    def change_entry(self, after: PanelEntry, text: str) -> None:
        """Record what the panel says of a dimension: level, finding, advice, targets."""
        before = self.entry(after.dimension)
        if after != before:
            self._do(text, lambda: self._enter(after), lambda: self._enter(before))

    # Evidence

    def evidence_of(self, dimension: str, expert_id: str | None = None) -> tuple[Evidence, ...]:
        """Return the evidence of a dimension: the panel's, and one expert's own if named."""
        seen = self.record.seen_by(expert_id or "")
        return tuple(e for e in seen.evidence if e.dimension == dimension)

    def put_evidence(
        self,
        evidence: Evidence,
        text: str,
        *,
        new_places: Sequence[Place] = (),
    ) -> None:
        """Add a piece of evidence, or change it.

        Args:
            new_places: sites and channels that it is the first to name; they become part of the
                round.
        """
        before = next((e for e in self.record.evidence if e.id == evidence.id), None)
        without = settings = self.settings
        for place in new_places:
            settings = settings.with_places(place.kind, (*settings.places(place.kind), place.id))
        there = (without, settings) if new_places else None
        back = (settings, without) if new_places else None

        def undo() -> None:
            if before is None:
                self._drop_evidence(evidence, back)
            else:
                self._keep_evidence(before, (), back)

        self._do(text, lambda: self._keep_evidence(evidence, new_places, there), undo)

    def remove_evidence(self, evidence: Evidence, text: str) -> None:
        self._do(
            text,
            lambda: self._drop_evidence(evidence),
            lambda: self._keep_evidence(evidence),
        )

    # The round itself

    def change_settings(self, after: RoundSettings, text: str) -> None:
        before = self.settings
        if after != before:
            self._do(
                text,
                lambda: self._set(self.settings, after),
                lambda: self._set(self.settings, before),
            )

    def reload(self) -> None:
        """Read the round anew, after something else has changed it."""
        self._reload()
        self.panel_changed.emit()
        self.settings_changed.emit()

    def _do(self, text: str, act: Callable[[], None], back: Callable[[], None]) -> None:
        act()  # raises what the disk refuses; only then is there a step to undo
        self.undo_stack.push(_DoneCommand(self, text, act, back))

    def _store(self, rating: Rating) -> None:
        capture.record_rating(self.workspace, self._opened, rating)
        self._take(replace(self._opened, record=self.record.with_rating(rating)))
        self.saved.emit()
        self.rating_changed.emit(rating.dimension)

    def _enter(self, entry: PanelEntry) -> None:
        panel.change_entry(self.workspace, self._opened, entry)
        self._reload()
        self.entry_changed.emit(entry.dimension)

    def _keep_evidence(
        self,
        evidence: Evidence,
        new_places: Sequence[Place] = (),
        settings: tuple[RoundSettings, RoundSettings] | None = None,
    ) -> None:
        capture.add_evidence(self.workspace, evidence, new_places=new_places, settings=settings)
        self._after_evidence(evidence, has_new_settings=settings is not None)

    def _drop_evidence(
        self, evidence: Evidence, settings: tuple[RoundSettings, RoundSettings] | None = None
    ) -> None:
        capture.remove_evidence(self.workspace, evidence, settings=settings)
        self._after_evidence(evidence, has_new_settings=settings is not None)

    def _after_evidence(self, evidence: Evidence, *, has_new_settings: bool) -> None:
        self._reload()
        if has_new_settings:
            self.settings_changed.emit()
        self.evidence_changed.emit(evidence.dimension)

    def _set(self, before: RoundSettings, after: RoundSettings) -> None:
        rounds.change_settings(self.workspace, self.record.round.id, before, after)
        self._reload()
        self.settings_changed.emit()

    def _take(self, opened: OpenRound) -> None:
        self._opened = opened
        # by cell: a sheet of 120 dimensions asks for each of its ratings at every click
        self._ratings = {
            (r.expert_id, r.dimension, r.pass_number): r for r in opened.record.ratings
        }

    def _reload(self) -> None:
        self._take(rounds.reopen(self.workspace, self.record.round.id))
        self.saved.emit()


class _DoneCommand(QUndoCommand):
    """A step that was done before it was pushed: the first redo, Qt's own, does nothing."""

    def __init__(
        self,
        document: RoundDocument,
        text: str,
        act: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(text)
        self._document = document
        self._act = act
        self._back = back
        self._is_pushed = False

    def redo(self) -> None:
        if self._is_pushed:
            self._try(self._act)
        self._is_pushed = True

    def undo(self) -> None:
        self._try(self._back)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OmnideskError as exc:
            self.setObsolete(True)
            self._document.failed.emit(exc)
