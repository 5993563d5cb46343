"""Two versions of a model, or two models, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.rubric_diff import diff_rubrics
from omnidesk.services.rubrics import KnownRubric
from omnidesk.services.version_lines import changed_only, counts_text, version_lines
from omnidesk.services.version_texts import SEVERITY_MEANINGS, severity_line
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.documents.rubric_command import Source, source_key
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.version_desk.diff_view import DiffView
from omnidesk.ui.version_desk.version_pair import VersionPair
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.elided_label import ElidedLabel
from omnidesk.ui.widgets.form import section

_SIZE = (1240, 690)
_NEXT, _PREVIOUS = "F8", "Shift+F8"


class CompareDialog(QDialog):
    """Says what changed and how severe it is, and shows each text of both versions.

    Signals:
        match_requested: the hashes of two versions in the client file.
    """

    match_requested = Signal(object)

    def __init__(
        self,
        context: Context,
        sources: Sequence[Source],
        pair: tuple[Source, Source],
        notes: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Compare a pair of versions; another can be chosen.

        Args:
            sources: all that can be compared.
            pair: the earlier and the later one to begin with.
            notes: what was said when a version was frozen, by its hash.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "model#compare")
        self._context, self._notes = context, notes
        t = context.t
        self.setWindowTitle(t("Compare versions"))
        self.setSizeGripEnabled(True)
        self.resize(*_SIZE)
        self.pair = VersionPair(t, sources, pair)
        self.pair.chosen.connect(self._compare)
        self.languages = Choice()
        self.languages.setAccessibleName(t("Language of the texts"))
        self.languages.activated.connect(self._fill)
        self.only_changed = QCheckBox(t("&Only what changed"))
        self.only_changed.setChecked(True)
        self.only_changed.toggled.connect(self._fill)
        self.severity = section("")
        self.meaning = QLabel()
        self.counts = ElidedLabel()
        self.note = ElidedLabel()
        self.view = DiffView(context.theme, t, self)
        self.previous = self._button(t("Previous change (Shift+F8)"), lambda: self._go(-1))
        self.next = self._button(t("Next change (F8)"), lambda: self._go(1))
        for key, direction in ((_NEXT, 1), (_PREVIOUS, -1)):
            QShortcut(QKeySequence(key), self, lambda by=direction: self._go(by))
        self._lay_out()
        self._compare()
        self.view.setFocus()

    # Building

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setWordWrap(True)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.only_changed)
        tools.addWidget(self.languages)
        tools.addStretch(1)
        tools.addWidget(self.previous)
        tools.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.pair)
        for widget in (self.severity, self.meaning, self.counts, self.note):
            layout.addWidget(widget)
        layout.addLayout(tools)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        close = box.addButton(self._context.t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        self.match = box.addButton(
            self._context.t("Version match…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.match.setAutoDefault(False)
        self.match.clicked.connect(self._match)
        return box

    # What is shown

    def _compare(self) -> None:
        t = self._context.t
        earlier, later = self.pair.sources
        self._difference = diff_rubrics(earlier.rubric, later.rubric)
        severity = self._difference.severity
        words = t("Severity {severity}").format(severity=severity_line(severity, t))
        self.severity.setText(words)
        self.meaning.setText(self._meaning(earlier, later))
        self.counts.setText(counts_text(self._difference, t))
        note = self._notes.get(source_key(later), "")
        said = t("Said when it was frozen: {note}").format(note=" ".join(note.split()))
        self.note.setText(said if note else "")
        self.note.setVisible(bool(note))
        in_file = (isinstance(each, KnownRubric) and each.is_in_file for each in (earlier, later))
        self.match.setEnabled(all(in_file) and source_key(earlier) != source_key(later))
        self._fill_languages()
        self._fill()

    def _meaning(self, earlier: Source, later: Source) -> str:
        t = self._context.t
        if earlier.rubric.id != later.rubric.id:
            return t(
                "These are two models. Only dimensions with the same key stand side by side; "
                "which other dimensions are the same is said in a version match."
            )
        return t(SEVERITY_MEANINGS[self._difference.severity])

    def _fill_languages(self) -> None:
        t, pairs = self._context.t, self._difference.languages
        wanted = self.languages.currentData() or t.language
        with QSignalBlocker(self.languages):
            self.languages.clear()
            for one, other in pairs:
                names = [language_name(code, t) for code in dict.fromkeys((one, other))]
                self.languages.addItem(" / ".join(names), one)
            self.languages.setCurrentIndex(max(0, self.languages.findData(wanted)))
        self.languages.setEnabled(len(pairs) > 1)

    def _fill(self) -> None:
        lines = version_lines(self._difference, self.languages.currentData(), self._context.t)
        if self.only_changed.isChecked():
            lines = changed_only(lines)
        self.view.show_lines(lines, self.pair.heads)
        for button in (self.previous, self.next):
            button.setEnabled(self.view.n_changes > 0)

    def _match(self) -> None:
        earlier, later = self.pair.sources
        self.accept()
        self.match_requested.emit((source_key(earlier), source_key(later)))

    def _go(self, direction: int) -> None:
        self.view.go_on(direction)
        self.view.setFocus()
