"""Digits before a covered sheet: the coordinator's choice on Round, asked for on Rate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from omnidesk.services.sheet_codes import codes_of
from omnidesk.storage.workspace import Workspace


@pytest.fixture
def window(open_window, make_file):
    return open_window(make_file(blind=True))


def panel_tab(window):
    page = window.page("round")
    page.tabs.setCurrentIndex(1)
    assert page.panel.codes.asked.isVisible()
    return page.panel


def drawn(qtbot, window) -> dict[str, str]:
    """Ask for digits and read what is shown."""
    codes = panel_tab(window).codes
    qtbot.mouseClick(codes.asked, Qt.MouseButton.LeftButton)
    lines = [line.split(":") for line in codes.drawn.text().splitlines()]
    return {code: digits.strip() for code, digits in lines}


def n_on_disk(window) -> int:
    round_id = window.client.round.record.round.id
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return len(codes_of(workspace, round_id, 1).sealed)


def type_digits(qtbot, page, digits: str) -> None:
    qtbot.keyClicks(page.cover.digits, digits)
    qtbot.keyClick(page.cover.digits, Qt.Key.Key_Return)


def other_than(digits: str) -> str:
    return "000000" if digits.replace(" ", "") != "000000" else "111111"


def test_without_the_choice_the_word_of_an_expert_is_enough_and_the_cover_says_so(window):
    page = window.page("rate")

    assert not page.cover.digits.isVisible()
    assert "rests on honour" in page.cover.honour.text()
    assert not panel_tab(window).codes.asked.isChecked()
    assert not panel_tab(window).codes.anew.isVisible()


def test_a_sheet_is_shown_to_who_has_its_digits(qtbot, window):
    digits = drawn(qtbot, window)
    assert list(digits) == ["E1", "E2", "E3"]
    page = window.page("rate")
    assert window.focusWidget() is page.cover.digits
    assert "do not keep out somebody who has the file" in page.cover.honour.text()
    type_digits(qtbot, page, digits["E1"])

    assert page.grid.isVisible()
    page.choose_expert("E2")
    assert page.cover.isVisible()
    type_digits(qtbot, page, digits["E1"])
    assert page.cover.isVisible()
    assert page.cover.problem.text() == "These are not the digits of E2."


def test_several_wrong_tries_make_one_wait_and_then_try_again(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    for _ in range(3):
        type_digits(qtbot, page, other_than(digits["E1"]))

    assert page.cover.problem.text().endswith("Wait 2 seconds before the next try.")
    assert not page.cover.reveal.isEnabled()
    qtbot.waitUntil(page.cover.reveal.isEnabled)
    type_digits(qtbot, page, digits["E1"])
    assert page.grid.isVisible()


def test_digits_are_shown_once(qtbot, window):
    drawn(qtbot, window)
    window.page("rate")

    codes = panel_tab(window).codes
    assert codes.asked.isChecked()
    assert codes.drawn.text() == ""
    assert not codes.drawn.isVisible()


def test_new_digits_are_drawn_for_one_expert(qtbot, window):
    digits, tab = drawn(qtbot, window), panel_tab(window)
    tab.table.setCurrentCell(1, 0)
    qtbot.mouseClick(tab.codes.anew, Qt.MouseButton.LeftButton)
    new = tab.codes.drawn.text()
    assert new.startswith("E2:")
    page = window.page("rate")
    page.choose_expert("E2")
    type_digits(qtbot, page, new.split(":")[1])

    assert page.grid.isVisible()
    assert digits["E2"] not in new


def test_finishing_wipes_ones_digits_and_taking_the_choice_back_wipes_all(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    type_digits(qtbot, page, digits["E1"])
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    assert n_on_disk(window) == 2
    qtbot.mouseClick(panel_tab(window).codes.asked, Qt.MouseButton.LeftButton)

    assert n_on_disk(window) == 0
    page = window.page("rate")
    page.choose_expert("E2")
    assert not page.cover.digits.isVisible()


def test_slips_are_printed(qtbot, window, tmp_path):
    digits, codes, target = drawn(qtbot, window), panel_tab(window).codes, tmp_path / "slips.pdf"

    def to_file(*_arguments: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFileName(str(target))
        return printer

    codes.choose_printer = to_file
    qtbot.mouseClick(codes.print, Qt.MouseButton.LeftButton)
    assert len(digits) == 3
    assert target.stat().st_size > 0
    assert window.notice.text() == f"Written: {target}"


def test_an_open_rating_asks_for_no_digits(open_window, fresh):
    assert not panel_tab(open_window(fresh)).codes.asked.isEnabled()


def test_a_sheet_that_is_unlocked_again_stays_covered_until_new_digits_are_drawn(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    type_digits(qtbot, page, digits["E1"])
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)

    assert page.cover.isVisible()
    assert not page.cover.reveal.isVisible()
    assert "There are no digits for the sheet of E1" in page.cover.words.text()
    tab = panel_tab(window)
    tab.table.setCurrentCell(0, 0)
    qtbot.mouseClick(tab.codes.anew, Qt.MouseButton.LeftButton)
    new = tab.codes.drawn.text().split(":")[1]
    page = window.page("rate")
    type_digits(qtbot, page, new)
    assert page.grid.isVisible()


def test_a_covered_sheet_is_finished_by_nobody_who_has_not_opened_it(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)

    assert "Open this sheet first" in window.notice.text()
    assert window.client.round.current_pass.handed_in == frozenset()
    assert n_on_disk(window) == 3
    type_digits(qtbot, page, digits["E1"])
    assert not window.notice.isVisible()
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    assert len(window.client.round.current_pass.handed_in) == 1


def test_after_all_have_finished_blind_unlocking_says_what_it_means_first(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    for row, code in enumerate(digits):
        page.header_widget.expert.setCurrentIndex(row)
        page.header_widget.expert_chosen.emit()
        type_digits(qtbot, page, digits[code])
        qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    assert "no longer rated blind" in window.notice.text()
    assert len(window.client.round.current_pass.handed_in) == 3

    window.notice.undo_button.click()
    assert len(window.client.round.current_pass.handed_in) == 2


def test_an_empty_field_is_no_try(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    for _ in range(4):
        type_digits(qtbot, page, "")
    assert page.cover.problem.text() == "Type your six digits first."
    assert page.cover.reveal.isEnabled()

    type_digits(qtbot, page, digits["E1"])
    assert page.grid.isVisible()


def test_another_theme_forgets_no_wrong_try(qtbot, window):
    digits = drawn(qtbot, window)
    page = window.page("rate")
    for _ in range(3):
        type_digits(qtbot, page, other_than(digits["E1"]))
    window.change_settings(replace(window.settings, theme="dark"))

    assert not window.page("rate").cover.reveal.isEnabled()
