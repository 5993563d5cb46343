"""Run by a test: type into one field of the window without a pause, telling each key."""

from __future__ import annotations

import itertools
import string
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from omnidesk.composition import build_window
from omnidesk.ui.delegates.cell_editor import CellEditor
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.settings import SettingsStore

BETWEEN_KEYS_MS = 12


def field_of(window, name: str) -> QWidget:
    """Open a field as a user would, and return what takes the keys."""
    if name == "reason":
        page = window.page("rate")
        page.show_mode(1)
        return page.focus_view.details.rationale
    if name == "finding":
        page = window.page("rate")
        page.show_mode(2)
        return page.together.rows["technology"].finding
    if name == "purpose":
        fields = window.page("round").findChildren(QPlainTextEdit)
        return next(each for each in fields if each.accessibleName() == "Purpose")
    page = window.page("model")
    page.show_place(Place("technology", 3))
    page.grid.edit_at(page.grid.currentIndex())
    editor = page.grid.findChildren(CellEditor)[0]
    editor.selectAll()
    return editor


def main() -> None:
    app = QApplication([])
    window = build_window(app, SettingsStore(Path(sys.argv[2])))
    window.show()
    assert window.open_path(Path(sys.argv[1]))
    field = field_of(window, sys.argv[3])
    field.setFocus()
    letters = itertools.cycle(string.ascii_lowercase)

    def press() -> None:
        letter = next(letters)
        QTest.keyClicks(field, letter)
        print(letter, time.monotonic(), flush=True)  # noqa: T201 - the test reads this

    timer = QTimer(window, interval=BETWEEN_KEYS_MS)
    timer.timeout.connect(press)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
