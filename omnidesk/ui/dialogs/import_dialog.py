"""What was found in a file on the left, and the model that becomes of it on the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import RubricInvalid
from omnidesk.services.import_plan import (
    Imported,
    ImportPlan,
    PlanPart,
    suggested_name,
    with_skipped,
)
from omnidesk.services.import_texts import contents_text, import_notes
from omnidesk.services.problem_texts import problem_text
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.dialogs.problem_list_dialog import problem_list
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row, section
from omnidesk.ui.widgets.import_source import ImportSource
from omnidesk.ui.widgets.rubric_preview import RubricPreview

_SIZE = (1240, 690)
_LEFT, _RIGHT = 620, 620
_NOTES_SHOWN = 5  # lines


class ImportDialog(QDialog):
    """Asks what the columns of a table mean, and shows at once what that makes of it."""

    made = Signal(object)  # Imported

    def __init__(self, context: Context, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "model#import")
        t = context.t
        self._context, self._plan = context, plan
        self._result: Imported | None = None
        self.setWindowTitle(t("Import a model"))
        self.resize(*_SIZE)
        self.files = Choice()
        self.files.setAccessibleName(t("File"))
        for part in plan.parts:
            self.files.addItem(part.source)
        self.source = ImportSource(t)
        self.name = QLineEdit(suggested_name(plan))
        self.shown_language = Choice()
        self.shown_language.setAccessibleName(t("Language of the preview"))
        self.heading = section(t("What it becomes"))
        self.preview = RubricPreview(t)
        self.leave_out = QPushButton(t("Leave out this row"))
        self.take_back = QPushButton(t("Take rows back"))
        self.lead = QLabel()
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setWordWrap(True)
        self.notes = problem_list(t, [])
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._build)
        self._lay_out()
        self.files.activated.connect(self._show_file)
        self.source.changed.connect(self._on_source)
        self.name.textEdited.connect(self._on_name)
        self.shown_language.activated.connect(self._show_preview)
        self.preview.left_out.connect(self._on_left_out)
        self.preview.itemSelectionChanged.connect(self._enable_rows)
        self.leave_out.clicked.connect(self.preview.leave_out_row)
        self.take_back.clicked.connect(self._on_take_back)
        self.source.show_part(plan.parts[0])
        self._build()

    def _lay_out(self) -> None:
        t = self._context.t
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._make_left())
        splitter.addWidget(self._make_right())
        splitter.setSizes([_LEFT, _RIGHT])
        layout.addWidget(splitter, 1)
        box = QDialogButtonBox()
        self.accept_button = box.addButton(t("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        make_default(self.accept_button)
        box.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._finish)
        box.rejected.connect(self.reject)
        layout.addWidget(box)

    def _make_left(self) -> QWidget:
        t = self._context.t
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(section(t("What was found")))
        if len(self._plan.parts) > 1:
            column.addWidget(self.files)
        column.addWidget(self.source, 1)
        return left

    def _make_right(self) -> QWidget:
        t = self._context.t
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, t("&Name of the model"), self.name)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.shown_language)
        self.notes.setMaximumHeight(self.fontMetrics().lineSpacing() * (_NOTES_SHOWN + 2))
        column.addLayout(form)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        rows = QHBoxLayout()
        rows.addWidget(self.lead, 1)
        for button in (self.leave_out, self.take_back):
            button.setAutoDefault(False)
            rows.addWidget(button)
        column.addLayout(rows)
        column.addWidget(self.notes)
        return right

    def _show_file(self, position: int) -> None:
        self.source.show_part(self._plan.parts[position])
        self._build()

    def _on_source(self, part: PlanPart) -> None:
        self._plan = self._plan.with_part(max(self.files.currentIndex(), 0), part)
        self._later.start(0)  # several answers at once make one model

    def _part(self) -> PlanPart:
        return self._plan.parts[max(self.files.currentIndex(), 0)]

    def _on_left_out(self, place: str) -> None:
        mapping = self._part().mapping
        if mapping is not None:
            self._skip(mapping.skipped | {place})

    def _on_take_back(self) -> None:
        self._skip(frozenset())

    def _skip(self, places: frozenset[str]) -> None:
        """The row below takes the place of the one that goes, so that Delete goes on."""
        row, part = self.preview.currentRow(), with_skipped(self._part(), places)
        self._plan = self._plan.with_part(max(self.files.currentIndex(), 0), part)
        self.source.show_part(part)
        self._build()
        self.preview.setCurrentCell(min(row, self.preview.rowCount() - 1), 0)

    def _enable_rows(self) -> None:
        mapping = self._part().mapping
        self.leave_out.setEnabled(self.preview.can_leave_out())
        self.take_back.setVisible(mapping is not None and bool(mapping.skipped))

    def _on_name(self, text: str) -> None:
        self._plan = replace(self._plan, name=text.strip())
        self._later.start(0)

    def _build(self) -> None:
        t = self._context.t
        try:
            self._result = self._plan.build()
        except RubricInvalid as exc:
            self._result = None
            self.heading.setText(t("What the file holds"))
            self.preview.show_grid(self._part().grid())
            self.shown_language.hide()
            self._tell(
                t("This cannot be imported yet. Put this right on the left, or in the file:"),
                [problem_text(problem, t) for problem in exc.problems],
                is_wrong=True,
            )
        else:
            self.heading.setText(t("What it becomes"))
            self._fill_languages(self._result)
            self._show_preview()
            lead = contents_text(self._result.rubric, t)
            self._tell(lead, import_notes(self._result.notes, t), is_wrong=False)
        self.accept_button.setEnabled(self._result is not None)
        self._enable_rows()

    def _tell(self, lead: str, sentences: list[str], *, is_wrong: bool) -> None:
        self.lead.setText(lead)
        self.lead.setProperty("role", "warning" if is_wrong else "")
        self.lead.style().unpolish(self.lead)
        self.lead.style().polish(self.lead)
        self.notes.clear()
        self.notes.addItems(sentences)
        self.notes.setVisible(bool(sentences))

    def _fill_languages(self, result: Imported) -> None:
        codes = result.rubric.languages
        shown = self.shown_language.currentData()
        self.shown_language.clear()
        for code in codes:
            self.shown_language.addItem(language_name(code, self._context.t), code)
        self.shown_language.setCurrentIndex(codes.index(shown) if shown in codes else 0)
        self.shown_language.setVisible(len(codes) > 1)

    def _show_preview(self) -> None:
        if self._result is not None:
            language = str(self.shown_language.currentData())
            # Of several files a row would go from one of them, and no longer match the others.
            places = self._result.places if len(self._plan.parts) == 1 else ()
            self.preview.show_rubric(self._result.rubric, language, places)

    def _finish(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self._build()
        result = self._result
        if result is not None:
            self.accept()
            self.made.emit(result)
