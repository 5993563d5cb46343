"""A field for one text in one language, growing with what is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.texts import Translator
from omnidesk.ui.widgets.line_height import line_height
from omnidesk.ui.widgets.typing_note import TypingNote

if TYPE_CHECKING:
    from omnidesk.domain.typed_text import TextField
    from omnidesk.ui.documents.typing_keeper import FieldOf, TypingKeeper


class LocalTextEdit(QPlainTextEdit):
    """Edits a LocalText in one language; the others stay as they are.

    A text that is there in another language only shows greyed, as what a reader would get.
    ``committed`` is sent when the field is left and with Ctrl+Enter, if something changed. What is
    typed until then is kept on disk by the keeper of ``keep_in``, outside the history. Nothing
    rewrites a field that somebody is typing in.
    """

    committed = Signal(object)  # LocalText

    def __init__(
        self, t: Translator, name: str, *, n_lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._t = t
        self._language = t.language
        self._n_lines = n_lines
        self._text = NO_TEXT
        self._note = TypingNote()
        self.sent: LocalText | None = None  # what is being sent at this moment
        self._is_showing = False
        self._is_touched = False  # by anybody since a text was last put here
        self.textChanged.connect(self._on_typed)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._stay_at_top)
        self._fit()

    def keep_in(self, keeper: TypingKeeper, field_of: FieldOf) -> None:
        """Keep on disk what is typed until the field is left.

        Args:
            field_of: returns the address of the text that is shown; the language is added here.
        """

        def address() -> TextField | None:
            field = field_of()
            return None if field is None else replace(field, language=self._language)

        self._note.keep_in(keeper, address)

    @property
    def noted(self) -> TextField | None:
        """Under which address what is typed here is kept; None where nothing is."""
        return self._note.field

    def show_text(self, text: LocalText, language: str | None = None) -> None:
        """Show a text in a language, without sending anything.

        What somebody is typing for this very text stays; the rest of it is taken over.
        """
        language = language or self._language
        if self.is_typed_for(language):
            self._text = text
            self._settle()
            return
        self._language = language
        self._text = text
        own = text.get(self._language)
        if self.toPlainText().strip() != own:  # a space just typed is no reason to start anew
            self._is_showing = True
            self.setPlainText(own)
            self._is_showing = self._is_touched = False
        if self._note.is_of_what_is_shown:
            self._settle()
        self._note.leave_behind()  # what was refused of another text
        fallback = text.shown(self._language)
        hint = ""
        if fallback.is_fallback:
            hint = self._t("({language}) {text}").format(
                language=fallback.language, text=fallback.text
            )
        self.setPlaceholderText(hint)

    def is_typed_for(self, language: str | None = None) -> bool:
        """Whether what stands here was typed for the text that is to be shown, and not saved."""
        is_same = (language or self._language) == self._language
        return is_same and self._note.is_of_what_is_shown and self.is_unsaved

    @property
    def is_unsaved(self) -> bool:
        """Whether something is written that was not shown from the document.

        A text that Qt or we show a little otherwise, as without a space at its end, is not.
        """
        return self._is_touched and self.text() != self._text

    def shown_text(self) -> LocalText:
        """Return the text that was last put here, without what has been typed since."""
        return self._text

    def text(self) -> LocalText:
        """Return the text with what is written in the field now."""
        return self._text.with_text(self._language, self.toPlainText().strip())

    def commit(self) -> None:
        """Send what is written, if it differs from what was shown.

        Whoever takes it shows it again once it is on disk; until then the field stays unsaved.
        """
        noted = self._note.field  # an edit may begin a draft, whose texts have other addresses
        if self.is_unsaved:
            self.sent = self.text()
            self.committed.emit(self.sent)
            self.sent = None
        if not self.is_unsaved:
            self._note.let_go(noted)

    def give_up(self) -> None:
        """Let go of what is typed here and not saved."""
        self._is_touched = False
        self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        if self._is_showing:
            return
        self._is_touched = True
        self._note.write(self.toPlainText(), self._text.get(self._language))
        self._settle()

    def _settle(self) -> None:
        """Let go of what was kept, once it is what the document holds."""
        if not self.is_unsaved:
            self._note.let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._stay_at_top()

    def _stay_at_top(self) -> None:
        """Show the first line where all fit: Qt scrolls to the caret before the field can grow."""
        if self.height() >= self._wanted_height():
            self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    def _fit(self) -> None:
        self.setFixedHeight(self._wanted_height())

    def _wanted_height(self) -> int:
        n_lines = max(self._n_lines, int(self.document().size().height()))
        margins = self.contentsMargins()
        around = 2 * int(self.document().documentMargin()) + margins.top() + margins.bottom()
        return n_lines * line_height(self) + around
