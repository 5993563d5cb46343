"""Rows of texts: a mark, a growing field, and buttons to move a row up and to remove it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
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

    Rows are never made anew under the keyboard: a field in which somebody types keeps its text,
    its caret and its spaces, and goes with its text where the list changes around it. Where that
    text has left the list, as by an undo, what is typed stays in a row of its own below the rest.
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
        self._keep: Callable[[_Row], None] = lambda _row: None
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
        self._keep = lambda row: row.field.keep_in(keeper, lambda: field_of(self._place(row)))

    def show_texts(
        self, texts: Sequence[LocalText], language: str | None = None, *, has_blank: bool = False
    ) -> None:
        """Show texts in a language.

        Args:
            has_blank: an empty row stands below them and waits for the next text; a row whose
                text has left the list takes its place.
        """
        at_home: dict[int, _Row] = {}
        extra: list[_Row] = []
        for row in self._rows:
            if row.field.is_typed_for(language) and row.field.sent != NO_TEXT:
                at = self._home(row, texts, at_home)
                if at is None:
                    extra.append(row)
                else:
                    at_home[at] = row
        kept = {*at_home.values(), *extra}
        free = [row for row in self._rows if row not in kept]
        n_blank = int(has_blank and not extra)
        order = [
            at_home[at] if at in at_home else free.pop(0) if free else self._make()
            for at in range(len(texts))
        ]
        order += extra
        order += [free.pop(0) if free else self._make() for _ in range(n_blank)]
        for row in free:
            self._drop(row)
        self._arrange(order)
        for at, row in enumerate(order):
            row.field.show_text(texts[at] if at < len(texts) else NO_TEXT, language)
            row.show_buttons(shown=at < len(texts))

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

    def _make(self) -> _Row:
        row = _Row(self._context)
        row.field.committed.connect(lambda text: self.text_given.emit(self._at(row), text))
        row.field.next_asked.connect(lambda: self._on_next(row))
        row.field.up_asked.connect(lambda: self._on_up(row))
        row.field.removal_asked.connect(lambda: self._on_removal(row))
        row.up.clicked.connect(lambda _on=False: self._on_up(row))
        row.remove.clicked.connect(lambda _on=False: self._on_removal(row))
        row.allow(allowed=self._is_allowed)
        self._keep(row)
        return row

    def _arrange(self, order: list[_Row]) -> None:
        """Put the rows in an order, without taking the keyboard from any."""
        if order == self._rows:
            return
        for at, row in enumerate(order):
            if self._layout.indexOf(row) != at:
                self._layout.insertWidget(at, row)
                row.show()  # at once, not with the next round of the layout: Tab may come before
            row.speak(self._words, at)
        self._rows = order
        self._tie_tab_order()

    def _tie_tab_order(self) -> None:
        """Let Tab go through the rows: one that comes later would be the last in the window."""
        before = self.previousInFocusChain()
        # This one itself is no stop, and Qt ties only stops to each other.
        while before is not None and before is not self and not self._is_stop_before(before):
            before = before.previousInFocusChain()
        for field in self.fields:
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def _is_stop_before(self, widget: QWidget) -> bool:
        is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return is_stop and not self.isAncestorOf(widget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tie_tab_order()  # what was told before the rows came into this window is forgotten

    def _drop(self, row: _Row) -> None:
        """Take a row away; one that has the keyboard hands it to the row above."""
        at = self._at(row)
        self._rows.remove(row)
        if row.field.hasFocus():
            self.go_to(at - 1)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _home(self, row: _Row, texts: Sequence[LocalText], taken: Collection[int]) -> int | None:
        """Return where the text that a row is changing stands in a list; None if it is not there.

        It says what it said before, or what the row is sending at this moment.
        """
        says = row.field.sent if row.field.sent is not None else row.field.shown_text()
        places = [at for at, each in enumerate(texts) if says and each == says and at not in taken]
        return min(places, key=lambda at: abs(at - self._at(row)), default=None)

    def _at(self, row: _Row) -> int:
        return self._rows.index(row)

    def _place(self, row: _Row) -> int:
        """Return the position a row's text is kept under: its own, unless another row has it."""
        noted = [each.field.noted for each in self._rows if each is not row]
        taken = {field.position for field in noted if field is not None}
        at = self._at(row) if row in self._rows else 0
        while at in taken:
            at += 1
        return at

    def _on_next(self, row: _Row) -> None:
        row.field.commit()
        at = self._at(row)
        if at + 1 < len(self._rows):
            self.go_to(at + 1)
        else:
            self.next_asked.emit()

    def _on_up(self, row: _Row) -> None:
        self.commit()
        at = self._at(row)
        if at > 0:
            self.up_asked.emit(at)
            self.go_to(at - 1)

    def _on_removal(self, row: _Row) -> None:
        for each in list(self._rows):
            if each is not row:  # what is removed need not be saved before
                each.field.commit()
        at = self._at(row)
        row.field.give_up()
        self.removal_asked.emit(at)
        self.go_to(at)


class _Row(QWidget):
    """One text; Tab goes from field to field, the buttons are for the mouse and have keys."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        t = self._t = context.t
        self.field = RowEdit(t, "", n_lines=1)
        mark = self._mark = QLabel()
        mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("mm.") + 2)
        mark.setContentsMargins(0, 7, 0, 0)
        self.up = _tool(context, "up")
        self.remove = _tool(context, "remove")
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

    def speak(self, words: RowWords, position: int) -> None:
        """Say what belongs to a position."""
        self._mark.setText(words.mark(position))
        self.field.setAccessibleName(words.name(position))
        for tool, says, key in (
            (self.up, words.up(position), "Alt+Up"),
            (self.remove, words.remove(position), "Alt+Del"),
        ):
            tool.setToolTip(self._t("{words} ({key})").format(words=says, key=key))
            tool.setAccessibleName(says)

    def show_buttons(self, *, shown: bool) -> None:
        self.up.setVisible(shown)
        self.remove.setVisible(shown)

    def allow(self, *, allowed: bool) -> None:
        allow_typing(self.field, allowed=allowed)
        self.up.setEnabled(allowed)
        self.remove.setEnabled(allowed)


def _tool(context: Context, icon: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setIcon(context.icons.icon(icon, context.theme.colour("muted")))
    return button
