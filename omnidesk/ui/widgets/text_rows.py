"""Rows of texts: a mark, a growing field, and buttons to move a row up and to remove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.typed_text import TextField
from omnidesk.ui.context import Context
from omnidesk.ui.documents.typing_keeper import TypingKeeper
from omnidesk.ui.widgets.form import allow_typing
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit

WordsOf = Callable[[int], str]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEGIN_A_LINE = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says, by its position from 0.

    Attributes:
        mark: what stands before the field, as "a.".
        name: what a screen reader calls the field.
        up, remove: what its buttons do.
    """

    mark: WordsOf
    name: WordsOf
    up: WordsOf
    remove: WordsOf


class RowEdit(LocalTextEdit):
    """Enter begins the next row, with Alt or Shift a line; Alt+Up moves, Alt+Delete removes."""

    next_asked = Signal()
    up_asked = Signal()
    removal_asked = Signal()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - Qt's name
        """Save first: the empty row that Tab goes to may only come by that."""
        self.commit()
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key in _ENTER and plain == Qt.KeyboardModifier.NoModifier:
            self.next_asked.emit()
        elif key in _ENTER and plain in _BEGIN_A_LINE:
            self.insertPlainText("\n")
        elif key == Qt.Key.Key_Up and plain == Qt.KeyboardModifier.AltModifier:
            self.up_asked.emit()
        elif key == Qt.Key.Key_Delete and plain == Qt.KeyboardModifier.AltModifier:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)


class TextRows(QWidget):
    """Shows texts and tells what is asked for; the list itself is its owner's.

    Rows are kept by position and never made anew under the keyboard: a field in which somebody
    types keeps its text, its caret and its spaces.
    """

    text_given = Signal(int, object)  # position, LocalText
    up_asked = Signal(int)
    removal_asked = Signal(int)
    next_asked = Signal()  # after the last row

    def __init__(self, context: Context, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self._rows: list[_Row] = []
        self._keep: Callable[[LocalTextEdit, int], None] = lambda _field, _at: None
        self._is_allowed = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    @property
    def fields(self) -> list[LocalTextEdit]:
        return [row.field for row in self._rows]

    def tools(self, at: int) -> tuple[QToolButton, QToolButton]:
        """The buttons of a row: up, and remove."""
        return self._rows[at].up, self._rows[at].remove

    def keep_in(self, keeper: TypingKeeper, field_of: Callable[[int], TextField | None]) -> None:
        """Keep on disk what is typed in a row until it is left."""
        self._keep = lambda field, at: field.keep_in(keeper, lambda: field_of(at))

    def show_texts(
        self, texts: Sequence[LocalText], language: str | None = None, *, has_blank: bool = False
    ) -> None:
        """Show texts in a language.

        Args:
            has_blank: an empty row stands below them and waits for the next text.
        """
        n = len(texts) + has_blank
        while len(self._rows) > n:
            self._drop_last()
        for position in range(len(self._rows), n):
            self._add(position)
        for position, row in enumerate(self._rows):
            is_blank = position == len(texts)
            row.field.show_text(NO_TEXT if is_blank else texts[position], language)
            row.show_buttons(shown=not is_blank)

    def allow_changes(self, *, allowed: bool) -> None:
        """Let the texts be changed, or only read."""
        self._is_allowed = allowed
        for row in self._rows:
            row.allow(allowed=allowed)

    def commit(self) -> None:
        """Send what is being typed."""
        for field in self.fields:
            field.commit()

    def go_to(self, position: int) -> None:
        """Put the keyboard into a row, or the last one there is."""
        if self._rows:
            self._rows[min(max(position, 0), len(self._rows) - 1)].field.setFocus()

    def _add(self, position: int) -> None:
        row = _Row(self._context, self._words, position)
        row.field.committed.connect(lambda text: self.text_given.emit(position, text))
        row.field.next_asked.connect(lambda: self._on_next(position))
        row.field.up_asked.connect(lambda: self._on_up(position))
        row.field.removal_asked.connect(lambda: self._on_removal(position))
        row.up.clicked.connect(lambda _on=False: self._on_up(position))
        row.remove.clicked.connect(lambda _on=False: self._on_removal(position))
        row.allow(allowed=self._is_allowed)
        self._keep(row.field, position)
        self._layout.addWidget(row)
        row.show()  # at once, not with the next round of the layout: Tab may come before
        # a row that comes later would be the last stop of Tab in the whole window
        before = self._rows[-1].field if self._rows else self
        QWidget.setTabOrder(before, row.field)
        self._rows.append(row)

    def _drop_last(self) -> None:
        """Take a row away; one that has the keyboard hands it to the row above."""
        row = self._rows.pop()
        if row.field.hasFocus():
            self.go_to(len(self._rows) - 1)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_next(self, position: int) -> None:
        self._rows[position].field.commit()
        if position + 1 < len(self._rows):
            self.go_to(position + 1)
        else:
            self.next_asked.emit()

    def _on_up(self, position: int) -> None:
        self.commit()
        if position > 0:
            self.up_asked.emit(position)
            self.go_to(position - 1)

    def _on_removal(self, position: int) -> None:
        for row in self._rows:
            if row is not self._rows[position]:  # what is removed need not be saved before
                row.field.commit()
        self._rows[position].field.give_up()
        self.removal_asked.emit(position)
        self.go_to(position)


class _Row(QWidget):
    """One text; Tab goes from field to field, the buttons are for the mouse and have keys."""

    def __init__(self, context: Context, words: RowWords, position: int) -> None:
        super().__init__()
        t = context.t
        self.field = RowEdit(t, words.name(position), n_lines=1)
        mark = QLabel(words.mark(position))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("mm.") + 2)
        mark.setContentsMargins(0, 7, 0, 0)
        self.up = _tool(context, "up", words.up(position), "Alt+Up")
        self.remove = _tool(context, "remove", words.remove(position), "Alt+Del")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(mark)
        line.addWidget(self.field, 1)
        for button in (self.up, self.remove):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the field must not jump under the caret
            button.setSizePolicy(policy)
            line.addWidget(button)

    def show_buttons(self, *, shown: bool) -> None:
        self.up.setVisible(shown)
        self.remove.setVisible(shown)

    def allow(self, *, allowed: bool) -> None:
        allow_typing(self.field, allowed=allowed)
        self.up.setEnabled(allowed)
        self.remove.setEnabled(allowed)


def _tool(context: Context, icon: str, words: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setIcon(context.icons.icon(icon, context.theme.colour("muted")))
    button.setToolTip(context.t("{words} ({key})").format(words=words, key=key))
    button.setAccessibleName(words)
    return button
