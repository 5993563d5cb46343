"""The cursor stays in sight whatever happens to the rows and columns round it."""

from __future__ import annotations

import pytest

from omnidesk.domain import rubric_edit, rubric_many_edit
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_places import Place
from tests.ui.rubric_grid import Key, Modifier, cursor, go, press

N_ROWS = 80
LONG = "What is seen here is told at some length, so that rows are of many heights. " * 3


@pytest.fixture
def page(open_window, fresh, qtbot):
    """A model of many rows of different heights, the cursor far down."""
    window = open_window(fresh)
    window.activateWindow()
    page = window.page("model")
    rubric = page.document.rubric
    for n in range(N_ROWS):
        rubric, key = rubric_edit.add_dimension(rubric, f"Row {n}", "en", len(rubric.dimensions))
        rubric = rubric_edit.set_text(rubric, key, 2, "en", LONG if n % 3 else "Short.")
    page.document.change(rubric, Step("many rows"))
    qtbot.waitUntil(lambda: page.grid.rows.is_settled)
    go(page, rubric.keys[60], 2)
    return page


def is_in_sight(page) -> bool:
    current = page.grid.currentIndex()
    rect = page.grid.visualRect(current)
    return page.grid.rows.is_settled and page.grid.viewport().rect().intersects(rect)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_T, Modifier.ControlModifier),
        (Key.Key_Right, Modifier.AltModifier | Modifier.ShiftModifier),
    ],
    ids=["side by side", "duplicate the level"],
)
def test_the_cursor_stays_in_sight(page, qtbot, key, modifiers):
    row = cursor(page).dimension
    press(qtbot, key, modifiers)

    qtbot.waitUntil(lambda: is_in_sight(page))
    assert cursor(page).dimension == row


def test_freezing_leaves_the_grid_where_it_was(open_window, fresh, qtbot):
    page = open_window(fresh).page("model")
    rubric = page.document.rubric
    many, keys = rubric_many_edit.duplicate_dimensions(rubric, rubric.keys)
    page.document.change(many, Step("many rows"))
    bar = page.grid.verticalScrollBar()
    qtbot.waitUntil(lambda: page.grid.rows.is_settled and bar.maximum() > 5)
    go(page, keys[-1], 2)
    bar.setValue(3)
    page.document.publish("2.0", "")

    qtbot.waitUntil(lambda: page.grid.rows.is_settled)
    assert (cursor(page), bar.value()) == (Place(keys[-1], 2), 3)


def test_after_scrolling_away_the_cursor_is_not_run_after(page, qtbot):
    page.show_language("id")
    page.grid.verticalScrollBar().triggerAction(page.grid.verticalScrollBar().SliderAction(5))
    qtbot.waitUntil(lambda: page.grid.rows.is_settled)

    assert not is_in_sight(page)
    assert cursor(page) == Place(cursor(page).dimension, 2)
