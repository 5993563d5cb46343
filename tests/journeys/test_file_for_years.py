"""A client file over the years: killed, damaged, restored; its passphrase set, changed, lost."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from omnidesk.domain.errors import PassphraseNeeded
from omnidesk.services.backups import back_up
from omnidesk.services.rounds import open_round
from omnidesk.storage.sniff import PAGE_BYTES
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.old_backups_dialog import OldBackupsDialog
from omnidesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from tests.journeys.test_killed import path as killed_path
from tests.journeys.test_killed import rate_and_kill

killed = killed_path


def levels_in(path, passphrase=None) -> dict[str, int]:
    with Workspace.open(path, passphrase=passphrase, read_only=True) as opened:
        assert opened.problems() == []
        ratings = open_round(opened, "2026").record.ratings
        return {each.dimension: each.level for each in ratings}


def strike(path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(content)


def test_killed_while_writing_then_damaged_then_saved_with_nothing_lost(
    open_window, killed, hands, tmp_path
):
    acknowledged = rate_and_kill(killed, random.Random(1))
    window = open_window(killed)
    before = levels_in(killed)
    assert len(acknowledged) >= 1
    window.backups.make()
    hands.wait(lambda: window.backups.last is not None)
    sheet = window.page("rate")
    sheet.show_mode(0)
    sheet.choose_expert("E1")
    sheet.grid.go_to("budget")
    hands.press(sheet.grid, Qt.Key.Key_4)
    window.client.workspace.close()
    window.client.path.rename(tmp_path / "away.omnidesk")
    window.files.confirm_loss = lambda: True
    window.close()
    (tmp_path / "away.omnidesk").rename(killed)
    expected = {**before, "budget": 4}
    assert levels_in(killed) == expected

    strike(killed, 1)
    again = open_window()
    out = tmp_path / "saved.omnidesk"
    again.context = replace(
        again.context, choose_file=lambda *_: killed, choose_target=lambda *_: out
    )
    again.restoring.ask_for_damaged()
    page = again.stack.currentWidget()
    hands.wait(page.save.isEnabled)
    assert "it lacks: 1 rating" in page.text()
    hands.push(page, "Save what can still be read…")
    hands.wait(page.open_saved.isVisible)
    hands.push(page, "Open the new file")

    assert again.client.path == out
    again.files.close()
    assert levels_in(out) == expected


def set_passphrase(window, hands, text: str, present: str = "") -> None:
    window.care.ask_passphrase()
    dialog = next(d for d in window.findChildren(PassphraseDialog) if d.isVisible())
    hands.type(dialog.present, present)
    hands.type(dialog.new, text)
    hands.type(dialog.repeat, text)
    hands.click(dialog.accept_button)
    hands.wait(lambda: window.findChild(PassphraseDialog) is None)


def keep_old_backups(window, hands) -> None:
    hands.wait(lambda: window.findChild(OldBackupsDialog) is not None)
    hands.click(window.findChild(OldBackupsDialog).keep_button)
    hands.wait(lambda: window.findChild(OldBackupsDialog) is None)


def test_a_passphrase_set_changed_forgotten_and_what_is_left_then(
    open_window, fresh, hands, monkeypatch
):
    window = open_window(fresh)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    back_up(window.client.workspace, window.backups.root, now=yesterday)
    set_passphrase(window, hands, "korek api")
    keep_old_backups(window, hands)
    set_passphrase(window, hands, "lilin", present="korek api")
    keep_old_backups(window, hands)
    window.files.close()
    window.tasks.drain()

    tried = iter([("korek api", True), ("kompor", True), ("", False)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: next(tried))
    assert not window.open_path(fresh)
    with pytest.raises(PassphraseNeeded):
        levels_in(fresh)

    window.context = replace(window.context, choose_file=lambda *_: fresh)
    window.restoring.ask_for_damaged()
    page = window.stack.currentWidget()
    hands.wait(page.restore.isEnabled)  # yesterday's opens without a passphrase
    hands.push(page, "Restore this backup beside it")
    assert "(restored " in window.client.path.name
    assert not window.client.workspace.has_passphrase
    assert levels_in(fresh, "lilin") == {}
