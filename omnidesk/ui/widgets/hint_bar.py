"""What a page is for, in a line over it, until the user puts it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from omnidesk.texts import N_
from omnidesk.ui.context import Context

HINTS = {
    "home": N_(
        "New here? Open the demo to look around. F1 explains where you are, Ctrl+K finds "
        "every command, ? shows the keys."
    ),
    "model": N_(
        "Type in any cell. A frozen version never changes: editing one begins a draft beside it."
    ),
    "round": N_(
        "Only label, date and experts are needed to start. All else can follow, and is saved as "
        "you leave a field."
    ),
    "rate": N_(
        "Choose a level with a click or by typing its number. What you choose or write is on disk "
        "at once."
    ),
    "results": N_(
        "The rule stands beside every number. Click a dimension to see its ratings and to agree "
        "its level."
    ),
    "trend": N_(
        "Rounds are compared where they can be, dimension by dimension; what cannot be is said. "
        "Choose other rounds at the top."
    ),
    "report": N_(
        "These are the report's own pages. Change texts on the left; export and print give what "
        "you see."
    ),
}
"""By the key of the page."""


class HintBar(QFrame):
    """Two buttons: one reads on in the help, one puts the hint away for good."""

    more_asked = Signal()
    put_away = Signal(str)  # the key of the page

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = context.t
        self._key = ""
        self.setProperty("card", "true")
        icon = QLabel()
        icon.setAccessibleName(self._t("Hint"))
        icon.setPixmap(context.icons.icon("info", context.theme.colour("accent")).pixmap(16, 16))
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.more = QPushButton(self._t("Read more"))
        self.more.setToolTip("F1")
        self.more.clicked.connect(self.more_asked)
        self.away = QPushButton(self._t("Put away"))
        self.away.setToolTip(self._t("The settings bring all hints back"))
        self.away.clicked.connect(lambda: self.put_away.emit(self._key))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 4, 2)
        layout.setSpacing(8)
        layout.addWidget(icon)
        layout.addWidget(self._label, 1)
        for button in (self.more, self.away):
            button.setFlat(True)
            layout.addWidget(button)
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def show_page(self, key: str, *, wanted: bool) -> None:
        """Show the hint of a page, if it has one and it is wanted."""
        self._key = key
        words = self._t(HINTS.get(key, ""))
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(wanted and bool(words))
