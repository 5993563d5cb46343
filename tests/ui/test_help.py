"""The help and the hints: the page of the place in hand, in both languages, and true."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from omnidesk.composition import folders
from omnidesk.texts import LANGUAGES, load_translator
from omnidesk.ui.command_catalogue import CommandCatalogue
from omnidesk.ui.help_pages import TOPICS, read_pages, split_place
from omnidesk.ui.page_list import PAGES
from omnidesk.ui.settings import SettingsStore
from omnidesk.ui.widgets.help_window import HelpWindow
from omnidesk.ui.widgets.hint_bar import HINTS

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
CODE = re.compile(r"`([^`]+)`")
# Keys that Qt or the system knows, and keys of what the help says of writing in a text.
OTHER_KEYS = {"Tab", "Shift+Tab", "Escape", "Alt", "Enter", "Alt+Enter", "F2", "F6", "?", "Del"}
OTHER_KEYS |= {"Shift", "Shift+F8", "1", "2", "3", "4", "5"}  # of dialogs


def pages(language: str):
    return read_pages(folders().help, language)


def help_of(owner) -> HelpWindow:
    found = [each for each in owner.findChildren(HelpWindow) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_both_languages_have_the_same_pages_places_and_links():
    english, indonesian = pages("en"), pages("id")

    assert [page.topic for page in english] == list(TOPICS)
    for one, other in zip(english, indonesian, strict=True):
        assert list(one.places) == list(other.places)
        assert LINK.findall(one.text) == LINK.findall(other.text)
        assert one.title != other.title or one.topic == "model"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_a_heading(language):
    known = {page.topic: page for page in pages(language)}
    for page in known.values():
        for target in LINK.findall(page.text):
            topic, name = split_place(target)
            assert topic in known
            assert not name or name in known[topic].places


def test_every_page_of_the_window_has_a_page_in_the_help():
    assert {spec.key for spec in PAGES} <= set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_help_sets_in_bold_is_what_the_window_says(language):
    t = load_translator(language, folders().locale)
    english = load_translator("id", folders().locale).catalogue
    said = {key[0] if isinstance(key, tuple) else key for key in english._catalog if key}
    shown = {t(words).replace("&", "") for words in said}
    for page in pages(language):
        for words in BOLD.findall(page.text.replace("\n", " ")):
            assert set(words.split(" → ")) <= shown, (page.topic, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_help_is_a_key_of_the_program(window, language):
    entries = CommandCatalogue(window).entries()
    known = {key for entry in entries for key in entry.keys} | OTHER_KEYS
    for page in pages(language):
        for key in CODE.findall(page.text):
            assert key in known or key.startswith("."), (page.topic, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_path_in_the_help_is_in_the_menus(open_window, fresh, language):
    window = open_window(fresh, language=language)
    paths = {f"{each.path} → {each.words}" for each in CommandCatalogue(window).entries()}
    for page in pages(language):
        for words in BOLD.findall(page.text.replace("\n", " ")):
            assert " → " not in words or words in paths


@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_f1_opens_the_help_of_the_page(window, qtbot, key):
    page = window.page(key)
    qtbot.keyClick(window, Key.Key_F1)
    found = help_of(window)

    assert found.list.currentItem().text() == pages("en")[TOPICS.index(key)].title
    assert page is window.stack.currentWidget()


def test_f1_in_a_tab_opens_its_own_place(window, qtbot):
    page = window.page("round")
    page.tabs.setCurrentIndex(2)
    page.rules.panel_rule.setFocus()
    qtbot.keyClick(page.rules.panel_rule, Key.Key_F1)
    browser = help_of(window).browser

    assert browser.textCursor().block().text() == "Rules"


def test_f1_in_a_dialog_opens_help_that_the_dialog_does_not_block(window, qtbot):
    window.ask_for_settings()
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Key.Key_F1)
    found = help_of(dialog)

    assert found.browser.textCursor().block().text() == "Settings"
    assert found.window().parentWidget() is dialog


def test_f1_on_the_page_of_a_damaged_file_opens_its_own_place(open_window, fresh, qtbot):
    content = bytearray(fresh.read_bytes())
    content[len(content) // 2] ^= 0xFF
    fresh.write_bytes(bytes(content))
    window = open_window()
    window.open_path(fresh)
    qtbot.waitUntil(lambda: type(window.stack.currentWidget()).__name__ == "RecoveryPage")
    window.help_desk.show_help_here()

    assert help_of(window).browser.textCursor().block().text() == "A damaged file"


def test_escape_closes_the_help(window, qtbot):
    window.help_desk.show_help("rate")
    found = help_of(window)
    with qtbot.waitSignal(found.destroyed):
        qtbot.keyClick(found.search, Key.Key_Escape)


def test_a_link_leads_to_another_page_and_none_leads_outside(window):
    window.help_desk.show_help("results")
    found = help_of(window)
    found.browser.anchorClicked.emit(QUrl("numbers.md#band"))
    assert found.browser.textCursor().block().text() == "What the band means"
    before = found.browser.toPlainText()
    found.browser.anchorClicked.emit(QUrl("https://example.org/"))

    assert found.browser.toPlainText() == before


def test_the_help_loads_nothing_from_disk_or_network(window, tmp_path):
    window.help_desk.show_help("home")
    browser = help_of(window).browser
    (tmp_path / "secret.txt").write_text("secret")

    for name in (str(tmp_path / "secret.txt"), "https://example.org/x.png", "rate.md"):
        assert browser.loadResource(2, QUrl(name)) is None


def test_a_search_leaves_the_pages_that_hold_the_words(window, qtbot):
    window.help_desk.show_help("home")
    found = help_of(window)
    qtbot.keyClicks(found.search, "krippendorff")

    assert [found.list.item(row).text() for row in range(found.list.count())] == ["Numbers"]
    assert found.browser.textCursor().selectedText().casefold() == "krippendorff"


def test_a_hint_stands_over_a_page_until_it_is_put_away_for_good(open_window, fresh, tmp_path):
    window = open_window(fresh, hints=True)
    window.show_page("results")
    assert "The rule stands beside every number" in window.hint.text()
    window.hint.away.click()
    assert not window.hint.isVisible()
    window.show_page("rate")

    assert window.hint.isVisible()
    assert SettingsStore(tmp_path / "settings.json").load().hidden_hints == ("results",)


def test_hints_come_back_at_once_when_they_are_wanted_again(window):
    assert not window.hint.isVisible()
    window.change_settings(replace(window.settings, hidden_hints=()))

    assert window.hint.isVisible()


def test_the_model_without_a_file_says_itself_what_it_is_for(open_window):
    window = open_window(hints=True)
    window.show_page("model")

    assert not window.hint.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hint_costs_little_height(open_window, fresh, language):
    window = open_window(fresh, language=language, hints=True)
    for key in set(HINTS) & {spec.key for spec in PAGES}:
        window.show_page(key)
        assert window.hint.height() <= 40


def test_read_more_opens_the_help_of_the_page(open_window, fresh):
    window = open_window(fresh, hints=True)
    window.show_page("report")
    window.hint.more.click()

    assert help_of(window).list.currentItem().text() == "Report"
