"""A line for one plain text of the document, as a name, a date or a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from omnidesk.ui.widgets.typing_note import TypingNote

if TYPE_CHECKING:
    from omnidesk.ui.documents.typing_keeper import FieldOf, TypingKeeper


class KeptLine(QLineEdit):
    """Shows a text, and sends what is written once the line is left or with Enter.

    What is typed until then is kept on disk. Whoever takes what is sent shows it again; until then
    the line is unsaved, keeps what stands in it whatever else the document does, and sends it
    anew whenever it is left.
    """

    committed = Signal(str)

    def __init__(
        self, form: Callable[[str], str] = str.strip, parent: QWidget | None = None
    ) -> None:
        """Make a line.

        Args:
            form: the form in which a text is stored; texts that differ in less are the same.
        """
        super().__init__(parent)
        self._form = form
        self._shown = ""
        self._note = TypingNote()
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.commit)

    def keep_in(self, keeper: TypingKeeper, field_of: FieldOf) -> None:
        """Keep on disk what is typed until the line is left.

        Args:
            field_of: returns the address of the text that is shown.
        """
        self._note.keep_in(keeper, field_of)

    @property
    def is_unsaved(self) -> bool:
        """Whether something is written that was not shown from the document."""
        return self._form(self.text()) != self._form(self._shown)

    def show_text(self, text: str) -> None:
        """Show what the document holds; what somebody is typing in its place stays."""
        is_typed = self.is_unsaved and self._note.is_of_what_is_shown
        self._shown = text
        if is_typed:
            self._settle()
        else:
            self.put_text(text)

    def put_text(self, text: str) -> None:
        """Show a text in the place of whatever is written, which was taken or is given up."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
        if self._note.is_of_what_is_shown:
            self._note.let_go()
        self._note.leave_behind()

    def commit(self) -> None:
        """Send what is written, if it differs from what was shown."""
        noted = self._note.field  # taking it may give the text another address
        if self.is_unsaved:
            self.committed.emit(self._form(self.text()))
        if not self.is_unsaved:
            self._note.let_go(noted)

    def _on_typed(self, text: str) -> None:
        self._note.write(text, self._shown)
        self._settle()

    def _settle(self) -> None:
        if not self.is_unsaved:
            self._note.let_go()
