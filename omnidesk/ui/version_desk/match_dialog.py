"""The version match: which dimension and level of one version is which of another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.matching import all_by_key
from omnidesk.services.error_texts import error_text
from omnidesk.services.rubrics import KnownRubric, file_rubrics
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.version_desk.bridge_document import BridgeDocument
from omnidesk.ui.version_desk.match_panel import MatchPanel
from omnidesk.ui.version_desk.match_sides import DimensionSide, LevelSide
from omnidesk.ui.version_desk.version_pair import VersionPair
from omnidesk.ui.widgets.form import section

_SIZE = (1240, 690)


class MatchDialog(QDialog):
    """Suggests what is what; what a person confirms is on disk at once, and can be undone.

    Attributes:
        document: the bridge of the two versions that are chosen.
        dimensions, levels: where they are confirmed.
    """

    def __init__(
        self,
        context: Context,
        workspace: Workspace,
        known: Sequence[KnownRubric],
        pair: tuple[KnownRubric, KnownRubric],
        parent: QWidget | None = None,
    ) -> None:
        """Match a pair of versions; another can be chosen.

        Args:
            known: the versions in the client file.
            pair: the earlier and the later one to begin with.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "model#match")
        self._context, self._workspace, self._known = context, workspace, known
        t = context.t
        self.setWindowTitle(t("Version match"))
        self.setSizeGripEnabled(True)
        self.resize(*_SIZE)
        self.pair = VersionPair(t, known, pair)
        self.pair.chosen.connect(self._open)
        self.lead = _plain(QLabel())
        self.progress = _plain(section(""))
        self.by_key = self._button(t("Confirm all with the same &key"), self._confirm_by_key)
        self.next = self._button(t("Next that is open (F8)"), self._go_on)
        self.undo = self._button(t("Undo (Ctrl+Z)"), self._undo)
        self.redo = self._button(t("Redo (Ctrl+Y)"), self._redo)
        for keys, act in (("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo), ("F8", self._go_on)):
            QShortcut(QKeySequence(keys), self, act)  # a button's own would wait for its animation
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(t("What is what"))
        self._lay_out()
        self._open()

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.progress, 1)
        for button in (self.by_key, self.next, self.undo, self.redo):
            acts.addWidget(button)
        box = QDialogButtonBox()
        close = box.addButton(self._context.t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.pair)
        layout.addWidget(self.lead)
        layout.addLayout(acts)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(box)

    def _open(self) -> None:
        """Show what is said of the two versions that are chosen."""
        t = self._context.t
        old, new = (self._known_of(source) for source in self.pair.sources)
        self.document = BridgeDocument(self._workspace, old, new, self)
        self.document.failed.connect(self._context.show_error)
        # no lambda: a stack that goes with the dialog speaks up once more, to nobody then
        self.document.undo_stack.indexChanged.connect(self._enable)
        self.dimensions = MatchPanel(
            self._context, self.document, DimensionSide(old.rubric, new.rubric, t)
        )
        self.levels = MatchPanel(self._context, self.document, LevelSide(old.rubric, new.rubric, t))
        for panel in self.findChildren(MatchPanel):
            self.tabs.removeTab(self.tabs.indexOf(panel))
            panel.setParent(None)
            panel.deleteLater()
        for panel, words in ((self.dimensions, t("&Dimensions")), (self.levels, t("&Levels"))):
            self.tabs.addTab(panel, words)
            panel.changed.connect(self._enable)
        self.tabs.setEnabled(old.hash != new.hash)
        self._enable()
        self.dimensions.table.setFocus()

    def _known_of(self, source: object) -> KnownRubric:
        return next(each for each in self._known if each is source)

    def _confirm_by_key(self) -> None:
        document = self.document
        after = all_by_key(document.bridge, document.old.rubric, document.new.rubric)
        document.change(after, self._context.t("Confirm all with the same key"))

    def _undo(self) -> None:
        self.document.undo_stack.undo()

    def _redo(self) -> None:
        self.document.undo_stack.redo()

    def _go_on(self) -> None:
        panel = self.tabs.currentWidget()
        assert isinstance(panel, MatchPanel)
        panel.go_to_open()
        panel.table.setFocus()

    def _enable(self) -> None:
        document, t = self.document, self._context.t
        n = len(self.dimensions.rows.rows)
        done = self.dimensions.rows.n_confirmed
        words = t.plural("{done} of {n} confirmed", "{done} of {n} confirmed", n)
        self.progress.setText(words.format(done=done, n=n))
        after = all_by_key(document.bridge, document.old.rubric, document.new.rubric)
        can_write = document.refusal is None
        self.by_key.setEnabled(can_write and after != document.bridge)
        self.next.setEnabled(done < n)
        self.undo.setEnabled(document.undo_stack.canUndo())
        self.redo.setEnabled(document.undo_stack.canRedo())
        self.lead.setText(self._lead())

    def _lead(self) -> str:
        t, document = self._context.t, self.document
        if document.refusal is not None:
            return error_text(document.refusal, t)
        if document.old.hash == document.new.hash:
            return t("This is one version. Choose another beside it.")
        return t(
            "Confirm which dimension of the later version is which of the earlier one. What is the "
            "same is compared in every trend; what covers more, less or a part stands beside it "
            "and is not counted."
        )


def match_dialog(
    context: Context, workspace: Workspace, hashes: tuple[str, str], parent: QWidget
) -> MatchDialog:
    """Return the dialog on two versions of a client file, named by their hashes."""
    known = {each.hash: each for each in file_rubrics(workspace)}
    pair = known[hashes[0]], known[hashes[1]]
    return MatchDialog(context, workspace, list(reversed(known.values())), pair, parent)


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
