"""A verdict that names another level than the computed one is asked about, and stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.report_preview import shown

QUESTION = (
    "The verdict speaks of 4 Omni Channel, but the overall is 3 Cross Channel by the rule median. "
    "Is that meant?"
)


def write(qtbot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def window(open_window, sample):
    return open_window(sample)


def test_the_report_page_asks_beside_the_field_and_over_the_pages(qtbot, window):
    page = shown(qtbot, window)
    write(qtbot, page.texts.verdict, "An omnichannel company.")

    assert page.texts.verdict_question.text() == QUESTION
    assert page.texts.verdict.accessibleDescription() == QUESTION
    qtbot.waitUntil(lambda: page.preview.warning.text() == QUESTION, timeout=15_000)
    assert window.client.round.settings.verdict.get("en") == "An omnichannel company."


def test_the_question_goes_with_words_that_fit(qtbot, window):
    page = shown(qtbot, window)
    write(qtbot, page.texts.verdict, "An omnichannel company.")
    write(qtbot, page.texts.verdict, "Cross Channel now, Omni Channel next.")

    assert not page.texts.verdict_question.isVisible()
    qtbot.waitUntil(lambda: not page.preview.warning.isVisible(), timeout=15_000)


def test_the_round_page_asks_the_same(qtbot, window):
    window.show_page("round")
    tab = window.page("round").verdict
    window.page("round").tabs.setCurrentIndex(4)
    write(qtbot, tab.verdict, "Level 4.")

    assert tab.verdict_question.text() == QUESTION
    assert tab.verdict_question.isVisible()


def test_nothing_is_asked_while_the_rating_is_blind(open_window, make_file, qtbot):
    window = open_window(make_file(blind=True))
    window.show_page("round")
    tab = window.page("round").verdict
    write(qtbot, tab.verdict, "Level 4.")

    assert tab.verdict_question.text() == ""
