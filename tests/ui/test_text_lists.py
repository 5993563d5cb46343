"""Lists of texts: typed with rests, by keys alone, and nothing glues or jumps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.services.panel import entry_of
from omnidesk.services.rounds import open_round
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace

KEY = "technology"
Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def advice(window):
    page = window.page("rate")
    page.show_mode(2)
    return page.together.rows[KEY].recommendations


def stored(window) -> list[str]:
    with Workspace.open(window.client.path, read_only=True) as workspace:
        record = open_round(workspace, "2026").record
    return [each.text.get("en") for each in entry_of(record, KEY).recommendations]


def rest(qtbot, window) -> None:
    """Let the hands rest until what was typed is on disk."""
    qtbot.waitUntil(lambda: bool(typed_texts(window.client.workspace)), timeout=4_000)
    qtbot.waitUntil(lambda: not window.client.typing.is_typing, timeout=4_000)


def test_a_rest_in_the_middle_of_a_new_recommendation_glues_no_words(qtbot, window, advice):
    field = advice.fields[0]
    field.setFocus()
    qtbot.keyClicks(field, "Appoint ")
    rest(qtbot, window)
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(QApplication.focusWidget(), "one owner")
    advice.fields[0].clearFocus()

    assert stored(window) == ["Appoint one owner"]


def test_enter_begins_the_next_one_and_the_caret_goes_along(qtbot, window, advice):
    advice.fields[0].setFocus()
    for text in ("Appoint one owner", "Measure it"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)

    assert stored(window) == ["Appoint one owner", "Measure it"]
    assert QApplication.focusWidget() is advice.fields[2]


def test_alt_enter_begins_a_line(qtbot, window, advice):
    advice.fields[0].setFocus()
    qtbot.keyClicks(advice.fields[0], "one")
    qtbot.keyClick(advice.fields[0], Key.Key_Return, Modifier.AltModifier)
    qtbot.keyClicks(advice.fields[0], "two")
    advice.fields[0].clearFocus()

    assert stored(window) == ["one\ntwo"]


def test_tab_goes_from_field_to_field(qtbot, window, advice):
    advice.fields[0].setFocus()
    qtbot.keyClicks(advice.fields[0], "one")
    qtbot.keyClick(advice.fields[0], Key.Key_Return)
    advice.fields[0].setFocus()
    qtbot.keyClick(advice.fields[0], Key.Key_Tab)

    assert QApplication.focusWidget() is advice.fields[1]


def test_a_confirmed_text_keeps_its_last_space_while_one_goes_on_writing(qtbot, window, advice):
    field = advice.fields[0]
    field.setFocus()
    qtbot.keyClicks(field, "Appoint ")
    qtbot.keyClick(field, Key.Key_Return, Modifier.ControlModifier)
    assert stored(window) == ["Appoint"]
    qtbot.keyClicks(QApplication.focusWidget(), "one owner")
    QApplication.focusWidget().clearFocus()

    assert stored(window) == ["Appoint one owner"]


@pytest.mark.parametrize("keys", ["Enter", "button"])
def test_a_list_of_the_report_begins_the_next_item(qtbot, window, keys):
    page = window.page("report")
    decisions = page.texts.decisions
    qtbot.mouseClick(decisions.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Name an owner")
    if keys == "Enter":
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    else:
        qtbot.mouseClick(decisions.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Release the budget")
    QApplication.focusWidget().clearFocus()

    asked = window.client.round.settings.summary.decisions_asked
    assert [each.get("en") for each in asked] == ["Name an owner", "Release the budget"]


def test_recommendations_are_written_beside_a_single_rating(qtbot, window):
    page = window.page("rate")
    page.show_mode(1)
    page.focus_view.go_to(KEY)
    field = page.focus_view.details.recommendations.fields[0]
    field.setFocus()
    qtbot.keyClicks(field, "Measure it")
    qtbot.keyClick(field, Key.Key_Return)

    assert stored(window) == ["Measure it"]


def test_they_are_hidden_while_a_blind_rating_goes_on(qtbot, open_window, make_file):
    page = open_window(make_file(blind=True)).page("rate")
    page.cover.reveal.click()
    page.show_mode(1)

    assert not page.focus_view.details.recommendations.isVisible()


def test_a_text_from_elsewhere_is_not_rewritten_by_looking_at_it(qtbot, window, advice):
    document = window.client.round
    entry = document.entry(KEY)
    words = entry.finding.with_text("en", "10\N{NO-BREAK SPACE}% of shops ")
    document.change_entry(replace(entry, finding=words), "from a script")
    window.page("report")

    assert document.undo_stack.count() == 1
    assert document.entry(KEY).finding == words


def test_removing_a_row_saves_what_is_typed_in_another(qtbot, window, advice):
    for n, text in enumerate(("one", "two", "three")):
        advice.fields[n].setFocus()
        qtbot.keyClicks(advice.fields[n], text)
        qtbot.keyClick(advice.fields[n], Key.Key_Return)
    advice.fields[2].setFocus()
    qtbot.keyClicks(advice.fields[2], " and more")
    advice.tools(0)[1].click()

    assert stored(window) == ["two", "three and more"]


def test_the_first_line_stays_in_sight_while_a_field_grows(qtbot, window, advice):
    field = advice.fields[0]
    field.setFocus()
    for n in range(80):
        qtbot.keyClicks(field, f"w{n:03} ")
        QApplication.processEvents()

    qtbot.waitUntil(lambda: field.height() > 5 * field.fontMetrics().lineSpacing())
    assert field.verticalScrollBar().value() == 0


def test_tab_from_the_row_that_was_empty_goes_to_the_next_empty_one(qtbot, window, advice):
    advice.fields[0].setFocus()
    qtbot.keyClicks(advice.fields[0], "one")
    qtbot.keyClick(advice.fields[0], Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "two")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)

    assert QApplication.focusWidget() is advice.fields[2]
    assert stored(window) == ["one", "two"]


@pytest.mark.parametrize("mode", [0, 1])
def test_tab_goes_from_the_finding_to_the_recommendations(qtbot, window, mode):
    page = window.page("rate")
    page.show_mode(mode)
    if mode == 0:
        page.grid.keys.rationale_asked.emit()
    details = page.details if mode == 0 else page.focus_view.details
    details.finding.setFocus()
    for words in ("seen", "one", "two"):
        qtbot.keyClicks(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    entry = window.client.round.entry(window.client.round.scope[0])
    assert entry.finding.get("en") == "seen"
    assert [each.text.get("en") for each in entry.recommendations] == ["one", "two"]
