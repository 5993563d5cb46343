"""One line under a rubric: what the check found, with a way to each place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import RubricProblem, Severity
from omnidesk.services.problem_texts import problem_text
from omnidesk.ui.context import Context
from omnidesk.ui.widgets.form import muted

_LEAST_CHARACTERS = 40  # of a sentence beside the keys
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_ICONS = {Severity.ERROR: "cross", Severity.WARNING: "warning", Severity.NOTE: "info"}
_COLOURS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "muted"}


class CheckLine(QWidget):
    """Counts in words; each click goes to the next place."""

    problem_chosen = Signal(object)  # RubricProblem

    def __init__(self, context: Context, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._problems: list[RubricProblem] = []
        self._rubric: Rubric | None = None
        self._position = 0
        self.button = QPushButton()
        self.button.setFlat(True)
        self.button.setToolTip(context.t("Go to the next place"))
        self.button.clicked.connect(lambda _checked=False: self.go_on())
        self.button.hide()  # until something is found
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setSizePolicy(policy)
        self._hint = muted(hint)
        self._is_fine = True
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._hint)

    @property
    def n_problems(self) -> int:
        return len(self._problems)

    def text(self) -> str:
        """Return all that the line says."""
        counts = "" if self.button.isHidden() else self.button.text()
        return f"{counts} {self._sentence.text()}".strip()

    def show_problems(self, problems: Sequence[RubricProblem], rubric: Rubric) -> None:
        """Show what was found, errors first; the sentence is that of the first."""
        self._problems = sorted(problems, key=lambda problem: _ORDER.index(problem.severity))
        self._rubric = rubric
        self._position = -1
        worst = self._problems[0].severity if self._problems else None
        icons, theme = self._context.icons, self._context.theme
        if worst is not None:
            self.button.setIcon(icons.icon(_ICONS[worst], theme.colour(_COLOURS[worst])))
        self.button.setText(self._counts())
        self.button.setVisible(bool(self._problems))
        is_fine = worst in (None, Severity.NOTE)
        self._is_fine = is_fine
        self._fit()
        self._dress("muted" if is_fine else "")
        self._say(0)

    def minimumSizeHint(self) -> QSize:
        """The hint goes before it would squeeze the sentence, or hold the window open."""
        whole = super().minimumSizeHint()
        hint = self._hint.minimumSizeHint().width() if self._hint.isVisible() else 0
        return QSize(whole.width() - hint, whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the keys only where nothing is wrong, and there is room beside what is said."""
        words = self.button.sizeHint().width() if not self.button.isHidden() else 0
        needs = words + self._hint.sizeHint().width() + _LEAST_CHARACTERS * self._em()
        self._hint.setVisible(self._is_fine and self.width() >= needs)

    def _em(self) -> int:
        return self.fontMetrics().averageCharWidth()

    def show_unsaved(self, words: str) -> None:
        """Say that the disk refuses, until the next problems are shown."""
        self.button.hide()
        self._dress("warning")
        self._sentence.setText(words)

    def _dress(self, role: str) -> None:
        self._sentence.setProperty("role", role)
        self._sentence.style().polish(self._sentence)

    def _counts(self) -> str:
        t = self._context.t
        found = [each.severity for each in self._problems]
        n_errors, n_warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
        n_notes = len(found) - n_errors - n_warnings
        parts = (
            (n_errors, t.plural("{n} error", "{n} errors", n_errors)),
            (n_warnings, t.plural("{n} warning", "{n} warnings", n_warnings)),
            (n_notes, t.plural("{n} note", "{n} notes", n_notes)),
        )
        return ", ".join(words.format(n=n) for n, words in parts if n)

    def _say(self, position: int) -> None:
        words = self._context.t("✓ Nothing is wrong with this model.")
        if self._problems and self._rubric is not None:
            problem = self._problems[position]
            words = problem_text(problem, self._context.t, rubric=self._rubric)
        self._sentence.setText(words)
        self.button.setAccessibleDescription(words)

    def go_on(self) -> None:
        """Go to the next place."""
        if not self._problems:
            return
        self._position = (self._position + 1) % len(self._problems)
        self._say(self._position)
        self.problem_chosen.emit(self._problems[self._position])
