"""Rows, columns and groups of a model: several at once, by keys and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from omnidesk.services.rubrics import drafts_of
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.rubric_places import Place
from tests.ui.rubric_grid import Key, Modifier, cursor, go, press, shown, type_text

ALT, SHIFT, CTRL = Modifier.AltModifier, Modifier.ShiftModifier, Modifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window):
    return window.page("model")


def keys(page) -> tuple[str, ...]:
    return page.document.rubric.keys


def group_of(page, key: str) -> str | None:
    return page.document.rubric.dimension(key).group


def choose_rows(qtbot, page, dimension: str, n: int, level: int = 3) -> None:
    go(page, dimension, level)
    for _ in range(n - 1):
        press(qtbot, Key.Key_Down, SHIFT)


def make_group(qtbot, page, dimension: str = "technology", n: int = 2, name: str = "Means") -> None:
    choose_rows(qtbot, page, dimension, n)
    press(qtbot, Key.Key_G, CTRL)
    type_text(qtbot, name)
    press(qtbot, Key.Key_Return)


def drag(qtbot, page, start: Place, end: Place, *, below: bool = True) -> None:
    """Take a name by its left edge, or a level by its number, and let it go elsewhere."""
    model, grid = page.model, page.grid
    one, other = model.index_of(start), model.index_of(end)
    pane = grid.pane_of(one)
    box, target = pane.visualRect(one), pane.visualRect(other)
    grip = QPoint(box.left() + 4, box.top() + 14)
    where = QPoint(target.left() + 5, target.bottom() - 3 if below else target.top() + 3)
    if start.level is not None:
        grip = QPoint(box.left() + 16, box.top() + 14)
        where = QPoint(target.right() - 3 if below else target.left() + 3, target.top() + 14)
    qtbot.mousePress(pane.viewport(), LEFT, pos=grip)
    qtbot.mouseMove(pane.viewport(), grip + QPoint(20, 20))
    qtbot.mouseMove(pane.viewport(), where)
    assert page.drag.marker.isVisible()
    qtbot.mouseRelease(pane.viewport(), LEFT, pos=where)


# Several at once


def test_several_dimensions_are_removed_in_one_step(qtbot, window, page):
    choose_rows(qtbot, page, "technology", 3)
    press(qtbot, Key.Key_Delete, ALT)

    assert len(keys(page)) == 6
    assert page.undo_stack.undoText() == "Remove 3 dimensions"
    assert window.notice.text() == "3 dimensions were removed from the model."
    window.notice.undo_button.click()
    assert len(keys(page)) == 9


def test_several_dimensions_move_together_and_stay_chosen(qtbot, page):
    choose_rows(qtbot, page, "technology", 2)
    moved = keys(page)[2:4]
    press(qtbot, Key.Key_Up, ALT)
    press(qtbot, Key.Key_Up, ALT)

    assert keys(page)[:2] == moved
    assert page.undo_stack.undoText() == "Move 2 dimensions up"
    assert len(page.grid.chosen()) == 2


def test_a_copy_stands_below_with_all_its_texts(qtbot, page):
    go(page, "technology", 3)
    text = shown(page, "technology", 3)
    press(qtbot, Key.Key_Down, ALT | SHIFT)

    assert keys(page)[3] == "technology_2"
    assert shown(page, "technology_2") == "Technology (2)"
    assert (cursor(page), shown(page, "technology_2", 3)) == (Place("technology_2", 3), text)


def test_several_levels_are_removed_and_moved_together(qtbot, page):
    go(page, "technology", 2)
    press(qtbot, Key.Key_Right, SHIFT)
    names = [shown(page, level=value) for value in (2, 3)]
    press(qtbot, Key.Key_Left, ALT)
    assert [shown(page, level=value) for value in (1, 2)] == names

    press(qtbot, Key.Key_Delete, ALT | SHIFT)
    assert page.document.rubric.values == (1, 2, 3)
    assert page.undo_stack.undoText() == "Remove 2 levels"


def test_a_level_before_the_first_is_number_0_and_the_others_keep_theirs(qtbot, window, page):
    go(page, "technology", 1)
    first = shown(page, level=1)
    press(qtbot, Key.Key_Insert, CTRL | SHIFT)
    type_text(qtbot, "None")
    press(qtbot, Key.Key_Return)

    assert page.document.rubric.values == (0, 1, 2, 3, 4, 5)
    assert (shown(page, level=0), shown(page, level=1)) == ("None", first)
    assert "keep their numbers" in window.notice.text()


def test_before_level_0_the_others_go_up(qtbot, page):
    for _ in range(2):
        go(page, "technology", page.document.rubric.values[0])
        press(qtbot, Key.Key_Insert, CTRL | SHIFT)
        press(qtbot, Key.Key_Return)

    assert page.document.rubric.values == (0, 1, 2, 3, 4, 5, 6)


def test_a_frozen_version_keeps_its_numbers(page):
    go(page, "technology", 1)
    action = page.actions_["renumber"]

    assert not action.isEnabled()
    assert "Version 1.0 is frozen with these numbers" in action.property("why")


def test_a_new_model_is_numbered_from_0_and_back(qtbot, page):
    page.document.adopt(
        page.document.rubric.__class__(
            **{
                **{
                    name: getattr(page.document.rubric, name)
                    for name in (
                        "version",
                        "languages",
                        "name",
                        "levels",
                        "dimensions",
                        "cells",
                        "groups",
                        "note",
                    )
                },
                "id": "mine",
            }
        )
    )
    go(page, "technology", 2)
    text = shown(page, "technology", 2)
    page.actions_["renumber"].trigger()

    assert page.document.rubric.values == (0, 1, 2, 3, 4)
    assert (cursor(page), shown(page, "technology", 1)) == (Place("technology", 1), text)
    page.actions_["renumber"].trigger()
    assert page.document.rubric.values == (1, 2, 3, 4, 5)


# Groups


def test_a_group_of_the_chosen_rows_is_named_at_once(qtbot, page):
    make_group(qtbot, page)

    assert [group.key for group in page.document.rubric.groups] == ["means"]
    assert group_of(page, "technology") == group_of(page, "process_governance") == "means"
    heading = page.model.index_of(Place(group="means"))
    assert (heading.data(), heading.siblingAtColumn(1).data()) == ("Means", "2 dimensions")
    assert page.undo_stack.count() == 2


def test_a_screen_reader_hears_the_heading(qtbot, page):
    make_group(qtbot, page)
    spoken = page.model.index_of(Place(group="means")).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Group, unfolded, 2 dimensions: Means"


def test_a_folded_group_hides_its_rows_until_one_is_gone_to(qtbot, page):
    make_group(qtbot, page)
    go(page, "technology", 3)
    press(qtbot, Key.Key_F9)
    assert not page.model.index_of(Place("technology", 3)).isValid()
    assert cursor(page) == Place(group="means")

    page.show_place(Place("technology", 3))
    assert cursor(page) == Place("technology", 3)


def test_a_click_on_the_triangle_folds(qtbot, page):
    make_group(qtbot, page)
    index = page.model.index_of(Place(group="means"))
    box = page.grid.side.visualRect(index)
    qtbot.mouseClick(page.grid.side.viewport(), LEFT, pos=box.topLeft() + QPoint(15, 15))

    assert page.document.folded_groups == {"means"}


def test_on_a_heading_the_same_keys_mean_the_group(qtbot, window, page):
    make_group(qtbot, page)
    page.show_place(Place(group="means"))
    assert page.actions_["remove_dimension"].text() == "Remove the group, keep its dimensions"
    press(qtbot, Key.Key_Up, ALT)
    assert keys(page)[1:3] == ("technology", "process_governance")

    press(qtbot, Key.Key_Delete, ALT)
    assert len(keys(page)) == 9
    assert page.document.rubric.groups == ()
    assert window.notice.text() == "The group Means was removed; its dimensions stay."


def test_a_dimension_is_put_in_a_group_and_taken_out_by_keyboard(qtbot, page):
    make_group(qtbot, page)
    go(page, "budget", 3)
    menu = page.actions_.groups.menu()
    assert [action.text() for action in menu.actions()] == ["Means", "", "No group", "New group"]
    menu.actions()[0].trigger()
    assert group_of(page, "budget") == "means"
    assert cursor(page) == Place("budget", 3)

    page.grid.focus_cell()
    press(qtbot, Key.Key_Left, ALT | SHIFT)
    assert group_of(page, "budget") is None


def test_moving_a_row_past_a_heading_puts_it_in_the_group(qtbot, page):
    make_group(qtbot, page)
    go(page, "data_driven_approach", 2)
    press(qtbot, Key.Key_Down, ALT)

    assert group_of(page, "data_driven_approach") == "means"


# By mouse


def test_a_row_is_dragged_below_another(qtbot, page):
    drag(qtbot, page, Place("business_strategy"), Place("technology"))

    assert keys(page)[:3] == ("data_driven_approach", "technology", "business_strategy")
    assert page.undo_stack.undoText() == "Move Business Strategy"
    assert not page.drag.marker.isVisible()


def test_a_row_is_dragged_into_a_group_and_a_group_above_a_row(qtbot, page):
    make_group(qtbot, page, "data_driven_approach")
    drag(qtbot, page, Place("business_strategy"), Place(group="means"))
    assert group_of(page, "business_strategy") == "means"

    drag(qtbot, page, Place(group="means"), Place("process_governance"))
    assert keys(page)[0] == "process_governance"


def test_a_row_is_taken_anywhere_by_its_name(qtbot, page):
    pane, model = page.grid.side, page.model
    start = pane.visualRect(model.index_of(Place("business_strategy"))).center()
    target = pane.visualRect(model.index_of(Place("technology")))
    where = QPoint(target.center().x(), target.bottom() - 3)
    qtbot.mousePress(pane.viewport(), LEFT, pos=start)
    qtbot.mouseMove(pane.viewport(), start + QPoint(0, 20))
    qtbot.mouseMove(pane.viewport(), where)
    qtbot.mouseRelease(pane.viewport(), LEFT, pos=where)

    assert keys(page)[:3] == ("data_driven_approach", "technology", "business_strategy")


def test_with_shift_a_click_on_a_name_chooses_rows(qtbot, page):
    pane, model = page.grid.side, page.model
    for key, modifier in (("business_strategy", Modifier.NoModifier), ("technology", SHIFT)):
        where = pane.visualRect(model.index_of(Place(key))).center()
        qtbot.mouseClick(pane.viewport(), LEFT, modifier, where)

    assert page.actions_.hand.dimensions() == keys(page)[:3]
    assert page.undo_stack.count() == 0


def test_escape_gives_a_drag_up(qtbot, page):
    pane, index = page.grid.side, page.model.index_of(Place("business_strategy"))
    grip = pane.visualRect(index).topLeft() + QPoint(4, 14)
    qtbot.mousePress(pane.viewport(), LEFT, pos=grip)
    qtbot.mouseMove(pane.viewport(), grip + QPoint(0, 200))
    qtbot.keyClick(pane, Key.Key_Escape)
    qtbot.mouseRelease(pane.viewport(), LEFT, pos=grip + QPoint(0, 200))

    assert page.undo_stack.count() == 0


def test_a_level_is_dragged_by_its_number(qtbot, page):
    names = [shown(page, level=value) for value in (1, 2, 3)]
    drag(qtbot, page, Place(level=1), Place(level=3))

    assert [shown(page, level=value) for value in (1, 2, 3)] == [names[1], names[2], names[0]]


def test_groups_and_their_steps_are_on_disk(qtbot, window, page):
    make_group(qtbot, page)
    page.document.flush()

    with Workspace.open(window.client.path, read_only=True) as reader:
        assert [group.key for group in drafts_of(reader)[0].rubric.groups] == ["means"]
    page.undo_stack.setIndex(0)
    assert page.document.draft is None
