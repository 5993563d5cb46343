"""In a low or narrow window everything can still be reached and read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionHeader

from omnidesk.domain.assessment import RoundSettings
from omnidesk.services.rounds import NewRound, add_round, open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.menus import TEXT_SIZES
from omnidesk.ui.page_list import PAGES
from tests.ui.test_text_size import cut_areas, cut_words

LOW, USUAL = (1366, 680), (1366, 768)


def test_below_690_pixels_the_rail_shows_icons_and_its_words_are_tooltips(
    qtbot, open_window, fresh
):
    window = open_window(fresh)
    window.resize(*LOW)
    qtbot.waitUntil(lambda: window.rail.is_compact)
    button = window.rail.button("rate")
    assert button.toolTip() == "Rate  (Ctrl+5)"
    assert button.accessibleName() == "Rate"
    assert button.height() < 40
    window.resize(*USUAL)

    qtbot.waitUntil(lambda: not window.rail.is_compact)


@pytest.mark.parametrize(
    ("key", "digit"),
    [
        ("home", "1"),
        ("model", "2"),
        ("round", "3"),
        ("rate", "5"),
        ("results", "7"),
        ("trend", "8"),
        ("report", "0"),
    ],
)
def test_every_page_has_its_key_for_good(qtbot, open_window, sample, key, digit):
    window = open_window(sample)
    window.activateWindow()
    window.show_page("home" if key != "home" else "model")
    qtbot.keyClick(window, digit, Qt.KeyboardModifier.ControlModifier)

    assert window.page_key == key
    assert {spec.shortcut for spec in PAGES} == {f"Ctrl+{n}" for n in "1235780"}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("key", ["round", "rate"])
def test_nothing_runs_under_the_edge_of_a_small_window_at_the_largest_text(
    qtbot, open_window, sample, key, language
):
    window = open_window(sample, language=language)
    window.change_settings(replace(window.settings, text_scale=TEXT_SIZES[-1][0]))
    window.resize(1024, 620)
    page = window.page(key)
    for part in range(page.tabs.count() if key == "round" else 3):
        page.tabs.setCurrentIndex(part) if key == "round" else page.show_mode(part)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: cut_words(window) + cut_areas(window) == [], timeout=3_000)
    assert window.width() == 1024


def test_no_word_of_a_cell_is_wider_than_its_column(qtbot, open_window, sample):
    window = open_window(sample, language="id")
    window.change_settings(replace(window.settings, text_scale=TEXT_SIZES[-1][0]))
    window.resize(1024, 620)
    page = window.page("rate")
    page.show_mode(0)
    page.grid.fit()
    metrics, model = QFontMetrics(page.grid.font()), page.model
    for column in range(model.columnCount()):
        texts = (str(model.index(row, column).data()) for row in range(model.rowCount()))
        longest = max(metrics.horizontalAdvance(word) for text in texts for word in text.split())
        assert longest <= page.grid.columnWidth(column) - 38  # what is round the text


def head_shown(table, column: int) -> str:
    option = QStyleOptionHeader()
    table.horizontalHeader().initStyleOptionForIndex(option, column)
    return option.text


def test_trends_words_keep_room_beside_rounds_with_long_dates(open_window, sample, qtbot):
    with Workspace.open(sample) as workspace:
        first = open_round(workspace, "2016")
        for label, start in (("2018", "2018-11-25"), ("2020", "2020-11-25")):
            hash_ = first.record.round.rubric_hash
            settings = RoundSettings(start=start)
            add_round(workspace, NewRound(label, hash_, [], start=start, settings=settings))
    window = open_window(sample)
    window.resize(*USUAL)
    window.show_page("trend")
    table = window.page("trend").body.table
    qtbot.waitUntil(table.isVisible)
    qtbot.waitUntil(lambda: head_shown(table, 2) == "2018\n25 November 2018")
    window.change_settings(replace(window.settings, text_scale=1.3))
    window.resize(1024, 620)
    window.show_page("trend")
    table = window.page("trend").body.table
    qtbot.waitUntil(table.isVisible)
    letter = table.fontMetrics().averageCharWidth()
    n = table.model().columnCount()

    qtbot.waitUntil(lambda: min(table.columnWidth(c) for c in (0, *range(n - 3, n))) > 10 * letter)
    assert table.horizontalHeader().length() <= table.viewport().width()
    label, date = head_shown(table, 2).split("\n")
    assert label == "2018"
    assert date.endswith("…")
    head = table.model().headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert head == "2018\n25 November 2018"
