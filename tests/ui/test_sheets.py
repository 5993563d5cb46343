"""Whose sheet one rates on is seen, and Enter never goes round in silence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from omnidesk.domain.assessment import Evidence, EvidenceKind
from omnidesk.domain.local_text import LocalText
from omnidesk.storage.ids import new_id


@pytest.fixture
def page(window):
    return window.page("rate")


def rate_all(qtbot, page, level: str = "3") -> None:
    for _ in page.model.keys:
        qtbot.keyClicks(page.grid, level)
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)


def row_of(page) -> int:
    return page.grid.currentIndex().row()


def test_another_experts_sheet_opens_at_its_first_unrated_dimension(qtbot, page):
    rate_all(qtbot, page)
    page.choose_expert("E2")
    assert row_of(page) == 0
    qtbot.keyClicks(page.grid, "2")
    page.choose_expert("E3")
    page.choose_expert("E2")

    assert row_of(page) == 1


def test_a_full_sheet_opens_at_its_last_place(qtbot, page):
    rate_all(qtbot, page)
    page.grid.go_to(page.model.keys[4])
    page.choose_expert("E2")
    page.choose_expert("E1")

    assert row_of(page) == 4


def test_enter_on_the_last_unrated_says_that_the_sheet_is_full_and_offers_to_finish(
    qtbot, window, page
):
    rate_all(qtbot, page)
    assert row_of(page) == len(page.model.keys) - 1
    assert "The sheet of E1  Quality is full" in window.notice.text()
    assert window.notice.undo_button.text() == "Finish and lock"
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)

    assert page.header_widget.finish.text() == "Unlock"
    assert (
        window.notice.text() == "E1 has finished; the sheet is whole and locked. Finished: 1 of 3."
    )


def test_enter_past_the_end_tells_that_it_goes_back_to_what_was_left_out(qtbot, window, page):
    page.grid.go_to(page.model.keys[2])
    for _ in page.model.keys[2:]:
        qtbot.keyClicks(page.grid, "3")
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)

    assert row_of(page) == 0
    assert "2 dimensions before it are not yet rated" in window.notice.text()


def test_one_by_one_says_that_the_sheet_is_full_too(qtbot, window, page):
    rate_all(qtbot, page)
    window.notice.hide()
    qtbot.mouseClick(page.header_widget.mode_button(1), Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focus_view, Qt.Key.Key_Return)

    assert "is full" in window.notice.text()


def test_one_by_one_another_expert_begins_at_the_first_gap_and_is_named(qtbot, page):
    qtbot.mouseClick(page.header_widget.mode_button(1), Qt.MouseButton.LeftButton)
    for _ in range(3):
        qtbot.keyClicks(page.focus_view, "3")
        qtbot.keyClick(page.focus_view, Qt.Key.Key_Return)
    page.choose_expert("E2")

    assert page.focus_view.current_key() == page.model.keys[0]
    assert page.focus_view.whose.text() == "E2  Customer experience"


def test_name_and_role_stand_at_the_cursors_row_and_nowhere_else(qtbot, page):
    page.choose_expert("E2")
    page.grid.go_to(page.model.keys[3])

    shown = [page.grid.dimension_header.whose_at(row) for row in range(len(page.model.keys))]
    assert shown == ["", "", "", "E2  Customer experience", "", "", "", "", ""]
    assert page.grid.accessibleName() == (
        "Ratings of E2  Customer experience: dimensions by levels"
    )


def test_the_sheet_changes_its_colour_for_a_moment(qtbot, window, page):
    def ground() -> str:
        corner = page.grid.visualRect(page.model.index(1, 1)).topLeft()
        return (
            page.grid.viewport().grab().toImage().pixelColor(corner.x() + 1, corner.y() + 1).name()
        )

    before = ground()
    page.choose_expert("E2")
    assert ground() != before

    qtbot.waitUntil(lambda: ground() == before)


def test_finishing_early_says_what_is_missing_and_can_be_taken_back(qtbot, window, page):
    qtbot.keyClicks(page.grid, "3")
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    assert "though 8 dimensions are not yet rated" in window.notice.text()
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)

    assert page.header_widget.finish.text() == "Finish and lock"


def test_the_grid_marks_where_there_is_a_reason_and_where_evidence(qtbot, window, page):
    def spoken(row: int) -> str:
        return page.model.headerData(
            row, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole
        )

    def mark(row: int):
        header = page.grid.dimension_header
        top = header.sectionViewportPosition(row)
        return header.grab().copy(0, top, 48, header.sectionSize(row)).toImage()

    page.grid.fit()
    bare = [mark(0), mark(1)]
    document, expert = window.client.round, page.current_expert()
    why = LocalText.single("en", "seen in every shop")
    document.set_rationale(expert.id, page.model.keys[0], why, "why")
    proof = Evidence(
        new_id(), document.record.round.id, page.model.keys[1], EvidenceKind.DOCUMENT, why
    )
    document.put_evidence(proof, "evidence")

    assert spoken(0).endswith(", has a reason")
    assert spoken(1).endswith(", has evidence")
    assert mark(0) != bare[0]
    assert mark(1) != bare[1]


def test_a_sheet_goes_on_at_its_first_gap_when_the_file_is_opened_again(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("rate")
    qtbot.keyClicks(page.grid, "3")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.keyClicks(page.grid, "3")
    window.close()

    again = open_window(fresh).page("rate")
    assert row_of(again) == 2


def test_the_row_that_one_comes_from_is_not_counted_among_those_before_it(qtbot, window, page):
    for key in page.model.keys[1:-1]:
        page.grid.go_to(key)
        qtbot.keyClicks(page.grid, "3")
    page.grid.go_to(page.model.keys[-1])
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)

    assert row_of(page) == 0
    assert "1 dimension before it is not yet rated" in window.notice.text()


def test_the_offer_to_finish_is_of_the_sheet_that_was_full(qtbot, window, page):
    rate_all(qtbot, page)
    page.choose_expert("E2")
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)

    current = window.client.round.current_pass
    codes = {expert.id: expert.code for expert in window.client.round.record.panel}
    assert [codes[each] for each in current.handed_in] == ["E1"]


def test_after_the_offer_is_taken_the_next_digit_is_for_the_sheet(qtbot, window, page):
    window.activateWindow()
    rate_all(qtbot, page)
    page.choose_expert("E2")
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)

    assert QApplication.focusWidget() is page.grid


def test_a_key_that_is_held_down_locks_a_sheet_once(qtbot, window, page):
    finish = page.header_widget.finish
    finish.setFocus()
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True, 1
    )
    for event in (press, held, held, held):
        QApplication.sendEvent(page.header_widget.finish, event)

    assert page.current_expert().id in window.client.round.current_pass.handed_in


def test_the_offer_to_finish_a_full_sheet_goes_with_it(qtbot, window, page):
    rate_all(qtbot, page)
    assert "is full" in window.notice.text()
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert not window.notice.isVisible()
