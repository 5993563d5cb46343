"""From a number on Trend to what it rests on, and back to the cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.rounds import open_round
from omnidesk.services.samples import DEMO, write_sample


@pytest.fixture
def page(open_window, qtbot, tmp_path):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    window = open_window(path)
    window.show_page("trend")
    page = window.page("trend")
    qtbot.waitUntil(page.body.table.isVisible)
    window.activateWindow()
    return page


def cell(page, key: str, label: str):
    column = 1 + page.body.trend.labels.index(label)
    return page.body.values.index(page.body.values.row_of(key), column)


def click(page, key: str, label: str) -> None:
    table = page.body.table
    at = table.visualRect(cell(page, key, label)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_number_opens_the_ratings_of_that_round(page):
    click(page, "technology", "2025")

    assert page.inspector.isVisible()
    assert page.inspector.title.text() == "Technology, 2025"
    shown = "\n".join(page.inspector.texts())
    record = open_round(page.window().client.workspace, "2025").record
    codes = [each.code for each in record.panel]
    assert all(f"{code}: " in shown for code in codes)
    assert page.body.dimension.currentText() == "Technology"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_key_opens_them_and_escape_returns_to_the_cell(page, qtbot, key, modifier):
    table = page.body.table
    table.setFocus()
    table.setCurrentIndex(cell(page, "budget", "2025"))
    QTest.keyClick(table, key, modifier)
    qtbot.waitUntil(page.inspector.isVisible)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not page.inspector.isVisible())
    assert table.hasFocus()
    assert table.currentIndex() == cell(page, "budget", "2025")


def test_another_round_than_the_one_looked_at_is_only_read(page):
    click(page, "technology", "2023")

    assert not page.inspector.levels.isEnabled()
    assert page.inspector.reason.isReadOnly()


def test_the_round_looked_at_is_changed_there_and_the_table_follows(page, qtbot):
    click(page, "technology", "2026")
    QTest.mouseClick(page.inspector.levels.buttons[2], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: cell(page, "technology", "2026").data().startswith("2"))
    assert page.inspector.isVisible()
    page.inspector.close_panel()
    assert page.body.table.currentIndex() == cell(page, "technology", "2026")
    page.window().undo_group.undo()
    qtbot.waitUntil(lambda: cell(page, "technology", "2026").data().startswith("4"))


def test_a_closed_round_is_only_read(page, qtbot):
    window = page.window()
    window.client.close_round()
    window.show_page("trend")
    page = window.page("trend")
    qtbot.waitUntil(lambda: page.body.trend is not None)
    click(page, "technology", "2026")

    assert not page.inspector.levels.isEnabled()


def test_a_dimension_has_its_own_name_in_the_version_of_its_round(page):
    window = page.window()
    older = round_in_own_words(window, "2023", "technology")
    click(page, "technology", "2023")

    assert page.inspector.title.text() == f"{older}, 2023"


def round_in_own_words(window, label: str, key: str) -> str:
    return open_round(window.client.workspace, label).rubric.dimension_name(key, "en")


def test_a_cell_without_a_round_s_dimension_opens_nothing(page):
    click(page, "privacy_and_consent", "2023")

    assert page.ratings.panel is None
    assert page.body.dimension.currentData() == "privacy_and_consent"
