"""Targets by horizon for each dimension, and what the horizons mean in this round."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Horizon, Target
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.typed_text import FieldKind
from omnidesk.services.result_texts import word
from omnidesk.services.target_texts import doubt_sentence, doubts_about, level_now_text
from omnidesk.texts import capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.wrapped_cell_delegate import WrappedCellDelegate
from omnidesk.ui.documents.levels_now import LevelsNow
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import add_row, allow_typing, section
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.spoken import SpokenItem

_N_ROWS_SHOWN = 9
_NAME, _NOW, _FIRST_TERM = range(3)
_DOUBTS = _FIRST_TERM + len(Horizon)


class RoundPlanTab(QWidget):
    """One row a dimension, one column a horizon; more than one step is possible.

    Beside them stand the level now and what is worth a question. A question holds nothing up.
    """

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self._now = LevelsNow(document)
        t = context.t
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.meanings: dict[Horizon, LocalTextEdit] = {}
        for horizon in Horizon:
            words = word(horizon, t)
            field = LocalTextEdit(t, words, n_lines=1)
            field.setPlaceholderText(t("for example: by the end of 2027"))
            field.committed.connect(partial(self._on_meaning, horizon))
            field.keep_in(
                document.typing, partial(document.field, FieldKind.HORIZON, name=horizon.value)
            )
            allow_typing(field, allowed=document.is_writable)
            self.meanings[horizon] = field
            add_row(form, capitalised(words), field)
        self._choices: dict[tuple[str, Horizon], QComboBox] = {}
        self._shown: tuple[str, ...] = ()
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(section(t("What the terms mean in this round")))
        layout.addLayout(form)
        layout.addWidget(section(t("Level aimed at, by term")))
        layout.addWidget(self.table, 1)
        document.settings_changed.connect(self.refresh)
        document.entry_changed.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # ratings may have moved the levels; nobody rates on this page

    def choice(self, key: str, horizon: Horizon) -> QComboBox:
        """Return the field for a dimension's target by a horizon."""
        return self._choices[key, horizon]

    def now_text(self, key: str) -> str:
        """Return what is shown as the level now of a dimension."""
        return self._text(key, _NOW)

    def doubt_text(self, key: str) -> str:
        """Return what is asked about a dimension's targets, a line each."""
        return self._text(key, _DOUBTS)

    def refresh(self) -> None:
        """Show what the document holds."""
        for horizon, field in self.meanings.items():
            meaning = self._document.settings.horizons.get(horizon, NO_TEXT)
            if meaning or field.text():  # else the example in an empty field would go
                field.show_text(meaning)
        if self._shown != self._document.scope:
            self._fill_table()
        for (key, horizon), choice in self._choices.items():
            level = next(
                (t.level for t in self._document.entry(key).targets if t.horizon is horizon), None
            )
            with QSignalBlocker(choice):
                choice.setCurrentIndex(choice.findData(level))
            choice.setToolTip(choice.currentText())  # whole, where a narrow window elides it
        for row, key in enumerate(self._shown):
            self._show_doubts(row, key)

    def _text(self, key: str, column: int) -> str:
        item = self.table.item(self._shown.index(key), column)
        return item.text() if item is not None else ""

    def _show_doubts(self, row: int, key: str) -> None:
        """Show the level now, and in words what does not seem to fit it or a nearer target."""
        t, document, now = self._context.t, self._document, self._now.of(key)
        doubts = doubts_about(document.entry(key).targets, now, document.rubric)
        said = [(each.target.horizon, doubt_sentence(each, t)) for each in doubts]
        self._put(row, _NOW, level_now_text(now, document.rubric, t))
        self._put(row, _DOUBTS, "\n".join(sentence for _, sentence in said))
        for horizon in Horizon:
            mine = " ".join(sentence for each, sentence in said if each is horizon)
            self._choices[key, horizon].setAccessibleDescription(mine)

    def _put(self, row: int, column: int, words: str) -> None:
        item = self.table.item(row, column)
        if item is not None and item.text() != words:
            item.setText(words)

    def _make_table(self) -> QTableWidget:
        t = self._context.t
        table = QTableWidget(0, _DOUBTS + 1)
        table.setAccessibleName(t("Targets"))
        terms = (capitalised(word(horizon, t)) for horizon in Horizon)
        table.setHorizontalHeaderLabels(
            [t("Dimension"), t("Level now"), *terms, t("Worth a question")]
        )
        table.setProperty("list", "true")
        table.setItemDelegate(WrappedCellDelegate(table))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        height = table.fontMetrics().height() + 16
        rows = table.verticalHeader()
        rows.setDefaultSectionSize(height)
        rows.setMinimumSectionSize(height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        return table

    def _fill_table(self) -> None:
        """Make a row for each dimension in scope."""
        t, table, rubric = self._context.t, self.table, self._document.rubric
        self._shown = self._document.scope
        self._choices.clear()
        table.setRowCount(0)
        table.setRowCount(len(self._shown))
        for row, key in enumerate(self._shown):
            name = rubric.dimension_name(key, t.language)
            for column in range(table.columnCount()):
                item = SpokenItem(name if column == _NAME else "", t)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                table.setItem(row, column, item)
            for column, horizon in enumerate(Horizon, start=_FIRST_TERM):
                choice = self._make_choice(key, horizon, f"{name}, {word(horizon, t)}")
                table.setCellWidget(row, column, choice)
        rows = table.verticalHeader().defaultSectionSize() * min(len(self._shown), _N_ROWS_SHOWN)
        table.setMinimumHeight(rows + table.horizontalHeader().sizeHint().height() + 4)

    def _make_choice(self, key: str, horizon: Horizon, name: str) -> QComboBox:
        choice = Choice()
        choice.setAccessibleName(name)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.addItem("", None)
        language = self._context.t.language
        for level in self._document.rubric.levels:
            words = self._document.rubric.text(level.name, language)
            choice.addItem(f"{level.value}  {words}", level.value)
        choice.activated.connect(lambda _index: self._on_target(key, horizon))
        choice.setEnabled(self._document.is_writable)
        self._choices[key, horizon] = choice
        return choice

    def _on_target(self, key: str, horizon: Horizon) -> None:
        level = self._choices[key, horizon].currentData()
        entry = self._document.entry(key)
        targets = tuple(each for each in entry.targets if each.horizon is not horizon)
        if level is not None:
            targets += (Target(self._document.record.round.id, key, horizon, int(level)),)
        words = self._context.t("Change the target of {dimension}").format(
            dimension=self._document.rubric.dimension_name(key, self._context.t.language)
        )
        try:
            self._document.change_entry(replace(entry, targets=targets), words)
        except OmnideskError as exc:
            self._context.show_error(exc)
            self.refresh()

    def _on_meaning(self, horizon: Horizon, text: LocalText) -> None:
        settings = self._document.settings
        horizons = {**settings.horizons, horizon: text}
        words = self._context.t("Change what {term} means").format(
            term=word(horizon, self._context.t)
        )
        try:
            self._document.change_settings(replace(settings, horizons=horizons), words)
        except OmnideskError as exc:
            self._context.show_error(exc)  # what was typed stays, to be saved later
