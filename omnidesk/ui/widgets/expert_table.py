"""The experts of a panel: a code and a role a row, typed in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.context import Context
from omnidesk.ui.widgets.spoken import SpokenItem

_N_ROWS_SHOWN = 3


class ExpertTable(QWidget):
    """Rows can be added and removed; a row without a code is left out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = context.t
        self._t = t
        self.table = QTableWidget(0, 2, self)
        self.table.setHorizontalHeaderLabels([t("Code"), t("Role")])
        self.table.setAccessibleName(t("Experts: code and role"))
        self.table.setProperty("list", "true")
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        row_height = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(row_height * _N_ROWS_SHOWN + header.sizeHint().height())
        add = QPushButton(t("Add an expert"))
        add.clicked.connect(self._add)
        remove = QPushButton(t("Remove"))
        remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        for button in (add, remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.setFocusProxy(self.table)

    def show_experts(self, experts: list[tuple[str, str]]) -> None:
        self.table.setRowCount(0)
        for code, role in experts:
            self._append(code, role)

    def experts(self) -> list[tuple[str, str]]:
        """Return code and role of each row that has a code."""
        rows = [(self._text(row, 0), self._text(row, 1)) for row in range(self.table.rowCount())]
        return [(code, role) for code, role in rows if code]

    def _add(self) -> None:
        """Add a row and wait in it for the role."""
        self._append(self._next_code(), "")
        self.table.setCurrentCell(self.table.rowCount() - 1, 1)

    def _append(self, code: str, role: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, SpokenItem(code, self._t))
        self.table.setItem(row, 1, SpokenItem(role, self._t))

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def _next_code(self) -> str:
        taken = {code for code, _ in self.experts()}
        number = 1
        while f"E{number}" in taken:
            number += 1
        return f"E{number}"

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""
