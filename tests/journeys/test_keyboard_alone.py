"""Rating, results and export without ever touching the mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from omnidesk.domain.assessment import Confidence, Empty

Key = Qt.Key
Modifier = Qt.KeyboardModifier
MOST_TABS = 60


class Keyboard:
    """Every key goes to what has the focus, as from a real keyboard."""

    def __init__(self, qtbot, window) -> None:
        self._qtbot = qtbot
        self._window = window

    def press(self, key: Qt.Key, modifiers=Modifier.NoModifier) -> None:
        self._qtbot.keyClick(self._focused(), key, modifiers)

    def type(self, text: str) -> None:
        for character in text:
            self._qtbot.keyClicks(self._focused(), character)

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until the widget has the focus; fails if Tab never gets there."""
        for _ in range(MOST_TABS):
            if wanted.hasFocus():
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {wanted.accessibleName() or wanted!r}")

    def wait(self, condition) -> None:
        self._qtbot.waitUntil(condition, timeout=15000)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window


@pytest.fixture
def window(open_window, fresh, tmp_path):
    window = open_window(fresh)
    window.context = replace(window.context, choose_target=lambda *_: tmp_path / "report.pdf")
    window.activateWindow()
    return window


@pytest.fixture
def keyboard(qtbot, window) -> Keyboard:
    return Keyboard(qtbot, window)


def rate(window, keyboard) -> None:
    keyboard.press(Key.Key_5, Modifier.ControlModifier)
    page = window.stack.currentWidget()
    keyboard.wait(page.grid.hasFocus)
    keyboard.type("3")
    keyboard.press(Key.Key_Return)
    keyboard.type("2")
    keyboard.type("w")
    keyboard.wait(page.details.rationale.hasFocus)
    keyboard.type("nobody shares it yet")
    keyboard.tab_to(page.details.sure_button(Confidence.HIGH))
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Escape)
    keyboard.wait(page.grid.hasFocus)
    keyboard.press(Key.Key_Return)
    keyboard.type("c")
    keyboard.press(Key.Key_Return)
    keyboard.type("4")
    keyboard.press(Key.Key_Z, Modifier.ControlModifier)
    keyboard.type("5")


def decide(window, keyboard) -> None:
    keyboard.press(Key.Key_7, Modifier.ControlModifier)
    page = window.stack.currentWidget()
    keyboard.wait(page.table.hasFocus)
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return)
    keyboard.wait(page.inspector.isVisible)
    keyboard.tab_to(page.inspector.levels.buttons[1])
    keyboard.type("4")
    keyboard.tab_to(page.inspector.reason)
    keyboard.type("agreed at the table")
    keyboard.press(Key.Key_Escape)
    keyboard.wait(lambda: not page.inspector.isVisible())


def export(window, keyboard) -> None:
    keyboard.press(Key.Key_0, Modifier.ControlModifier)
    page = window.stack.currentWidget()
    keyboard.wait(page.export_button.isEnabled)
    keyboard.press(Key.Key_E, Modifier.ControlModifier)
    keyboard.wait(lambda: "report.pdf" in window.notice.text())


def test_rating_results_and_export_by_keyboard_alone(window, keyboard, tmp_path):
    rate(window, keyboard)
    decide(window, keyboard)
    export(window, keyboard)

    model = window.page("rate").model
    assert [model.rating(row).level for row in range(4)] == [3, 2, None, 5]
    assert model.empty(2) is Empty.CANNOT_TELL
    assert model.rating(1).confidence is Confidence.HIGH
    assert model.rating(1).rationale.get("en") == "nobody shares it yet"
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    assert "agreed at the table" in text
    assert "nobody shares it yet" in text


def test_tab_reaches_every_button_of_every_page(window, keyboard):
    from omnidesk.ui.page_list import PAGES

    for spec in PAGES:
        page = window.page(spec.key)
        wanted = [
            button
            for button in page.findChildren(QPushButton)
            if button.isVisible() and button.isEnabled()
        ]
        for button in wanted:
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, (spec.key, button.text())
