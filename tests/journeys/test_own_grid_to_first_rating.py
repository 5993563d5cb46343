"""A model of one's own is pasted, frozen and rated on, without a round on another one first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from tests.ui.rubric_grid import go, press, type_text

Key = Qt.Key
TABLE = "\tCold\tWarm\tHot\nService\tNo desk\tA desk\tA team\nPeople\tNone\tSome\tAll\n"


@pytest.fixture
def window(open_window, tmp_path):
    window = open_window()
    folders = replace(window.context.folders, documents=tmp_path)
    window.context = replace(window.context, folders=folders)
    window.activateWindow()
    return window


def form(window) -> NewDialog | None:
    """The form that is open, if one is."""
    return next((each for each in window.findChildren(NewDialog) if each.isVisible()), None)


def begin(window, hands) -> None:
    window.files.ask_for_new()
    dialog = form(window)
    hands.type(dialog.organisation, "Telko")
    hands.choose(dialog.rubric, "My own: write or paste it here")
    hands.type(dialog.own.name, "Heat")
    hands.push(dialog, "Start")
    hands.wait(lambda: window.page_key == "model" and window.client is not None)


def freeze_and_start(window, hands) -> None:
    """Freeze by its button; the form of the first round is there by itself."""
    page = window.page("model")
    hands.push(page.header_widget, "Freeze…")
    dialog = page.findChild(PublishDialog)
    hands.wait(dialog.accept_button.isEnabled)
    hands.click(dialog.accept_button)
    hands.wait(lambda: form(window) is not None)
    assert form(window).rubric.currentText() == "Heat · 1.0"
    hands.push(form(window), "Start")
    hands.wait(lambda: window.page_key == "rate")


def rate_first(window, hands) -> None:
    page = window.page("rate")
    page.grid.setFocus()
    hands.press(page.grid, Key.Key_2)


def rated(window) -> list[tuple[str, int | None]]:
    with Workspace.open(window.client.path, read_only=True) as workspace:
        record = open_round(workspace, window.client.round.record.round.label).record
    return [(rating.dimension, rating.level) for rating in record.ratings]


def test_a_table_on_the_clipboard_is_rated_without_a_detour(window, hands):
    QApplication.clipboard().setText(TABLE)
    begin(window, hands)
    assert window.page("model").document.rubric.keys == ("service", "people")
    freeze_and_start(window, hands)
    rate_first(window, hands)

    assert rated(window) == [("service", 2)]
    assert [facts.round.rubric_hash for facts in window.client.facts.rounds] == [
        facts.hash for facts in window.client.facts.rubrics
    ]


def test_a_grid_written_by_hand_is_rated_without_a_detour(qtbot, window, hands):
    QApplication.clipboard().clear()
    begin(window, hands)
    page = window.page("model")
    QApplication.clipboard().setText(TABLE)  # copied later, pasted wherever the cursor is
    go(page, page.document.rubric.keys[2], 2)
    press(qtbot, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    go(page, "people", 3)
    type_text(qtbot, "Everybody")
    press(qtbot, Key.Key_Return)
    freeze_and_start(window, hands)
    rate_first(window, hands)

    assert rated(window) == [("service", 2)]
    assert window.client.round.rubric.descriptor("people", 3, "en") == "Everybody"
