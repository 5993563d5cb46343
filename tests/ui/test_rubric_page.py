"""Writing a model as in a spreadsheet: keys and clicks, then what is shown and stored."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from omnidesk.services.rubrics import drafts_of
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.rubric_places import Place, text_at
from omnidesk.ui.models.rubric_table_model import DEFINITION_ROW
from tests.ui.rubric_grid import (
    Key,
    Modifier,
    cursor,
    double_click,
    go,
    press,
    shown,
    stored,
    type_text,
)

CELL = Place("technology", 3)


@pytest.fixture
def page(window):
    return window.page("model")


# Editing


def test_typing_replaces_the_text_and_enter_goes_down(qtbot, window, page):
    go(page, "technology", 3)
    type_text(qtbot, "Systems talk to each other.")
    press(qtbot, Key.Key_Return)

    assert shown(page, "technology", 3) == "Systems talk to each other."
    assert cursor(page) == Place("process_governance", 3)
    assert stored(window, CELL) == ["Systems talk to each other."]


def test_f2_goes_on_from_the_text_that_is_there(qtbot, page):
    go(page, "technology", 3)
    before = shown(page, "technology", 3)
    press(qtbot, Key.Key_F2)
    type_text(qtbot, " And more.")
    press(qtbot, Key.Key_Return)

    assert shown(page, "technology", 3) == f"{before} And more."


def test_a_double_click_opens_the_text(qtbot, page):
    double_click(qtbot, page, Place("business_strategy", 2))
    type_text(qtbot, "!")
    press(qtbot, Key.Key_Return)

    assert shown(page, "business_strategy", 2).endswith("plans.!")


def test_escape_leaves_everything_as_it_was(qtbot, page):
    go(page, "technology", 3)
    before = shown(page, "technology", 3)
    type_text(qtbot, "no")
    press(qtbot, Key.Key_Escape)

    assert shown(page, "technology", 3) == before
    assert page.document.draft is None
    assert cursor(page) == CELL


@pytest.mark.parametrize("modifier", [Modifier.AltModifier, Modifier.ShiftModifier])
def test_alt_or_shift_with_enter_begins_a_new_line(qtbot, window, page, modifier):
    go(page, "technology", 3)
    type_text(qtbot, "one")
    press(qtbot, Key.Key_Return, modifier)
    type_text(qtbot, "two")
    press(qtbot, Key.Key_Return)

    assert stored(window, CELL) == ["one\ntwo"]


def test_tab_confirms_and_goes_right_shift_tab_left(qtbot, page):
    go(page, "technology", 3)
    type_text(qtbot, "a")
    press(qtbot, Key.Key_Tab)
    assert (shown(page, "technology", 3), cursor(page)) == ("a", Place("technology", 4))

    type_text(qtbot, "b")
    press(qtbot, Key.Key_Backtab)
    assert (shown(page, "technology", 4), cursor(page)) == ("b", CELL)


def test_tab_goes_on_in_the_next_row(qtbot, page):
    go(page, "business_strategy", 5)
    press(qtbot, Key.Key_Tab)

    assert cursor(page) == Place("data_driven_approach")


def test_an_arrow_confirms_what_was_typed_over_a_text(qtbot, page):
    go(page, "technology", 3)
    type_text(qtbot, "a")
    press(qtbot, Key.Key_Right)

    assert (shown(page, "technology", 3), cursor(page)) == ("a", Place("technology", 4))


def test_after_f2_the_arrows_belong_to_the_text(qtbot, page):
    go(page, "technology", 3)
    type_text(qtbot, "ac")
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_Left)
    type_text(qtbot, "b")
    press(qtbot, Key.Key_Return)

    assert shown(page, "technology", 3) == "abc"


def test_the_arrows_reach_names_of_dimensions_and_levels(qtbot, page):
    go(page, "business_strategy", 1)
    press(qtbot, Key.Key_Left)
    assert cursor(page) == Place("business_strategy")

    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Up)
    assert cursor(page) == Place(level=1)


def test_names_of_levels_and_dimensions_are_cells_too(qtbot, window, page):
    go(page, level=2)
    type_text(qtbot, "Several Channels")
    press(qtbot, Key.Key_Return)
    go(page, "budget")
    type_text(qtbot, "Money")
    press(qtbot, Key.Key_Return)

    assert stored(window, Place(level=2)) == ["Several Channels"]
    assert stored(window, Place("budget")) == ["Money"]


def test_delete_clears_all_that_is_chosen_in_one_step(qtbot, window, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_Right, Modifier.ShiftModifier)
    press(qtbot, Key.Key_Down, Modifier.ShiftModifier)
    press(qtbot, Key.Key_Delete)

    assert stored(window, Place("process_governance", 4)) == [""]
    assert page.undo_stack.undoText() == "Clear 4 texts"
    assert page.undo_stack.count() == 1


def test_no_break_spaces_survive_an_edit(qtbot, window, page):
    go(page, "technology", 3)
    page.model.setData(page.grid.currentIndex(), "20\N{NO-BREAK SPACE}%")
    press(qtbot, Key.Key_F2)
    type_text(qtbot, "!")
    press(qtbot, Key.Key_Return)

    assert stored(window, CELL) == ["20\N{NO-BREAK SPACE}%!"]


def test_leaving_the_page_keeps_what_is_being_typed(qtbot, window, page):
    go(page, "technology", 3)
    type_text(qtbot, "half a sent")
    window.show_page("rate")

    with Workspace.open(window.client.path, read_only=True) as reader:
        assert text_at(drafts_of(reader)[0].rubric, CELL).get("en") == "half a sent"


def test_opening_a_menu_confirms_what_is_being_typed(qtbot, window, page):
    go(page, "technology", 3)
    type_text(qtbot, "half")
    editor = QApplication.focusWidget()
    reason = Qt.FocusReason.PopupFocusReason
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, reason))

    assert shown(page, "technology", 3) == "half"
    assert page.undo_stack.undoText() == "Edit Technology, level 3"


# Undo


def test_a_step_that_is_undone_under_an_open_cell_is_undone_and_nothing_else(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_Down, Modifier.AltModifier)
    type_text(qtbot, "half")
    page.undo_stack.undo()
    page.undo_stack.redo()

    assert page.document.rubric.keys[2:4] == ("process_governance", "technology")
    assert page.undo_stack.count() == 1


def test_ctrl_z_brings_the_old_text_back_and_the_cursor_to_it(qtbot, page):
    go(page, "technology", 3)
    before = shown(page, "technology", 3)
    type_text(qtbot, "new")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Z, Modifier.ControlModifier)

    assert (shown(page, "technology", 3), cursor(page)) == (before, CELL)
    assert page.undo_stack.redoText() == "Edit Technology, level 3"


def test_steps_outlive_a_change_of_language_and_theme(qtbot, window, page):
    go(page, "technology", 3)
    type_text(qtbot, "new")
    press(qtbot, Key.Key_Return)
    window.change_settings(replace(window.settings, language="id", theme="dark"))
    again = window.page("model")

    assert again is not page
    assert again.undo_stack.canUndo()
    again.undo_stack.undo()
    assert again.document.draft is None


# Rows and columns


def test_alt_with_arrows_moves_a_dimension_and_the_cursor_goes_along(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_Down, Modifier.AltModifier)

    assert page.document.rubric.keys[2:4] == ("process_governance", "technology")
    assert cursor(page) == CELL
    assert page.undo_stack.undoText() == "Move Technology down"


def test_alt_with_arrows_moves_a_levels_texts(qtbot, page):
    go(page, "technology", 3)
    text = shown(page, "technology", 3)
    press(qtbot, Key.Key_Left, Modifier.AltModifier)

    assert shown(page, "technology", 2) == text
    assert shown(page, level=2) == "Cross Channel"
    assert cursor(page) == Place("technology", 2)


def test_a_new_dimension_is_named_at_once_and_gets_its_key_from_the_name(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_Insert, Modifier.AltModifier)
    type_text(qtbot, "Partners")
    press(qtbot, Key.Key_Tab)

    assert page.document.rubric.keys[3] == "partners"
    assert cursor(page) == Place("partners", 1)


def test_a_new_level_pushes_the_others_to_the_right(qtbot, page):
    go(page, "technology", 3)
    page.actions_["add_level"].trigger()
    type_text(qtbot, "Between")
    press(qtbot, Key.Key_Return)

    names = [shown(page, level=value) for value in page.document.rubric.values]
    assert names[2:5] == ["Cross Channel", "Between", "Omni Channel"]


def test_what_was_removed_can_be_had_back_from_the_message(qtbot, window, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_Delete, Modifier.AltModifier)
    assert "technology" not in page.document.rubric.keys
    assert window.notice.text() == "Technology was removed from the model."

    page.undo_stack.undo()
    assert "technology" in page.document.rubric.keys
    assert cursor(page) == CELL


def test_rename_opens_the_name_of_the_row_the_cursor_is_in(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_F2, Modifier.ShiftModifier)
    press(qtbot, Key.Key_A, Modifier.ControlModifier)
    type_text(qtbot, "IT")
    press(qtbot, Key.Key_Return)

    assert shown(page, "technology") == "IT"


def test_only_what_is_possible_can_be_pressed(page):
    go(page, "business_strategy", 1)
    off = [action.objectName() for action in page.actions_.all if not action.isEnabled()]

    assert off == ["dimension_up", "level_left", "renumber", "take_out", "fold", "fold_all"]


def test_a_model_without_dimensions_offers_to_add_the_first(qtbot, page):
    for _ in range(9):
        go(page, page.document.rubric.keys[0], 1)
        page.actions_["remove_dimension"].trigger()
    assert page.no_dimension.isVisible()

    page.undo_stack.undo()
    assert not page.no_dimension.isVisible()


# Sizes and scrolling


def test_all_five_levels_fit_side_by_side(window, page):
    assert (window.width(), window.height()) == (1366, 768)
    grid = page.grid

    assert grid.columnViewportPosition(5) + grid.columnWidth(5) <= grid.viewport().width()


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_text_is_cut(qtbot, open_window, fresh, language):
    page = open_window(fresh, language=language).page("model")
    grid, model = page.grid, page.model
    qtbot.waitUntil(lambda: grid.rows.is_settled)

    for row in range(2, model.rowCount()):
        for column in range(model.columnCount()):
            pane = grid.pane_of(model.index(row, column))
            needed = pane.delegate().height_for(model.index(row, column), pane.columnWidth(column))
            assert pane.rowHeight(row) >= needed


def test_a_row_grows_while_one_types_and_the_others_stay(qtbot, page):
    go(page, "technology", 3)
    grid, row = page.grid, page.grid.currentIndex().row()
    before, below = grid.rowHeight(row), grid.rowHeight(row + 1)
    type_text(qtbot, "many words that need several lines " * 8)
    assert grid.rowHeight(row) > before
    assert grid.side.rowHeight(row) == grid.rowHeight(row)

    press(qtbot, Key.Key_Escape)
    assert (grid.rowHeight(row), grid.rowHeight(row + 1)) == (before, below)


def test_names_stay_in_view_and_no_row_is_cut_at_the_top(qtbot, page):
    grid = page.grid
    go(page, "budget", 5)
    top = grid.rowAt(0)

    assert top > 2
    assert grid.rowViewportPosition(top) == 0
    assert grid.side.rowAt(0) == top
    assert grid.head.visualRect(page.model.index_of(Place(level=5))).top() == 0


def test_a_row_higher_than_the_view_can_be_read_to_its_end(page):
    text = "\n".join(str(n) for n in range(80))
    page.model.setData(page.model.index_of(CELL), text)
    bar = page.grid.verticalScrollBar()

    assert page.grid.verticalScrollMode() == page.grid.ScrollMode.ScrollPerPixel
    assert bar.maximum() > page.grid.rowHeight(4) - page.grid.viewport().height()


def test_definitions_are_folded_where_room_is_short_and_can_be_edited(qtbot, window, page):
    assert page.grid.is_folded(DEFINITION_ROW)
    assert "One dependable picture" in page.model.index_of(Place(level=4)).data(
        Qt.ItemDataRole.ToolTipRole
    )
    page.bar.definitions.trigger()
    go(page, level=4, definition=True)
    type_text(qtbot, "All as one.")
    press(qtbot, Key.Key_Return)

    assert stored(window, Place(level=4, is_definition=True)) == ["All as one."]


# Languages, readers, keyboards


def test_another_language_is_shown_and_written(qtbot, window, page):
    page.header_widget.languages.setCurrentIndex(1)
    page.header_widget.languages.activated.emit(1)
    assert shown(page, "technology") == "Teknologi"

    go(page, "technology", 3)
    type_text(qtbot, "Baru")
    press(qtbot, Key.Key_Return)
    assert stored(window, CELL, "id") == ["Baru"]
    assert stored(window, CELL, "en")[0].startswith("Known shortfalls")


def test_a_screen_reader_hears_dimension_level_and_text(page):
    spoken = page.model.index_of(CELL).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Technology, level 3 Cross Channel: Known shortfalls")
    assert page.grid.accessibleName() == "Model: dimensions by levels"


def test_f6_leaves_the_grid(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_F6)

    assert not page.grid.has_focus()


def test_the_table_model_keeps_qts_contract(qtmodeltester, page):
    qtmodeltester.check(page.model)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_opens_in_both_languages_and_themes(open_window, sample, language, theme):
    page = open_window(sample, language=language, theme=theme).page("model")

    assert page.grab().size() == page.size()


def test_the_menu_over_a_cell_offers_what_can_be_done_there(page):
    go(page, "technology", 3)
    menu = page.cell_menu()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]

    assert words[:2] == ["Add a dimension below", "Duplicate the dimension"]
    assert len(words) == len(page.actions_.all)


# Safety

_TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from omnidesk.composition import build_window
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.settings import SettingsStore
app = QApplication([])
window = build_window(app, SettingsStore(Path(sys.argv[2])))
window.show()
assert window.open_path(Path(sys.argv[1]))
page = window.page("model")
window.client.saved.connect(lambda: os.kill(os.getpid(), signal.SIGKILL))
page.model.setData(page.model.index_of(Place("technology", 3)), "typed before the end")
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_draft_that_was_said_to_be_saved_survives_a_kill(fresh, tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", _TYPE_AND_DIE, str(fresh), str(tmp_path / "s.json")],
        timeout=60,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL

    with Workspace.open(fresh) as workspace:
        texts = [text_at(draft.rubric, CELL).get("en") for draft in drafts_of(workspace)]
    assert texts == ["typed before the end"]


def test_a_message_goes_with_the_step_that_it_is_about(qtbot, window, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_Delete, Modifier.AltModifier)
    assert window.notice.isVisible()
    page.document.undo_stack.undo()

    assert not window.notice.isVisible()


def on_disk(window, place: Place) -> list[str]:
    """What another program reads in the drafts, nothing being saved for the asking."""
    with Workspace.open(window.client.path, read_only=True) as reader:
        return [text_at(draft.rubric, place).get("en") for draft in drafts_of(reader)]


def typed(window) -> list[str]:
    return [each.text for each in typed_texts(window.client.workspace)]


def test_what_stands_in_an_open_cell_is_on_disk_beside_the_draft(qtbot, window, page):
    place = Place("technology", 3)
    go(page, "technology", 3)
    type_text(qtbot, "first")
    press(qtbot, Key.Key_Return)
    go(page, "technology", 3)
    type_text(qtbot, "half a thou")

    qtbot.waitUntil(lambda: typed(window) == ["half a thou"])
    assert on_disk(window, place) == ["first"]
    press(qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: typed(window) == [])
    assert page.document.undo_stack.count() == 1


def test_what_is_typed_over_a_frozen_version_is_on_disk_too(qtbot, window, page):
    assert page.document.draft is None
    go(page, "technology", 3)
    type_text(qtbot, "half a thou")
    qtbot.waitUntil(lambda: typed(window) == ["half a thou"])
    press(qtbot, Key.Key_Return)

    qtbot.waitUntil(lambda: typed(window) == [])
    assert on_disk(window, Place("technology", 3)) == ["half a thou"]


def test_what_is_confirmed_after_a_pause_is_one_step(qtbot, window, page):
    place = Place("technology", 3)
    go(page, "technology", 3)
    type_text(qtbot, "first")
    press(qtbot, Key.Key_Return)
    go(page, "technology", 3)
    type_text(qtbot, "half")
    qtbot.waitUntil(lambda: typed(window) == ["half"])
    type_text(qtbot, " and whole")
    press(qtbot, Key.Key_Return)

    qtbot.waitUntil(lambda: on_disk(window, place) == ["half and whole"])
    page.document.undo_stack.undo()
    qtbot.waitUntil(lambda: on_disk(window, place) == ["first"])


def test_choosing_the_draft_again_changes_nothing(qtbot, window, page):
    go(page, "technology", 3)
    type_text(qtbot, "first")
    press(qtbot, Key.Key_Return)
    go(page, "technology", 4)
    type_text(qtbot, "second")
    press(qtbot, Key.Key_Return)
    models = page.header_widget.models
    for index in (models.count() - 1, 0):  # another one, and back
        models.setCurrentIndex(index)
        models.activated.emit(index)

    assert text_at(page.document.rubric, Place("technology", 3)).get("en") == "first"
    assert text_at(page.document.rubric, Place("technology", 4)).get("en") == "second"
