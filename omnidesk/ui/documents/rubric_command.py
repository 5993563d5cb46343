"""One undoable step of a rubric: the state before, the state after, and where to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from omnidesk.services.rubrics import KnownRubric
from omnidesk.storage.repositories import Draft
from omnidesk.ui.documents.rubric_places import Place

if TYPE_CHECKING:
    from omnidesk.ui.documents.rubric_document import RubricDocument

Source = KnownRubric | Draft
"""What can be looked at: a frozen version, or a draft."""


@dataclass(frozen=True, slots=True)
class Step:
    """How an edit is named and what it touches.

    Attributes:
        text: its name in the Edit menu.
        places: the texts that it changes; none where rows or columns change.
        leaves: where one is taken when it is undone.
        reaches: where one is taken when it is done or redone.
        session: steps of one session, as of typing in one field, become one; empty: never.
    """

    text: str
    places: tuple[Place, ...] = ()
    leaves: Place | None = None
    reaches: Place | None = None
    session: str = ""


class RubricCommand(QUndoCommand):
    """Replaces what is looked at by another state of it."""

    def __init__(
        self,
        document: RubricDocument,
        step: Step,
        before: Source,
        after: Source,
        *,
        is_drop: bool = False,
    ) -> None:
        super().__init__(step.text)
        self._document = document
        self._step = step
        self._before = before
        self._after = after
        # A draft that is given up goes from disk, and comes back; one that is begun the other way.
        self._drops = before if is_drop and isinstance(before, Draft) else None
        is_begun = isinstance(before, KnownRubric) and isinstance(after, Draft)
        self._begins = after if is_begun and isinstance(after, Draft) else None
        self._is_pushed = False

    def id(self) -> int:
        """Return what Qt asks before it merges two steps; -1 is never merged."""
        return 1 if self._step.session else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later step of the same session."""
        if not isinstance(other, RubricCommand) or other._step.session != self._step.session:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:  # also called by push(): a text is edited where one is already
        is_new, self._is_pushed = not self._is_pushed, True
        goes_to = None if is_new and self._step.places else self._step.reaches
        self._do(self._after, self._drops, goes_to)

    def undo(self) -> None:
        self._do(self._before, self._begins, self._step.leaves)

    def _do(self, source: Source, drops: Draft | None, goes_to: Place | None) -> None:
        document = self._document
        document.is_stepping = True
        try:
            document.put(source, self._step.places, drops)
            if goes_to is not None:
                document.place_requested.emit(goes_to)
        finally:
            document.is_stepping = False


def source_key(source: Source) -> str:
    """Return by what a draft or a frozen version is known."""
    return source.hash if isinstance(source, KnownRubric) else source.id
