"""A list of texts, one field each, with rows to add, remove and move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from omnidesk.domain.local_text import LocalText
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
        self._texts: tuple[LocalText, ...] = ()
        self._has_blank = False  # an empty row waits for the next text
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
        if tuple(texts) != self._texts or language != self._language:
            self._has_blank = False
        self._texts, self._language = tuple(texts), language
        self._show()

    def allow_changes(self, *, allowed: bool) -> None:
        """Let the list be changed or only read."""
        self.add_button.setEnabled(allowed)
        self._rows.allow_changes(allowed=allowed)

    @property
    def fields(self) -> list[LocalTextEdit]:
        """The fields, in order."""
        return self._rows.fields

    def tools(self, at: int) -> tuple[QToolButton, QToolButton]:
        """The buttons of a row: up, and remove."""
        return self._rows.tools(at)

    def _show(self) -> None:
        self._rows.show_texts(self._texts, self._language, has_blank=self._has_blank)

    def _on_text(self, at: int, text: LocalText) -> None:
        self._send([*self._texts[:at], text, *self._texts[at + 1 :]])

    def _on_add(self) -> None:
        self._has_blank = True
        self._show()
        self._rows.go_to(len(self._rows.fields) - 1)

    def _on_remove(self, at: int) -> None:
        if at >= len(self._texts):
            self._has_blank = False
            self._show()
        else:
            self._send([*self._texts[:at], *self._texts[at + 1 :]])

    def _on_up(self, at: int) -> None:
        if at < len(self._texts):
            whole = list(self._texts)
            whole[at - 1], whole[at] = whole[at], whole[at - 1]
            self._send(whole)

    def _send(self, whole: Sequence[LocalText]) -> None:
        """Send the list as it is to be; what is shown is what the document says it is then."""
        self.committed.emit(tuple(text for text in whole if text))
        self._show()


def placed(field: TextField | None, position: int) -> TextField | None:
    """Return the address of one row of a list."""
    return None if field is None else replace(field, position=position)
