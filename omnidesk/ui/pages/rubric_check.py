"""The check of the rubric that is looked at, a moment after each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric_lint import RULES, RubricProblem, Severity
from omnidesk.services.error_texts import error_text
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import MODEL, Place
from omnidesk.ui.models.rubric_table_model import RubricTableModel, Text
from omnidesk.ui.widgets.check_line import CheckLine

_AFTER_MILLISECONDS = 250
_FIRST_SECONDS = 0.03  # enough for a usual rubric
_SLICE_SECONDS = 0.004  # a large one takes many frames to check


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
        self._work: Iterator[None] = iter(())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._on_slice)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._on_rest)
        document.texts_changed.connect(self.soon)
        document.structure_changed.connect(self.soon)
        document.failed.connect(self._on_failed)
        document.saved.connect(self._on_saved)

    def soon(self) -> None:
        """Check when nothing more has happened for a moment."""
        self._let_go()
        self._timer.start()

    def now(self) -> None:
        """Check and show what was found, however long it takes."""
        self._let_go()
        for _ in self._steps():
            pass

    def begin(self) -> None:
        """Check: a small rubric at once, a large one bit by bit."""
        self._let_go()
        self._work = self._steps()
        self._go_on(_FIRST_SECONDS)

    def _on_rest(self) -> None:
        if self.is_put_off():  # the hands rest only between two cells
            self._timer.start()
        else:
            self.begin()

    def _on_slice(self) -> None:
        if self.is_put_off():
            self.soon()
        else:
            self._go_on(_SLICE_SECONDS)

    def _go_on(self, seconds: float) -> None:
        until = perf_counter() + seconds
        for _ in self._work:
            if perf_counter() > until:
                self._slices.start()
                return
        self._let_go()

    def _let_go(self) -> None:
        """Do no more of what was begun."""
        self._timer.stop()
        self._slices.stop()
        self._work = iter(())

    def _steps(self) -> Iterator[None]:
        """Check and show what was found; between two steps something else may have its turn."""
        rubric = self._document.rubric
        problems: list[RubricProblem] = []
        for rule in RULES:
            for problem in rule(rubric):
                problems.append(problem)
                yield
            yield
        found: dict[Text, list[RubricProblem]] = {}
        for problem in problems:
            is_shown = problem.language in ("", *self._model.languages)
            if is_shown and problem.severity is not Severity.NOTE:
                found.setdefault((place_of(problem), problem.language), []).append(problem)
            yield
        self._model.show_marks({text: tuple(here) for text, here in found.items()})
        yield
        self.checked.emit(tuple(problems), rubric)
        if not self._is_failing:
            self._line.show_problems(problems, rubric)

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
