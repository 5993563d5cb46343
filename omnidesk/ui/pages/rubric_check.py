"""The check of the rubric that is looked at, a moment after each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric_lint import RubricProblem, Severity, check
from omnidesk.services.error_texts import error_text
from omnidesk.services.problem_texts import problem_text
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import MODEL, Place
from omnidesk.ui.models.rubric_table_model import Marks, RubricTableModel, Text
from omnidesk.ui.widgets.check_line import CheckLine

_AFTER_MILLISECONDS = 250  # a large rubric takes a frame to check: not while one types


class RubricCheck(QObject):
    """Marks the cells in which something is wrong, and says so in the line under the grid.

    The line also says when the disk refuses, until all is saved.
    """

    checked = Signal(object, object)  # tuple[RubricProblem, ...], Rubric

    def __init__(
        self,
        context: Context,
        document: RubricDocument,
        model: RubricTableModel,
        line: CheckLine,
    ) -> None:
        super().__init__(line)
        self._context = context
        self._document = document
        self._model = model
        self._line = line
        self._is_failing = False
        self.is_put_off: Callable[[], bool] = lambda: False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._on_rest)
        document.texts_changed.connect(self.soon)
        document.structure_changed.connect(self.soon)
        document.failed.connect(self._on_failed)
        document.saved.connect(self._on_saved)

    def soon(self) -> None:
        """Check when nothing more has happened for a moment."""
        self._timer.start()

    def _on_rest(self) -> None:
        if self.is_put_off():  # the hands rest only between two cells
            self._timer.start()
        else:
            self.now()

    def now(self) -> None:
        """Check and show what was found."""
        rubric = self._document.rubric
        problems = check(rubric)
        self._model.show_marks(self._marks(problems))
        self.checked.emit(problems, rubric)
        if not self._is_failing:
            self._line.show_problems(problems, rubric)

    def _marks(self, problems: Iterable[RubricProblem]) -> Marks:
        """Return the marks of what is wrong in the languages that are shown, or in all."""
        t, rubric = self._context.t, self._document.rubric
        marks: dict[Text, tuple[str, str]] = {}
        for problem in problems:
            is_shown = problem.language in ("", *self._model.languages)
            if not is_shown or problem.severity is Severity.NOTE:
                continue
            text = place_of(problem), problem.language
            mark, words = marks.get(text, ("", ""))
            is_error = "error" in (mark, problem.severity.value)
            words = f"{words}\n{problem_text(problem, t, rubric=rubric)}".strip()
            marks[text] = ("error" if is_error else "warning", words)
        return marks

    def _on_saved(self) -> None:
        if self._is_failing:
            self._is_failing = False
            self.now()

    def _on_failed(self, exc: OmnideskError) -> None:
        """Say once that the disk refuses, and go on saying it quietly until all is saved."""
        if not self._is_failing:
            self._context.show_error(exc)
        self._is_failing = True
        words = self._context.t("Not saved yet. {why}")
        self._line.show_unsaved(words.format(why=error_text(exc, self._context.t)))


def place_of(problem: RubricProblem) -> Place:
    """Return the place in the grid that a finding is about."""
    if not problem.dimension and problem.level is None:
        return Place(group=problem.detail) if problem.detail else MODEL
    return Place(problem.dimension, problem.level)
