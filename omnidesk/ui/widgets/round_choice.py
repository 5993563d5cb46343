"""The box in which a round is chosen; with many rounds, by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from omnidesk.texts import Translator
from omnidesk.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument

_NEW = "\0new"
_MANY = 15
"""More rounds than this are searched, not scrolled through."""


class RoundChoice(Choice):
    """Lists the rounds of a client, oldest first, and offers a new one."""

    round_chosen = Signal(str)
    new_round_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = t
        self._shown: tuple[str, ...] = ()
        self._current = ""
        self.setAccessibleName(t("Round"))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MANY + 1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)

    def show_rounds(self, client: ClientDocument | None) -> None:
        """List the rounds of a file, and mark the one that is looked at."""
        self.setVisible(client is not None)
        labels = tuple(facts.round.label for facts in client.facts.rounds) if client else ()
        with QSignalBlocker(self):
            if labels != self._shown or not self.count():
                self._fill(labels)
            self._current = client.round.record.round.label if client and client.round else ""
            self.setCurrentIndex(self.findData(self._current))

    def _fill(self, labels: tuple[str, ...]) -> None:
        t = self._t
        self._shown = labels
        self.clear()
        for label in labels:
            self.addItem(t("Round {label}").format(label=label), label)
        self.addItem(t("New round…"), _NEW)
        is_many = len(labels) > _MANY
        if is_many != self.isEditable():
            self._let_search(is_many)
        self.setPlaceholderText(t("No round yet"))
        words = t("Choose the round to look at")
        more = t("Type a part of its name")
        self.setToolTip(f"{words}. {more}." if is_many else words)

    def _let_search(self, is_many: bool) -> None:
        self.setEditable(is_many)
        line = self.lineEdit()
        if line is None:
            return
        line.setAccessibleName(self.accessibleName())
        line.editingFinished.connect(self._show_current)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MANY)
        self.setCompleter(completer)

    def _show_current(self) -> None:
        """Put the round's name back where something was typed that is none."""
        self.setEditText(self.itemText(self.currentIndex()))

    def _on_activated(self, index: int) -> None:
        chosen = self.itemData(index)
        if chosen == _NEW:
            self.setCurrentIndex(self.findData(self._current))  # it may come to nothing
            if not self.is_passing:
                self.new_round_requested.emit()
        else:
            self.round_chosen.emit(chosen)
