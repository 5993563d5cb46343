"""The experts of a round, their roles, weights and names, and whether they rate blind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Expert, weight_in
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services import experts, rounds
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.last_step import undo_of_last_step
from omnidesk.ui.widgets.form import muted
from omnidesk.ui.widgets.kept_cell import Index, KeptCellDelegate
from omnidesk.ui.widgets.setting_field import SettingBinder
from omnidesk.ui.widgets.sheet_codes_box import SheetCodesBox
from omnidesk.ui.widgets.spoken import SpokenItem

_CODE, _ROLE, _WEIGHT, _NAME, _STATE = range(5)
_TYPED = {_CODE: "code", _ROLE: "role", _WEIGHT: "weight", _NAME: "name"}


class RoundPanelTab(QWidget):
    """A row an expert, typed in place; each change is on disk at once."""

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        t = context.t
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(t("Experts of this round"))
        self.table.setHorizontalHeaderLabels(
            [t("Code"), t("Role"), t("Weight"), t("Name, kept apart"), t("Ratings")]
        )
        self.table.setProperty("list", "true")
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_ROLE, QHeaderView.ResizeMode.Stretch)
        self.table.setTabKeyNavigation(False)
        self.table.itemChanged.connect(self._on_changed)
        self._typed = KeptCellDelegate(document.typing, self._field_of, self.table)
        self.table.setItemDelegate(self._typed)
        self._make_switches(context, document)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._make_buttons())
        note = muted(
            t(
                "Experts appear by code and role everywhere. A name is kept apart from all else "
                "and can be erased alone: empty its field."
            )
        )
        note.setWordWrap(True)
        layout.addWidget(note)
        self.codes = SheetCodesBox(context, document, self._chosen)
        for widget in (self.blind, self.codes, self.names_apart):
            layout.addWidget(widget)
        document.panel_changed.connect(self.refresh)
        document.settings_changed.connect(self.refresh)
        document.rating_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the panel as it is."""
        document = self._document
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(document.record.panel))
            for row, expert in enumerate(document.record.panel):
                self._fill(row, expert)
        current = document.current_pass
        with QSignalBlocker(self.blind):
            self.blind.setChecked(current.blind)
        has_begun = any(r.pass_number == current.number for r in document.record.ratings)
        self.blind.setEnabled(document.is_writable and not has_begun)
        self.codes.refresh()
        with QSignalBlocker(self.names_apart):
            self.names_apart.setChecked(document.settings.names_apart)

    def _fill(self, row: int, expert: Expert) -> None:
        t, document = self._context.t, self._document
        current = document.current_pass
        n, of = document.n_rated(expert.id), len(document.scope)
        state = t("{n} of {of} rated").format(n=n, of=of)
        if expert.id in current.handed_in:
            state = t("Finished and locked")
        cells = (
            expert.code,
            expert.role.text(t.language),
            t.number(expert.weight),
            document.record.names.get(expert.id, ""),
            state,
        )
        for column, text in enumerate(cells):
            item = SpokenItem(text, t)
            item.setData(Qt.ItemDataRole.UserRole, expert.id)
            # a name can be erased at any time: it belongs to the person, not to the round
            is_open = not document.workspace.read_only if column == _NAME else document.is_writable
            if column == _STATE or not is_open:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(row, column, item)

    def _make_switches(self, context: Context, document: RoundDocument) -> None:
        t = context.t
        self.blind = QCheckBox(t("B&lind rating: nothing is shown until all have finished"))
        self.blind.toggled.connect(self._on_blind)
        self.names_apart = QCheckBox(t("Leave names &out of the report"))
        self._bind = SettingBinder(context, document, self)
        self.names_apart.toggled.connect(
            lambda on: self._bind.change("names_apart", on, t("Leave names out of the report"))
        )
        for switch in (self.blind, self.names_apart):
            switch.setEnabled(document.is_writable)

    def _make_buttons(self) -> QHBoxLayout:
        t = self._context.t
        add = QPushButton(t("&Add an expert"))
        add.clicked.connect(lambda _checked=False: self.add())
        remove = QPushButton(t("Remove from this round"))
        remove.clicked.connect(lambda _checked=False: self.remove())
        line = QHBoxLayout()
        for button in (add, remove):
            button.setEnabled(self._document.is_writable)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _field_of(self, index: Index) -> TextField | None:
        expert_id = str(index.data(Qt.ItemDataRole.UserRole))
        name = _TYPED.get(index.column(), "")
        field = self._document.field(FieldKind.EXPERT, name=name)
        return replace(field, expert_id=expert_id, language=self._context.t.language)

    def _on_changed(self, item: QTableWidgetItem) -> None:
        expert_id = item.data(Qt.ItemDataRole.UserRole)
        expert = next(e for e in self._document.record.panel if e.id == expert_id)
        column, text = item.column(), item.text().strip()
        had_a_name = expert.id in self._document.record.names
        is_done = self._try(lambda: self._store(expert, column, text))
        if not is_done:
            self._typed.refuse(text)
        if is_done and column == _NAME and had_a_name:
            self._document.name_erased.emit()  # also where another takes its place

    def _store(self, expert: Expert, column: int, text: str) -> None:
        t, language = self._context.t, self._context.t.language
        if column == _NAME:
            experts.name_expert(self._document.workspace, expert.id, text)
            self._document.reload()
            return
        if column == _CODE:
            changed = replace(expert, code=text)
        elif column == _ROLE:
            changed = replace(expert, role=expert.role.with_text(language, text))
        else:
            weight = weight_in(text)
            if weight is None:
                words = t("“{text}” is not a weight. Write a number of 0 or more.")
                self._context.notify(words.format(text=text), None)
                return
            changed = replace(expert, weight=weight)
        step = t("Change expert {code}").format(code=expert.code)
        self._document.change_expert(changed, step)

    def add(self) -> None:
        """Add an expert with the next free code, and go to the role."""
        record = self._document.record
        taken = {expert.code for expert in record.panel}
        number = 1
        while f"E{number}" in taken:
            number += 1
        code = f"E{number}"
        step = self._context.t("Add expert {code}").format(code=code)
        if not self._try(lambda: self._document.add_expert(code, step)):
            return
        self.table.setCurrentCell(self.table.rowCount() - 1, _ROLE)
        self.table.setFocus()

    def _chosen(self) -> Expert | None:
        """The expert whose row the cursor is in."""
        item = self.table.item(self.table.currentRow(), _CODE)
        if item is None:
            return None
        expert_id = item.data(Qt.ItemDataRole.UserRole)
        return next(e for e in self._document.record.panel if e.id == expert_id)

    def remove(self) -> None:
        """Take the chosen expert out of the round; that can be undone."""
        expert = self._chosen()
        if expert is None:
            return
        t, stack = self._context.t, self._document.undo_stack
        step = t("Take expert {code} out of the round").format(code=expert.code)
        if self._try(lambda: self._document.remove_expert(expert, step)):
            words = t("{code} is no longer in this round. The ratings stay in the file.")
            back = undo_of_last_step(stack, self._context)
            self._context.notify(words.format(code=expert.code), back)

    def _on_blind(self, on: bool) -> None:
        workspace, record = self._document.workspace, self._document.record
        number = self._document.current_pass.number
        self._try(lambda: rounds.set_blind(workspace, record.round.id, number, blind=on))

    def _try(self, act: Callable[[], object]) -> bool:
        """Do what is asked, or say why not, and show the panel as it is then."""
        is_done = True
        try:
            act()
        except OmnideskError as exc:
            self._context.show_error(exc)
            is_done = False
        self._document.reload()
        return is_done
