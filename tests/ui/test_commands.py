"""Menus, the list of commands and the sheet of shortcuts: all commands, each with one key."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from omnidesk.ui.command_catalogue import CommandEntry, KeySection
from omnidesk.ui.command_search import matching
from omnidesk.ui.dialogs.command_dialog import CommandDialog
from omnidesk.ui.dialogs.shortcut_dialog import ShortcutDialog, in_columns
from omnidesk.ui.page_commands import PAGE_COMMANDS
from omnidesk.ui.page_list import PAGES

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PAGE_KEYS = [spec.key for spec in PAGES]


def menu_actions(window):
    """Every entry of every menu that can be chosen."""
    waiting = [top.menu() for top in window.menuBar().actions() if top.isVisible()]
    found = []
    while waiting:
        for action in waiting.pop().actions():
            if action.menu() is not None:
                waiting.append(action.menu())
            elif not action.isSeparator():
                found.append(action)
    return found


def dialog_of(kind):
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


@pytest.fixture
def window(open_window, sample):
    window = open_window(sample)
    window.activateWindow()
    return window


@pytest.fixture
def ask(window, qtbot):
    """Open the list of commands by its key."""

    def asked(typed: str = "") -> CommandDialog:
        qtbot.keyClick(window, Key.Key_K, Modifier.ControlModifier)
        dialog = dialog_of(CommandDialog)
        qtbot.keyClicks(dialog.search, typed)
        return dialog

    return asked


def shown(dialog) -> list[str]:
    model = dialog.commands
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("key", PAGE_KEYS)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_entry_of_the_menus_has_words_and_a_key(open_window, sample, key, language):
    window = open_window(sample, language=language)
    window.show_page(key)

    bare = [action.text() for action in menu_actions(window) if action.shortcut().isEmpty()]
    assert bare == []
    assert all(action.text() for action in menu_actions(window))


@pytest.mark.parametrize("key", PAGE_KEYS)
def test_no_two_commands_share_a_key(window, key):
    page = window.page(key)
    everywhere = {*menu_actions(window), *page.actions()}
    keys = Counter(each.toString() for action in everywhere for each in action.shortcuts())

    assert [text for text, n in keys.items() if n > 1] == []
    for one in keys:
        for other in keys:
            begins = QKeySequence(one).matches(QKeySequence(other))
            assert one == other or begins is QKeySequence.SequenceMatch.NoMatch, (one, other)


@pytest.mark.parametrize("key", PAGE_KEYS)
def test_the_pages_menu_holds_what_is_known_of_it_beforehand(window, key):
    window.show_page(key)
    names = [action.objectName() for action in menu_actions(window)]

    for command in (each for group in PAGE_COMMANDS[key] for each in group):
        assert command.name in names


def test_a_key_of_a_page_works_in_its_header_and_not_on_another_page(window, qtbot):
    page = window.page("rate")
    page.header_widget.mode_button(0).setFocus()
    qtbot.keyClick(page.header_widget, Key.Key_2, Modifier.AltModifier)
    assert page.stack.currentWidget() is page.focus_view
    window.show_page("results")
    qtbot.keyClick(window, Key.Key_3, Modifier.AltModifier)

    assert page.stack.currentWidget() is page.focus_view


def test_a_few_letters_and_enter_do_a_command(window, ask, qtbot):
    dialog = ask("one by")
    assert shown(dialog)[0] == "Rate → One by one"
    qtbot.keyClick(dialog.search, Key.Key_Return)
    page = window.page("rate")

    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.focus_view)


def test_a_command_of_another_page_goes_there_first(window, ask, qtbot):
    dialog = ask("targets")
    qtbot.keyClick(dialog.search, Key.Key_Return)

    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.stack.made("round"))
    qtbot.waitUntil(lambda: window.page("round").tabs.currentIndex() == 3)


def test_what_cannot_be_done_now_is_listed_and_says_why(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    qtbot.keyClick(window, Key.Key_K, Modifier.ControlModifier)
    dialog = dialog_of(CommandDialog)
    qtbot.keyClicks(dialog.search, "finish lock")
    qtbot.keyClick(dialog.search, Key.Key_Return)

    assert dialog.isVisible()
    assert "Open a round first." in dialog.note.text()


def test_escape_leaves_the_list_without_doing_anything(window, ask, qtbot):
    dialog = ask("close file")
    qtbot.keyClick(dialog.search, Key.Key_Escape)

    assert not dialog.isVisible()
    assert window.client is not None


def test_the_arrows_choose_while_the_field_keeps_the_keyboard(ask, qtbot):
    dialog = ask("theme")
    qtbot.keyClick(dialog.search, Key.Key_Down)

    assert dialog.list.currentIndex().row() == 1
    assert dialog.focusWidget() is dialog.search


def test_what_was_used_last_comes_first(ask, window, qtbot):
    dialog = ask("targets")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.stack.made("round"))
    window.help_desk.ask_for_command()

    assert shown(dialog_of(CommandDialog))[0] == "Round → Targets"


def entry(words: str, *, path: str = "File", possible: bool = True) -> CommandEntry:
    return CommandEntry(words, path, words, (), possible, "", lambda: None)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("round", "Round trip"),
        ("copy sav", "Save a copy"),
        ("expt", "Export"),
        ("file copy", "Save a copy"),
    ],
)
def test_the_nearest_command_comes_first(typed, first):
    entries = [entry(words) for words in ("New round", "Round trip", "Save a copy", "Export")]

    assert matching(entries, typed, [])[0].words == first


def test_what_holds_not_every_word_is_left_out():
    assert matching([entry("Save a copy")], "save all", []) == []


def test_what_can_be_done_comes_before_what_cannot():
    entries = [entry("Export", possible=False), entry("Export all")]

    assert [each.words for each in matching(entries, "export", [])] == ["Export all", "Export"]


@pytest.mark.parametrize("keys", ["?", "Ctrl+/"])
def test_the_sheet_shows_every_key_of_the_menus(window, qtbot, keys):
    page = window.page("results")
    page.table.setFocus()
    if keys == "?":
        qtbot.keyClicks(page.table, "?")
    else:
        qtbot.keyClick(page.table, Key.Key_Slash, Modifier.ControlModifier)
    lines = dialog_of(ShortcutDialog).lines()

    for action in menu_actions(window):
        assert action.text().replace("&", "") in lines
    assert "Finish and lock, or unlock" in lines


def test_a_question_mark_in_a_text_is_a_character(window, qtbot):
    field = window.page("round").basics.purpose
    field.setFocus()
    qtbot.keyClicks(field, "why?")

    assert field.toPlainText().startswith("why?") or "why?" in field.toPlainText()
    assert QApplication.activeModalWidget() is None


def test_a_question_mark_in_the_models_grid_begins_a_text(open_window, fresh, qtbot):
    window = open_window(fresh)
    window.activateWindow()
    grid = window.page("model").grid
    pane = grid.pane_of(grid.currentIndex())
    qtbot.keyClicks(pane, "?")

    assert pane.is_editing()
    assert QApplication.activeModalWidget() is None


def test_the_sheet_fits_the_smallest_screen_in_both_languages(open_window, sample):
    for language in ("en", "id"):
        window = open_window(sample, language=language)
        window.show_page("rate")
        window.help_desk.show_shortcuts()
        sheet = dialog_of(ShortcutDialog)
        sheet.grab()

        assert sheet.width() <= 1366
        assert sheet.height() <= 768
        assert sheet.area.horizontalScrollBar().maximum() == 0
        own = sheet.area.findChildren(QLabel)[0]
        assert not own.visibleRegion().isEmpty()
        sheet.reject()


def test_columns_are_of_one_height_and_the_first_section_stays_first():
    sections = [KeySection(str(n), (("x", "y"),) * n) for n in (2, 6, 3, 4)]
    columns = in_columns(sections, 2)

    assert [[each.title for each in column] for column in columns] == [["2", "6"], ["3", "4"]]


def test_the_next_dimension_to_discuss_opens(open_window, fresh, qtbot):
    window = open_window(fresh)
    window.activateWindow()
    document = window.client.round
    for expert, level in zip(document.record.panel, (1, 2, 4), strict=True):
        document.rate(expert.id, "technology", level, "")
    page = window.page("results")
    qtbot.keyClick(page.table, Key.Key_F8)

    assert page.inspector.isVisible()
    assert page.inspector.title.text() == "Technology"


def test_ending_a_blind_rating_by_key_asks_first(open_window, make_file, qtbot):
    window = open_window(make_file(blind=True))
    window.activateWindow()
    page = window.page("results")
    qtbot.keyClick(page, Key.Key_B, Modifier.ControlModifier | Modifier.ShiftModifier)
    box = QApplication.activeModalWidget()
    assert window.client.round.is_blind
    next(each for each in box.buttons() if each.text() == "End it").click()

    assert not window.client.round.is_blind
