"""All that the check found, by severity, with a way to each place and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import RubricProblem, Severity
from omnidesk.services.problem_texts import problem_help
from omnidesk.texts import N_
from omnidesk.ui.context import Context
from omnidesk.ui.model_desk.problem_list import (
    COLOURS,
    ICONS,
    SEVERITIES,
    ProblemListModel,
    ProblemView,
    counted,
)
from omnidesk.ui.widgets.form import muted

_MEANINGS = {
    Severity.ERROR: N_("An error keeps the draft from being frozen."),
    Severity.WARNING: N_("A warning does not keep the draft from being frozen."),
    Severity.NOTE: N_("A note is there to be known; leave it so if it is meant."),
}


class CheckPanel(QWidget):
    """Lists and filters; a click or Enter goes to the place."""

    problem_chosen = Signal(object)  # RubricProblem

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._problems: Sequence[RubricProblem] = ()
        self._rubric: Rubric | None = None
        t = context.t
        self.list = ProblemListModel(t, self)
        self.view = ProblemView(context)
        self.view.setAccessibleName(t("What the check found"))
        self.view.setModel(self.list)
        self.view.clicked.connect(self._on_clicked)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.filters = {severity: self._make_filter(severity) for severity in SEVERITIES}
        self.fine = muted(t("✓ Nothing is wrong with this model."))
        self.fine.setWordWrap(True)
        self.help = QLabel()
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        self.help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._is_behind = False
        self._lay_out()

    def show_problems(self, problems: Sequence[RubricProblem], rubric: Rubric) -> None:
        """Show what was found; while the panel is not seen, it costs nothing."""
        self._problems, self._rubric = problems, rubric
        self._is_behind = True
        if self.isVisible():
            self._fill()

    def enter(self) -> None:
        """Give the keyboard to the list."""
        self._fill()
        self.view.setFocus()
        if self.list.problem(self.view.currentIndex()) is None and self.list.rowCount() > 1:
            self.view.setCurrentIndex(self.list.index(1))

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.view.currentIndex())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in self.filters.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self.fine)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.help)
        layout.addStretch(0)

    def _make_filter(self, severity: Severity) -> QPushButton:
        theme, icons = self._context.theme, self._context.icons
        button = QPushButton(icons.icon(ICONS[severity], theme.colour(COLOURS[severity])), "0")
        button.setCheckable(True)
        button.setChecked(severity is not Severity.NOTE)  # there may be many, and none is wrong
        button.toggled.connect(lambda _on: self._refill())
        return button

    def _refill(self) -> None:
        self._is_behind = True
        self._fill()

    def _fill(self) -> None:
        if self._rubric is None or not self._is_behind:
            return
        self._is_behind = False
        chosen = self.list.problem(self.view.currentIndex())
        shown = [severity for severity, button in self.filters.items() if button.isChecked()]
        self.list.show_problems(self._problems, self._rubric, shown)
        for severity, button in self.filters.items():
            n = sum(each.severity is severity for each in self._problems)
            button.setText(str(n))
            words = counted(severity, n, self._context.t)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setEnabled(n > 0)
        is_fine = all(each.severity is Severity.NOTE for each in self._problems)
        self.fine.setVisible(is_fine)
        self.view.setVisible(self.list.rowCount() > 0)
        again = self.list.index_of(chosen)
        if again.isValid():
            self.view.setCurrentIndex(again)
        self._explain(self.list.problem(again))

    def _on_current_changed(self, current: QModelIndex) -> None:
        self._explain(self.list.problem(current))

    def _explain(self, problem: RubricProblem | None) -> None:
        self.help.setVisible(problem is not None)
        if problem is not None:
            self.help.setText(self._why(problem))

    def _why(self, problem: RubricProblem) -> str:
        """Return what a finding keeps one from, and why it matters."""
        t = self._context.t
        return f"{problem_help(problem.code, t)}\n{t(_MEANINGS[problem.severity])}"

    def _on_clicked(self, index: QModelIndex) -> None:
        problem = self.list.problem(index)
        if problem is not None:
            self.problem_chosen.emit(problem)
