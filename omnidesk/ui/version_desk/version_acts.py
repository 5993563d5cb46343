"""What is done with the versions of a model, as the page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.services.library import LibraryEntry, duplicate_of
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_command import source_key
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.version_desk.compare_dialog import CompareDialog
from omnidesk.ui.version_desk.library_dialog import LibraryDialog
from omnidesk.ui.version_desk.match_dialog import MatchDialog, match_dialog

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument


class VersionActs(QObject):
    """Opens the dialogs over the page, on the version that is looked at."""

    open_requested = Signal(object)  # Source
    export_requested = Signal(object)  # Source
    import_requested = Signal()

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
        others = (each for each in document.sources if each is not document.source)
        earlier = document.version_before or next(others, document.source)
        pair = (earlier, document.source)
        dialog = CompareDialog(self._context, document.sources, pair, notes, self._page)
        dialog.match_requested.connect(self._match_hashes)
        dialog.open()

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

    def _match_hashes(self, hashes: tuple[str, str]) -> None:
        if self._client is not None:
            match_dialog(self._context, self._client.workspace, hashes, self._page).open()

    def show_library(self) -> None:
        """Show every model there is, and where it is kept."""
        self._document.flush()
        workspace = self._client.workspace if self._client is not None else None
        dialog = LibraryDialog(self._context, workspace, self._page)
        dialog.open_requested.connect(lambda entry: self._with_source(entry, self.open_requested))
        dialog.export_requested.connect(
            lambda entry: self._with_source(entry, self.export_requested)
        )
        dialog.duplicate_requested.connect(self._duplicate)
        dialog.import_requested.connect(self.import_requested)
        dialog.versions_changed.connect(self._on_versions_changed)
        dialog.open()

    def _with_source(self, entry: LibraryEntry, signal: SignalInstance) -> None:
        self._document.reload()
        sources = self._document.sources
        signal.emit(next(each for each in sources if source_key(each) == entry.hash))

    def _duplicate(self, entry: LibraryEntry) -> None:
        t, document = self._context.t, self._document
        taken = {each.rubric.id for each in document.sources}
        words = t("{name} (copy)")
        try:
            document.adopt(duplicate_of(entry.rubric, taken, words))
        except OmnideskError as exc:
            self._context.show_error(exc)
            return
        self._context.notify(
            t("This is a draft of a model of its own. Freeze it when it is ready to be rated on."),
            None,
        )

    def _on_versions_changed(self) -> None:
        self._document.reload()
        if self._client is not None:
            self._client.refresh()
