"""Keys and commands at random over the page Model: nothing fails, and every state is a model."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.domain.rubric_document import rubric_from_document, rubric_to_document

Key, Modifier = Qt.Key, Qt.KeyboardModifier
N_ACTS = 120
KEYS = (Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right, Key.Key_Return, Key.Key_Tab)
KEYS += (Key.Key_Escape, Key.Key_F2, Key.Key_Delete, Key.Key_F4, Key.Key_F6, Key.Key_F7)
KEYS += (Key.Key_F8, Key.Key_F9, Key.Key_F3, Key.Key_Space, Key.Key_Home, Key.Key_End)
MODIFIERS = (Modifier.NoModifier,) * 3
MODIFIERS += (Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier)
LOOKS = ("find", "replace", "details", "check", "languages", "side_by_side", "definitions")
OPENS_A_MENU = "put_in_group"


def act(qtbot, page, dice: random.Random) -> None:
    focused = QApplication.focusWidget() or page.grid
    kind = dice.choices(("key", "type", "command", "undo", "redo"), (9, 3, 6, 1, 1))[0]
    if kind == "key":
        qtbot.keyClick(focused, dice.choice(KEYS), dice.choice(MODIFIERS))
    elif kind == "type":
        qtbot.keyClicks(focused, dice.choice(("abc", "channel", "tbd", '"x"', "2,5")))
    elif kind == "command":
        names = [each.objectName() for each in page.actions_.all]
        name = dice.choice([*names, *LOOKS])
        action = next(each for each in page.commands() if each.objectName() == name)
        if name != OPENS_A_MENU and action.isEnabled():
            action.trigger()
    else:
        getattr(page.undo_stack, kind)()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_is_done_at_random_fails(qtbot, open_window, fresh, seed):
    window = open_window(fresh)
    window.activateWindow()
    page, dice = window.page("model"), random.Random(seed)
    before = page.document.rubric
    for _ in range(N_ACTS):
        box = QApplication.activeModalWidget()
        if box is not None:
            box.close()
        act(qtbot, page, dice)
        QApplication.processEvents()
        rubric = page.document.rubric
        assert rubric_from_document(rubric_to_document(rubric), "x") == rubric
    page.leave()
    page.undo_stack.setIndex(0)

    assert page.document.rubric == before
