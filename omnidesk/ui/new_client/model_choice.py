"""The list of models that a round can be rated on, with one from a file or of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.services.library import offered_rubrics
from omnidesk.services.rubrics import KnownRubric, file_rubrics
from omnidesk.ui.context import Context
from omnidesk.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from omnidesk.domain.rubric import Rubric
    from omnidesk.services.import_plan import Imported
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.import_desk import ImportDesk

_FROM_FILE, _OWN = -1, -2


class ModelChoice(Choice):
    """Offers what is in the client file, the newest first, then what is in the library.

    Args:
        wanted: the hash of the version that is chosen at first; empty for the first one.
    """

    own_chosen = Signal(bool)  # whether it is to be written or pasted
    refused = Signal(object)  # OmnideskError, of a file that is no model

    def __init__(
        self,
        context: Context,
        client: ClientDocument | None,
        wanted: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._imports: ImportDesk | None = None
        self._rubrics = _known(context, client)
        for position, known in enumerate(self._rubrics):
            self.addItem(self._words(known.rubric), position)
            if known.hash == wanted:
                self.setCurrentIndex(position)
        if client is None:
            self.addItem(context.t("My own: write or paste it here"), _OWN)
        self.addItem(context.t("From a file…"), _FROM_FILE)
        self._last = self.currentIndex()
        self.activated.connect(self._on_activated)

    @property
    def is_own(self) -> bool:
        return bool(self.currentData() == _OWN)

    @property
    def chosen(self) -> KnownRubric:
        """The version that is chosen, where it is not one's own."""
        return self._rubrics[int(self.currentData())]

    @property
    def ids(self) -> set[str]:
        """The ids of the models there are."""
        return {known.rubric.id for known in self._rubrics}

    def _words(self, rubric: Rubric) -> str:
        return f"{rubric.text(rubric.name, self._context.t.language)} · {rubric.version}"

    def _on_activated(self, index: int) -> None:
        if self.itemData(index) == _FROM_FILE:
            self.setCurrentIndex(self._last)
            if not self.is_passing:
                self._choose_file()
            return
        self._last = index
        self.own_chosen.emit(self.is_own)

    def _choose_file(self) -> None:
        if self._imports is None:
            from omnidesk.ui.import_desk import ImportDesk

            self._imports = ImportDesk(self._context, self.window())
            self._imports.made.connect(self._on_imported)
        self._imports.choose()

    def _on_imported(self, imported: Imported, _was_certain: bool) -> None:
        try:
            self._add(imported.rubric)
        except OmnideskError as exc:
            self.refused.emit(exc)

    def _add(self, rubric: Rubric) -> None:
        from omnidesk.domain.rubric_document import content_hash
        from omnidesk.services.rubrics import refuse_errors

        refuse_errors(rubric)
        self._rubrics.append(KnownRubric(rubric, content_hash(rubric), is_shipped=True))
        at = len(self._rubrics) - 1  # what is none of the models stays behind them
        self.insertItem(at, self._words(rubric), at)
        self.setCurrentIndex(at)
        self._last = at
        self.own_chosen.emit(False)


def _known(context: Context, client: ClientDocument | None) -> list[KnownRubric]:
    known = file_rubrics(client.workspace) if client else []
    have = {each.hash for each in known}
    folders = context.folders
    offered = offered_rubrics(folders.rubrics, folders.own_rubrics)
    return [*reversed(known), *(each for each in offered if each.hash not in have)]
