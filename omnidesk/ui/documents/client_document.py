"""The client file that is open in a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QObject, Signal

from omnidesk.domain.assessment import Round
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Rubric
from omnidesk.services import client_files, round_copies, round_states, rounds, rubrics
from omnidesk.services.client_files import FileFacts
from omnidesk.services.round_copies import RoundCopy
from omnidesk.services.rounds import NewRound, OpenRound
from omnidesk.services.rubrics import KnownRubric
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.documents.typing_keeper import TypingKeeper


class ClientDocument(QObject):
    """An open client file, what is in it, and the round that is looked at."""

    facts_changed = Signal()
    round_opened = Signal()  # another round, none any more, or the same in another state
    saved = Signal()
    failed = Signal(object)  # OmnideskError, from an undo in one of the rounds
    passphrase_changed = Signal()
    name_erased = Signal()  # of an expert: copies made before still hold it

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.facts: FileFacts = client_files.facts_of(workspace)
        self.round: RoundDocument | None = None
        self._rounds: dict[str, RoundDocument] = {}  # each keeps its steps for undo
        self.saved_at: QDateTime | None = None
        self.typing = TypingKeeper(workspace, self)
        self.typing.kept.connect(self.mark_saved)
        self.compared: tuple[str, ...] = ()  # labels of the rounds that Trend compares
        if self.facts.rounds:
            self.open_round(self.facts.rounds[-1].round.label)

    @property
    def path(self) -> Path:
        return self.workspace.path

    def open_round(self, label: str) -> None:
        """Look at another round."""
        self.round = self.round_called(label)
        self.round_opened.emit()

    def round_called(self, label: str) -> RoundDocument:
        """Return a round without looking at it.

        Raises:
            UnknownRound: the file has none of this label.
        """
        opened = rounds.open_round(self.workspace, label)
        found = self._rounds.get(opened.record.round.id)
        if found is None:
            found = self._rounds[opened.record.round.id] = self._make_round(opened)
        return found

    def round_document(self, round_id: str) -> RoundDocument | None:
        """Return a round without looking at it; None if the file shows none of this id."""
        labels = {facts.round.id: facts.round.label for facts in self.facts.rounds}
        return self.round_called(labels[round_id]) if round_id in labels else None

    def rubric(self, key: str) -> Rubric | None:
        """Return a model of the file by a version's hash or a draft's id."""
        drafts = {each.id: each.rubric for each in rubrics.drafts_of(self.workspace)}
        frozen = {each.hash: each.rubric for each in rubrics.file_rubrics(self.workspace)}
        return (drafts | frozen).get(key)

    def add_round(self, new: NewRound, rubric: KnownRubric) -> None:
        """Freeze the rubric in the file if it is not there yet, start a round, look at it."""
        if rubric.hash not in [each.hash for each in self.facts.rubrics]:
            rubrics.add_rubric(self.workspace, rubric.rubric)
        rounds.add_round(self.workspace, new)
        self.refresh()
        self.open_round(new.label)

    def copy_round(self, copy: RoundCopy) -> None:
        """Start a round set up as this one, and look at it."""
        round_copies.copy_round(self.workspace, self._shown.record.round.id, copy)
        self.refresh()
        self.open_round(copy.label)

    def close_round(self) -> Round:
        """Close the round and return it as it was before."""
        before = self._shown.record.round
        round_states.close_round(self.workspace, before.id)
        self._look_anew()
        return before

    def reopen_round(self, reason: LocalText) -> Round:
        """Open the closed round again and return it as it was before."""
        before = self._shown.record.round
        round_states.reopen_round(self.workspace, before.id, reason)
        self._look_anew()
        return before

    def delete_round(self) -> Round:
        """Delete the round, look at the one before it, and return it as it was."""
        deleted = round_states.delete_round(self.workspace, self._shown.record.round.id)
        labels = [facts.round.label for facts in self.facts.rounds]
        place = labels.index(deleted.label)
        left = labels[:place] + labels[place + 1 :]
        self._rounds.pop(deleted.id).deleteLater()
        self.round = None
        self.refresh()
        if left:
            self.open_round(left[max(place - 1, 0)])
        else:
            self.round_opened.emit()
        return deleted

    def put_back(self, before: Round) -> None:
        """Undo a closing, an opening or a deletion, and look at the round."""
        round_states.put_back(self.workspace, before)
        if before.id in self._rounds:
            self._rounds[before.id].reload()
        self.refresh()
        self.open_round(before.label)

    def bring_back(self, label: str) -> None:
        """Bring a deleted round back, and look at it."""
        round_states.bring_back(self.workspace, label)
        self.refresh()
        self.open_round(label)

    def rename(self, organisation: str) -> None:
        client_files.rename_organisation(self.workspace, organisation)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is in the file."""
        self.facts = client_files.facts_of(self.workspace)
        self.mark_saved()
        self.facts_changed.emit()

    def mark_saved(self) -> None:
        """Note the moment at which the last act was on disk."""
        self.saved_at = QDateTime.currentDateTime()
        self.saved.emit()

    def close(self) -> None:
        """Let go of the file; what is still being typed is offered when it is opened again."""
        self.typing.close()
        self.workspace.close()

    @property
    def _shown(self) -> RoundDocument:
        assert self.round is not None
        return self.round

    def _look_anew(self) -> None:
        """Show the round in its other state; an undo must not reach behind a lock."""
        self._shown.reload()
        self._shown.undo_stack.clear()
        self.refresh()
        self.round_opened.emit()

    def _make_round(self, opened: OpenRound) -> RoundDocument:
        document = RoundDocument(self.workspace, opened, self, typing=self.typing)
        document.saved.connect(self.mark_saved)
        document.failed.connect(self.failed)
        document.name_erased.connect(self.name_erased)
        document.panel_changed.connect(self.facts_changed)
        document.settings_changed.connect(self.facts_changed)
        return document
