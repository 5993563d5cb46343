"""Blocks of cells: copied, cut, pasted, filled; what is on the clipboard and what is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from omnidesk.domain.rubric_start import empty_rubric
from omnidesk.exchange.clip_html import read_html
from omnidesk.exchange.clip_text import read_tsv
from omnidesk.ui.documents.rubric_places import Place
from tests.ui.rubric_grid import Key, Modifier, cursor, go, press, shown, stored, type_text

SHIFT, CTRL = Modifier.ShiftModifier, Modifier.ControlModifier


@pytest.fixture
def page(window):
    return window.page("model")


def choose(qtbot, page, dimension: str, level: int | None, n_rows: int, n_columns: int) -> None:
    go(page, dimension, level)
    for _ in range(n_rows - 1):
        press(qtbot, Key.Key_Down, SHIFT)
    for _ in range(n_columns - 1):
        press(qtbot, Key.Key_Right, SHIFT)


def put(text: str = "", html: str = "") -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QApplication.clipboard().setMimeData(mime)


def paste(qtbot) -> None:
    press(qtbot, Key.Key_V, CTRL)


def test_a_block_is_copied_for_spreadsheets_and_for_texts(qtbot, page):
    choose(qtbot, page, "technology", None, 2, 3)
    press(qtbot, Key.Key_C, CTRL)
    mime = QApplication.clipboard().mimeData()
    block = read_tsv(mime.text())

    assert block == read_html(mime.html())
    assert [row[0] for row in block] == ["Technology", "Business Process and Governance"]
    assert block[0][2] == shown(page, "technology", 2)


def test_one_cell_is_copied_as_its_text(qtbot, page):
    page.model.setData(page.model.index_of(Place("technology", 3)), "one\ntwo")
    go(page, "technology", 3)
    press(qtbot, Key.Key_C, CTRL)

    assert QApplication.clipboard().text() == "one\ntwo"


def test_a_block_from_a_spreadsheet_is_pasted_as_one_step(qtbot, window, page):
    put('a\t"one\r\ntwo"\r\nc\td\r\n')
    go(page, "technology", 3)
    paste(qtbot)

    assert stored(window, Place("technology", 4)) == ["one\ntwo"]
    assert shown(page, "process_governance", 4) == "d"
    assert page.undo_stack.count() == 1
    assert page.undo_stack.undoText() == "Paste 2 x 2"
    assert window.notice.text() == "Pasted 2 x 2."
    assert len(page.grid.chosen()) == 4
    window.notice.undo_button.click()
    assert page.document.draft is None


def test_a_table_goes_before_the_text_beside_it(qtbot, page):
    put("wrong", "<table><tr><td>from<br>Word</td><td colspan=2>wide</td></tr></table>")
    go(page, "technology", 2)
    paste(qtbot)

    assert shown(page, "technology", 2) == "from\nWord"
    assert (shown(page, "technology", 3), shown(page, "technology", 4)) == ("wide", "")


def test_rows_below_the_grid_become_dimensions(qtbot, window, page):
    put("Ethics\ta\tb\nSafety\tc\td\n\t\t\n")
    last = page.document.rubric.keys[-1]
    go(page, last)
    press(qtbot, Key.Key_Down)
    go(page, last)
    paste(qtbot)

    assert page.document.rubric.keys[-2:] == (last, "safety")
    assert shown(page, "safety", 2) == "d"
    assert window.notice.text() == "Pasted 2 x 3. 1 dimension was added."
    page.undo_stack.undo()
    assert len(page.document.rubric.keys) == 9


def test_columns_right_of_the_grid_are_told_and_can_be_added(qtbot, window, page):
    put("a\tb\tc")
    go(page, "technology", 5)
    paste(qtbot)
    assert window.notice.text() == "Pasted 1 x 1. 2 columns have no level and were left out."
    assert shown(page, "technology", 5) == "a"

    window.notice.undo_button.click()
    assert page.document.rubric.values == (1, 2, 3, 4, 5, 6, 7)
    assert shown(page, "technology", 7) == "c"
    assert page.undo_stack.count() == 1


def test_one_value_fills_all_that_is_chosen(qtbot, page):
    put("same")
    choose(qtbot, page, "technology", 2, 2, 2)
    paste(qtbot)

    cells = [(key, level) for key in ("technology", "process_governance") for level in (2, 3)]
    assert {shown(page, *cell) for cell in cells} == {"same"}


def test_a_cell_that_is_too_long_changes_nothing(qtbot, window, page):
    put("fine\t" + "x" * 20_001)
    go(page, "technology", 2)
    paste(qtbot)
    QApplication.activeModalWidget().close()

    assert page.undo_stack.count() == 0


def test_an_empty_clipboard_is_told(qtbot, window, page):
    QApplication.clipboard().clear()
    go(page, "technology", 2)
    paste(qtbot)

    assert window.notice.text() == "There is no text on the clipboard."


def test_without_a_file_pasting_says_why(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    page = window.page("model")
    put("x")
    page.grid.focus_cell()
    paste(qtbot)

    assert window.notice.text() == "A draft needs a client file that can be written."


def test_cutting_copies_and_empties(qtbot, page):
    choose(qtbot, page, "technology", 3, 1, 2)
    text = shown(page, "technology", 3)
    press(qtbot, Key.Key_X, CTRL)

    assert read_tsv(QApplication.clipboard().text())[0][0] == text
    assert shown(page, "technology", 3) == ""
    assert page.undo_stack.count() == 1


def test_filling_down_takes_the_topmost_chosen_row(qtbot, page):
    choose(qtbot, page, "technology", 3, 3, 1)
    text = shown(page, "technology", 3)
    press(qtbot, Key.Key_D, CTRL)

    assert {shown(page, key, 3) for key in page.document.rubric.keys[2:5]} == {text}
    assert page.undo_stack.undoText() == "Fill down"


def test_filling_one_row_takes_the_row_above(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_D, CTRL)

    assert shown(page, "technology", 3) == shown(page, "data_driven_approach", 3)
    assert cursor(page) == Place("technology", 3)


def test_filling_to_the_right(qtbot, page):
    choose(qtbot, page, "technology", 2, 1, 3)
    text = shown(page, "technology", 2)
    press(qtbot, Key.Key_R, CTRL)

    assert [shown(page, "technology", level) for level in (3, 4)] == [text, text]


def test_all_is_chosen_and_copied_with_the_names_of_levels(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_A, CTRL)
    press(qtbot, Key.Key_C, CTRL)
    block = read_tsv(QApplication.clipboard().text())

    assert (len(block), len(block[0])) == (10, 6)
    assert block[0][1] == shown(page, level=1)
    assert cursor(page) == Place("technology", 3)


def test_a_heading_is_left_out_of_a_block(qtbot, page):
    choose(qtbot, page, "process_governance", 3, 2, 1)
    press(qtbot, Key.Key_G, CTRL)
    type_text(qtbot, "Means")
    press(qtbot, Key.Key_Return)
    put("a\nb")
    go(page, "technology", 2)
    paste(qtbot)

    assert (shown(page, "technology", 2), shown(page, "process_governance", 2)) == ("a", "b")


def test_copy_in_the_editor_of_a_cell_is_the_editors(qtbot, page):
    go(page, "technology", 3)
    type_text(qtbot, "word")
    press(qtbot, Key.Key_A, CTRL)
    press(qtbot, Key.Key_C, CTRL)

    assert QApplication.clipboard().text() == "word"


NAMED = "\t1 Cold\t2 Warm\t3 Hot\nService\ta\tb\tc\nPeople\td\te\tf\n"


def own_grid(window):
    """A draft in which nothing is written, of three dimensions on five levels."""
    page = window.page("model")
    page.document.adopt(empty_rubric("Heat", ("en",), n_levels=5, n_dimensions=3))
    return page


def names_of(page) -> tuple[list[str], list[str]]:
    rubric = page.document.rubric
    levels = [rubric.level_name(value, "en") for value in rubric.values]
    return levels, [rubric.dimension_name(key, "en") for key in rubric.keys]


@pytest.mark.parametrize("level", [None, 1, 4])
def test_a_table_with_names_becomes_a_blank_model_wherever_the_cursor_is(qtbot, window, level):
    page = own_grid(window)
    put(NAMED)
    go(page, page.document.rubric.keys[1], level)
    paste(qtbot)

    assert names_of(page) == (["Cold", "Warm", "Hot"], ["Service", "People"])
    assert stored(window, Place("people", 3)) == ["f"]
    assert window.notice.text() == "Pasted 3 x 4. Its first row and column are names."
    window.notice.undo_button.click()
    assert len(page.document.rubric.keys) == 3


def test_in_a_written_model_a_table_with_names_is_asked_about(qtbot, window, page):
    first, second = page.document.rubric.keys[:2]
    put(NAMED)
    go(page, second, 2)
    paste(qtbot)
    assert shown(page, second, 3) == "1 Cold"
    assert window.notice.text() == "Pasted 3 x 4. Its first row and column look like names."

    window.notice.undo_button.click()
    assert names_of(page)[0][:4] == ["Cold", "Warm", "Hot", "Omni Channel"]
    assert names_of(page)[1][1:3] == ["Service", "People"]
    assert (shown(page, second, 1), page.document.rubric.keys[0]) == ("a", first)
    assert page.undo_stack.count() == 1


def test_a_table_with_names_that_is_too_wide_says_what_was_left_out(qtbot, window, page):
    first = page.document.rubric.keys[0]
    put(NAMED)
    go(page, first, page.document.rubric.values[-2])
    paste(qtbot)

    assert window.notice.text() == (
        "Pasted 3 x 2. 2 columns have no level and were left out. "
        "Its first row and column look like names."
    )


@pytest.mark.parametrize("shows_definitions", [True, False])
def test_the_corner_is_reached_by_keys_and_takes_a_table_with_names(qtbot, page, shows_definitions):
    page.bar.definitions_toggled.emit(shows_definitions)
    first = page.document.rubric.keys[0]
    put(NAMED)
    go(page, first)
    press(qtbot, Key.Key_Up)
    assert page.grid.currentIndex() == page.model.index(0, 0)
    paste(qtbot)

    assert names_of(page)[0][:3] == ["Cold", "Warm", "Hot"]
    assert (shown(page, first), shown(page, first, 3)) == ("Service", "c")
    assert page.document.rubric.level(2).definition.get("en") != "b"


def test_the_corner_holds_no_text_to_type_in(qtbot, page):
    go(page, "", 1)
    press(qtbot, Key.Key_Left)
    assert page.grid.currentIndex() == page.model.index(0, 0)
    type_text(qtbot, "x")

    assert not page.grid.is_being_edited()
    assert page.undo_stack.count() == 0
