"""What is done with the versions of a model, as the page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.version_desk.compare_dialog import CompareDialog
from omnidesk.ui.version_desk.match_dialog import MatchDialog

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument


class VersionActs(QObject):
    """Opens the dialogs over the page, on the version that is looked at."""

    def __init__(
        self,
        context: Context,
        document: RubricDocument,
        client: ClientDocument | None,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._document, self._client = context, document, client
        self._page = page

    def compare(self) -> None:
        """Compare what is looked at with the version before it."""
        document = self._document
        notes = (
            {each.hash: each.note for each in self._client.facts.rubrics} if self._client else {}
        )
        pair = (document.version_before or document.source, document.source)
        CompareDialog(self._context, document.sources, pair, notes, self._page).open()

    def match(self) -> None:
        """Say what is what in the version that is looked at and the one before it."""
        document = self._document
        if self._client is None or not document.has_versions_to_match:
            return
        mine = document.in_file
        place = mine.index(document.source) if document.source in mine else 0
        place = min(place, len(mine) - 2)
        pair = mine[place + 1], mine[place]
        MatchDialog(self._context, self._client.workspace, mine, pair, self._page).open()
