"""What is said of two versions, as it is on disk, and the steps that can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from omnidesk.domain.bridge import Bridge
from omnidesk.domain.errors import OmnideskError
from omnidesk.services.bridges import bridge_of, save_bridge
from omnidesk.services.rubrics import KnownRubric
from omnidesk.storage.workspace import Workspace


class BridgeDocument(QObject):
    """Holds the bridge of two versions. An act is on disk before it is shown."""

    changed = Signal()
    failed = Signal(object)  # OmnideskError

    def __init__(
        self,
        workspace: Workspace,
        old: KnownRubric,
        new: KnownRubric,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.old, self.new = old, new
        self.bridge = bridge_of(workspace, old.hash, new.hash)
        self.undo_stack = QUndoStack(self)

    @property
    def path(self) -> Path:
        return self._workspace.path

    @property
    def refusal(self) -> OmnideskError | None:
        """Why nothing can be confirmed, where that is so."""
        return self._workspace.read_only

    def change(self, after: Bridge, text: str) -> None:
        """Say something else, as one undoable step."""
        if after != self.bridge and self.refusal is None:
            self.undo_stack.push(_Command(self, text, self.bridge, after))

    def put(self, bridge: Bridge) -> bool:
        """For undo commands only: put a bridge on disk and show it; tell whether it is there."""
        try:
            save_bridge(self._workspace, bridge)
        except OmnideskError as exc:
            self.failed.emit(exc)
            return False
        self.bridge = bridge
        self.changed.emit()
        return True


class _Command(QUndoCommand):
    """One step; where the disk refuses it, it leaves nothing to undo.

    Where the disk refuses to take it back, it stays done and stays on the stack.
    """

    def __init__(self, document: BridgeDocument, text: str, before: Bridge, after: Bridge) -> None:
        super().__init__(text)
        self._document, self._before, self._after = document, before, after
        self._is_stored = False

    def redo(self) -> None:
        if not self._is_stored:
            self._is_stored = self._document.put(self._after)
        self.setObsolete(not self._is_stored)

    def undo(self) -> None:
        self._is_stored = not self._document.put(self._before)
        if self._is_stored:
            QTimer.singleShot(0, self._document.undo_stack.redo)
