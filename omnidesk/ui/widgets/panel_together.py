"""Experts round one table: a row a dimension with all that they agree on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Decision, Horizon, Recommendation, Target
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.services.panel import PanelEntry, new_recommendation
from omnidesk.services.result_texts import word
from omnidesk.texts import capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import empty_layout, muted, section
from omnidesk.ui.widgets.level_keys import LevelKeys
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit


class LevelPicker(QWidget):
    """The levels of one dimension as buttons; digits choose, Delete takes back."""

    level_picked = Signal(object)  # int | None

    def __init__(self, context: Context, document: RoundDocument, name: str) -> None:
        super().__init__()
        self._values = document.rubric.values
        keys = LevelKeys(self._values, self)
        keys.level_typed.connect(self.level_picked.emit)
        self._keys = keys
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.buttons: dict[int, QPushButton] = {}
        for level in document.rubric.levels:
            words = document.rubric.text(level.name, context.t.language)
            button = QPushButton(str(level.value))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(words)
            button.setAccessibleName(f"{name}, {level.value} {words}")
            width = button.fontMetrics().horizontalAdvance(str(level.value)) + 26
            button.setFixedWidth(width)
            button.setStyleSheet("padding-left: 0; padding-right: 0")
            button.clicked.connect(
                lambda on, value=level.value: self.level_picked.emit(value if on else None)
            )
            layout.addWidget(button)
            self.buttons[level.value] = button
        layout.addStretch(1)
        if self._values:
            self.setFocusProxy(self.buttons[self._values[0]])

    def show_level(self, chosen: int | None) -> None:
        for value, button in self.buttons.items():
            button.setChecked(value == chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and self._keys.type(event.text()):
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.level_picked.emit(None)
            return
        super().keyPressEvent(event)


class RecommendationsEdit(QWidget):
    """Lettered fields; the last one is empty and waits for the next recommendation."""

    committed = Signal(object)  # tuple[Recommendation, ...]

    def __init__(self, context: Context, round_id: str, dimension: str) -> None:
        super().__init__()
        self._context = context
        self._round_id = round_id
        self._dimension = dimension
        self._shown: tuple[Recommendation, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.fields: list[LocalTextEdit] = []

    def show_recommendations(self, recommendations: tuple[Recommendation, ...]) -> None:
        """Show them, keeping the cursor where it is if only the texts changed."""
        if recommendations == self._shown:
            return
        n_before = -1 if self._shown is None else len(self._shown)
        at = next((i for i, f in enumerate(self.fields) if f.hasFocus()), None)
        cursor = 0 if at is None else self.fields[at].textCursor().position()
        self._shown = recommendations
        if len(recommendations) != n_before:
            self._rebuild()
        texts = [each.text for each in recommendations]
        for field, text in zip(self.fields, [*texts, NO_TEXT], strict=True):
            field.show_text(text)
        if at is not None:
            self._go_on_writing(min(at, len(self.fields) - 1), cursor)

    def commit(self) -> None:
        for field in self.fields:
            field.commit()

    def _rebuild(self) -> None:
        empty_layout(self._layout)
        self.fields = []
        for position in range(len(self._shown or ()) + 1):
            self._layout.addWidget(self._make_row(position))

    def _go_on_writing(self, at: int, cursor: int) -> None:
        """Put the cursor back where it was: the fields may have been made anew under it."""
        field = self.fields[at]
        place = field.textCursor()
        place.setPosition(min(cursor, len(field.toPlainText())))
        field.setTextCursor(place)
        field.setFocus()

    def _make_row(self, position: int) -> QWidget:
        t = self._context.t
        letter = Recommendation("", "", "", position, NO_TEXT).letter
        field = LocalTextEdit(t, t("Recommendation {letter}").format(letter=letter), n_lines=1)
        field.committed.connect(lambda text, at=position: self._on_text(at, text))
        self.fields.append(field)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        mark = QLabel(f"{letter}.")
        mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("mm.") + 2)
        mark.setContentsMargins(0, 7, 0, 0)
        line.addWidget(mark)
        line.addWidget(field, 1)
        is_last = position == len(self._shown or ())
        if not is_last:
            up = t("Move recommendation {letter} up").format(letter=letter)
            remove = t("Remove recommendation {letter}").format(letter=letter)
            line.addWidget(self._tool("up", up, lambda: self._on_up(position)))
            line.addWidget(self._tool("remove", remove, lambda: self._on_remove(position)))
        return row

    def _tool(self, icon: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(self._context.icons.icon(icon, self._context.theme.colour("muted")))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _on_text(self, at: int, text: LocalText) -> None:
        items = list(self._shown or ())
        if at == len(items):
            items.append(new_recommendation(self._round_id, self._dimension, text))
        elif text:
            items[at] = replace(items[at], text=text)
        else:
            del items[at]
        self._send(items)

    def _on_up(self, at: int) -> None:
        if at > 0:
            items = list(self._shown or ())
            items[at - 1], items[at] = items[at], items[at - 1]
            self._send(items)

    def _on_remove(self, at: int) -> None:
        items = list(self._shown or ())
        del items[at]
        self._send(items)
        self.fields[min(at, len(self.fields) - 1)].setFocus()  # the button itself is gone

    def _send(self, items: list[Recommendation]) -> None:
        self.committed.emit(tuple(replace(r, position=i) for i, r in enumerate(items)))


class PanelRow(QFrame):
    """Level, finding, recommendations, target and term of one dimension."""

    def __init__(self, context: Context, document: RoundDocument, key: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._context = context
        self._document = document
        self._key = key
        t = context.t
        self._name = document.rubric.dimension_name(key, t.language)
        self.levels = LevelPicker(context, document, self._name)
        self.levels.level_picked.connect(self._on_level)
        self._words = muted("")
        self._words.setWordWrap(True)
        self.finding = LocalTextEdit(
            t, t("{dimension}, what was seen").format(dimension=self._name), n_lines=3
        )
        self.finding.committed.connect(self._on_finding)
        self.recommendations = RecommendationsEdit(context, document.record.round.id, key)
        self.recommendations.committed.connect(self._on_recommendations)
        self.target = self._combo(t("Target"), self._level_choices())
        self.horizon = self._combo(t("By"), [(capitalised(word(h, t)), h) for h in Horizon])
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds."""
        entry = self._entry()
        level = entry.decision.level if entry.decision else None
        self.levels.show_level(level)
        self._words.setText(self._level_words(level))
        self.finding.show_text(entry.finding)
        self.recommendations.show_recommendations(entry.recommendations)
        target = entry.targets[0] if entry.targets else None
        self.target.setCurrentIndex(self.target.findData(target.level if target else None))
        self.horizon.setCurrentIndex(self.horizon.findData(target.horizon if target else None))
        self.setEnabled(self._document.is_writable)

    def commit(self) -> None:
        """Put what is being typed on disk."""
        self.finding.commit()
        self.recommendations.commit()

    def _entry(self) -> PanelEntry:
        return self._document.entry(self._key)

    def _level_choices(self) -> list[tuple[str, object]]:
        rubric = self._document.rubric
        return [
            (f"{level.value}  {rubric.text(level.name, self._context.t.language)}", level.value)
            for level in rubric.levels
        ]

    def _level_words(self, level: int | None) -> str:
        if level is None:
            return self._context.t("Not yet agreed")
        rubric, language = self._document.rubric, self._context.t.language
        return f"{rubric.level_name(level, language)}: " + rubric.descriptor(
            self._key, level, language
        )

    def _combo(self, words: str, choices: list[tuple[str, object]]) -> QComboBox:
        field = Choice()
        field.setAccessibleName(f"{self._name}, {words}")
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.addItem("", None)
        for text, value in choices:
            field.addItem(text, value)
        field.activated.connect(lambda _index: self._on_target())
        return field

    def _lay_out(self) -> None:
        t = self._context.t
        head = section(self._name)
        head.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(head)
        left.addWidget(self.levels)
        left.addWidget(self._words)
        goal = QGridLayout()
        goal.addWidget(muted(t("Target")), 0, 0)
        goal.addWidget(self.target, 0, 1)
        goal.addWidget(muted(t("By")), 1, 0)
        goal.addWidget(self.horizon, 1, 1)
        goal.setColumnStretch(1, 1)
        left.addLayout(goal)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(muted(t("What was seen")))
        middle.addWidget(self.finding)
        middle.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(muted(t("Recommendations")))
        right.addWidget(self.recommendations)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(18)
        layout.addLayout(left, 5)
        layout.addLayout(middle, 7)
        layout.addLayout(right, 8)

    def _on_level(self, level: int | None) -> None:
        entry = self._entry()
        if level is None:
            changed = replace(entry, decision=None)
        else:
            before = entry.decision or Decision(self._document.record.round.id, self._key, level)
            changed = replace(entry, decision=replace(before, level=level))
        self._change(changed, self._context.t("Agree the level of {dimension}"))

    def _on_finding(self, text: LocalText) -> None:
        self._change(
            replace(self._entry(), finding=text),
            self._context.t("Write what was seen, for {dimension}"),
        )

    def _on_recommendations(self, recommendations: tuple[Recommendation, ...]) -> None:
        self._change(
            replace(self._entry(), recommendations=recommendations),
            self._context.t("Change the recommendations for {dimension}"),
        )

    def _on_target(self) -> None:
        level, horizon = self.target.currentData(), self.horizon.currentData()
        entry = self._entry()
        later = entry.targets[1:]
        if level is None and horizon is None:
            targets = later
        elif level is None:
            return  # the level is still to come
        else:
            wanted = Horizon(horizon) if horizon else Horizon.SHORT
            rest = tuple(each for each in later if each.horizon is not wanted)
            targets = (
                Target(self._document.record.round.id, self._key, wanted, int(level)),
                *rest,
            )
        self._change(
            replace(entry, targets=targets), self._context.t("Change the target of {dimension}")
        )

    def _change(self, entry: PanelEntry, words: str) -> None:
        try:
            self._document.change_entry(entry, words.format(dimension=self._name))
        except OmnideskError as exc:
            self._context.show_error(exc)
        self.refresh()


class PanelTogether(QScrollArea):
    """All dimensions in scope, one row each."""

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self.rows: dict[str, PanelRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document.entry_changed.connect(self._on_changed)
        document.settings_changed.connect(self._on_scope)
        self._build()

    def go_to(self, key: str) -> None:
        if key in self.rows:
            self.ensureWidgetVisible(self.rows[key], 0, 0)
            self.rows[key].levels.setFocus()

    def commit(self) -> None:
        for row in self.rows.values():
            row.commit()

    def _build(self) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 4, 4, 4)
        layout.setSpacing(8)
        self.rows = {}
        for key in self._document.scope:
            self.rows[key] = PanelRow(self._context, self._document, key)
            layout.addWidget(self.rows[key])
        layout.addStretch(1)
        self.setWidget(holder)

    def _on_changed(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].refresh()

    def _on_scope(self) -> None:
        if tuple(self.rows) != self._document.scope:
            self._build()
