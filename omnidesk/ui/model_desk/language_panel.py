"""The languages that a model is written in: added, removed, shown side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain import rubric_edit
from omnidesk.ui.context import Context
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.models.language_names import find_language, known_languages, language_name
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import empty_layout, muted

_CODE = Qt.ItemDataRole.UserRole
_MOST_SUGGESTED = 6


class LanguagePanel(QWidget):
    """One line for each language, with what is not translated into it yet."""

    second_chosen = Signal(str)  # empty: one language at a time
    untranslated_asked = Signal(str)
    removed = Signal(str)

    def __init__(self, context: Context, hand: GridHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._hand = hand
        t = context.t
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(6)
        self._lines.setColumnStretch(0, 1)
        self.second = Choice()
        self.second.setAccessibleName(t("Beside it"))
        self.second.activated.connect(self._on_second)
        self.second.currentTextChanged.connect(self.second.setToolTip)  # it may be longer
        self.name = QLineEdit()
        self.name.setAccessibleName(t("Language to add, by its name or code"))
        self.name.setPlaceholderText(t("Name or code"))
        self.name.textEdited.connect(self._suggest)
        self.name.installEventFilter(self)
        self.suggestions = QListWidget()
        self.suggestions.setAccessibleName(t("Languages that fit"))
        self.suggestions.itemActivated.connect(lambda item: self._add_code(item.data(_CODE)))
        self.suggestions.itemClicked.connect(lambda item: self._add_code(item.data(_CODE)))
        self.suggestions.hide()
        self.name.returnPressed.connect(self._on_add)
        self.add = QPushButton(t("Add"))
        self.add.clicked.connect(lambda _checked=False: self._on_add())
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "warning")
        self.note.setWordWrap(True)
        self.note.hide()
        self._lay_out()

    def show_languages(self, counts: Mapping[str, int], second: str) -> None:
        """Show the languages of the model.

        Args:
            counts: by language, how many texts are not translated into it.
            second: the one that is shown beside the first; empty: none is.
        """
        empty_layout(self._lines)
        for row, code in enumerate(self._hand.rubric.languages):
            self._add_line(row, code, counts.get(code, 0))
        self.second.clear()
        self.second.addItem(self._context.t("None: one language at a time"), "")
        for code in self._hand.rubric.languages:
            if code != self._hand.model.language:
                self.second.addItem(language_name(code, self._context.t), code)
        self.second.setCurrentIndex(max(0, self.second.findData(second)))
        self.second.setEnabled(len(self._hand.rubric.languages) > 1)
        can_edit = self._hand.document.can_edit
        for widget in (self.name, self.add):
            widget.setEnabled(can_edit)

    def enter(self) -> None:
        """Give the keyboard to the field for a new language, or to what there is."""
        (self.name if self.name.isEnabled() else self.second).setFocus()

    def _lay_out(self) -> None:
        t = self._context.t
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 6, 0)
        layout.setSpacing(8)
        layout.addLayout(self._lines)
        about = muted(t("The first language stands in where a text is not translated."))
        about.setWordWrap(True)
        layout.addWidget(about)
        for words, field in (
            (t("Beside it"), self.second),
            (t("Add a language"), self.name),
        ):
            caption = muted(words)
            caption.setBuddy(field)
            layout.addWidget(caption)
            if field is self.second:
                layout.addWidget(field)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.add)
        layout.addLayout(line)
        layout.addWidget(self.suggestions)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def _add_line(self, row: int, code: str, n_missing: int) -> None:
        t = self._context.t
        name = language_name(code, t)
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._lines.addWidget(label, 2 * row, 0)
        if n_missing:
            words = t.plural("{n} untranslated", "{n} untranslated", n_missing).format(n=n_missing)
            jump = QPushButton(words)
            jump.setProperty("quiet", "true")
            jump.setAccessibleName(t("{place}, {language}").format(place=words, language=name))
            jump.setToolTip(t("Go to the next text that is not translated"))
            jump.clicked.connect(lambda _checked=False: self.untranslated_asked.emit(code))
            self._lines.addWidget(jump, 2 * row + 1, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._lines.addWidget(muted(t("✓ whole")), 2 * row + 1, 0)
        remove = QToolButton()
        remove.setAutoRaise(True)
        colour = self._context.theme.colour("muted")
        remove.setIcon(self._context.icons.icon("remove", colour))
        words = t("Remove {name}").format(name=name)
        remove.setToolTip(words)
        remove.setAccessibleName(words)
        is_one_of_many = len(self._hand.rubric.languages) > 1
        remove.setEnabled(self._hand.document.can_edit and is_one_of_many)
        remove.clicked.connect(lambda _checked=False: self._on_remove(code))
        self._lines.addWidget(remove, 2 * row, 1)

    def _on_second(self, position: int) -> None:
        self.second_chosen.emit(self.second.itemData(position))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down leads from the field to what fits."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and event.type() == QEvent.Type.KeyPress and self.suggestions.count():
            self.suggestions.setCurrentRow(0)
            self.suggestions.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _suggest(self, typed: str) -> None:
        """List the languages whose names or codes hold what was typed."""
        wanted = typed.strip().casefold()
        fitting = [
            (words, code)
            for words, code in known_languages(self._context.t)
            if wanted and wanted in words.casefold() and code not in self._hand.rubric.languages
        ]
        fitting.sort(key=lambda each: not each[0].casefold().startswith(wanted))
        fitting.sort(key=lambda each: each[1] != wanted)  # a code that fits before all
        self.suggestions.clear()
        for words, code in fitting[:_MOST_SUGGESTED]:
            item = QListWidgetItem(words, self.suggestions)
            item.setData(_CODE, code)
        n = self.suggestions.count()
        self.suggestions.setFixedHeight(n * (self.fontMetrics().lineSpacing() + 6) + 4)
        self.suggestions.setVisible(n > 0)
        self.note.hide()

    def _on_add(self) -> None:
        typed = self.name.text().strip()
        code = find_language(typed, self._context.t)
        if code is None and self.suggestions.count() == 1:
            code = self.suggestions.item(0).data(_CODE)
        if code is not None:
            self._add_code(code)
        elif typed:
            words = self._context.t(
                "“{typed}” is not known. Write a language's name, or its code, as pt-BR."
            )
            self.note.setText(words.format(typed=typed))
            self.note.show()

    def _add_code(self, code: str) -> None:
        t, hand = self._context.t, self._hand
        name = language_name(code, t)

        def act() -> None:
            after = rubric_edit.add_language(hand.rubric, code)
            if after is not hand.rubric:
                hand.do(after, t("Add {name}").format(name=name))

        if hand.attempt(act):
            self.name.clear()
            self._suggest("")
            self.name.setFocus()
            self.second_chosen.emit(code if code != hand.model.language else "")

    def _on_remove(self, code: str) -> None:
        t, hand = self._context.t, self._hand
        name = language_name(code, t)

        def act() -> None:
            after = rubric_edit.remove_language(hand.rubric, code)
            if hand.do(after, t("Remove {name}").format(name=name)):
                hand.tell(t("{name} was removed with all its texts.").format(name=name))

        hand.attempt(act)
