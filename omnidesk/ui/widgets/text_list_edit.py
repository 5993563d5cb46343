"""A list of texts, one field each, with rows to add, remove and move."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.ui.context import Context
from omnidesk.ui.widgets.form import allow_typing, empty_layout
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit


class TextListEdit(QWidget):
    """Numbered texts. ``committed`` carries the whole list after each change."""

    committed = Signal(object)  # tuple[LocalText, ...]

    def __init__(
        self, context: Context, name: str, add_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._name = name
        self._language = context.t.language
        self._texts: list[LocalText] = []
        self._is_allowed = True
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        add = self._add = QPushButton(add_words)
        add.clicked.connect(self._on_add)
        below = QHBoxLayout()
        below.addWidget(add)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addLayout(below)

    def show_texts(self, texts: Sequence[LocalText], language: str | None = None) -> None:
        """Show the list in a language, without sending anything."""
        language = language or self._language
        written = [text for text in self._texts if text]
        if list(texts) == written and language == self._language:
            for field, text in zip(self.fields(), self._texts, strict=True):
                field.show_text(text, language)
            return
        self._language = language
        self._texts = list(texts)
        self._rebuild()

    def allow_changes(self, *, allowed: bool) -> None:
        """Let the list be changed or only read."""
        self._is_allowed = allowed
        self._add.setEnabled(allowed)
        for field in self.fields():
            allow_typing(field, allowed=allowed)
        for button in self.findChildren(QToolButton):
            button.setEnabled(allowed)

    def fields(self) -> list[LocalTextEdit]:
        """The fields, in order."""
        return self.findChildren(LocalTextEdit)

    def _rebuild(self) -> None:
        empty_layout(self._rows)
        for position, text in enumerate(self._texts):
            self._rows.addWidget(self._make_row(position, text))
        if not self._is_allowed:
            self.allow_changes(allowed=False)

    def _make_row(self, position: int, text: LocalText) -> QWidget:
        t = self._context.t
        row = QWidget(self)
        field = LocalTextEdit(t, t("{name} {n}").format(name=self._name, n=position + 1), n_lines=1)
        field.show_text(text, self._language)
        field.committed.connect(lambda new, at=position: self._on_text(at, new))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(f"{position + 1}."))
        line.addWidget(field, 1)
        line.addWidget(self._tool("up", t("Move up"), lambda: self._on_up(position)))
        line.addWidget(self._tool("remove", t("Remove"), lambda: self._on_remove(position)))
        return row

    def _tool(self, icon: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(self._context.icons.icon(icon, self._context.theme.colour("muted")))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _on_text(self, at: int, text: LocalText) -> None:
        self._texts[at] = text
        self._send()

    def _on_add(self) -> None:
        self._texts.append(NO_TEXT)
        self._rebuild()
        self.fields()[-1].setFocus()

    def _on_remove(self, at: int) -> None:
        del self._texts[at]
        self._rebuild()
        self._send()

    def _on_up(self, at: int) -> None:
        if at > 0:
            self._texts[at - 1], self._texts[at] = self._texts[at], self._texts[at - 1]
            self._rebuild()
            self._send()

    def _send(self) -> None:
        self.committed.emit(tuple(text for text in self._texts if text))
