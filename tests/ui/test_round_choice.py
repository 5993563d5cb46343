"""The box in which a round is chosen, with a few rounds and with many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.services.round_copies import RoundCopy, copy_round
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # no screen


def with_rounds(path, n: int):
    with Workspace.open(path) as workspace:
        first = open_round(workspace, "2026").record.round.id
        for number in range(1, n):
            copy_round(workspace, first, RoundCopy(f"r-{number:03}"))
    return path


@pytest.fixture
def many(open_window, fresh):
    return open_window(with_rounds(fresh, 20))


def test_a_few_rounds_are_a_plain_list(open_window, fresh):
    rounds = open_window(with_rounds(fresh, 3)).header.rounds

    assert not rounds.isEditable()
    assert [rounds.itemText(i) for i in range(rounds.count())] == [
        "Round 2026",
        "Round r-001",
        "Round r-002",
        "New round…",
    ]


def test_of_many_rounds_one_is_found_by_a_part_of_its_name(qtbot, many):
    line = many.header.rounds.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "007")
    completer = many.header.rounds.completer()
    assert completer.completionCount() == 1
    popup = completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert many.client.round.record.round.label == "r-007"
    assert line.text() == "Round r-007"


def test_what_is_no_round_goes_back_to_the_one_that_is_shown(qtbot, many):
    line = many.header.rounds.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "nowhere")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert line.text() == "Round r-019"
    assert many.client.round.record.round.label == "r-019"


def test_a_new_round_that_is_cancelled_leaves_the_box_as_it_was(open_window, fresh):
    window = open_window(fresh)
    box = window.header.rounds
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    QApplication.activeModalWidget().reject()

    assert box.currentText() == "Round 2026"
