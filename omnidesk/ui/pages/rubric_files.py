"""Models in and out: new ones, import, export, rename, freeze and discard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_edit import set_rubric_name
from omnidesk.files import safe_name
from omnidesk.services.import_plan import Imported
from omnidesk.services.problem_texts import lost_parts
from omnidesk.services.rubric_files import RUBRIC_KINDS, write_rubric
from omnidesk.services.rubrics import KnownRubric
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.model_dialog import ModelDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import MODEL, Place
from omnidesk.ui.import_desk import ImportDesk
from omnidesk.ui.targets import ask_for_target
from omnidesk.ui.written import tell_written

if TYPE_CHECKING:
    from omnidesk.storage.repositories import Draft
    from omnidesk.ui.documents.client_document import ClientDocument

_PATTERN = " ".join(f"*{ending}" for ending in RUBRIC_KINDS)


class RubricFiles(QObject):
    """Asks what has to be asked, calls the document, and tells what came of it."""

    problem_chosen = Signal(object)  # RubricProblem
    round_asked = Signal(str)  # on a frozen version, by its hash

    def __init__(self, context: Context, document: RubricDocument, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._document = document
        self._page = page
        self._brought_in: Draft | None = None
        self._imports = ImportDesk(context, page)
        self._imports.made.connect(self._on_imported)

    def make_new(self) -> None:
        """Ask for a name and make an empty model with it."""
        taken = {each.rubric.id for each in self._document.sources}
        dialog = ModelDialog(self._context, taken, self._page)
        dialog.made.connect(self._adopt)
        dialog.open()

    def bring_in(self) -> None:
        """Read a model from a file and begin a draft of it."""
        self._imports.choose()

    def _on_imported(self, imported: Imported, was_certain: bool) -> None:
        """What is understood in another way after all takes the place of what came in first."""
        draft = self._document.draft
        if draft is not None and draft is self._brought_in:
            self._document.discard(self._context.t("Import a model"))
            self._document.flush()  # its version is free again
        self._adopt(imported.rubric)
        self._brought_in = self._document.draft if was_certain else None
        if was_certain:
            t = self._context.t
            words = t("The columns were understood without a question. This is a draft.")
            self._context.offer(words, t("Look at the columns…"), self._imports.look_again)

    def write_out(self) -> None:
        """Write the model that is looked at, in the format of the ending."""
        t, rubric = self._context.t, self._document.rubric
        name = safe_name(f"{rubric.id}-{rubric.version}", fallback="model")
        path = ask_for_target(
            self._context,
            self._page,
            t("Export the model"),
            self._context.folders.documents / f"{name}.json",
            t("Models ({pattern})").format(pattern=_PATTERN),
        )
        if path is None:
            return
        try:
            lost = write_rubric(path, rubric)
        except OmnideskError as exc:
            self._context.show_error(exc)
            return
        held = t("This format cannot hold: {parts}.").format(parts=lost_parts(lost, t))
        tell_written(self._context, path, held if lost else "")

    def rename(self, language: str) -> None:
        """Ask for the model's name in a language."""
        if not self._document.can_edit:
            return
        t, rubric = self._context.t, self._document.rubric
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(t("Rename the model"))
        dialog.setLabelText(t("Name of the model"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(rubric.name.get(language))
        dialog.textValueSelected.connect(lambda name: self._rename(language, name.strip()))
        dialog.open()

    def discard(self) -> None:
        """Give the draft up; it can be had back."""
        draft, t = self._document.draft, self._context.t
        if draft is None:
            return
        version = draft.rubric.version
        self._document.discard(t("Discard draft {version}").format(version=version))
        count = self._document.undo_stack.index()

        def back() -> None:
            if self._document.undo_stack.index() == count:
                self._document.undo_stack.undo()

        self._context.notify(t("Draft {version} was discarded.").format(version=version), back)

    def freeze(self, client: ClientDocument | None) -> None:
        """Ask for the version and a note, or show what has to be mended first."""
        dialog = PublishDialog(self._context, self._document, self._page)
        dialog.problem_chosen.connect(self.problem_chosen)
        dialog.published.connect(lambda frozen: self._on_published(frozen, client))
        dialog.open()

    def _on_published(self, frozen: KnownRubric, client: ClientDocument | None) -> None:
        """Lead on to the round: at once where this is what the client's first one waited for."""
        if client is None:
            return
        client.refresh()
        t = self._context.t
        words = t("Version {version} is frozen. From now on rounds can be rated on it.")
        self._context.offer(
            words.format(version=frozen.rubric.version),
            t("New round on it…"),
            lambda: self.round_asked.emit(frozen.hash),
        )
        if not client.facts.rounds:
            self.round_asked.emit(frozen.hash)

    def _rename(self, language: str, name: str) -> None:
        try:
            after = set_rubric_name(self._document.rubric, language, name)
            words = self._context.t("Rename the model")
            self._document.change(after, Step(words, (MODEL,)))
        except OmnideskError as exc:
            self._context.show_error(exc)

    def _adopt(self, rubric: Rubric) -> None:
        try:
            self._document.adopt(rubric)
        except OmnideskError as exc:
            self._context.show_error(exc)
            return
        t, keys = self._context.t, rubric.keys
        if keys:
            self._document.place_requested.emit(Place(keys[0]))
        words = t("This is a draft. Freeze it when it is ready to be rated on.")
        self._context.notify(words, None)
