"""How far long work is, over the window, which takes no input meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from omnidesk.texts import Translator

_WIDTH = 420


class ProgressDialog(QDialog):
    """Cancelling only asks: it stays until the work has come to an end, whichever."""

    cancel_asked = Signal()

    def __init__(self, t: Translator, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("OmniDesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(_WIDTH)
        self._t = t
        self.words = QLabel(words)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cancel_button = box.button(QDialogButtonBox.StandardButton.Cancel)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addWidget(box)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done; with a total of 0 only that something is."""
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))

    def reject(self) -> None:
        """Ask for the end; the work may be past the point where it can be stopped."""
        self.cancel_button.setEnabled(False)
        self.words.setText(self._t("Stopping…"))
        self.cancel_asked.emit()
