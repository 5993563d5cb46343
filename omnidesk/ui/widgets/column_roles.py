"""The columns of a table, and beside each what it holds: to look through and to put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from omnidesk.domain.plain_text import excerpt
from omnidesk.domain.rubric_reading import MAX_LEVEL_VALUE
from omnidesk.exchange.grids.assumed import column_name
from omnidesk.exchange.grids.mapping import BY_LEVEL, WITHOUT_LANGUAGE, Column, Role
from omnidesk.exchange.grids.sheet import Grid
from omnidesk.texts import Translator
from omnidesk.ui.models.import_words import LANGUAGES, OF_MODEL, ORDINARY, RoleChoice, role_words
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.elided_label import ElidedLabel
from omnidesk.ui.widgets.form import empty_layout, muted

MOST_SHOWN = 120
"""Columns past these stay as they were guessed."""
_SAMPLE_VALUES = 2
_ROLE_WIDTH, _LANGUAGE_WIDTH = 19, 9  # in characters; what is longer is elided


class ColumnRoles(QWidget):
    """A row for each column of a table."""

    changed = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._columns: list[Column] = []
        self.rows: list[ColumnRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(0, 1)

    def columns(self) -> tuple[Column, ...]:
        return tuple(self._columns)

    def show_columns(self, grid: Grid, columns: Sequence[Column], after: QWidget) -> None:
        """Show other columns.

        Args:
            after: what the tab key leaves to come here; new widgets would be its last places.
        """
        self._columns = list(columns)
        for row in self.rows:
            row.deleteLater()
        self.rows = []
        empty_layout(self._grid)
        self._add_captions()
        for position in range(min(len(columns), MOST_SHOWN)):
            self._add_row(grid, position)
        self._grid.setRowStretch(len(columns) + 1, 1)
        for row in self.rows:
            for widget in (row.role, row.level, row.language):
                QWidget.setTabOrder(after, widget)
                after = widget

    def _add_captions(self) -> None:
        t = self._t
        captions = (t("Column"), t("What it holds"), t("Level"), t("Language"))
        for place, words in enumerate(captions):
            self._grid.addWidget(muted(words), 0, place)

    def _add_row(self, grid: Grid, position: int) -> None:
        row = ColumnRow(self._t, grid, position, self._columns[position], self)
        row.changed.connect(self._on_changed)
        self.rows.append(row)
        for place, widget in enumerate((row.caption, row.role, row.level, row.language)):
            self._grid.addWidget(widget, position + 1, place)

    def _on_changed(self, position: int, column: Column) -> None:
        self._columns[position] = column
        self.changed.emit()


class ColumnRow(QObject):
    """The widgets of one column."""

    changed = Signal(int, object)  # position, Column

    def __init__(
        self, t: Translator, grid: Grid, position: int, column: Column, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._t, self._position, self._column = t, position, column
        name = column_name(grid.columns[position])
        self.caption = _caption(name, grid.values(position)[:_SAMPLE_VALUES])
        self.role = Choice()
        self.role.setAccessibleName(t("What column {name} holds").format(name=name))
        self.level = QSpinBox()
        self.level.setRange(0, MAX_LEVEL_VALUE)
        self.level.setAccessibleName(t("Level of column {name}").format(name=name))
        self.language = Choice()
        self.language.setAccessibleName(t("Language of column {name}").format(name=name))
        for choice, n_characters in ((self.role, _ROLE_WIDTH), (self.language, _LANGUAGE_WIDTH)):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(n_characters)
        self._fill()
        self._show()
        self.role.activated.connect(self._on_role)
        self.level.valueChanged.connect(self._on_level)
        self.language.activated.connect(self._on_language)

    def choose(self, role: Role, depth: int | None = None) -> None:
        """Choose what the column holds, as the list would."""
        position = self._choices.index(next(c for c in self._choices if _is(c, role, depth)))
        self.role.setCurrentIndex(position)
        self.role.activated.emit(position)

    def _fill(self) -> None:
        t, column = self._t, self._column
        is_of_model = any(choice.role is column.role for choice in OF_MODEL)
        self._choices: list[RoleChoice] = [*ORDINARY, *(OF_MODEL if is_of_model else ())]
        for choice in self._choices:
            self.role.addItem(role_words(choice, t))
        depth = column.value if column.role is Role.GROUP else None
        chosen = (n for n, c in enumerate(self._choices) if _is(c, column.role, depth))
        self.role.setCurrentIndex(next(chosen, 0))
        self.language.addItem(t("as the file"), "")
        for code in dict.fromkeys((*([column.language] if column.language else []), *LANGUAGES)):
            self.language.addItem(language_name(code, t), code)
        self.language.setCurrentIndex(self.language.findData(column.language))
        self.level.setValue(column.value if column.role in BY_LEVEL and column.value else 0)

    def _show(self) -> None:
        """Only what belongs to the role that is chosen; its place stays empty, so nothing jumps."""
        for widget, is_shown in (
            (self.level, self._column.role in BY_LEVEL),
            (self.language, self._column.role not in WITHOUT_LANGUAGE),
        ):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            widget.setVisible(is_shown)

    def _on_role(self, index: int) -> None:
        choice = self._choices[index]
        value = choice.depth
        if choice.role in BY_LEVEL:
            value = self.level.value()
        keeps_name = choice.role is Role.LEVEL
        level_name = self._column.level_name if keeps_name else ""
        self._change(replace(self._column, role=choice.role, value=value, level_name=level_name))
        self._show()

    def _on_level(self, value: int) -> None:
        if self._column.role in BY_LEVEL:
            self._change(replace(self._column, value=value))

    def _on_language(self, _index: int) -> None:
        self._change(replace(self._column, language=str(self.language.currentData())))

    def _change(self, column: Column) -> None:
        if column != self._column:
            self._column = column
            self.changed.emit(self._position, column)


def _is(choice: RoleChoice, role: Role, depth: int | None) -> bool:
    return choice.role is role and choice.depth == depth


def _caption(name: str, values: Sequence[str]) -> QLabel:
    """The column's name, and below it what stands in its first rows."""
    label = ElidedLabel("")
    sample = "  ·  ".join(excerpt(value) for value in values)
    label.setText(f"{name}: {sample}" if sample else name)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label
