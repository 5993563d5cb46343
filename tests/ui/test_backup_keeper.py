"""Backups by themselves: after opening, when the day turns, on closing; and what the line says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from omnidesk.services.backups import back_up, backups_of, contents_of
from omnidesk.services.client_files import rename_organisation
from omnidesk.storage.workspace import Workspace


def backups(window, path):
    with Workspace.open(path, read_only=True) as reader:
        return backups_of(reader, window.backups.root)


def test_a_file_that_was_opened_is_backed_up_soon_and_the_line_says_when(open_window, fresh, qtbot):
    window = open_window(fresh)
    assert "Not backed up yet" in window.status.text()

    qtbot.waitUntil(lambda: "Backed up" in window.status.text(), timeout=10000)
    assert window.backups.last.source == str(fresh)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(minutes=1), "Backed up 1"),
        (timedelta(days=1), "Backed up yesterday"),
        (timedelta(days=9), "Backed up 9 days ago"),
    ],
)
def test_the_age_of_the_last_backup_is_said(open_window, fresh, age, words):
    window = open_window()
    now = datetime(2030, 1, 10, 15, 30).astimezone()
    with Workspace.open(fresh) as workspace:
        back_up(workspace, window.backups.root, now=now - age)
    window.backups.now = lambda: now
    window.open_path(fresh)

    assert words in window.status.text()


def test_what_was_done_is_backed_up_when_the_file_is_closed(open_window, fresh):
    window = open_window(fresh)
    rename_organisation(window.client.workspace, "Telko Baru")
    window.close()

    made = backups(window, fresh)[0]
    assert contents_of(made.path, None).organisation == "Telko Baru"


def test_a_file_that_was_only_looked_at_is_not_backed_up_again(open_window, fresh):
    window = open_window(fresh)
    window.close()

    assert backups(window, fresh) == []


def test_when_the_day_turns_there_is_another(open_window, fresh, qtbot):
    window = open_window(fresh)
    window.backups.make()
    qtbot.waitUntil(lambda: window.backups.last is not None)
    rename_organisation(window.client.workspace, "Telko Baru")
    window.backups.look()
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    window.backups.now = lambda: tomorrow
    window.backups.look()

    qtbot.waitUntil(lambda: window.backups.last.taken_at == tomorrow)
    assert len(backups(window, fresh)) == 2


def test_a_backup_that_fails_is_said_quietly_and_in_the_status_line(
    open_window, fresh, qtbot, tmp_path
):
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("a file where the folder should be")
    window = open_window()
    from dataclasses import replace

    window.change_settings(replace(window.settings, backup_folder=str(in_the_way)))
    window.open_path(fresh)
    window.backups.make()

    qtbot.waitUntil(lambda: "Not backed up:" in window.status.text())
    assert "could not be backed up" in window.notice.text()


def test_who_only_reads_leaves_backups_to_who_writes(open_window, fresh):
    with Workspace.open(fresh):
        window = open_window(fresh)

        assert window.backups.make() is None
        assert "acked up" not in window.status.text()
