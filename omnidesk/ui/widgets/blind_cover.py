"""What covers an expert's sheet while a pass is blind, until that expert asks for it."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Expert
from omnidesk.domain.sheet_code import N_DIGITS, SealedCode, WrongTries
from omnidesk.services.sheet_codes import SheetCodes
from omnidesk.texts import Translator
from omnidesk.ui.widgets.form import add_row, muted, title
from omnidesk.ui.widgets.spoken import announce

_FIELD_WIDTH = 12 * N_DIGITS  # in tenths of a character


class BlindCover(QWidget):
    """Experts take turns at one laptop: nobody sees a sheet by choosing a name."""

    reveal_asked = Signal()

    def __init__(self, t: Translator, tries: WrongTries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tries = tries
        self._t = t
        self._expert: Expert | None = None
        self._code: SealedCode | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_over)
        self.head = title("")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.honour = muted("")
        self.honour.setWordWrap(True)
        self.digits = QLineEdit()
        self.digits.setEchoMode(QLineEdit.EchoMode.Password)
        self.digits.setMaxLength(2 * N_DIGITS)
        self.digits.setFixedWidth(
            self.digits.fontMetrics().averageCharWidth() * 2 * _FIELD_WIDTH // 10
        )
        self.digits.returnPressed.connect(self._ask)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("role", "warning")
        self.problem.setWordWrap(True)
        self.reveal = QPushButton()
        self.reveal.setProperty("primary", "true")
        self.reveal.clicked.connect(self._ask)
        self._asking = QWidget()
        form = QFormLayout(self._asking)
        form.setContentsMargins(0, 0, 0, 0)
        add_row(form, t("Your six &digits"), self.digits)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        for widget in (self.head, self.words, self._asking, self.problem):
            layout.addWidget(widget)
        layout.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.honour)
        layout.addStretch(1)

    def show_expert(self, expert: Expert, codes: SheetCodes, *, is_done: bool) -> None:
        """Say whose sheet is under the cover, and who may lift it."""
        t = self._t
        self._expert = expert
        self._code = None if is_done else codes.sealed.get(expert.id)
        needs_digits = codes.is_asked and self._code is None and not is_done
        if is_done:
            self.head.setText(t("{code} has finished").format(code=expert.code))
            self.words.setText(
                t("This rating is blind: the sheet stays covered until all have finished.")
            )
        else:
            self.head.setText(t("This is the sheet of {code}").format(code=expert.code))
            self.words.setText(
                t("This rating is blind: only {code} may look at it.").format(code=expert.code)
            )
        if needs_digits:
            words = t(
                "There are no digits for the sheet of {code}, which opens with digits only. The "
                "coordinator draws new ones on the page Round, under Experts."
            )
            self.words.setText(words.format(code=expert.code))
        self.reveal.setText(t("I am {code}: show my sheet").format(code=expert.code))
        self.reveal.setVisible(not is_done and not needs_digits)
        self.honour.setText(self._what_it_stops())
        self._ask_anew()

    def _what_it_stops(self) -> str:
        t = self._t
        if self._code is not None:
            return t(
                "The digits stop a glance and a wrong name. They do not keep out somebody who has "
                "the file and the time to try them all. Whoever has lost theirs asks the "
                "coordinator for new ones."
            )
        return t(
            "The cover stops a glance and rests on honour. It does not keep out somebody who has "
            "the file."
        )

    def _ask_anew(self) -> None:
        """Show an empty field, if digits are asked for, and the button as it may be used now."""
        self.digits.clear()
        self.problem.clear()
        self.problem.hide()
        self._asking.setVisible(self._code is not None)
        self.setFocusProxy(self.reveal if self._code is None else self.digits)
        left = self._tries.seconds_left(time.monotonic())
        if left:
            self._pause.start(math.ceil(1000 * left))
        self._allow(not left or self._code is None)

    def _ask(self) -> None:
        expert, code = self._expert, self._code
        if expert is None or not self.reveal.isEnabled():
            return
        if code is not None and not self.digits.text().strip():
            self._say(self._t("Type your six digits first."))  # nothing was tried
            return
        if code is not None and not code.opens_with(self.digits.text()):
            self._refuse(expert)
            return
        self._tries.note_right(expert.id)
        self.digits.clear()
        self.reveal_asked.emit()

    def _refuse(self, expert: Expert) -> None:
        t = self._t
        seconds = self._tries.note_wrong(expert.id, time.monotonic())
        words = t("These are not the digits of {code}.").format(code=expert.code)
        if seconds:
            wait = t.plural(
                "Wait {n} second before the next try.",
                "Wait {n} seconds before the next try.",
                seconds,
            )
            words = f"{words} {wait.format(n=seconds)}"
            self._allow(False)
            self._pause.start(1000 * seconds)
        self.digits.clear()
        self._say(words)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)

    def _on_pause_over(self) -> None:
        self._allow(True)
        self.problem.hide()
        if self.isVisible() and self._code is not None:
            self.digits.setFocus()

    def _allow(self, allowed: bool) -> None:
        for widget in (self.digits, self.reveal):
            widget.setEnabled(allowed)
