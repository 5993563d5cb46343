"""Restoring a backup from the window, and the page for a damaged file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from omnidesk.services.backups import back_up
from omnidesk.services.client_files import rename_organisation
from omnidesk.storage.sniff import PAGE_BYTES
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.restore_dialog import RestoreDialog

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture
def window(open_window, fresh):
    """A file that was backed up under another name than it has now."""
    window = open_window(fresh)
    back_up(window.client.workspace, window.backups.root, now=YESTERDAY)
    rename_organisation(window.client.workspace, "Telko Baru")
    return window


def ask(window, qtbot) -> RestoreDialog:
    window.restoring.ask()
    dialog = window.findChild(RestoreDialog)
    qtbot.waitUntil(dialog.beside.isEnabled)
    return dialog


def organisation(path: Path, passphrase: str | None = None) -> str:
    with Workspace.open(path, passphrase=passphrase, read_only=True) as opened:
        assert opened.problems() == []
        with opened.read() as work:
            return work.organisation.name


def damage(path: Path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(content)


def test_the_dialog_says_what_a_backup_holds_and_what_is_newer(window, qtbot):
    words = ask(window, qtbot).details.text()

    assert "Telko Nusantara" in words
    assert "Round 2026: 0 ratings" in words
    assert "Newer in the file that is open: 1 other entry" in words
    assert "Only in this backup: nothing" in words


def test_a_backup_is_opened_as_a_copy_beside(window, fresh, qtbot):
    qtbot.mouseClick(ask(window, qtbot).beside, Qt.MouseButton.LeftButton)

    assert "(restored " in window.client.path.name
    assert window.client.facts.organisation == "Telko Nusantara"
    assert organisation(fresh) == "Telko Baru"


def test_a_backup_takes_the_files_place_and_the_file_is_kept(window, fresh, qtbot):
    qtbot.mouseClick(ask(window, qtbot).in_place, Qt.MouseButton.LeftButton)
    (kept,) = fresh.parent.glob("* (before restoring *).omnidesk")

    assert window.client.path == fresh
    assert window.client.facts.organisation == "Telko Nusantara"
    assert kept.name in window.notice.text()
    assert organisation(kept) == "Telko Baru"


def test_a_backup_under_another_passphrase_asks_for_it(window, fresh, qtbot):
    window.client.workspace.change_passphrase("korek api")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    back_up(window.client.workspace, window.backups.root, now=tomorrow, anew=True)
    window.client.workspace.change_passphrase(None)
    window.restoring.ask()
    dialog = window.findChild(RestoreDialog)
    qtbot.waitUntil(dialog.passphrase.isVisible)
    assert dialog.focusWidget() is dialog.list  # who goes through the list by the arrows goes on
    assert not dialog.in_place.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.passphrase
    qtbot.keyClicks(dialog.passphrase, "korek api")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.beside.isEnabled)
    assert "so will what is restored" in dialog.details.text()
    qtbot.mouseClick(dialog.beside, Qt.MouseButton.LeftButton)

    assert organisation(window.client.path, "korek api") == "Telko Baru"


def test_a_damaged_backup_is_said_to_be_and_cannot_be_taken(window, qtbot):
    (made,) = window.backups.root.glob(f"{window.client.workspace.id}/*.omnidesk")
    damage(made, 9)
    window.restoring.ask()
    dialog = window.findChild(RestoreDialog)
    qtbot.waitUntil(lambda: "damaged" in dialog.details.text())

    assert not dialog.beside.isEnabled()


def test_without_a_backup_it_is_said_quietly(open_window, fresh):
    window = open_window(fresh)
    window.restoring.ask()

    assert "no backup" in window.notice.text()


# A damaged file


@pytest.fixture
def recovery(window, fresh, qtbot, tmp_path):
    """The page that a damaged file opens; what is saved of it goes to one place."""
    target = tmp_path / "saved.omnidesk"
    window.context = replace(window.context, choose_target=lambda *_: target)
    window.files.close()
    window.tasks.drain()
    damage(fresh, 20, 21)
    assert not window.open_path(fresh)
    page = window.stack.currentWidget()
    qtbot.waitUntil(page.save.isEnabled)
    return page


def test_a_damaged_file_opens_a_page_and_no_box(window, recovery, fresh):
    before = fresh.read_bytes()

    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert "is damaged" in recovery.text()
    assert not window.header.isVisible()  # no other client's name stands over it
    assert str(fresh) in recovery.text()
    assert "2 of its" in recovery.readable.text()
    assert fresh.read_bytes() == before


def test_the_newest_sound_backup_is_restored_beside_it(window, recovery, fresh, qtbot):
    before = fresh.read_bytes()
    assert "Telko Baru" in recovery.backup.text()  # made as the file was closed
    qtbot.mouseClick(recovery.restore, Qt.MouseButton.LeftButton)

    assert organisation(window.client.path) == "Telko Baru"
    assert window.client.path != fresh
    assert fresh.read_bytes() == before


def test_what_can_be_read_is_saved_counted_and_opened(window, recovery, qtbot, tmp_path):
    out = tmp_path / "saved.omnidesk"
    qtbot.mouseClick(recovery.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(recovery.open_saved.isVisible)
    assert str(out) in recovery.result.text()
    qtbot.mouseClick(recovery.open_saved, Qt.MouseButton.LeftButton)

    assert window.client.path == out
    assert organisation(out) == "Telko Baru"


def test_another_page_can_be_gone_to_and_the_open_file_stays_open(
    open_window, fresh, make_file, qtbot
):
    other = make_file(name="other")
    window = open_window(other)
    damage(fresh, 5)
    window.open_path(fresh)
    assert not window.rail.button("rate").isChecked()
    window.show_page("rate")

    assert window.client.path == other
    assert window.rail.button("rate").isChecked()


def test_a_file_that_hides_its_damage_can_be_recovered_by_hand(window, fresh, qtbot):
    window.files.close()
    window.tasks.drain()
    damage(fresh, 1)
    window.context = replace(window.context, choose_file=lambda *_: fresh)
    window.restoring.ask_for_damaged()
    page = window.stack.currentWidget()
    qtbot.waitUntil(page.save.isEnabled)

    assert "Recover" in page.text()
    assert page.restore.isEnabled()


def test_under_a_passphrase_the_page_asks_for_it(open_window, tmp_path, qtbot):
    path = tmp_path / "sealed.omnidesk"
    Workspace.create(path, "X", passphrase="korek api").close()
    damage(path, 9)
    window = open_window()
    window.restoring.show_damage(path, None, None)
    page = window.stack.currentWidget()
    qtbot.waitUntil(page.passphrase.isVisible)
    qtbot.keyClicks(page.passphrase, "korek api")
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)

    qtbot.waitUntil(page.save.isEnabled)
    assert not page.passphrase.isVisible()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_opens_in_every_language_and_theme(open_window, fresh, qtbot, language, theme):
    damage(fresh, 5)
    window = open_window(language=language, theme=theme)
    window.open_path(fresh)
    page = window.stack.currentWidget()
    qtbot.waitUntil(page.save.isEnabled)
    window.grab()
    window.change_settings(replace(window.settings, text_scale=1.3))

    assert window.stack.currentWidget() is not page


def test_the_file_that_is_open_is_not_read_behind_its_back(window, fresh):
    window.context = replace(window.context, choose_file=lambda *_: fresh)
    window.restoring.ask_for_damaged()

    assert "Close it before" in window.notice.text()
    assert window.client.path == fresh
    assert window.rail.isVisible()
    assert type(window.stack.currentWidget()).__name__ != "RecoveryPage"


def test_a_backup_from_before_the_passphrase_opens_without_it(window, qtbot):
    window.client.workspace.change_passphrase("open sesame")
    window.client.passphrase_changed.emit()
    dialog = ask(window, qtbot)

    assert "Telko Nusantara" in dialog.details.text()
    qtbot.mouseClick(dialog.beside, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.client.facts.organisation == "Telko Nusantara")
    assert not window.client.workspace.has_passphrase
