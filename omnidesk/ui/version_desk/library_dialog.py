"""The library: every model there is, where it is kept, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError
from omnidesk.services import library as shelves
from omnidesk.services.library import LibraryEntry, Shelf
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.roomy_cell_delegate import RoomyCellDelegate
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.version_desk.library_model import MODEL, LibraryModel
from omnidesk.ui.widgets.form import muted
from omnidesk.ui.widgets.notice import NoticeBar

_NAME_SIGNS = 26
_SIZE = (1180, 560)


class LibraryDialog(QDialog):
    """A table of all versions; the buttons say what can be done with the chosen one.

    Signals:
        open_requested, duplicate_requested, export_requested: the LibraryEntry.
        versions_changed: what the client file or a person's own library holds.
    """

    open_requested = Signal(object)
    duplicate_requested = Signal(object)
    export_requested = Signal(object)
    import_requested = Signal()
    versions_changed = Signal()

    def __init__(
        self, context: Context, workspace: Workspace | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "model#library")
        self._context, self._workspace = context, workspace
        t = context.t
        self.setWindowTitle(t("Library of models"))
        self.setSizeGripEnabled(True)
        self.resize(*_SIZE)
        self.entries = LibraryModel(t, self)
        self.table = self._make_table()
        self.notice = NoticeBar(t, self)
        self.why = muted("")
        self.why.setWordWrap(True)
        self.open_button = self._button(t("&Open"), lambda: self._give(self.open_requested))
        self.duplicate = self._button(t("&Duplicate"), lambda: self._give(self.duplicate_requested))
        self.keep = self._button(t("&Keep in my library"), self._keep)
        self.let_go = self._button(t("&Take out of my library"), self._let_go)
        self.remove = self._button(t("&Remove from the client file"), self._remove)
        self.bring_in = self._button(t("&Import…"), self._import)
        self.export = self._button(t("&Export…"), lambda: self._give(self.export_requested))
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter belongs to the table
        self.refresh()
        self.table.setFocus()

    @property
    def entry(self) -> LibraryEntry | None:
        """The version on which the cursor stands."""
        row = self.table.currentIndex().row()
        return self.entries.entries[row] if 0 <= row < len(self.entries.entries) else None

    def refresh(self) -> None:
        """Read anew what there is; the cursor stays on its version."""
        chosen, row = self.entry, max(self.table.currentIndex().row(), 0)
        folders = self._context.folders
        entries = shelves.library(self._workspace, folders.rubrics, folders.own_rubrics)
        self.entries.show_entries(entries)
        self._give_names_room()
        self.table.resizeRowsToContents()
        keys = [each.hash for each in entries]
        if chosen is not None and chosen.hash in keys:
            row = keys.index(chosen.hash)
        self.table.setCurrentIndex(self.entries.index(min(row, len(entries) - 1), MODEL))
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._give_names_room()

    def _give_names_room(self) -> None:
        """Let the names take what the other columns leave; where that is too little, scroll."""
        table, header = self.table, self.table.horizontalHeader()
        others = [column for column in range(self.entries.columnCount()) if column != MODEL]
        left = table.viewport().width() - sum(header.sectionSize(column) for column in others)
        least = _NAME_SIGNS * table.fontMetrics().averageCharWidth()
        mode = QHeaderView.ResizeMode.Stretch if left >= least else QHeaderView.ResizeMode.Fixed
        header.setSectionResizeMode(MODEL, mode)
        if left < least:
            header.resizeSection(MODEL, least)
        table.resizeRowsToContents()

    # Building

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setProperty("list", "true")
        table.setItemDelegate(RoomyCellDelegate(table))
        table.setModel(self.entries)
        table.setAccessibleName(self._context.t("Models and their versions"))
        table.setFrameShape(QFrame.Shape.StyledPanel)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(MODEL, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        table.activated.connect(lambda _index: self._give(self.open_requested))
        return table

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        t = self._context.t
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (
            self.open_button,
            self.duplicate,
            self.keep,
            self.let_go,
            self.remove,
            self.export,
        ):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.bring_in)
        box = QDialogButtonBox()
        box.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        words = t(
            "What is in your library lies on this computer, and new client files can begin "
            "with it. What is in a client file goes with the file."
        )
        if unreadable := shelves.own_rubrics(self._own)[1]:
            sentence = t("In the folder of your library, {names} cannot be read as a model.")
            words = f"{words} {sentence.format(names=', '.join(unreadable))}"
        lead = QLabel(words)
        lead.setTextFormat(Qt.TextFormat.PlainText)
        lead.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        for widget in (lead, self.notice, self.table, self.why):
            layout.addWidget(widget, 1 if widget is self.table else 0)
        layout.addLayout(acts)
        layout.addWidget(box)

    # What can be done

    def _enable(self) -> None:
        entry = self.entry
        if entry is None:
            return
        is_draft, can_write = Shelf.DRAFT in entry.shelves, self._can_write
        is_own, is_here = Shelf.OWN in entry.shelves, Shelf.FILE in entry.shelves
        self.duplicate.setEnabled(can_write)
        self.bring_in.setEnabled(can_write)
        self.keep.setVisible(not is_own)
        self.keep.setEnabled(not is_draft)
        self.let_go.setVisible(is_own)
        self.remove.setEnabled(can_write and is_here and not entry.rounds)
        self.why.setText(self._why(entry))

    @property
    def _can_write(self) -> bool:
        return self._workspace is not None and self._workspace.read_only is None

    def _why(self, entry: LibraryEntry) -> str:
        t = self._context.t
        if Shelf.DRAFT in entry.shelves:
            return t("A draft is kept in the library once it is frozen; its page discards it.")
        if entry.rounds:
            return t(
                "Rounds were rated on this version, deleted ones included, so it stays in the "
                "file: {rounds}."
            ).format(rounds=", ".join(entry.rounds))
        if not self._can_write:
            return t("To duplicate or import a model, open a client file that can be written.")
        return ""

    def _give(self, signal: object) -> None:
        entry = self.entry
        if entry is not None:
            self.accept()
            signal.emit(entry)  # type: ignore[attr-defined] # a bound signal

    def _import(self) -> None:
        self.accept()
        self.import_requested.emit()

    def _keep(self) -> None:
        entry, t = self.entry, self._context.t
        if entry is not None and self._tried(lambda: shelves.keep(self._own, entry.rubric)):
            self._say(t("{model} is in your library now."), entry, lambda: self._out(entry))

    def _let_go(self) -> None:
        entry, t = self.entry, self._context.t
        if entry is not None and self._out(entry):
            self._say(
                t("{model} was taken out of your library."),
                entry,
                lambda: self._tried(lambda: shelves.keep(self._own, entry.rubric)),
            )

    def _out(self, entry: LibraryEntry) -> bool:
        return self._tried(lambda: shelves.let_go(self._own, entry.hash))

    def _remove(self) -> None:
        entry, workspace, t = self.entry, self._workspace, self._context.t
        if entry is None or workspace is None:
            return
        removed: list[tuple[object, str]] = []
        if self._tried(lambda: removed.append(shelves.remove_version(workspace, entry.hash))):
            note = removed[0][1]
            self._say(
                t("{model} was removed from the client file."),
                entry,
                lambda: self._tried(
                    lambda: shelves.put_version_back(workspace, entry.rubric, note)
                ),
            )

    def _tried(self, act: Callable[[], object]) -> bool:
        """Do it and show what became of the library; tell whether it was done."""
        try:
            act()
        except OmnideskError as exc:
            self._context.show_error(exc)
            return False
        self.refresh()
        self.versions_changed.emit()
        return True

    def _say(self, words: str, entry: LibraryEntry, undo: Callable[[], object]) -> None:
        rubric, t = entry.rubric, self._context.t
        name = rubric.text(rubric.name, t.language) or rubric.id
        self.notice.tell(words.format(model=f"{name} {rubric.version}"), undo)

    @property
    def _own(self) -> Path:
        return self._context.folders.own_rubrics
