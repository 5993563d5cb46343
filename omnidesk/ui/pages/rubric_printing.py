"""The model that is looked at, printed or saved as a PDF."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.print_model_dialog import PrintModelDialog
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.paper_out import PaperOut
from omnidesk.ui.report_jobs import ModelOrder


class RubricPrinting(QObject):
    """Asks for the form, and has the pages made off the GUI thread."""

    def __init__(self, context: Context, document: RubricDocument, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._document, self._page = context, document, page

    def ask(self, language: str) -> None:
        """Ask how the model goes on paper; ``language`` is the one that is shown."""
        t, rubric = self._context.t, self._document.rubric
        names = {code: language_name(code, t) for code in rubric.languages}
        dialog = PrintModelDialog(t, names, language, self._page)
        dialog.printed.connect(
            lambda is_poster, code: self._out(is_poster).print_pages(
                t("Print the model"), self._order(is_poster, code)
            )
        )
        dialog.saved.connect(
            lambda is_poster, code: self._out(is_poster).export(
                t("Save the model"), self._order(is_poster, code)
            )
        )
        dialog.open()

    def _out(self, is_poster: bool) -> PaperOut:
        t, rubric = self._context.t, self._document.rubric
        form = t("poster") if is_poster else t("booklet")
        name = f"{rubric.id} {rubric.version} {form}"
        return PaperOut(self._context, self._page, name, t("The model was sent to the printer."))

    def _order(self, is_poster: bool, language: str) -> ModelOrder:
        folders = self._context.folders
        return ModelOrder(self._document.rubric, is_poster, language, folders.fonts, folders.locale)
