"""The rubric page, on screen *Model*: a grid in which every text is written in its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric_lint import RubricProblem, Severity, check
from omnidesk.services.error_texts import error_text
from omnidesk.services.problem_texts import problem_text
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.text_cell_delegate import TextCellDelegate
from omnidesk.ui.delegates.text_layouts import TextLayouts
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import MODEL, Place
from omnidesk.ui.models.rubric_table_model import (
    DEFINITION_ROW,
    N_HEAD_COLUMNS,
    N_HEAD_ROWS,
    RubricTableModel,
)
from omnidesk.ui.pages.rubric_actions import RubricActions
from omnidesk.ui.pages.rubric_bar import RubricBar
from omnidesk.ui.pages.rubric_files import RubricFiles
from omnidesk.ui.pages.rubric_header import RubricHeader
from omnidesk.ui.widgets.check_line import CheckLine
from omnidesk.ui.widgets.frozen_grid import FrozenGrid

_CHECK_AFTER_MILLISECONDS = 250
_ROOM_FOR_DEFINITIONS = 640  # pixels of the grid's height


class RubricPage(QWidget):
    """The grid with what belongs around it: header, bar of actions, and what the check says.

    Attributes:
        document: what is looked at; outlives the page, with its undo steps.
        model: every text as a cell; ``index_of(Place(key, level))`` finds one.
        grid: the view; ``pane_of(index)`` is the part of it that shows an index.
    """

    page_requested = Signal(str)

    def __init__(
        self, context: Context, client: ClientDocument | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._client = client
        self._is_failing = False
        self.document = _document_of(context, client, self)
        if client is not None:
            self.undo_stack = self.document.undo_stack
        self._make_grid()
        self.header_widget = RubricHeader(context)
        self.actions_ = RubricActions(context, self.document, self.model, self.grid, self)
        self.bar = RubricBar(context, self.actions_, self)
        self.check_line = CheckLine(context, self._key_words(), self)
        self.files = RubricFiles(context, self.document, self)
        self._check_timer = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._on_sources_changed()
        self._on_structure_changed()
        self._check()

    # What the window asks

    def arrive(self) -> None:
        """Show what other pages may have added, and take the keyboard."""
        self.document.reload()
        self.grid.focus_cell()

    def leave(self) -> None:
        """Confirm what is being typed and put it on disk."""
        self.grid.commit_editor()
        self.document.flush()

    # Building

    def _make_grid(self) -> None:
        t, theme = self._context.t, self._context.theme
        layouts = TextLayouts()
        width = self.fontMetrics().averageCharWidth()
        self.model = RubricTableModel(self.document, t, theme, self.font(), self)
        self.grid = FrozenGrid(
            lambda pane: TextCellDelegate(theme, layouts, pane),
            n_rows=N_HEAD_ROWS,
            n_columns=N_HEAD_COLUMNS,
            side_width=22 * width,
            minimum_column=19 * width,
        )
        self.grid.set_accessible_name(t("Model: dimensions by levels"))
        self.grid.setModel(self.model)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 6)
        layout.setSpacing(6)
        self.why_not = self._make_why_not()
        layout.addWidget(self.why_not)
        layout.addWidget(self.bar)
        card = QFrame()
        card.setProperty("card", "true")
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackOne)
        self._stack.addWidget(self.grid)
        layout.addWidget(card, 1)
        layout.addWidget(self.check_line)

    def _make_why_not(self) -> QWidget:
        """The line that says why nothing can be edited, where that is so."""
        t, holder = self._context.t, QWidget()
        words = t(
            "A draft needs a client file to live in: begin one, or open one, to edit a model."
        )
        if self._client is not None and self._client.workspace.read_only is not None:
            words = error_text(self._client.workspace.read_only, t)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        if self._client is None:
            home = QPushButton(t("Go to Home"))
            home.clicked.connect(lambda: self.page_requested.emit("home"))
            row.addWidget(home)
        holder.setVisible(not self.document.can_edit)
        return holder

    def _key_words(self) -> str:
        words = self._context.t(
            "Enter down  ·  Tab right  ·  F2 edit  ·  Alt+Enter new line  ·  F6 leave the grid"
        )
        return words if self.document.can_edit else ""

    def _connect(self) -> None:
        document, header = self.document, self.header_widget
        document.sources_changed.connect(self._on_sources_changed)
        document.structure_changed.connect(self._on_structure_changed)
        document.texts_changed.connect(self._check_soon)
        document.place_requested.connect(self.show_place)
        document.draft_started.connect(self._on_draft_started)
        document.failed.connect(self._on_failed)
        document.saved.connect(self._on_saved)
        self._check_timer.timeout.connect(self._check)
        self.model.edit_failed.connect(self._context.show_error)
        self.grid.cleared.connect(self._on_cleared)
        self.grid.menu_requested.connect(self._show_menu)
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.bar.definitions_toggled.connect(self._on_definitions_toggled)
        self.check_line.problem_chosen.connect(self.show_problem)
        self.files.problem_chosen.connect(self.show_problem)
        header.source_chosen.connect(self._on_source_chosen)
        header.language_chosen.connect(self.show_language)
        header.new_requested.connect(self.files.make_new)
        header.import_requested.connect(self.files.bring_in)
        header.export_requested.connect(lambda: self.files.write_out(self.model.language))
        header.rename_requested.connect(lambda: self.files.rename(self.model.language))
        header.discard_requested.connect(self.files.discard)
        header.freeze_requested.connect(self._on_freeze)

    # What is shown

    def show_place(self, place: Place) -> None:
        """Go to the cell of a place, unfolding it where it is folded away."""
        if place.is_definition and self.grid.is_folded(DEFINITION_ROW):
            self._on_definitions_toggled(True)
        index = self.model.index_of(place)
        if self.model.place(index) is not None:
            self.grid.go_to(index)
            if self.isVisible():
                self.grid.focus_cell()

    def show_problem(self, problem: RubricProblem) -> None:
        """Go to where something is wrong, in the language in which it is."""
        if problem.language:
            self.show_language(problem.language)
        if not problem.dimension and problem.level is None:
            self.files.rename(self.model.language, only_if=problem.code == "missing_name")
        self.show_place(_place_of(problem))

    def show_language(self, language: str) -> None:
        """Show and edit the texts of another language."""
        self.grid.commit_editor()
        self.document.language = language
        self._on_sources_changed()
        self._check_soon()

    def _on_sources_changed(self) -> None:
        languages = self.document.rubric.languages
        wanted = self.document.language or self._context.t.language
        language = wanted if wanted in languages else languages[0]
        self.model.show_language(language)
        self.header_widget.show_document(self.document, language)
        self.actions_.enable()

    def _on_structure_changed(self) -> None:
        self._check_soon()
        self._fold_definitions()
        if not self.grid.currentIndex().isValid():
            last = self.model.index(min(N_HEAD_ROWS, self.model.rowCount() - 1), N_HEAD_COLUMNS)
            self.grid.go_to(last)
        self.actions_.enable()

    def _on_current_changed(self) -> None:
        self.actions_.enable()

    def _on_source_chosen(self, source: object) -> None:
        self.grid.commit_editor()
        self.document.open(source)  # type: ignore[arg-type]
        self._on_sources_changed()

    # Definitions fold away where space is short

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fold_definitions)

    def _fold_definitions(self) -> None:
        wanted = self.document.shows_definitions
        is_shown = self.grid.height() >= _ROOM_FOR_DEFINITIONS if wanted is None else wanted
        self.grid.set_folded(DEFINITION_ROW, folded=not is_shown)
        self.bar.show_definitions(is_shown=is_shown)

    def _on_definitions_toggled(self, is_shown: bool) -> None:
        self.document.shows_definitions = is_shown
        self._fold_definitions()

    # The check

    def _check_soon(self) -> None:
        self._check_timer.start()

    def _check(self) -> None:
        rubric, t = self.document.rubric, self._context.t
        problems = check(rubric)
        marks: dict[Place, tuple[str, str]] = {}
        for problem in problems:
            if problem.language not in ("", self.model.language):
                continue
            place = _place_of(problem)
            mark, words = marks.get(place, ("", ""))
            is_error = "error" in (mark, problem.severity.value)
            words = f"{words}\n{problem_text(problem, t, rubric=rubric)}".strip()
            if problem.severity is not Severity.NOTE:
                marks[place] = ("error" if is_error else "warning", words)
        self.model.show_marks(marks)
        self.check_line.show_problems(problems, rubric)

    # What happened

    def _on_cleared(self) -> None:
        self.model.clear(self.grid.chosen())

    def _on_draft_started(self) -> None:
        draft, base, t = self.document.draft, self.document.base, self._context.t
        if draft is not None and base is not None:
            words = t("You are editing draft {version}; version {base} stays as it is.")
            self._context.notify(
                words.format(version=draft.rubric.version, base=base.rubric.version), None
            )

    def _on_freeze(self) -> None:
        self.grid.commit_editor()
        self.files.freeze(self._client)

    def _on_saved(self) -> None:
        if self._is_failing:
            self._is_failing = False
            self._check()

    def _on_failed(self, exc: OmnideskError) -> None:
        """Say once that the disk refuses, and go on saying it quietly until it is saved."""
        if not self._is_failing:
            self._context.show_error(exc)
        self._is_failing = True
        words = self._context.t("Not saved yet. {why}")
        self.check_line.show_unsaved(words.format(why=error_text(exc, self._context.t)))

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_.dimension)
        menu.addSeparator()
        menu.addActions(self.actions_.level)
        menu.popup(where)


def _document_of(
    context: Context, client: ClientDocument | None, page: RubricPage
) -> RubricDocument:
    """Return the client's document, so that its steps outlive the page; else one to look at."""
    if client is None:
        return RubricDocument(None, context.folders.rubrics, page)
    found = client.findChild(RubricDocument)
    if found is not None:
        return found
    document = RubricDocument(client.workspace, context.folders.rubrics, client)
    document.saved.connect(client.mark_saved)
    return document


def _place_of(problem: RubricProblem) -> Place:
    if not problem.dimension and problem.level is None:
        return MODEL
    return Place(problem.dimension, problem.level)
