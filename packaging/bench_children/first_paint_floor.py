"""The floor of first paint: a bare window with a table of 9 x 5 cells."""

from __future__ import annotations

from painting import FirstPaint
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

application = QApplication([])
window = QMainWindow()
table = QTableWidget(9, 5)
for row in range(9):
    for column in range(5):
        table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
window.setCentralWidget(table)
window.resize(1366, 768)
FirstPaint(table.viewport())
window.show()
application.exec()
