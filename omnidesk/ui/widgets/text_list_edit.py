"""A list of texts, one field each, with rows to add, remove and move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.typed_text import TextField
from omnidesk.ui.context import Context
from omnidesk.ui.documents.typing_keeper import TypingKeeper
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.text_rows import RowWords, TextRows


class TextListEdit(QWidget):
    """Numbered texts. ``committed`` carries the whole list after each change."""

    committed = Signal(object)  # tuple[LocalText, ...]

    def __init__(
        self, context: Context, name: str, add_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = context.t
        self._language = t.language
        self._texts: list[LocalText] = []  # with rows that are still empty
        words = RowWords(
            mark=lambda at: f"{at + 1}.",
            name=lambda at: t("{name} {n}").format(name=name, n=at + 1),
            up=lambda _at: t("Move up"),
            remove=lambda _at: t("Remove"),
        )
        self._rows = TextRows(context, words)
        self._rows.text_given.connect(self._on_text)
        self._rows.up_asked.connect(self._on_up)
        self._rows.removal_asked.connect(self._on_remove)
        self._rows.next_asked.connect(self._on_add)
        add = self.add_button = QPushButton(add_words)
        add.clicked.connect(self._on_add)
        below = QHBoxLayout()
        below.addWidget(add)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows)
        layout.addLayout(below)

    def keep_in(self, keeper: TypingKeeper, field_of: Callable[[], TextField | None]) -> None:
        """Keep on disk what is typed in a row until it is left.

        Args:
            field_of: returns the address of the list; a row's position is added here.
        """
        self._rows.keep_in(keeper, lambda at: placed(field_of(), at))

    def show_texts(self, texts: Sequence[LocalText], language: str | None = None) -> None:
        """Show the list in a language, without sending anything."""
        language = language or self._language
        written = [text for text in self._texts if text]
        if list(texts) != written or language != self._language:
            self._texts = list(texts)
        self._language = language
        self._show()

    def allow_changes(self, *, allowed: bool) -> None:
        """Let the list be changed or only read."""
        self.add_button.setEnabled(allowed)
        self._rows.allow_changes(allowed=allowed)

    def fields(self) -> list[LocalTextEdit]:
        """The fields, in order."""
        return self._rows.fields

    def _show(self) -> None:
        self._rows.show_texts(self._texts, self._language)

    def _on_text(self, at: int, text: LocalText) -> None:
        self._texts[at] = text
        self._send()

    def _on_add(self) -> None:
        if not self._texts or self._texts[-1]:
            self._texts.append(NO_TEXT)
            self._show()
        self._rows.go_to(len(self._texts) - 1)

    def _on_remove(self, at: int) -> None:
        del self._texts[at]
        self._show()
        self._send()

    def _on_up(self, at: int) -> None:
        self._texts[at - 1], self._texts[at] = self._texts[at], self._texts[at - 1]
        self._show()
        self._send()

    def _send(self) -> None:
        self.committed.emit(tuple(text for text in self._texts if text))


def placed(field: TextField | None, position: int) -> TextField | None:
    """Return the address of one row of a list."""
    return None if field is None else replace(field, position=position)
