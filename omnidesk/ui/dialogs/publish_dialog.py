"""Freezing a draft: what has to be mended, what changed and how severe it is, and a note on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError, RubricInvalid
from omnidesk.domain.rubric_change import RubricDiff
from omnidesk.domain.rubric_diff import diff_rubrics
from omnidesk.domain.rubric_lint import RubricProblem, Severity, check
from omnidesk.services.error_texts import error_text
from omnidesk.services.problem_texts import problem_text
from omnidesk.services.version_texts import summary_text
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.dialogs.problem_list_dialog import problem_list
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.version_desk.change_review import ChangeReview
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.enter_key import EnterSends
from omnidesk.ui.widgets.form import add_row, scrolled, section

_NOTE_LINES = 3
_NARROW, _WIDE, _HIGH, _LOW = 560, 1120, 690, 500


class PublishDialog(QDialog):
    """Offers to freeze where nothing is wrong; else lists the errors and leads to them.

    Attributes:
        review: what changed since the version before; None in a model's first version.
    """

    published = Signal(object)  # KnownRubric
    problem_chosen = Signal(object)  # RubricProblem

    def __init__(
        self, context: Context, document: RubricDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "model#freeze")
        self._context = context
        self._document = document
        t = context.t
        self.setWindowTitle(t("Freeze a version"))
        self.setMinimumWidth(_NARROW)
        found = check(document.rubric)
        self._errors = [each for each in found if each.severity is Severity.ERROR]
        self._others = [each for each in found if each.severity is not Severity.ERROR]
        self.version = QLineEdit(document.rubric.version)
        self.note = QPlainTextEdit()
        EnterSends(self.note, must_ctrl=True)
        self.review: ChangeReview | None = None
        self._summary = ""
        self.problem = _words("")
        self.problem.setProperty("role", "warning")
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        if self._errors:
            self._lay_out_errors(layout)
        else:
            self._lay_out_form(layout)
        layout.addWidget(self.problem)
        layout.addWidget(self._make_buttons())
        make_default(self.accept_button)

    def _lay_out_errors(self, layout: QVBoxLayout) -> None:
        t, n = self._context.t, len(self._errors)
        lead = t.plural(
            "This draft cannot be frozen yet: {n} place has to be mended first.",
            "This draft cannot be frozen yet: {n} places have to be mended first.",
            n,
        )
        layout.addWidget(_words(lead.format(n=n)))
        self._add_list(layout, self._errors)

    def _lay_out_form(self, layout: QVBoxLayout) -> None:
        t = self._context.t
        lead = t(
            "A frozen version never changes, and rounds can be rated on it. Whoever edits it "
            "later begins a new draft."
        )
        layout.addWidget(_words(lead))
        own = QVBoxLayout()
        own.setSpacing(12)
        own.addLayout(self._make_form())
        self._lay_out_others(own)
        before = self._document.version_before
        if before is None:
            layout.addLayout(own)
            return
        own.addStretch(1)
        self.review = ChangeReview(
            self._context, diff_rubrics(before.rubric, self._document.rubric), self
        )
        self.review.judged.connect(self._write_summary)
        self._write_summary(self.review.difference)
        self._lay_out_beside(layout, own, before.rubric.version)

    def _lay_out_beside(self, layout: QVBoxLayout, own: QVBoxLayout, version: str) -> None:
        """Put what changed on the right of what is asked."""
        review = self.review
        assert review is not None
        changes = QVBoxLayout()
        head = self._context.t("What changed since version {version}")
        changes.addWidget(section(head.format(version=version)))
        area = scrolled(review)
        area.setAccessibleName(self._context.t("What changed"))
        changes.addWidget(area, 1)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addLayout(own, 4)
        beside.addLayout(changes, 6)
        layout.addLayout(beside, 1)
        self.resize(_WIDE, _HIGH if review.model.cells else _LOW)

    def _make_form(self) -> QFormLayout:
        t, form = self._context.t, QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        add_row(form, t("&Version"), self.version)
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + 18)
        add_row(form, t("&What changed"), self.note, t("Read by whoever compares versions later"))
        return form

    def _write_summary(self, difference: RubricDiff) -> None:
        """Keep the note true to what is judged, until somebody has written in it."""
        if self.note.toPlainText() == self._summary:
            self._summary = summary_text(difference, self._context.t)
            self.note.setPlainText(self._summary)

    def _lay_out_others(self, layout: QVBoxLayout) -> None:
        t = self._context.t
        if self._others:
            n = len(self._others)
            words = t.plural(
                "The check found {n} thing that you may leave as it is:",
                "The check found {n} things that you may leave as they are:",
                n,
            )
            layout.addWidget(_words(words.format(n=n)))
            self._add_list(layout, self._others)

    def _add_list(self, layout: QVBoxLayout, problems: list[RubricProblem]) -> None:
        t, rubric = self._context.t, self._document.rubric
        self.list = problem_list(t, [problem_text(p, t, rubric=rubric) for p in problems])
        self.list.setFixedHeight(180 if self._errors else 120)
        self.list.itemActivated.connect(lambda _item: self._go_to(problems))
        layout.addWidget(self.list)

    def _make_buttons(self) -> QDialogButtonBox:
        t, role = self._context.t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        if self._errors:
            self.accept_button = box.addButton(t("Show the place"), role.ActionRole)
            self.accept_button.clicked.connect(lambda: self._go_to(self._errors))
        else:
            self.accept_button = box.addButton(t.context("button", "Freeze"), role.ActionRole)
            self.accept_button.clicked.connect(self._publish)
        self.accept_button.setProperty("primary", "true")
        box.addButton(t("Cancel"), role.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def _go_to(self, problems: list[RubricProblem]) -> None:
        self.problem_chosen.emit(problems[max(0, self.list.currentRow())])
        self.accept()

    def _publish(self) -> None:
        try:
            note = self.note.toPlainText().strip()
            frozen = self._document.publish(self.version.text().strip(), note)
        except RubricInvalid as exc:  # the version cannot be one
            t = self._context.t
            found = [replace(problem, place=t("Version")) for problem in exc.problems]
            self._say(" ".join(problem_text(problem, t) for problem in found))
            return
        except OmnideskError as exc:
            self._say(error_text(exc, self._context.t))
            return
        self.accept()
        self.published.emit(frozen)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.version.setFocus()


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
