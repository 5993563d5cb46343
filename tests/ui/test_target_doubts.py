"""Where a target is set stand the level now and, in words, what is worth a question about it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from omnidesk.domain.assessment import Decision, Horizon, Target
from omnidesk.ui.widgets.marks import text_height


@pytest.fixture
def plan(window):
    window.show_page("round")
    return window.page("round").plan


def agree(window, level: int) -> None:
    round_ = window.client.round
    decision = Decision(round_.record.round.id, "technology", level)
    round_.change_entry(replace(round_.entry("technology"), decision=decision), "agree")


def choose(field, value) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def aim(plan, horizon: Horizon, level: int | None) -> None:
    choose(plan.choice("technology", horizon), level)


def test_the_level_now_stands_beside_the_target(window, plan):
    assert plan.now_text("technology") == "no level yet"
    agree(window, 3)

    assert plan.now_text("technology") == "3 Cross Channel"


def test_a_target_below_now_or_above_what_is_next_is_asked_about_and_stays(window, plan):
    agree(window, 3)
    aim(plan, Horizon.SHORT, 2)
    assert plan.doubt_text("technology") == "Short term: 2 is below the level now, 3."
    aim(plan, Horizon.SHORT, 5)

    assert plan.doubt_text("technology") == (
        "Short term: 5 is more than one level above the level now, 3."
    )
    assert [each.level for each in window.client.round.entry("technology").targets] == [5]


def test_a_later_target_below_a_nearer_one_is_asked_about(window, plan):
    agree(window, 3)
    for horizon, level in ((Horizon.SHORT, 4), (Horizon.LONG, 3)):
        aim(plan, horizon, level)

    assert plan.doubt_text("technology") == "Long term: 3 is below the target by short term, 4."


def test_the_words_go_when_the_target_fits_and_are_heard_at_its_field(window, plan):
    agree(window, 3)
    aim(plan, Horizon.MID, 2)
    field = plan.choice("technology", Horizon.MID)
    assert field.accessibleDescription() == "Mid term: 2 is below the level now, 3."
    aim(plan, Horizon.MID, 4)

    assert (plan.doubt_text("technology"), field.accessibleDescription()) == ("", "")


def test_no_level_is_told_while_the_rating_is_blind(open_window, make_file):
    window = open_window(make_file(blind=True))
    agree(window, 3)
    plan = window.page("round").plan
    aim(plan, Horizon.SHORT, 2)

    assert plan.now_text("technology") == "not shown while blind"
    assert plan.doubt_text("technology") == ""


def test_a_level_that_may_change_says_what_is_missing(window, plan):
    round_ = window.client.round
    round_.rate(round_.record.panel[0].id, "technology", 2, "rate")
    window.page("round").tabs.setCurrentIndex(3)

    assert plan.now_text("technology") == "2 Multi Channel; ratings missing"


def test_panel_together_shows_and_asks_the_same(qtbot, window):
    page = window.page("rate")
    page.show_mode(2)
    row = page.together.rows["technology"]
    qtbot.mouseClick(row.levels.buttons[3], Qt.MouseButton.LeftButton)
    choose(row.target, 2)

    assert row.goal_note.text() == (
        "Level now: 3 Cross Channel\nShort term: 2 is below the level now, 3."
    )


def test_panel_together_follows_the_ratings(window):
    window.show_page("rate")
    page = window.page("rate")
    row = page.together.rows["technology"]
    round_ = window.client.round
    for expert in round_.record.panel:
        round_.rate(expert.id, "technology", 4, "rate")
    page.show_mode(2)

    assert row.goal_note.text() == "Level now: 4 Omni Channel"


@pytest.mark.parametrize("width", range(800, 1100, 20))
def test_a_dimension_s_name_is_whole_at_every_width(qtbot, window, plan, width):
    window.page("round").tabs.setCurrentIndex(3)
    table = plan.table
    table.setFixedWidth(width)

    def is_whole(row: int) -> bool:
        room = table.columnWidth(0) - 2 * 9  # padding, and what the style leaves beside a text
        return table.rowHeight(row) >= text_height(table.item(row, 0).text(), room, table.font())

    qtbot.waitUntil(lambda: all(is_whole(row) for row in range(table.rowCount())))


def test_a_sentence_that_wraps_is_not_cut(qtbot, window, plan):
    agree(window, 3)
    page = window.page("round")
    page.tabs.setCurrentIndex(3)
    round_ = window.client.round
    levels = ((Horizon.SHORT, 1), (Horizon.MID, 5), (Horizon.LONG, 2))
    targets = tuple(Target(round_.record.round.id, "technology", h, n) for h, n in levels)
    round_.change_entry(replace(round_.entry("technology"), targets=targets), "aim")
    row = round_.scope.index("technology")
    n_lines = plan.doubt_text("technology").count("\n") + 1

    assert n_lines == 4
    qtbot.waitUntil(lambda: plan.table.rowHeight(row) > n_lines * plan.fontMetrics().height())
