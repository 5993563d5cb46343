"""The header: whose file, which round, which model; on the right what the page brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.elided_label import ElidedLabel
from omnidesk.ui.widgets.form import title

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument

_NEW = "\0new"


class Header(QWidget):
    """Two lines on the left, the page's own widget on the right."""

    round_chosen = Signal(str)
    new_round_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._client: ClientDocument | None = None
        self._own: QWidget | None = None
        self._title = title("OmniDesk")
        self._facts = ElidedLabel()
        self.rounds = Choice(self)
        self.rounds.setAccessibleName(context.t("Round"))
        self.rounds.setToolTip(context.t("Choose the round to look at"))
        self.rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rounds.activated.connect(self._on_activated)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.rounds)
        below.addWidget(self._facts, 1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._title)
        left.addLayout(below)
        self._slot = QHBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addLayout(left, 1)
        layout.addLayout(self._slot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_client(None)

    def show_client(self, client: ClientDocument | None) -> None:
        """Show the organisation and its rounds."""
        self._client = client
        with QSignalBlocker(self.rounds):
            self._fill_rounds(client)
        self._title.setText(client.facts.organisation if client else "OmniDesk")
        self._facts.setText(self._facts_of(client))

    def show_page(self, page: QWidget | None, *, is_home: bool) -> None:
        """Put the page's own header widget in place; Home needs no header at all."""
        if self._own is not None:
            self._slot.removeWidget(self._own)
            self._own.hide()
            self._own = None
        own = getattr(page, "header_widget", None)
        if own is not None:
            self._slot.addWidget(own)
            own.show()
            self._own = own
        self.setVisible(not is_home)

    def title_text(self) -> str:
        return self._title.text()

    def _fill_rounds(self, client: ClientDocument | None) -> None:
        t = self._context.t
        self.rounds.clear()
        if client is None:
            self.rounds.hide()
            return
        for facts in client.facts.rounds:
            words = t("Round {label}").format(label=facts.round.label)
            self.rounds.addItem(words, facts.round.label)
        self.rounds.addItem(t("New round…"), _NEW)
        if client.round is not None:
            self.rounds.setCurrentIndex(self.rounds.findData(client.round.record.round.label))
        self.rounds.show()

    def _facts_of(self, client: ClientDocument | None) -> str:
        if client is None or client.round is None:
            return ""
        t, document = self._context.t, client.round
        rubric, n = document.rubric, len(document.record.panel)
        parts = [
            t.plural("{n} expert", "{n} experts", n).format(n=n),
            rubric.text(rubric.name, t.language),
            rubric.version,
        ]
        if document.is_blind:
            parts.insert(1, t("blind rating"))
        return "  ·  ".join(parts)

    def _on_activated(self, index: int) -> None:
        chosen = self.rounds.itemData(index)
        if chosen == _NEW:
            self.show_client(self._client)
            self.new_round_requested.emit()
        else:
            self.round_chosen.emit(chosen)
