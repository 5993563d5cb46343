"""Experts round one table: a row a dimension with all that they agree on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Decision, Horizon, Recommendation, Target
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.typed_text import FieldKind
from omnidesk.services.panel import PanelEntry
from omnidesk.services.result_texts import word
from omnidesk.services.target_texts import doubt_sentence, doubts_about, level_now_text
from omnidesk.texts import capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.documents.levels_now import LevelsNow
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import muted, section
from omnidesk.ui.widgets.level_keys import LevelKeys
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.recommendations_edit import RecommendationsEdit


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


class PanelRow(QFrame):
    """Level, finding, recommendations, target and term of one dimension."""

    def __init__(self, context: Context, document: RoundDocument, key: str, now: LevelsNow) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._context = context
        self._document = document
        self._now = now
        self._key = key
        t = context.t
        self._name = document.rubric.dimension_name(key, t.language)
        self.levels = LevelPicker(context, document, self._name)
        self.levels.level_picked.connect(self._on_level)
        self._words = muted("")
        self._words.setWordWrap(True)
        self.finding = LocalTextEdit(
            t, t("{dimension}, finding").format(dimension=self._name), n_lines=3
        )
        self.finding.committed.connect(self._on_finding)
        self.finding.keep_in(document.typing, lambda: document.field(FieldKind.FINDING, key))
        self.recommendations = RecommendationsEdit(context, document, key)
        self.recommendations.committed.connect(self._on_recommendations)
        self.target = self._combo(t("Target"), self._level_choices())
        self.horizon = self._combo(t("By"), [(capitalised(word(h, t)), h) for h in Horizon])
        self.goal_note = muted("")
        self.goal_note.setWordWrap(True)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds."""
        entry = self._entry()
        self.finding.show_text(entry.finding)
        self.recommendations.show_recommendations(entry.recommendations)
        self.recommendations.allow_changes(allowed=self._document.is_writable)
        self._show_choices(entry)
        self.setEnabled(self._document.is_writable)

    def _show_choices(self, entry: PanelEntry) -> None:
        level = entry.decision.level if entry.decision else None
        self.levels.show_level(level)
        self._words.setText(self._level_words(level))
        target = entry.targets[0] if entry.targets else None
        self.target.setCurrentIndex(self.target.findData(target.level if target else None))
        self.horizon.setCurrentIndex(self.horizon.findData(target.horizon if target else None))
        self.show_goal_note()

    def show_goal_note(self) -> None:
        """Show the level now beside the target, and what is worth a question about it."""
        t, rubric, now = self._context.t, self._document.rubric, self._now.of(self._key)
        level = t("Level now: {level}").format(level=level_now_text(now, rubric, t))
        doubts = [doubt_sentence(d, t) for d in doubts_about(self._entry().targets, now, rubric)]
        self.goal_note.setText("\n".join([level, *doubts]))
        for field in (self.target, self.horizon):
            field.setAccessibleDescription(self.goal_note.text())

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
        left.addWidget(self.goal_note)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(muted(t("Finding")))
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
            self._context.t("Write the finding for {dimension}"),
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
            self._show_choices(self._entry())  # what was typed stays, to be saved later
            return
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
        document.panel_changed.connect(self._show_goal_notes)
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
        now = LevelsNow(self._document)
        for key in self._document.scope:
            self.rows[key] = PanelRow(self._context, self._document, key, now)
            layout.addWidget(self.rows[key])
        layout.addStretch(1)
        self.setWidget(holder)

    def _on_changed(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_goal_notes()  # ratings may have moved the levels; nobody rates in these rows

    def _show_goal_notes(self) -> None:
        for row in self.rows.values():
            row.show_goal_note()

    def _on_scope(self) -> None:
        if tuple(self.rows) != self._document.scope:
            self._build()
        else:
            self._show_goal_notes()  # a rule may give other levels
