"""What somebody was typing when the program stopped: put back, copied or let go, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.typed_text import TypedText
from omnidesk.texts import Translator
from omnidesk.ui.widgets.form import muted, scrolled, section

_MOST_SHOWN = 2_000
"""Characters that are shown; all of them are copied and put back."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A text that was cut short.

    Attributes:
        place: where it belongs, in words.
        cover: why it is not shown, in words; empty where it is.
        overtaken: why it cannot be put back, in words: another name has come in its place.
    """

    typed: TypedText
    place: str
    cover: str = ""
    overtaken: str = ""


class UnfinishedDialog(QDialog):
    """Closing it lets everything be as it is: it is offered again when the file is next opened."""

    put_back_asked = Signal(object)  # TypedText
    discard_asked = Signal(object)  # TypedText

    def __init__(self, t: Translator, texts: Sequence[Unfinished], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("What was being typed"))
        self.resize(620, 420)
        self._t = t
        self._cards: dict[TypedText, QFrame] = {}
        lead = QLabel(
            t(
                "The program stopped before these fields were left. Put a text back where it "
                "belongs, below what was written there since, or let it go."
            )
        )
        lead.setWordWrap(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for each in texts:
            card = self._make_card(each)
            self._cards[each.typed] = card
            column.addWidget(card)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(lead)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(buttons)

    def buttons(self) -> list[QPushButton]:
        """The buttons of the texts that are left, in order."""
        cards = self._cards.values()
        return [button for card in cards for button in card.findChildren(QPushButton)]

    def forget(self, typed: TypedText) -> None:
        """Take a text off the list; the last one closes the dialog."""
        card = self._cards.pop(typed, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        if not self._cards:
            self.accept()

    def _make_card(self, each: Unfinished) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        head = section(each.place)
        head.setWordWrap(True)
        column.addWidget(head)
        if not each.cover:
            column.addWidget(self._make_text(each))
        if each.cover or each.overtaken:
            note = muted(each.cover or each.overtaken)
            note.setWordWrap(True)
            column.addWidget(note)
        column.addLayout(self._make_buttons(each))
        return card

    def _make_text(self, each: Unfinished) -> QLabel:
        text = each.typed.text
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
        label = QLabel(shown)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _make_buttons(self, each: Unfinished) -> QHBoxLayout:
        t, typed = self._t, each.typed
        line = QHBoxLayout()
        buttons: list[QPushButton] = []
        if not each.overtaken:
            back = QPushButton(t("Put back"))
            back.clicked.connect(lambda _on=False: self.put_back_asked.emit(typed))
            buttons.append(back)
        if not each.cover:
            copy = QPushButton(t("Copy"))
            copy.clicked.connect(lambda _on=False: QApplication.clipboard().setText(typed.text))
            buttons.append(copy)
        discard = QPushButton(t("Let go"))
        discard.clicked.connect(lambda _on=False: self.discard_asked.emit(typed))
        buttons.append(discard)
        for button in buttons:
            button.setAutoDefault(False)
            button.setAccessibleDescription(each.place)
            line.addWidget(button)
        line.addStretch(1)
        return line
