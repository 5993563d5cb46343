"""The version match in the window: suggested, confirmed by keys, undone, and used by Trend."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.domain.bridge import NOBODY, Link, Relation
from omnidesk.domain.errors import DiskFull
from omnidesk.domain.rubric_edit import (
    add_dimension,
    remove_dimension,
    set_text,
    with_identity,
)
from omnidesk.paths import rubric_folder
from omnidesk.services.bridges import bridge_of
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.rubrics import add_rubric, find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.version_desk.match_dialog import MatchDialog

Key, Modifier = Qt.Key, Qt.KeyboardModifier
N_SAME = 8


@pytest.fixture
def path(make_file):
    """A round on version 1.0, and one on 1.1, in which budget gave way to money and safety."""
    path = make_file()
    first = find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx").rubric
    later, _ = add_dimension(first, "Money", "en", 9)
    for value in first.values:
        later = set_text(later, "money", value, "en", first.descriptor("budget", value, "en"))
    later, _ = add_dimension(later, "Safety", "en", 10)
    for value in first.values:
        later = set_text(later, "safety", value, "en", f"Nobody is hurt, {value} of 5.")
    later = with_identity(remove_dimension(later, "budget"), first.id, "1.1")
    with Workspace.open(path) as workspace:
        key = add_rubric(workspace, later)
        add_round(workspace, NewRound("2027", key))
    return path


@pytest.fixture
def window(open_window, path):
    window = open_window(path)
    window.activateWindow()
    return window


@pytest.fixture
def match(window, qtbot):
    page = window.page("model")
    qtbot.keyClick(page.grid, Key.Key_X, Modifier.ControlModifier | Modifier.ShiftModifier)
    return opened()


def opened() -> MatchDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MatchDialog)
    return dialog


def rows(panel) -> list[tuple[str, ...]]:
    model = panel.rows
    return [tuple(model.index(r, c).data() for c in range(4)) for r in range(model.rowCount())]


def go(panel, name: str) -> None:
    place = next(i for i, row in enumerate(rows(panel)) if name in row)
    panel.table.setCurrentIndex(panel.rows.index(place, 0))
    panel.table.setFocus()


def stored(match):
    document = match.document
    with Workspace.open(document.path, read_only=True) as reader:
        return bridge_of(reader, document.old.hash, document.new.hash)


def test_everything_is_suggested_at_first_and_says_why(match):
    found = {row[1]: row for row in rows(match.dimensions)}

    assert found["Technology"][2:] == ("the same", "suggested: same key")
    assert found["Money"][0] == "Budget"
    assert found["Money"][3].startswith("suggested: alike in its texts (")
    assert found["Safety"][2] == "is new"
    assert match.progress.text() == "0 of 10 confirmed"


def test_all_of_the_same_key_are_confirmed_by_one_button_and_on_disk(match, qtbot):
    qtbot.mouseClick(match.by_key, Qt.MouseButton.LeftButton)

    assert match.progress.text() == f"{N_SAME} of 10 confirmed"
    assert len(stored(match).dimensions) == N_SAME
    assert not match.by_key.isEnabled()


def test_a_number_says_what_the_later_one_is_and_goes_on(match, qtbot):
    go(match.dimensions, "Money")
    qtbot.keyClick(match.dimensions.table, Key.Key_3)

    assert stored(match).dimensions == (Link("budget", "money", Relation.NARROWER),)
    assert match.dimensions.row.new == "safety"


def test_enter_confirms_that_there_is_no_partner(match, qtbot):
    go(match.dimensions, "Safety")
    qtbot.keyClick(match.dimensions.table, Key.Key_Return)

    assert stored(match).dimensions == (Link(NOBODY, "safety", Relation.NONE),)


def test_one_link_more_makes_a_split(match, qtbot):
    panel = match.dimensions
    go(panel, "Money")
    qtbot.keyClick(panel.table, Key.Key_3)
    go(panel, "Money")
    panel.new.setCurrentIndex(panel.new.findData("safety"))
    panel.new.activated.emit(panel.new.currentIndex())
    qtbot.mouseClick(panel.more, Qt.MouseButton.LeftButton)

    assert {(link.old, link.new) for link in stored(match).dimensions} == {
        ("budget", "money"),
        ("budget", "safety"),
    }


def test_what_was_confirmed_is_taken_back_undone_and_done_again(match, qtbot):
    go(match.dimensions, "Technology")
    qtbot.keyClick(match.dimensions.table, Key.Key_Return)
    go(match.dimensions, "Technology")
    qtbot.keyClick(match.dimensions.table, Key.Key_Delete)
    assert not stored(match)
    qtbot.keyClick(match, Key.Key_Z, Modifier.ControlModifier)
    assert len(stored(match).dimensions) == 1
    qtbot.keyClick(match, Key.Key_Z, Modifier.ControlModifier)

    assert not stored(match)
    assert match.redo.isEnabled()


def test_the_texts_of_the_chosen_pair_stand_side_by_side(match):
    go(match.dimensions, "Safety")
    panel = match.dimensions

    assert panel.old_text.toPlainText() == ""
    assert "Nobody is hurt, 3 of 5." in panel.new_text.toPlainText()


def test_levels_are_matched_beside_dimensions(match, qtbot):
    match.tabs.setCurrentWidget(match.levels)
    go(match.levels, "2 Multi Channel")
    qtbot.keyClick(match.levels.table, Key.Key_2)

    assert stored(match).levels == (Link(2, 2, Relation.BROADER),)


def test_the_match_of_versions_needs_two_in_the_file(open_window, fresh):
    page = open_window(fresh).page("model")
    action = next(each for each in page.commands() if each.objectName() == "match")

    assert not action.isEnabled()
    assert not page.header_widget.match.isEnabled()


def test_trend_says_that_nobody_matched_the_versions_and_leads_there(window, qtbot):
    sentences = trend_of(window, qtbot)
    assert "nobody has confirmed which is which" in sentences.unmatched.text()
    qtbot.mouseClick(sentences.match, Qt.MouseButton.LeftButton)
    dialog = opened()
    dialog.by_key.click()
    for name, key in (("Money", Key.Key_1), ("Safety", Key.Key_Return)):
        go(dialog.dimensions, name)
        qtbot.keyClick(dialog.dimensions.table, key)
    dialog.reject()

    qtbot.waitUntil(lambda: not sentences.match_line.isVisible())
    assert "Money" not in sentences.since_first.caution.text()


def trend_of(window, qtbot):
    page = window.page("trend")
    qtbot.waitUntil(lambda: page.body.isVisible() and page.body.trend is not None)
    return page.body.sentences


def test_a_comparison_leads_to_the_match_of_the_same_two_versions(window, qtbot):
    page = window.page("model")
    page.versions.compare()
    compared = QApplication.activeModalWidget()
    qtbot.mouseClick(compared.match, Qt.MouseButton.LeftButton)
    hashes = opened().document.old.hash, opened().document.new.hash

    assert hashes == tuple(each.hash for each in window.client.facts.rubrics)


def test_what_the_disk_refuses_is_told_and_leaves_nothing_to_undo(match, qtbot, monkeypatch):
    def refuse(*_args):
        raise DiskFull(match.document.path)

    monkeypatch.setattr("omnidesk.ui.version_desk.bridge_document.save_bridge", refuse)
    go(match.dimensions, "Technology")
    qtbot.keyClick(match.dimensions.table, Key.Key_Return)
    box = QApplication.activeModalWidget()
    assert "no space left" in box.text()
    box.reject()
    monkeypatch.undo()

    assert not match.undo.isEnabled()
    assert not stored(match)
    qtbot.keyClick(match.dimensions.table, Key.Key_Return)
    assert stored(match).dimensions == (Link("technology", "technology", Relation.EQUAL),)


def test_a_file_that_can_only_be_read_shows_the_match_and_says_why(open_window, path):
    with Workspace.open(path):
        page = open_window(path).page("model")
        page.versions.match()
        dialog = opened()

        assert not dialog.by_key.isEnabled()
        assert not dialog.dimensions.confirm.isEnabled()
        assert "read" in dialog.lead.text()
