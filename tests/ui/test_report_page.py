"""The report beside its words: previewed, written, exported and printed as a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from omnidesk.domain.assessment import Horizon
from omnidesk.domain.local_text import NO_TEXT
from omnidesk.reports.content import SectionKey
from omnidesk.services.rounds import open_round, set_blind
from omnidesk.storage.workspace import Workspace
from tests.reports.reading import outline_titles, page_texts, squashed, whole_text
from tests.ui.report_preview import previewed, shown


def on_disk(window):
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return open_round(workspace, window.client.round.record.round.label).record.round.settings


def until_previewed(qtbot, page, words: str, *, is_there: bool = True) -> None:
    def is_as_wanted() -> bool:
        return (squashed(words) in whole_text(previewed(page))) is is_there

    qtbot.waitUntil(is_as_wanted, timeout=15_000)


# Preview


def test_the_real_pages_are_shown(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))

    assert page.preview.view.n_pages == len(page_texts(previewed(page)))
    image = page.preview.view.image(0)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 200, 5)}
    assert len(colours) > 3
    assert page.preview.place.text() == f"Page 1 of {page.preview.view.n_pages}"


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_opens_in_every_language_and_theme(qtbot, open_window, sample, language, theme):
    page = shown(qtbot, open_window(sample, language=language, theme=theme))

    title = {"en": "Executive summary", "id": "Ringkasan eksekutif"}[language]
    assert title in outline_titles(previewed(page))


def test_pages_are_turned_and_enlarged_from_the_keyboard(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))
    view = page.preview.view
    assert view.hasFocus()

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_page == view.n_pages - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_page > 0
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > 1
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1


def test_a_page_that_comes_into_sight_is_drawn(qtbot, open_window, sample):
    view = shown(qtbot, open_window(sample)).preview.view
    view.go_to(3)

    qtbot.waitUntil(lambda: view.is_drawn(3))
    assert view.accessibleDescription().startswith("Page 4 of ")


def test_a_section_is_left_out_and_taken_in_again(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))
    box = page.options.sections[SectionKey.ROADMAP]
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Roadmap" not in outline_titles(previewed(page)), timeout=15_000)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Roadmap" in outline_titles(previewed(page)), timeout=15_000)


def test_another_language_changes_pages_and_fields(qtbot, open_window, sample):
    page = shown(qtbot, open_window(sample))
    page.options.language.setFocus()
    qtbot.keyClick(page.options.language, Qt.Key.Key_Down)

    until_previewed(qtbot, page, "Ringkasan eksekutif")
    assert page.texts.works.toPlainText().startswith("Strategi sedang dilaksanakan")
    assert page.options.classification.toPlainText() == "Kasus terbitan"


def test_a_page_that_was_thrown_away_no_longer_listens(qtbot, open_window, sample):
    window = open_window(sample)
    old = shown(qtbot, window)
    window.change_settings(replace(window.settings, theme="dark"))
    qtbot.waitUntil(lambda: not shiboken6.isValid(old))
    document = window.client.round
    document.change_settings(replace(document.settings, next_assessment="2030"), "test")

    until_previewed(qtbot, shown(qtbot, window), "2030")


# Words


def test_words_are_on_disk_when_a_field_is_left_and_the_page_follows(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    assert "To be written by the author." in page_texts(previewed(page))[1]

    page.texts.works.setFocus()
    qtbot.keyClicks(page.texts.works, "Much runs well")
    qtbot.keyClick(page.texts.works, Qt.Key.Key_Tab)

    assert on_disk(window).summary.works.get("en") == "Much runs well"
    until_previewed(qtbot, page, "Much runs well")


def test_the_pages_follow_when_the_hands_rest_and_nothing_is_a_step_before_the_field_is_left(
    qtbot, open_window, fresh
):
    window = open_window(fresh)
    page = shown(qtbot, window)
    field = page.texts.verdict
    field.setFocus()
    qtbot.keyClicks(field, "All in all ")

    until_previewed(qtbot, page, "All in all")
    assert on_disk(window).verdict == NO_TEXT
    assert field.hasFocus()
    qtbot.keyClicks(field, "well")
    assert field.toPlainText() == "All in all well"


def test_what_was_written_is_undone(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    field = page.texts.to_do[Horizon.MID]
    field.setFocus()
    qtbot.keyClicks(field, "Write the roadmap")
    field.clearFocus()
    assert dict(on_disk(window).summary.to_do)[Horizon.MID].get("en") == "Write the roadmap"

    page.undo_stack.undo()
    assert on_disk(window).summary.to_do == ()
    assert field.toPlainText() == ""


def test_decisions_are_added_one_by_one(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    for text in ("Name an owner", "Release the budget"):
        add = next(b for b in page.texts.decisions.findChildren(type(page.export_button)))
        qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
        field = page.texts.decisions.fields[-1]
        qtbot.keyClicks(field, text)
        field.clearFocus()

    asked = [text.get("en") for text in on_disk(window).summary.decisions_asked]
    assert asked == ["Name an owner", "Release the budget"]
    until_previewed(qtbot, page, "2. Release the budget")


def test_the_classification_stands_at_the_foot(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    page.options.classification.setFocus()
    qtbot.keyClicks(page.options.classification, "Confidential")
    page.options.classification.clearFocus()

    assert on_disk(window).classification.get("en") == "Confidential"
    until_previewed(qtbot, page, "Confidential")


def test_words_in_one_language_leave_the_other_as_it_is(qtbot, open_window, sample):
    window = open_window(sample)
    page = shown(qtbot, window)
    page.texts.works.setFocus()
    page.texts.works.selectAll()
    qtbot.keyClicks(page.texts.works, "New words")
    page.texts.works.clearFocus()

    works = on_disk(window).summary.works
    assert works.get("en") == "New words"
    assert works.get("id").startswith("Strategi sedang")


def test_a_file_open_for_reading_shows_its_pages_but_takes_no_words(qtbot, open_window, sample):
    with Workspace.open(sample):
        page = shown(qtbot, open_window(sample))
        assert page.texts.works.isReadOnly()
        assert page.export_button.isEnabled()


# Blind rounds


def test_a_blind_round_says_why_nothing_is_shown(qtbot, open_window, make_file):
    page = open_window(make_file(blind=True)).page("report")

    words = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "nothing is shown to anyone" in words
    assert page.preview.made is None
    assert not page.export_button.isEnabled()
    assert not page.preview.isVisible()


def test_pages_appear_when_the_blind_rating_is_over(qtbot, open_window, make_file):
    window = open_window(make_file(blind=True))
    page = window.page("report")
    qtbot.mouseClick(page.blind.end, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=15_000)
    assert page.preview.isVisible()
    assert page.export_button.isEnabled()


def test_pages_vanish_when_a_round_becomes_blind(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = shown(qtbot, window)
    document = window.client.round
    set_blind(document.workspace, document.record.round.id, 1, blind=True)
    document.reload()

    assert page.preview.made is None
    assert page.blind.isVisible()
    assert not page.export_button.isEnabled()
