"""A model is brought in: which files, what is in them, and what is asked before it is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from omnidesk.domain.errors import OmnideskError, RubricInvalid
from omnidesk.services.import_plan import Imported, ImportPlan, read_plan
from omnidesk.services.problem_texts import problem_text
from omnidesk.services.rubric_files import READ_PATTERN
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.import_dialog import ImportDialog
from omnidesk.ui.dialogs.problem_list_dialog import ProblemListDialog
from omnidesk.ui.tasks import or_refusal

_SHOWN_AFTER_MS = 300


class ImportDesk(QObject):
    """Reads on the worker; asks only where a table can be understood in more than one way.

    Signals:
        made: an ``Imported`` and whether nothing was asked.
    """

    made = Signal(object, bool)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self._plan: ImportPlan | None = None
        self._progress: QProgressDialog | None = None

    def choose(self) -> None:
        """Ask for the files, and go on with them."""
        t = self._context.t
        paths = self._context.choose_files(
            self._window,
            t("Choose a model, or one file for each of its languages"),
            t("Models ({pattern})").format(pattern=READ_PATTERN),
        )
        if paths:
            self.read(paths)

    def read(self, paths: list[Path]) -> None:
        """Read the files of one model on the worker."""
        language = self._context.t.language
        job = or_refusal(lambda: read_plan(paths, language))
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)
        self._show_progress()
        self._context.tasks.start(task, job)

    def look_again(self) -> None:
        """Show what was read last, to be understood in another way."""
        if self._plan is not None:
            self._ask(self._plan)

    def _on_read(self, found: ImportPlan | OmnideskError) -> None:
        self._end_progress()
        if isinstance(found, RubricInvalid):
            self._list_problems(found)
        elif isinstance(found, OmnideskError):
            self._context.show_error(found)
        else:
            self._plan = found
            self._go_on(found)

    def _go_on(self, plan: ImportPlan) -> None:
        try:
            imported = plan.build()
        except RubricInvalid as exc:
            if plan.has_questions:
                self._ask(plan)
            else:
                self._list_problems(exc)
            return
        if plan.has_questions and imported.notes:
            self._ask(plan)
        else:
            self.made.emit(imported, plan.has_questions)

    def _ask(self, plan: ImportPlan) -> None:
        dialog = ImportDialog(self._context, plan, self._window)
        dialog.made.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, imported: Imported) -> None:
        self.made.emit(imported, False)

    def _on_failed(self, exc: Exception) -> None:
        self._end_progress()
        self._context.show_error(exc)

    def _list_problems(self, exc: RubricInvalid) -> None:
        t = self._context.t
        lead = t("“{source}” cannot be read as a model. Nothing was brought in.")
        sentences = [problem_text(problem, t) for problem in exc.problems]
        ProblemListDialog(t, lead.format(source=exc.source), sentences, self._window).open()

    def _show_progress(self) -> None:
        """Nothing flashes up for what is read in a moment."""
        t = self._context.t
        progress = QProgressDialog(t("Reading the file…"), "", 0, 0, self._window)
        progress.setCancelButton(None)
        progress.setMinimumDuration(_SHOWN_AFTER_MS)
        progress.setAutoReset(False)
        progress.setWindowTitle("OmniDesk")
        self._progress = progress
        QTimer.singleShot(_SHOWN_AFTER_MS, progress, progress.show)

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
