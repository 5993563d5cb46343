"""What covers an expert's sheet while a pass is blind, until that expert asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Expert
from omnidesk.texts import Translator
from omnidesk.ui.widgets.form import title


class BlindCover(QWidget):
    """Experts take turns at one laptop: nobody sees a sheet by choosing a name."""

    reveal_asked = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.head = title("")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.reveal = QPushButton()
        self.reveal.setProperty("primary", "true")
        self.reveal.clicked.connect(self.reveal_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.words)
        layout.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setFocusProxy(self.reveal)

    def show_expert(self, expert: Expert, *, is_done: bool) -> None:
        """Say whose sheet is under the cover, and who may lift it."""
        t = self._t
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
        self.reveal.setText(t("I am {code}: show my sheet").format(code=expert.code))
        self.reveal.setVisible(not is_done)
