"""Freezing: what changed since the version before, how severe it is, and who says what it means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from omnidesk.domain.rubric_change import ChangeSeverity
from omnidesk.ui.dialogs.model_dialog import ModelDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.documents.rubric_places import Place, text_at
from tests.ui.rubric_grid import versions

MINOR, GRAVE = Place("technology", 3), Place("budget", 2)


@pytest.fixture
def freeze(window):
    """Ask to freeze a draft in which one text is said better, and another says something else."""
    page = window.page("model")
    before = text_at(page.document.rubric, MINOR).get("en")
    page.model.setData(page.model.index_of(MINOR), before.rstrip(".") + ", indeed.")
    page.model.setData(page.model.index_of(GRAVE), "Never.")
    page.header_widget.freeze.click()
    return dialog(window, PublishDialog)


def dialog(window, kind):
    return next(found for found in window.findChildren(kind) if found.isVisible())


def shown(table) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def test_the_severity_and_what_it_means_are_said_before_anything_is_frozen(freeze):
    review = freeze.review

    assert review.severity.text() == ("Severity 3 of 5: the meaning of a level description changed")
    assert "have to be rated again" in review.meaning.text()
    assert review.lines.item(0).text().startswith("2 level descriptions changed")


def test_each_changed_description_says_what_it_is_taken_for_and_why(freeze):
    assert shown(freeze.review.table) == [
        ["Technology, level 3 Cross Channel", "Wording only: few words differ"],
        [
            "Budget, level 2 Multi Channel",
            "Meaning: a negation, a quantity, or a must or may differs",
        ],
    ]


def test_a_tick_taken_away_by_key_overrules_the_proposal(freeze, qtbot):
    table = freeze.review.table
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)

    assert freeze.review.difference.severity is ChangeSeverity.WORDING
    assert shown(table)[1][1] == "Wording only: you said so"
    assert freeze.review.severity.text() == "Severity 1 of 5: wording only"


def test_all_changes_can_be_judged_at_once_and_the_proposal_taken_again(freeze, qtbot):
    review = freeze.review
    qtbot.mouseClick(review.all_wording, Qt.MouseButton.LeftButton)
    assert review.difference.severity is ChangeSeverity.WORDING
    qtbot.mouseClick(review.all_meaning, Qt.MouseButton.LeftButton)

    assert review.difference.severity is ChangeSeverity.MEANING
    assert "you said so" in shown(review.table)[0][1]
    assert "you said so" not in shown(review.table)[1][1]


def test_the_words_that_changed_are_shown_and_read_aloud(freeze):
    table, text = freeze.review.table, freeze.review.text
    table.setCurrentIndex(table.model().index(1, 0))
    assert text.toPlainText().endswith("Never.")
    table.setCurrentIndex(table.model().index(0, 0))

    assert "[added: , indeed]" in text.accessibleDescription()


def test_the_note_says_what_changed_and_follows_what_is_judged(freeze, window):
    freeze.review.all_wording.click()
    freeze.accept_button.click()

    assert versions(window) == ["1.0", "1.1"]
    assert window.client.facts.rubrics[1].note.splitlines() == [
        "2 level descriptions were reworded.",
        "Severity 1 of 5: wording only.",
    ]


def test_a_note_that_was_written_by_hand_stays(freeze):
    freeze.note.setPlainText("Clearer words.")
    freeze.review.all_wording.click()

    assert freeze.note.toPlainText() == "Clearer words."


def test_the_first_version_of_a_model_has_nothing_to_be_compared_with(window):
    page = window.page("model")
    page.files.make_new()
    made = dialog(window, ModelDialog)
    made.name.setText("Tea")
    made.accept_button.click()
    for each in page.document.rubric.values:
        page.model.setData(page.model.index_of(Place("", each)), f"Level {each}")
    page.files.freeze(window.client)

    assert dialog(window, PublishDialog).review is None


def test_large_text_scrolls_and_is_not_cut(open_window, fresh):
    window = open_window(fresh)
    window.change_settings(replace(window.settings, text_scale=1.5))
    page = window.page("model")
    page.model.setData(page.model.index_of(GRAVE), "Never.")
    page.header_widget.freeze.click()
    asked = dialog(window, PublishDialog)

    assert asked.height() <= 720
    for button in (asked.review.all_wording, asked.review.all_meaning, asked.accept_button):
        assert button.width() >= button.sizeHint().width()
