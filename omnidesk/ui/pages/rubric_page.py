"""The rubric page, on screen *Model*: a grid in which every text is written in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.rubric_lint import RubricProblem
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.text_cell_delegate import TextCellDelegate
from omnidesk.ui.delegates.text_layouts import TextLayouts
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import MODEL, Place
from omnidesk.ui.model_desk.cell_typing import CellTyping
from omnidesk.ui.model_desk.grid_drag import GridDrag, RowDrop
from omnidesk.ui.model_desk.grid_notes import no_dimension, why_not
from omnidesk.ui.model_desk.panels import CHECK, DETAILS, LANGUAGES, Panels
from omnidesk.ui.models.rubric_lines import LineKind
from omnidesk.ui.models.rubric_table_model import (
    N_HEAD_COLUMNS,
    N_HEAD_ROWS,
    NAME_ROW,
    RubricTableModel,
)
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.pages.rubric_actions import RubricActions
from omnidesk.ui.pages.rubric_bar import RubricBar
from omnidesk.ui.pages.rubric_check import RubricCheck, place_of
from omnidesk.ui.pages.rubric_files import RubricFiles
from omnidesk.ui.pages.rubric_header import RubricHeader
from omnidesk.ui.pages.rubric_printing import RubricPrinting
from omnidesk.ui.version_desk.version_acts import VersionActs
from omnidesk.ui.widgets.check_line import CheckLine
from omnidesk.ui.widgets.frozen_grid import FrozenGrid

_ABOUT_ITS_NAME = ("missing_name", "missing_translation", "placeholder_text")
_ROOM_FOR_DEFINITIONS = 640  # pixels of the grid's height


class RubricPage(QWidget):
    """The grid with what belongs around it: header, bar of actions, and what the check says.

    Attributes:
        document: what is looked at; outlives the page, with its undo steps.
        model: every text as a cell; ``index_of(Place(key, level))`` finds one.
        grid: the view; ``pane_of(index)`` is the part of it that shows an index.
    """

    page_requested = Signal(str)
    round_requested = Signal(str)  # on a frozen version, by its hash

    def __init__(
        self, context: Context, client: ClientDocument | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._client = client
        self.document = _document_of(context, client, self)
        if client is not None:
            self.undo_stack = self.document.undo_stack
        self._make_grid()
        self.header_widget = RubricHeader(context)
        self.actions_ = RubricActions(context, self.document, self.model, self.grid, self)
        accent = context.theme.colour("accent").name()
        self.drag = GridDrag(self.grid, self.model, accent, self)
        self.drag.is_allowed = self.document.can_edit
        self.bar = RubricBar(context, self.actions_, self)
        self.check_line = CheckLine(context, self._key_words(), self)
        self.files = RubricFiles(context, self.document, self)
        self.printing = RubricPrinting(context, self.document, self)
        self.versions = VersionActs(context, self.document, client, self)
        self.panels = Panels(context, self.actions_.hand, self._go, self)
        self.check = RubricCheck(context, self.document, self.model, self.check_line)
        self.check.is_put_off = self.grid.is_being_edited
        self._commands = self._make_commands()
        self._lay_out()
        self._connect()
        self._on_sources_changed()
        self._on_structure_changed()
        self.check.begin()
        self.panels.area.show_panel(context.settings().model_panel)

    # What the window asks

    def arrive(self) -> None:
        """Show what other pages may have added, and take the keyboard."""
        self.document.reload()
        self.grid.focus_cell()

    def leave(self) -> bool:
        """Confirm what is being typed and put it on disk; tell whether it is there."""
        self.grid.commit_editor()
        self.panels.commit()
        return self.document.flush()

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        document, t = self.document, self._context.t
        is_draft = document.draft is not None
        why = t("A draft needs a client file that can be written.")
        for name in ("new", "import", "rename"):
            self._commands.allow(name, document.can_edit, why)
        for name in ("discard", "freeze"):
            self._commands.allow(name, is_draft and document.can_edit, t("There is no draft."))
        why = t("A version match needs two frozen versions in the client file.")
        self._commands.allow("match", document.has_versions_to_match, why)
        is_pair = len(document.rubric.languages) > 1
        self._commands.allow("side_by_side", is_pair, t("This model has one language."))
        self._commands.allow("next_problem", self.check_line.n_problems > 0, t("Nothing is wrong."))
        return self._commands.all

    # Building

    def _make_commands(self) -> PageActions:
        files, bar, actions, panels = self.files, self.bar, self.actions_, self.panels
        acts = {
            "find": lambda: panels.finder.open(replaces=False),
            "replace": lambda: panels.finder.open(replaces=True),
            "find_next": lambda: panels.finder.go(1),
            "find_previous": lambda: panels.finder.go(-1),
            "details": lambda: panels.go_to(DETAILS),
            "show_details": lambda: panels.toggle(DETAILS),
            "check": lambda: panels.go_to(CHECK),
            "languages": lambda: panels.go_to(LANGUAGES),
            "side_by_side": self._on_side_by_side,
            "next_untranslated": panels.next_untranslated,
            "definitions": bar.definitions.trigger,
            "next_problem": self.check_line.go_on,
            "new": files.make_new,
            "import": files.bring_in,
            "export": files.write_out,
            "print": lambda: self.printing.ask(self.model.language),
            "compare": self._on_compare,
            "match": self.versions.match,
            "library": self._on_library,
            "rename": lambda: files.rename(self.model.language),
            "discard": files.discard,
            "freeze": self._on_freeze,
        }
        return PageActions(self._context, "model", self, acts, actions.all)

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
            minimum_column=18 * width,
        )
        self.grid.set_accessible_name(t("Model: dimensions by levels"))
        for pane in (self.grid.side, self.grid.corner):
            delegate = pane.delegate()
            if delegate is not None:
                delegate.has_grips = self.document.can_edit
        self.grid.setModel(self.model)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 6)
        layout.setSpacing(6)
        go_home = None if self._client else lambda: self.page_requested.emit("home")
        self.why_not = why_not(self._context, self.document, go_home)
        layout.addWidget(self.why_not)
        layout.addWidget(self.bar)
        layout.addWidget(self.panels.bar)
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        add, can_edit = self.actions_["add_dimension"], self.document.can_edit
        self.no_dimension = no_dimension(self._context, self.grid, add, can_edit=can_edit)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(card, 1)
        beside.addWidget(self.panels.area)
        layout.addLayout(beside, 1)
        layout.addWidget(self.check_line)

    def _key_words(self) -> str:
        words = self._context.t(
            "Enter down  ·  Tab right  ·  F2 edit  ·  Alt+Enter new line  ·  F6 leave the grid"
        )
        return words if self.document.can_edit else ""

    def _connect(self) -> None:
        document, header = self.document, self.header_widget
        document.sources_changed.connect(self._on_sources_changed)
        document.structure_changed.connect(self._on_structure_changed)
        document.place_requested.connect(self.show_place)
        document.draft_started.connect(self._on_draft_started)
        self.model.edit_failed.connect(self._context.show_error)
        self.typing = CellTyping(document, self.model, self.grid, self)
        self.grid.cleared.connect(self.actions_.blocks.clear)
        self.grid.sign_clicked.connect(self._on_sign_clicked)
        self.drag.row_dropped.connect(self._on_row_dropped)
        self.drag.level_dropped.connect(self.actions_.columns.drop)
        self.grid.menu_requested.connect(self._show_menu)
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.grid.selectionModel().selectionChanged.connect(self.actions_.enable)
        self.bar.definitions_toggled.connect(self._on_definitions_toggled)
        self.bar.connect_panels(self._commands, self.panels)
        self.panels.language_asked.connect(self.show_language)
        self.panels.languages.second_chosen.connect(self.show_second_language)
        self.panels.check.problem_chosen.connect(self.show_problem)
        self.check.checked.connect(self.panels.show_problems)
        self.check_line.problem_chosen.connect(self.show_problem)
        self.files.problem_chosen.connect(self.show_problem)
        self.files.round_asked.connect(self.round_requested)
        header.source_chosen.connect(self._on_source_chosen)
        header.language_chosen.connect(self.show_language)
        header.new_requested.connect(self.files.make_new)
        header.import_requested.connect(self.files.bring_in)
        header.export_requested.connect(self.files.write_out)
        header.print_requested.connect(lambda: self.printing.ask(self.model.language))
        header.compare_requested.connect(self._on_compare)
        header.match_requested.connect(self.versions.match)
        header.library_requested.connect(self._on_library)
        self.versions.open_requested.connect(self._on_source_chosen)
        self.versions.import_requested.connect(self.files.bring_in)
        self.versions.export_requested.connect(self._on_export)
        header.rename_requested.connect(lambda: self.files.rename(self.model.language))
        header.discard_requested.connect(self.files.discard)
        header.freeze_requested.connect(self._on_freeze)

    # What is shown

    def show_place(self, place: Place) -> None:
        """Go to the cell of a place with the keyboard; see ``_go``."""
        is_typing = self.panels.area.has_focus()  # a field there makes steps too
        if self._go(place) and self.isVisible() and not is_typing:
            self.grid.focus_cell()

    def _go(self, place: Place) -> bool:
        """Go to the cell of a place, unfolding it where it is folded away; tell if it is there."""
        self.actions_.groups.unfold_for(place)
        if place.is_definition and self.grid.is_folded(self.model.definition_rows[0]):
            self._on_definitions_toggled(True)
        index = self.model.index_of(place)
        if self.model.place(index) is None:
            return False
        self.grid.go_to(index)
        return True

    def show_problem(self, problem: RubricProblem) -> None:
        """Go to where something is wrong, in the language in which it is."""
        if problem.language and problem.language not in self.model.languages:
            self.show_language(problem.language)
        self.model.preferred = problem.language
        place = place_of(problem)
        if place == MODEL and problem.code in _ABOUT_ITS_NAME:
            self.files.rename(self.model.language)
        self.show_place(place)

    def show_language(self, language: str) -> None:
        """Show and edit the texts of another language."""
        self.grid.commit_editor()
        self.panels.commit()
        self.document.language = language
        self._on_sources_changed()
        self.check.soon()

    def show_second_language(self, language: str) -> None:
        """Show another language beside the first; an empty one shows one at a time."""
        self.grid.commit_editor()
        self.document.second_language = language or None
        self._on_sources_changed()
        self.check.soon()

    def _on_side_by_side(self) -> None:
        """Show a second language, or no longer."""
        others = [code for code in self.document.rubric.languages if code != self.model.language]
        is_pair = len(self.model.languages) > 1
        self.show_second_language("" if is_pair or not others else others[0])

    def _on_sources_changed(self) -> None:
        languages = self.document.rubric.languages
        wanted = self.document.language or self._context.t.language
        language = wanted if wanted in languages else languages[0]
        second = self.document.second_language
        is_pair = second is not None and second in languages and second != language
        self._show_texts_in(language, *((second,) if is_pair and second else ()))
        self.header_widget.show_document(self.document, language)
        self.actions_.enable()
        self.commands()
        self._commands["side_by_side"].setChecked(is_pair)
        self.panels.refresh_languages()

    def _show_texts_in(self, *languages: str) -> None:
        """Show texts in one language or two; the cursor stays at its place."""
        if languages == self.model.languages:
            return
        place = self.model.place(self.grid.currentIndex())
        self.grid.set_frozen_rows(2 * len(languages))
        self.model.show_languages(*languages)
        self._fold_definitions()
        if place is not None:
            self.grid.go_to(self.model.index_of(place))

    def _on_structure_changed(self) -> None:
        self._fold_definitions()
        self.no_dimension.setVisible(not self.document.rubric.dimensions)
        if not self.grid.currentIndex().isValid():
            row = self.model.n_head_rows if self.document.rubric.dimensions else NAME_ROW
            self.grid.go_to(self.model.index(row, N_HEAD_COLUMNS))
        self.actions_.enable()

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.model.preferred = self.model.language_at(current)
        self.actions_.enable()

    def _on_source_chosen(self, source: object) -> None:
        self.grid.commit_editor()
        self.panels.commit()
        self.document.open(source)  # type: ignore[arg-type]
        self._on_sources_changed()

    # Definitions fold away where space is short

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fold_definitions)

    def _fold_definitions(self) -> None:
        wanted = self.document.shows_definitions
        is_shown = self.grid.height() >= _ROOM_FOR_DEFINITIONS if wanted is None else wanted
        for row in self.model.definition_rows:
            self.grid.set_folded(row, folded=not is_shown)
        self.bar.show_definitions(is_shown=is_shown)
        current = self.grid.currentIndex()
        if current.row() in self.model.definition_rows and not is_shown:
            self.grid.go_to(current.siblingAtRow(NAME_ROW))  # else the cursor would be nowhere

    def _on_definitions_toggled(self, is_shown: bool) -> None:
        self.document.shows_definitions = is_shown
        self._fold_definitions()

    # What happened

    def _on_sign_clicked(self, index: QModelIndex) -> None:
        place = self.model.place(index)
        if place is not None:
            self.actions_.groups.fold(place.group)

    def _on_row_dropped(self, drop: RowDrop) -> None:
        is_group = drop.line.kind is LineKind.GROUP
        rows = self.actions_.rows
        rows.drop(drop.line.key, is_group=is_group, group=drop.group, before=drop.before)

    def _on_draft_started(self) -> None:
        draft, base, t = self.document.draft, self.document.base, self._context.t
        if draft is not None and base is not None:
            words = t("You are editing draft {version}; version {base} stays as it is.")
            self._context.notify(
                words.format(version=draft.rubric.version, base=base.rubric.version), None
            )

    def _on_freeze(self) -> None:
        self.grid.commit_editor()
        self.panels.commit()
        self.files.freeze(self._client)

    def _on_export(self, source: object) -> None:
        self._on_source_chosen(source)
        self.files.write_out()

    def _on_library(self) -> None:
        self.grid.commit_editor()
        self.versions.show_library()

    def _on_compare(self) -> None:
        self.grid.commit_editor()
        self.versions.compare()

    def cell_menu(self) -> QMenu:
        """Return the menu over a cell: all that can be done to its row and its column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_.dimension)
        for actions in (self.actions_.level, self.actions_.group, self.actions_.block):
            menu.addSeparator()
            menu.addActions(list(actions))
        return menu

    def _show_menu(self, where: QPoint) -> None:
        self.cell_menu().popup(where)


def _document_of(
    context: Context, client: ClientDocument | None, page: RubricPage
) -> RubricDocument:
    """Return the client's document, so that its steps outlive the page; else one to look at."""
    if client is None:
        return RubricDocument(
            None, context.folders.rubrics, page, own_folder=context.folders.own_rubrics
        )
    found = client.findChild(RubricDocument)
    if found is not None:
        return found
    document = RubricDocument(
        client.workspace,
        context.folders.rubrics,
        client,
        own_folder=context.folders.own_rubrics,
        typing=client.typing,
    )
    document.saved.connect(client.mark_saved)
    return document
