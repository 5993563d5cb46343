"""The table of Results as a table: sorted by its heads, and copied into a spreadsheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from omnidesk.domain.assessment import Decision
from omnidesk.exchange.clip_html import read_html
from omnidesk.exchange.clip_text import read_tsv

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEVELS = {"business_strategy": 3, "technology": 5, "budget": 1}


@pytest.fixture
def page(open_window, fresh):
    window = open_window(fresh)
    round_ = window.client.round
    for key, level in LEVELS.items():
        decision = Decision(round_.record.round.id, key, level)
        round_.change_entry(replace(round_.entry(key), decision=decision), "agree")
    window.show_page("results")
    window.activateWindow()
    return window.page("results")


def keys(page) -> list[str]:
    return [page.values.key(row) for row in range(page.values.rowCount())]


def click_head(page, column: int) -> None:
    header = page.table.horizontalHeader()
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    at = QPoint(x, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_head_sorts_another_turns_round_a_third_restores(page):
    in_order = keys(page)
    click_head(page, 1)
    assert keys(page)[:3] == ["budget", "business_strategy", "technology"]
    click_head(page, 1)
    assert keys(page)[:3] == ["technology", "business_strategy", "budget"]  # the empty stay last
    click_head(page, 1)

    assert keys(page) == in_order


def test_a_key_sorts_by_the_column_of_the_cursor(page):
    page.table.setFocus()
    page.table.setCurrentIndex(page.values.index(0, 1))
    QTest.keyClick(page.table, Qt.Key.Key_R, CONTROL)

    assert keys(page)[0] == "budget"


def test_the_cursor_stays_on_its_dimension_and_opens_it(page):
    page.table.setFocus()
    page.table.selectRow(keys(page).index("technology"))
    click_head(page, 1)
    click_head(page, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert page.table.currentIndex().row() == 0
    assert page.inspector.title.text() == "Technology"


def test_the_order_stays_while_something_changes(page):
    click_head(page, 1)
    round_ = page.window().client.round
    decision = Decision(round_.record.round.id, "technology", 1)
    round_.change_entry(replace(round_.entry("technology"), decision=decision), "agree")

    assert keys(page)[:2] == ["technology", "budget"]


def test_the_chosen_rows_are_copied_with_their_heads(page):
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    heads, first, second = read_tsv(mime.text())

    assert heads[:3] == ("Dimension", "Level", "Source")
    assert first[:3] == ("Business Strategy", "3 Cross Channel", "panel")
    assert second[0] == "Data Driven Approach"
    assert read_html(mime.html()) == read_tsv(mime.text())


def test_choosing_several_rows_opens_no_panel(page):
    for row, modifier in ((0, Qt.KeyboardModifier.NoModifier), (2, CONTROL)):
        at = page.table.visualRect(page.values.index(row, 0)).center()
        page.inspector.close_panel()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    assert not page.inspector.isVisible()
    assert len(page.table.selectionModel().selectedRows()) == 2


def test_the_model_keeps_qt_s_rules_when_sorted(page, qtmodeltester):
    click_head(page, 1)
    qtmodeltester.check(page.values)


def test_rows_of_one_line_have_the_height_of_one(page, qtbot):
    page.window().resize(1366, 740)
    one_line = page.table.fontMetrics().height()

    qtbot.waitUntil(
        lambda: all(
            page.table.rowHeight(row) < 2.2 * one_line for row in range(page.values.rowCount())
        )
    )


def test_the_experts_columns_are_there_from_the_first_rating_on(open_window, fresh):
    window = open_window(fresh)
    page = window.page("results")
    assert "E1" not in heads(page)
    document = window.client.round
    for expert, level in zip(document.record.panel, (1, 2, 4), strict=True):
        document.rate(expert.id, "technology", level, "rate")
    window.show_page("results")

    assert heads(page)[3:7] == ["E1", "E2", "E3", "Spread"]
    click_head(page, 5)
    assert keys(page)[0] == "technology"


def heads(page) -> list[str]:
    return list(page.values.block([])[0])
