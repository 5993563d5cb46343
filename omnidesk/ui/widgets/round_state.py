"""Whether a round is open or closed, and what can be done to it as a whole."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from omnidesk.domain.assessment import Round
from omnidesk.texts import Translator
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument


class RoundState(QFrame):
    """One line with its buttons; what is asked for, the window does."""

    closing_asked = Signal()
    reopening_asked = Signal()
    copy_asked = Signal()
    deletion_asked = Signal()

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        t, round_ = context.t, document.record.round
        icon = QLabel()
        icon.setAccessibleName(t("Locked") if round_.closed else t("Not locked"))
        name = "lock" if round_.closed else "unlock"
        icon.setPixmap(context.icons.icon(name, context.theme.colour("muted")).pixmap(16, 16))
        self.words = QLabel(state_words(round_, t))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.close_button = QPushButton(t("Close the round"))
        self.close_button.clicked.connect(self.closing_asked)
        self.reopen_button = QPushButton(t("Reopen…"))
        self.reopen_button.clicked.connect(self.reopening_asked)
        self.copy_button = QPushButton(t("Copy into a new round…"))
        self.copy_button.clicked.connect(self.copy_asked)
        self.delete_button = QPushButton(t("Delete the round"))
        self.delete_button.clicked.connect(self.deletion_asked)
        self.buttons: dict[str, QPushButton] = {
            "close": self.close_button,
            "reopen": self.reopen_button,
            "copy": self.copy_button,
            "delete": self.delete_button,
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 6, 6)
        line.addWidget(icon)
        line.addWidget(self.words, 1)
        for button in self.buttons.values():
            line.addWidget(button)
        self.close_button.setVisible(not round_.closed)
        self.reopen_button.setVisible(round_.closed)
        self._context, self._document = context, document
        document.panel_changed.connect(self.refresh)
        self.refresh()

    @property
    def why_not(self) -> str:
        """Why nothing in the round can be changed; empty if it can."""
        t, document = self._context.t, self._document
        if document.workspace.read_only is not None:
            return t("The file can only be read.")
        return t("The round is closed.") if document.record.round.closed else ""

    def refresh(self) -> None:
        """Allow what can be done now; a round in another state gets a page made anew."""
        t, document, round_ = self._context.t, self._document, self._document.record.round
        no_file = t("The file can only be read.") if document.workspace.read_only else ""
        no_close = t("Once the blind rating is over") if document.is_blind else ""
        no_deletion = t("A closed round is opened again first")
        closed, opened = t("The round is closed."), t("The round is open.")
        reasons = {
            "close": no_file or (closed if round_.closed else no_close),
            "reopen": no_file or ("" if round_.closed else opened),
            "copy": no_file,
            "delete": no_file or (no_deletion if round_.closed else ""),
        }
        effect = t("Nothing in it changes any more until it is opened again")
        for name, button in self.buttons.items():
            button.setEnabled(not reasons[name])
            button.setToolTip(reasons[name] or (effect if name == "close" else ""))


def state_words(round_: Round, t: Translator) -> str:
    """Return the state of a round in words, with the reason why it was last opened again."""
    state = t("This round is open.")
    if round_.closed:
        moment = datetime.fromisoformat(round_.closed_at).astimezone()
        state = t("Closed on {date}. It can be read, printed and copied, not changed.").format(
            date=t.date(moment.date().isoformat())
        )
    reason = round_.settings.reopened.text(t.language)
    reopened = t("Reopened: {reason}").format(reason=reason)
    return f"{state} {reopened}" if reason else state
