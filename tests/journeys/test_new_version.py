"""A model changes between two rounds: frozen anew, compared, matched, and seen in the trend."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.version_desk.compare_dialog import CompareDialog
from omnidesk.ui.version_desk.match_dialog import MatchDialog
from tests.journeys.hands import Hands

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window, fresh):
    window = open_window(fresh)
    window.activateWindow()
    return window


def above(kind):
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def rate(window, hands: Hands, level: int) -> None:
    """The first expert rates every dimension on one level."""
    page = window.page("rate")
    page.grid.setCurrentIndex(page.model.index(0, 0))
    for _ in range(page.model.rowCount()):
        hands.type(page.grid, str(level))
        hands.press(page.grid, Key.Key_Return)


def change_the_model(window, qtbot) -> None:
    """Say one thing otherwise, and give one dimension up."""
    page = window.page("model")
    page.model.setData(page.model.index_of(Place("technology", 3)), "Every gap is closed.")
    page.show_place(Place("budget"))
    page.grid.focus_cell()
    qtbot.keyClick(page.grid, Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert "budget" not in page.document.rubric.keys


def freeze_it(window, hands: Hands) -> None:
    hands.click(window.page("model").header_widget.freeze)
    dialog = above(PublishDialog)
    assert dialog.review.severity.text().startswith("Severity 4 of 5")
    assert "Dimensions removed: Budget." in dialog.note.toPlainText()
    hands.click(dialog.accept_button)


def look_at_the_difference(window, hands: Hands, qtbot) -> None:
    qtbot.keyClick(window.page("model").grid, Key.Key_C, CONTROL_SHIFT)
    dialog = above(CompareDialog)
    assert (dialog.pair.heads) == ("Version 1.0", "Version 1.1")
    assert dialog.view.n_changes == 2
    hands.push(dialog, "Close")


def start_the_next_round(window, hands: Hands) -> None:
    window.files.ask_for_round()
    dialog = above(NewDialog)
    dialog.label.clear()
    hands.type(dialog.label, "2027")
    hands.push(dialog, "Start")
    hands.wait(lambda: window.client.round.record.round.label == "2027")


def match_the_versions(window, hands: Hands) -> None:
    sentences = window.page("trend").body.sentences
    hands.wait(sentences.match.isVisible)
    hands.click(sentences.match)
    dialog = above(MatchDialog)
    hands.click(dialog.by_key)
    hands.click(dialog.next)
    assert dialog.dimensions.row.old == "budget"
    hands.press(dialog.dimensions.table, Key.Key_Return)
    assert dialog.progress.text() == "9 of 9 confirmed"
    hands.push(dialog, "Close")
    hands.wait(lambda: not sentences.match_line.isVisible())


def test_rounds_on_two_versions_of_a_model_are_compared_once_they_are_matched(window, hands, qtbot):
    rate(window, hands, 2)
    change_the_model(window, qtbot)
    freeze_it(window, hands)
    look_at_the_difference(window, hands, qtbot)
    start_the_next_round(window, hands)
    rate(window, hands, 3)
    match_the_versions(window, hands)

    page = window.page("trend")
    assert page.body.trend.span.risen
    assert "8 up, 0 down" in page.body.sentences.since_first.headline.text()
