"""The header: whose file, which round, which model; on the right what the page brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.widgets.elided_label import ElidedLabel
from omnidesk.ui.widgets.round_choice import RoundChoice

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument

_ONE_LINE = 44  # pixels that one row of buttons takes at most


class Header(QWidget):
    """Two lines; the page's own widget stands on the right of the first, or of both if it is tall.

    So a low one leaves the whole second line to the facts about the round.
    """

    round_chosen = Signal(str)
    page_requested = Signal(str)
    new_round_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._own: QWidget | None = None
        self._title = ElidedLabel("title")
        self._facts = ElidedLabel()
        self.rounds = RoundChoice(context.t, self)
        self.rounds.round_chosen.connect(self.round_chosen)
        self.rounds.new_round_requested.connect(self.new_round_requested)
        self.closed = self._make_closed_button()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.rounds)
        below.addWidget(self.closed)
        below.addWidget(self._facts, 1)
        self._below = below
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 6, 16, 6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._title, 0, 0)
        self._place(None)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_client(None)

    def show_client(self, client: ClientDocument | None) -> None:
        """Show the organisation and its rounds."""
        self.rounds.show_rounds(client)
        self.closed.setVisible(bool(client and client.round and client.round.record.round.closed))
        self._title.setText(client.facts.organisation if client else "OmniDesk")
        self._facts.setText(self._facts_of(client))

    def show_page(self, page: QWidget | None, *, is_about_client: bool) -> None:
        """Put the page's own header widget in place; a page about no client has no header."""
        if self._own is not None:
            self._grid.removeWidget(self._own)
            self._own.hide()
        self._own = getattr(page, "header_widget", None)
        self._place(self._own)
        if self._own is not None:
            self._own.show()
        self.setVisible(is_about_client)

    def _place(self, own: QWidget | None) -> None:
        is_tall = own is not None and own.sizeHint().height() > _ONE_LINE
        self._grid.removeItem(self._below)
        self._grid.addLayout(self._below, 1, 0, 1, 1 if is_tall else 2)
        if own is not None:
            self._grid.addWidget(own, 0, 1, 2 if is_tall else 1, 1)

    def title_text(self) -> str:
        return self._title.whole_text()

    def facts_text(self) -> str:
        return self._facts.whole_text()

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
        classification = document.settings.classification.text(t.language)
        if classification:
            parts.insert(0, classification)  # as “Confidential”: on every page, as on every sheet
        return "  ·  ".join(parts)

    def _make_closed_button(self) -> QPushButton:
        """Return what says on every page why nothing can be changed, and leads to where it can."""
        t = self._context.t
        icon = self._context.icons.icon("lock", self._context.theme.colour("text"))
        button = QPushButton(icon, t("Closed round: reopen it on the Round page"), self)
        button.setFlat(True)
        button.clicked.connect(lambda: self.page_requested.emit("round"))
        return button
