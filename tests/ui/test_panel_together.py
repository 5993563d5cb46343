"""The panel round one table: what is agreed is stored as decisions, and nothing is pretended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from omnidesk.domain.assessment import Horizon


@pytest.fixture
def row(window):
    page = window.page("rate")
    page.show_mode(2)
    return page.together.rows["technology"]


def entry(window):
    return window.client.round.entry("technology")


def write(qtbot, field, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def choose(field, value) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def test_a_level_is_agreed_by_click_or_key_and_taken_back(qtbot, window, row):
    qtbot.mouseClick(row.levels.buttons[2], Qt.MouseButton.LeftButton)
    assert entry(window).decision.level == 2
    qtbot.keyClicks(row.levels.buttons[2], "4")
    assert entry(window).decision.level == 4
    qtbot.keyClick(row.levels.buttons[4], Qt.Key.Key_Delete)

    assert entry(window).decision is None
    assert window.client.round.record.ratings == ()


def test_finding_target_and_term_are_in_the_same_row(qtbot, window, row):
    write(qtbot, row.finding, "one platform runs")
    choose(row.target, 4)
    choose(row.horizon, Horizon.LONG)

    assert entry(window).finding.get("en") == "one platform runs"
    assert [(t.level, t.horizon) for t in entry(window).targets] == [(4, Horizon.LONG)]


def test_recommendations_are_lettered_and_the_next_field_waits(qtbot, window, row):
    write(qtbot, row.recommendations.fields[0], "first")
    write(qtbot, row.recommendations.fields[1], "second")

    assert [(r.letter, r.text.get("en")) for r in entry(window).recommendations] == [
        ("a", "first"),
        ("b", "second"),
    ]
    assert len(row.recommendations.fields) == 3


def test_emptying_a_recommendation_removes_it(qtbot, window, row):
    write(qtbot, row.recommendations.fields[0], "first")
    write(qtbot, row.recommendations.fields[1], "second")
    row.recommendations.fields[0].clear()
    row.recommendations.fields[0].commit()

    assert [(r.letter, r.text.get("en")) for r in entry(window).recommendations] == [
        ("a", "second")
    ]


def test_every_step_is_undone_in_turn(qtbot, window, row):
    qtbot.mouseClick(row.levels.buttons[2], Qt.MouseButton.LeftButton)
    write(qtbot, row.finding, "seen")
    assert window.undo_group.undoText() == "Write the finding for Technology"
    window.undo_group.undo()
    assert not entry(window).finding
    window.undo_group.undo()

    assert entry(window).decision is None
    assert not row.levels.buttons[2].isChecked()


def test_a_finding_in_the_other_language_shows_as_such(open_window, sample):
    window = open_window(sample)
    document = window.client.round
    from dataclasses import replace

    from omnidesk.domain.local_text import LocalText

    only = replace(document.entry("technology"), finding=LocalText.single("id", "terlihat"))
    document.change_entry(only, "x")
    row = window.page("rate").together.rows["technology"]

    assert row.finding.toPlainText() == ""
    assert "terlihat" in row.finding.placeholderText()
