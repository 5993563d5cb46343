"""A quiet message over the page, with Undo where something can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from omnidesk.texts import Translator


class NoticeBar(QFrame):
    """Stays until it is put away or the next one comes; takes no focus."""

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._t = t
        self._undo: Callable[[], object] | None = None
        self._second: Callable[[], object] | None = None
        self._steps: QUndoGroup | None = None
        self._told_at = 0  # steps that were done when the last message about one was shown
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.undo_button = QPushButton(t("Undo"))
        self.undo_button.clicked.connect(self._on_undo)
        self.second_button = QPushButton()
        self.second_button.clicked.connect(self._on_second)
        close = QPushButton(t("Put away"))
        close.clicked.connect(self.hide)
        for button in (self.undo_button, self.second_button, close):
            # a click leaves the keyboard where it is: the next digit is for the sheet
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.second_button)
        layout.addWidget(close)
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def watch(self, steps: QUndoGroup) -> None:
        """Take a message away when the step that it is about was undone by other means."""
        self._steps = steps
        steps.indexChanged.connect(self._on_steps)

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a message; it replaces the one before."""
        self._show(text, self._t("Undo"), undo)
        self._note_step(is_about_one=undo is not None)

    def offer(self, text: str, words: str, act: Callable[[], object]) -> None:
        """Show a message with a button that does something else than undo."""
        self._show(text, words, act)
        self._note_step(is_about_one=True)

    def offer_choices(self, text: str, acts: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show a message with a button for each of two acts."""
        (words, act), (second_words, second) = acts
        self._show(text, words, act)
        self._note_step(is_about_one=False)
        self._second = second
        self.second_button.setText(second_words)
        self.second_button.show()

    def withdraw(self, text: str) -> None:
        """Take a message away that no longer holds, unless another has come since."""
        if self.text() == text:
            self.hide()

    def _show(self, text: str, words: str, act: Callable[[], object] | None) -> None:
        self._undo, self._second = act, None
        self.second_button.hide()
        self.undo_button.setText(words)
        self._label.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(act is not None)
        self.show()

    def _note_step(self, *, is_about_one: bool) -> None:
        stack = self._steps.activeStack() if self._steps is not None and is_about_one else None
        self._told_at = stack.index() if stack is not None else 0

    def _on_steps(self, index: int) -> None:
        if index < self._told_at:
            self._told_at = 0
            self.hide()

    def _on_undo(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()

    def _on_second(self) -> None:
        self.hide()
        if self._second is not None:
            self._second()
