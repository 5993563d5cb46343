"""The passphrase of the open file: set, changed, taken away, and what becomes of older backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from omnidesk.domain.errors import PassphraseNeeded
from omnidesk.services.backups import back_up, backups_of
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.old_backups_dialog import OldBackupsDialog
from omnidesk.ui.dialogs.passphrase_dialog import PassphraseDialog


def ask(window) -> PassphraseDialog:
    window.care.ask_passphrase()
    return window.findChild(PassphraseDialog)


def choose(dialog: PassphraseDialog, qtbot, **texts: str) -> None:
    for name, text in texts.items():
        field = getattr(dialog, name)
        field.clear()
        qtbot.keyClicks(field, text)
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def set_one(window, qtbot, text: str = "korek api") -> None:
    choose(ask(window), qtbot, new=text, repeat=text)


def gone(qtbot, window, kind: type) -> None:
    qtbot.waitUntil(lambda: window.findChild(kind) is None)


def test_a_file_gets_a_passphrase_and_the_window_says_so(window, fresh, qtbot):
    assert "No passphrase" in window.status.text()
    set_one(window, qtbot)

    assert "With passphrase" in window.status.text()
    assert "new passphrase only" in window.notice.text()
    with pytest.raises(PassphraseNeeded):
        Workspace.open(fresh, read_only=True)
    with Workspace.open(fresh, passphrase="korek api", read_only=True) as opened:
        assert opened.problems() == []


def test_the_list_of_recent_files_forgets_whose_it_is(window, fresh, qtbot):
    set_one(window, qtbot)

    assert [entry.organisation for entry in window.settings.recent] == [""]


def test_the_form_waits_for_the_same_text_twice(window, qtbot):
    dialog = ask(window)
    assert not dialog.accept_button.isEnabled()
    choose(dialog, qtbot, new="korek api", repeat="korek")

    assert "differ" in dialog.problem_text()
    assert not window.client.workspace.has_passphrase


def test_the_present_passphrase_is_asked_for(window, qtbot):
    set_one(window, qtbot)
    gone(qtbot, window, PassphraseDialog)
    dialog = ask(window)
    choose(dialog, qtbot, present="wrong", new="lilin", repeat="lilin")
    assert "not the present passphrase" in dialog.problem_text()
    choose(dialog, qtbot, present="korek api")

    assert window.client.workspace.opens_with("lilin")


def test_it_is_taken_away_and_what_that_means_is_said(window, qtbot):
    set_one(window, qtbot)
    gone(qtbot, window, PassphraseDialog)
    dialog = ask(window)
    dialog.take_away.click()
    choose(dialog, qtbot, present="korek api")

    assert "No passphrase" in window.status.text()
    assert not window.client.workspace.has_passphrase


def older(window) -> list:
    return backups_of(window.client.workspace, window.backups.root)


@pytest.fixture
def with_an_old_backup(window):
    yesterday = datetime.now(UTC) - timedelta(days=1)
    return back_up(window.client.workspace, window.backups.root, now=yesterday)


@pytest.mark.parametrize("answer", ["keep", "delete"])
def test_older_backups_are_offered_and_kept_unless_deleted(
    window, with_an_old_backup, qtbot, answer
):
    set_one(window, qtbot)
    qtbot.waitUntil(lambda: window.findChild(OldBackupsDialog) is not None)
    dialog = window.findChild(OldBackupsDialog)
    assert dialog.list.count() == 1
    button = dialog.keep_button if answer == "keep" else dialog.delete_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert len(older(window)) == (2 if answer == "keep" else 1)
    assert (with_an_old_backup in older(window)) is (answer == "keep")


def test_an_erased_name_offers_the_backups_that_still_hold_it(window, fresh, qtbot):
    table = window.page("round").panel.table
    window.page("round").tabs.setCurrentIndex(1)
    table.item(0, 3).setText("Siti Rahma")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    back_up(window.client.workspace, window.backups.root, now=yesterday)
    table.item(0, 3).setText("")

    assert "may still hold it" in window.notice.text()
    qtbot.mouseClick(window.notice.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(OldBackupsDialog) is not None)
    window.findChild(OldBackupsDialog).delete_button.click()
    assert len(older(window)) == 1


def test_backups_of_another_client_are_never_offered(window, with_an_old_backup, sample, qtbot):
    with Workspace.open(sample) as other:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        back_up(other, window.backups.root, now=yesterday)
    set_one(window, qtbot)
    assert window.open_path(sample)  # before the new backup of the first file is made
    window.backups.look()
    window.tasks.drain()
    qtbot.waitUntil(lambda: window.backups.last is not None)

    assert window.findChild(OldBackupsDialog) is None


def test_what_is_said_takes_no_room_from_the_fields(window, qtbot):
    set_one(window, qtbot)
    gone(qtbot, window, PassphraseDialog)
    dialog = ask(window)
    height = dialog.new.height()
    choose(dialog, qtbot, present="wrong", new="kort", repeat="kort")
    assert "not the present passphrase" in dialog.problem_text()

    qtbot.waitUntil(lambda: dialog.new.height() == height)
