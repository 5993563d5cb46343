"""Run by a test: one working day at the window, gone on with wherever the file says it was left.

Every act that the window shows as done is told on a line of its own, and then ``finished``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnidesk.composition import build_window
from omnidesk.ui.dialogs.unfinished_dialog import UnfinishedDialog
from omnidesk.ui.settings import SettingsStore

KEYS = ("business_strategy", "data_driven_approach", "technology")
VERDICT = "The house stands, and half of its rooms are furnished."
BETWEEN_KEYS_MS = 30
GRID, TOGETHER = 0, 2


def level_of(code: str, key: str) -> int:
    """The level on paper: every expert has another sheet."""
    return (sum(map(ord, code + key)) % 5) + 1


def finding_of(key: str) -> str:
    return f"What was found about {key.replace('_', ' ')}, in three sentences or so."


def tell(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - the test reads this


class Day:
    """The acts of a day, by keys and clicks on the real window."""

    def __init__(self, path: Path, settings: Path) -> None:
        self.window = build_window(QApplication.instance(), SettingsStore(settings))
        self.window.show()
        assert self.window.open_path(path)

    def put_back(self) -> None:
        """Take back what the last kill cut short."""
        if "Somebody was typing" in self.window.notice.text():
            self.window.notice.undo_button.click()
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, UnfinishedDialog)
            while dialog.buttons():
                dialog.buttons()[0].click()
                QTest.qWait(1)
        self.window.activateWindow()  # a field is left only in a window that is in use
        assert QTest.qWaitForWindowActive(self.window)

    def rate(self) -> None:
        page = self.window.page("rate")
        page.show_mode(GRID)
        for expert in self.window.client.round.record.panel:
            page.choose_expert(expert.code)
            while page.model.first_unrated(-1) is not None:
                key = page.grid.current_key()
                QTest.keyClicks(page.grid, str(level_of(expert.code, key)))
                tell("rated", expert.code, key)
                QTest.keyClick(page.grid, Qt.Key.Key_Return)
                QTest.qWait(5)

    def write(self) -> None:
        page = self.window.page("rate")
        page.show_mode(TOGETHER)
        for key in KEYS:
            self._go_on_typing(key, page.together.rows[key].finding, finding_of(key))
            page.together.rows[key].levels.setFocus()
            tell("written", key)
        texts = self.window.page("report").texts
        self._go_on_typing("verdict", texts.verdict, VERDICT)
        texts.verdict.clearFocus()
        tell("written", "verdict")

    def _go_on_typing(self, what: str, field, text: str) -> None:
        field.setFocus()
        field.moveCursor(field.textCursor().MoveOperation.End)
        for letter in text[len(field.toPlainText()) :]:
            QTest.keyClicks(field, letter)
            tell("typed", what, len(field.toPlainText()), time.monotonic())
            QTest.qWait(BETWEEN_KEYS_MS)


def main() -> None:
    application = QApplication([])
    day = Day(Path(sys.argv[1]), Path(sys.argv[2]))
    tell("open")
    day.put_back()
    day.rate()
    day.write()
    tell("finished")
    application.exec()


if __name__ == "__main__":
    main()
