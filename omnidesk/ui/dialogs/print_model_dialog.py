"""Asks how a model goes on paper: as a poster or a booklet, in which language, to where."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.texts import Translator
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row, muted

_WIDTH = 480


class PrintModelDialog(QDialog):
    """Nothing happens before one of its two buttons is pressed."""

    printed = Signal(bool, str)  # is it a poster; the language of the texts
    saved = Signal(bool, str)

    def __init__(
        self, t: Translator, languages: Mapping[str, str], language: str, parent: QWidget
    ) -> None:
        """Make the form.

        Args:
            languages: names of the model's languages by their codes.
            language: the one that is shown now.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._t = t
        self.setWindowTitle(t("Print the model"))
        self.setMinimumWidth(_WIDTH)
        self.poster = QRadioButton(t("&Poster: the whole grid on one A3 sheet"))
        self.booklet = QRadioButton(t("&Booklet: a dimension on each A4 page, with room for notes"))
        self.poster.setChecked(True)
        self.language = Choice()
        for code, name in languages.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.poster)
        layout.addWidget(self._note(t("A model too large for one sheet goes on on the next.")))
        layout.addWidget(self.booklet)
        form = QFormLayout()
        add_row(form, t("&Language of the texts"), self.language)
        layout.addLayout(form)
        layout.addWidget(self._make_buttons())

    def _note(self, words: str) -> QLabel:
        note = muted(words)
        note.setWordWrap(True)
        note.setIndent(22)
        return note

    def _make_buttons(self) -> QDialogButtonBox:
        t, role = self._t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.print_button = box.addButton(t("Print…"), role.ActionRole)
        self.save_button = box.addButton(t("Save as PDF…"), role.ActionRole)
        self.print_button.setProperty("primary", "true")
        make_default(self.print_button)
        box.addButton(t("Cancel"), role.RejectRole)
        self.print_button.clicked.connect(lambda: self._give(self.printed))
        self.save_button.clicked.connect(lambda: self._give(self.saved))
        box.rejected.connect(self.reject)
        return box

    def _give(self, signal: SignalInstance) -> None:
        is_poster, language = self.poster.isChecked(), str(self.language.currentData())
        self.accept()
        signal.emit(is_poster, language)
