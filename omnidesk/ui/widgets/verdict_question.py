"""Asks below the verdict whether another level is meant than the one that is computed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from omnidesk.services.verdict_check import verdict_question
from omnidesk.texts import Translator
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit


class VerdictQuestion(QLabel):
    """Seen only while there is something to ask; it changes nothing by itself."""

    def __init__(self, t: Translator, document: RoundDocument, field: LocalTextEdit) -> None:
        super().__init__()
        self._t, self._document, self._field = t, document, field
        self._language = t.language
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "warning")
        self.setWordWrap(True)
        self.hide()  # until it has a place in a window, and is asked to look
        document.settings_changed.connect(self.refresh)

    def show_language(self, language: str) -> None:
        """Ask about the words in another language."""
        self._language = language
        self.refresh()

    def refresh(self) -> None:
        """Hold the words against the numbers as they are now."""
        said = self._document.settings.verdict.text(self._language)
        words = verdict_question(self._document.opened, said, self._t)
        self.setText(words)
        self.setVisible(bool(words))
        self._field.setAccessibleDescription(words)
