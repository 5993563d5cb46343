"""What the rubric page puts in the window's header: which model, which language, freeze."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_command import Source, source_key
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.models.source_words import source_words
from omnidesk.ui.widgets.choice import Choice

_NARROWEST = 220  # pixels for a model's name; what does not fit is in the list and the tooltip


class RubricHeader(QWidget):
    """Lists drafts, versions in the file and shipped rubrics; asks for what is done to them."""

    source_chosen = Signal(object)  # Source
    language_chosen = Signal(str)
    new_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()
    compare_requested = Signal()
    match_requested = Signal()
    library_requested = Signal()
    rename_requested = Signal()
    discard_requested = Signal()
    freeze_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sources: list[Source] = []
        t = context.t
        self.models = Choice()
        self.models.setAccessibleName(t("Model"))
        self.models.setMinimumWidth(_NARROWEST)
        self.models.activated.connect(self._on_model)
        self.languages = Choice()
        self.languages.setAccessibleName(t("Language of the texts"))
        self.languages.setToolTip(t("Language of the texts"))
        self.languages.activated.connect(self._on_language)
        for combo in (self.models, self.languages):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.more = QPushButton(self._icon("more"), t("More"))
        self.more.setMenu(self._make_menu())
        ink = context.theme.colour("on_accent")
        self.freeze = QPushButton(context.icons.icon("lock", ink), t("Freeze…"))
        self.freeze.setProperty("primary", "true")
        self.freeze.setToolTip(t("Make a version of this draft that never changes again"))
        self.freeze.clicked.connect(self.freeze_requested)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        for widget in (self.languages, self.more, self.freeze):
            below.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.models, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(below)

    def show_document(self, document: RubricDocument, language: str) -> None:
        """Show which rubrics there are, and what can be done to the one that is looked at."""
        with QSignalBlocker(self.models), QSignalBlocker(self.languages):
            self._fill_models(document)
            self._fill_languages(document, language)
        is_draft = document.draft is not None
        self.freeze.setVisible(is_draft and document.can_edit)
        self.match.setEnabled(document.has_versions_to_match)
        self.discard.setEnabled(is_draft and document.can_edit)
        for action in (self.new, self.import_, self.rename):
            action.setEnabled(document.can_edit)

    def _fill_models(self, document: RubricDocument) -> None:
        self.models.clear()
        self._sources = document.sources
        for position, source in enumerate(self._sources):
            words = source_words(source, self._context.t)
            self.models.addItem(words)
            self.models.setItemData(position, words, Qt.ItemDataRole.ToolTipRole)
            if source_key(source) == source_key(document.source):
                self.models.setCurrentIndex(position)
                self.models.setToolTip(words)

    def _fill_languages(self, document: RubricDocument, language: str) -> None:
        self.languages.clear()
        for code in document.rubric.languages:
            self.languages.addItem(language_name(code, self._context.t), code)
        self.languages.setCurrentIndex(self.languages.findData(language))
        self.languages.setEnabled(len(document.rubric.languages) > 1)

    def _make_menu(self) -> QMenu:
        t, menu = self._context.t, QMenu(self)
        self.new = self._add(menu, "new", t("New model…"), self.new_requested)
        self.import_ = self._add(menu, "open", t("Import…"), self.import_requested)
        self.export = self._add(menu, "export", t("Export…"), self.export_requested)
        self.print_ = self._add(menu, "print", t("Print…"), self.print_requested)
        menu.addSeparator()
        self.compare = self._add(menu, "compare", t("Compare versions…"), self.compare_requested)
        self.match = self._add(menu, "match", t("Version match…"), self.match_requested)
        self.library = self._add(menu, "library", t("Library…"), self.library_requested)
        menu.addSeparator()
        self.rename = self._add(menu, "edit", t("Rename the model…"), self.rename_requested)
        self.discard = self._add(menu, "remove", t("Discard the draft"), self.discard_requested)
        return menu

    def _add(self, menu: QMenu, icon: str, words: str, request: SignalInstance) -> QAction:
        action = menu.addAction(self._icon(icon), words)
        action.triggered.connect(request)
        return action

    def _icon(self, name: str) -> QIcon:
        return self._context.icons.icon(name, self._context.theme.colour("text"))

    def _on_model(self, index: int) -> None:
        self.source_chosen.emit(self._sources[index])

    def _on_language(self, index: int) -> None:
        self.language_chosen.emit(self.languages.itemData(index))
