"""The client file that is open in a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QObject, Signal

from omnidesk.services import client_files, rounds, rubrics
from omnidesk.services.client_files import FileFacts
from omnidesk.services.rounds import NewRound
from omnidesk.services.rubrics import KnownRubric
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.round_document import RoundDocument


class ClientDocument(QObject):
    """An open client file, what is in it, and the round that is looked at."""

    facts_changed = Signal()
    round_opened = Signal()
    saved = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.facts: FileFacts = client_files.facts_of(workspace)
        self.round: RoundDocument | None = None
        self._rounds: dict[str, RoundDocument] = {}  # each keeps its steps for undo
        self.saved_at: QDateTime | None = None
        if self.facts.rounds:
            self.open_round(self.facts.rounds[-1].round.label)

    @property
    def path(self) -> Path:
        return self.workspace.path

    def open_round(self, label: str) -> None:
        """Look at another round."""
        opened = rounds.open_round(self.workspace, label)
        self.round = self._rounds.get(opened.record.round.id)
        if self.round is None:
            self.round = RoundDocument(self.workspace, opened, self)
            self.round.saved.connect(self.mark_saved)
            self._rounds[opened.record.round.id] = self.round
        self.round_opened.emit()

    def add_round(self, new: NewRound, rubric: KnownRubric) -> None:
        """Freeze the rubric in the file if it is not there yet, start a round, look at it."""
        if rubric.hash not in [each.hash for each in self.facts.rubrics]:
            rubrics.add_rubric(self.workspace, rubric.rubric)
        rounds.add_round(self.workspace, new)
        self.refresh()
        self.open_round(new.label)

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
        self.workspace.close()
