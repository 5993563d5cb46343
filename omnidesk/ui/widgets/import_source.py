"""What a file of a model holds, and what each of its sheets and columns is taken to be."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from omnidesk.exchange.grids.guess import guess_header
from omnidesk.exchange.grids.mapping import GridMapping, Role
from omnidesk.exchange.grids.sheet import Sheet, SheetChoice
from omnidesk.services.import_plan import PlanPart, with_columns, with_sheets
from omnidesk.texts import Translator
from omnidesk.ui.models.import_words import LANGUAGES
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.column_roles import ColumnRoles
from omnidesk.ui.widgets.form import add_row, scrolled

_SHEETS_SHOWN = 4  # lines of the list, more scroll
_MOST_EMPTY_LEVELS = 20


class ImportSource(QWidget):
    """The questions about one file; each answer makes another part of the plan."""

    changed = Signal(object)  # PlanPart

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._part: PlanPart | None = None
        self._is_filling = False
        self.sheets = QListWidget()
        self.header = QSpinBox()
        self.language = Choice()
        self.sheet_groups = QCheckBox(t("Each sheet is a &group"))
        self.fills_down = QCheckBox(t("A &blank group is the one of the row above"))
        self.empty_levels = QSpinBox()
        self.empty_levels.setRange(0, _MOST_EMPTY_LEVELS)
        self.roles = ColumnRoles(t)
        self._lay_out()
        self.sheets.itemChanged.connect(lambda _item: self._on_sheets())
        self.header.valueChanged.connect(self._on_header)
        self.language.activated.connect(self._on_options)
        self.sheet_groups.toggled.connect(self._on_options)
        self.fills_down.toggled.connect(self._on_options)
        self.empty_levels.valueChanged.connect(self._on_options)
        self.roles.changed.connect(self._on_columns)

    def show_part(self, part: PlanPart) -> None:
        """Show another file."""
        self._is_filling = True
        self._part = part
        self._fill_sheets(part)
        self._fill_options(part)
        if part.mapping is not None:
            self.roles.show_columns(part.grid(), part.mapping.columns, self.empty_levels)
        self._is_filling = False
        self.setEnabled(part.mapping is not None)

    def _lay_out(self) -> None:
        t = self._t
        self.sheets.setMaximumHeight(self.fontMetrics().lineSpacing() * (_SHEETS_SHOWN + 3))
        self._form = form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, t("&Sheets"), self.sheets)
        add_row(form, t("Column names in &row"), self.header)
        add_row(form, t("&Language of the texts"), self.language)
        form.addRow("", self.sheet_groups)
        form.addRow("", self.fills_down)
        add_row(form, t("Levels &without texts"), self.empty_levels)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        area = scrolled(self.roles)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(area, 1)

    def _fill_sheets(self, part: PlanPart) -> None:
        chosen = {each.name for each in part.mapping.sheets} if part.mapping else set()
        self.sheets.clear()
        for sheet in part.sheets:
            words = sheet.name
            if sheet.is_hidden:
                words = self._t("{sheet} (hidden)").format(sheet=sheet.name)
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, sheet.name)
            is_read = sheet.name in chosen
            item.setCheckState(Qt.CheckState.Checked if is_read else Qt.CheckState.Unchecked)
            self.sheets.addItem(item)
        self.sheets.setCurrentRow(0)
        self._form.setRowVisible(self.sheets, len(part.sheets) > 1)

    def _fill_options(self, part: PlanPart) -> None:
        mapping = part.mapping
        if mapping is None:
            return
        sheets = [sheet for choice in mapping.sheets if (sheet := _sheet(part, choice))]
        self.header.setRange(
            1, max((sheet.lines[-1] for sheet in sheets if sheet.lines), default=1)
        )
        first = mapping.sheets[0] if mapping.sheets else None
        self.header.setValue(sheets[0].lines[first.header] if first and sheets else 1)
        self.language.clear()
        for code in dict.fromkeys((mapping.language, *LANGUAGES)):
            self.language.addItem(language_name(code, self._t), code)
        self.sheet_groups.setChecked(mapping.sheet_groups)
        self.fills_down.setChecked(mapping.fills_down)
        self.empty_levels.setValue(mapping.empty_levels)
        self._show_options(mapping)

    def _show_options(self, mapping: GridMapping) -> None:
        self._form.setRowVisible(self.sheet_groups, len(mapping.sheets) > 1)
        self._form.setRowVisible(self.fills_down, bool(mapping.of(Role.GROUP)))
        self._form.setRowVisible(self.empty_levels, not mapping.of(Role.LEVEL))

    def _on_sheets(self) -> None:
        """Another sheet is read from the row that seems to name its columns."""
        part = self._part
        if self._is_filling or part is None or part.book is None or part.mapping is None:
            return
        known = {choice.name: choice for choice in part.mapping.sheets}
        choices = []
        for row in range(self.sheets.count()):
            item = self.sheets.item(row)
            sheet = part.book.sheet(str(item.data(Qt.ItemDataRole.UserRole)))
            if sheet is not None and item.checkState() == Qt.CheckState.Checked:
                choices.append(known.get(sheet.name, SheetChoice(sheet.name, guess_header(sheet))))
        self._take(with_sheets(part, choices))

    def _on_header(self, line: int) -> None:
        """All sheets that had their names in the same row have them in the other row now."""
        part = self._part
        if self._is_filling or part is None or part.mapping is None or not part.mapping.sheets:
            return
        before = part.mapping.sheets[0].header
        choices = [
            replace(choice, header=_row_of(sheet, line))
            if choice.header == before and (sheet := _sheet(part, choice))
            else choice
            for choice in part.mapping.sheets
        ]
        self._take(with_sheets(part, choices))

    def _on_options(self) -> None:
        part = self._part
        if self._is_filling or part is None or part.mapping is None:
            return
        mapping = replace(
            part.mapping,
            language=(language := str(self.language.currentData())),
            is_language_found=part.mapping.is_language_found and language == part.mapping.language,
            sheet_groups=self.sheet_groups.isChecked() and len(part.mapping.sheets) > 1,
            fills_down=self.fills_down.isChecked(),
            empty_levels=self.empty_levels.value(),
        )
        self._part = replace(part, mapping=mapping)
        self.changed.emit(self._part)

    def _on_columns(self) -> None:
        if self._part is None:
            return
        self._part = with_columns(self._part, self.roles.columns())
        if self._part.mapping is not None:
            self._show_options(self._part.mapping)
        self.changed.emit(self._part)

    def _take(self, part: PlanPart) -> None:
        """Other sheets or another header: the columns are others, the widgets with focus stay."""
        self._is_filling = True
        self._part = part
        self._fill_options(part)
        if part.mapping is not None:
            self.roles.show_columns(part.grid(), part.mapping.columns, self.empty_levels)
        self._is_filling = False
        self.changed.emit(part)


def _sheet(part: PlanPart, choice: SheetChoice) -> Sheet | None:
    return part.book.sheet(choice.name) if part.book else None


def _row_of(sheet: Sheet, line: int) -> int:
    """Return the position of the row of this number, or of the first one after it."""
    return next((n for n, each in enumerate(sheet.lines) if each >= line), 0)
