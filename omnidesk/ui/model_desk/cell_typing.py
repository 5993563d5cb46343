"""Keeps on disk what is being typed in an open cell, of a draft or of a frozen version alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPersistentModelIndex

from omnidesk.domain.rubric_spots import words_at
from omnidesk.domain.typed_text import TextField
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import spot_of
from omnidesk.ui.models.rubric_table_model import RubricTableModel
from omnidesk.ui.widgets.frozen_grid import FrozenGrid


class CellTyping(QObject):
    """Notes each key with the cell's address; lets go of it once the editor has closed."""

    def __init__(
        self,
        document: RubricDocument,
        model: RubricTableModel,
        grid: FrozenGrid,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._model = model
        self._noted: list[TextField] = []
        self._ended: list[TextField] = []  # of steps that are not on disk yet
        grid.typed.connect(self._on_typed)
        grid.typing_ended.connect(self._on_ended)
        document.saved.connect(self._settle)

    def _on_typed(self, index: QPersistentModelIndex, text: str) -> None:
        place, keeper = self._model.place(index), self._document.typing
        if place is None or keeper is None:
            return
        spot, language = spot_of(place), self._model.language_at(index)
        field = self._document.field_at(spot, language)
        if field not in self._noted:
            self._noted.append(field)
        keeper.note(field, text, words_at(self._document.rubric, spot).get(language))

    def _on_ended(self) -> None:
        """The text is a step by now, or was given up; a draft's step is written in a moment."""
        self._ended += self._noted
        self._noted.clear()
        if self._document.is_saved:
            self._settle()

    def _settle(self) -> None:
        ended, self._ended = self._ended, []
        for field in ended:
            if self._document.typing is not None:
                self._document.typing.settle(field)
