"""Where is my file, moving it, finding it again, and two windows on two clients."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from omnidesk.domain.errors import DiskFull
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.place_dialog import PlaceDialog


def status_button(window) -> QPushButton:
    return next(b for b in window.status.findChildren(QPushButton) if "Where" in b.accessibleName())


def box_of(window) -> QMessageBox:
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def push(window, words: str, qtbot) -> None:
    button = next(b for b in box_of(window).buttons() if b.text().replace("&", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_click_on_the_status_line_says_where_the_file_is(open_window, fresh, qtbot):
    window = open_window(fresh)
    qtbot.mouseClick(status_button(window), Qt.MouseButton.LeftButton)
    dialog = window.findChild(PlaceDialog)

    words = dialog.text()
    assert str(fresh.parent) in words
    assert "None yet" in words
    assert "whoever has the file can read it" in words
    qtbot.mouseClick(dialog.copy_path, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == str(fresh)


def test_a_file_in_a_folder_of_a_cloud_is_warned_of(open_window, fresh, tmp_path, qtbot):
    cloud = tmp_path / "Dropbox" / fresh.name
    cloud.parent.mkdir()
    fresh.rename(cloud)
    window = open_window(cloud)
    assert "Dropbox copies this folder" in window.notice.text()
    window.notice.undo_button.click()

    assert window.findChild(PlaceDialog).warning.isVisible()


@pytest.fixture
def moving(open_window, fresh, tmp_path):
    """A window that moves its file to a stick."""
    target = tmp_path / "stick" / "telko.omnidesk"
    target.parent.mkdir()
    window = open_window(fresh)
    window.context = replace(window.context, choose_target=lambda *_: target)
    return window, fresh, target


def test_a_file_is_moved_and_the_list_follows(moving):
    window, old, target = moving
    window.care.move_file()

    assert window.client.path == target
    assert not old.exists()
    assert f"Moved to {target}" in window.notice.text()
    assert [entry.path for entry in window.settings.recent] == [str(target)]


def test_without_room_nothing_changes(moving, monkeypatch):
    window, old, target = moving

    def full(_workspace: Workspace, path: Path, _progress: object) -> None:
        raise DiskFull(path)

    monkeypatch.setattr("omnidesk.services.places.copy_to", full)
    window.care.move_file()

    assert "no space left" in box_of(window).text()
    assert window.client.path == old
    assert not target.exists()


def test_a_file_that_is_there_is_not_replaced_by_moving(moving):
    window, old, target = moving
    target.write_text("mine")
    window.care.move_file()

    assert "exists already" in box_of(window).text()
    assert (window.client.path, target.read_text()) == (old, "mine")


def test_a_file_that_was_moved_outside_keeps_one_entry(open_window, fresh):
    window = open_window(fresh)
    window.files.close()
    elsewhere = fresh.with_name("renamed.omnidesk")
    fresh.rename(elsewhere)
    window.open_path(elsewhere)

    assert [entry.path for entry in window.settings.recent] == [str(elsewhere)]


@pytest.fixture
def missing(open_window, fresh):
    """A window whose list names a file that was moved, and where it is now."""
    window = open_window(fresh)
    window.files.close()
    elsewhere = fresh.with_name("renamed.omnidesk")
    fresh.rename(elsewhere)
    window.page("home").list.chosen.emit(str(fresh))
    return window, elsewhere


def test_a_missing_file_is_found_again(missing, qtbot):
    window, elsewhere = missing
    window.context = replace(window.context, choose_file=lambda *_: elsewhere)
    push(window, "Find it…", qtbot)

    assert window.client.path == elsewhere
    assert [entry.path for entry in window.settings.recent] == [str(elsewhere)]


def test_the_file_of_another_client_is_said_to_be_so(missing, make_file, qtbot):
    window, _elsewhere = missing
    other = make_file(name="other")
    window.context = replace(window.context, choose_file=lambda *_: other)
    push(window, "Find it…", qtbot)
    assert window.client is None
    assert "not the file you were looking for" in window.notice.text()
    window.notice.undo_button.click()

    assert window.client.path == other


def test_a_missing_file_is_taken_off_the_list(missing, qtbot):
    window, _elsewhere = missing
    push(window, "Remove from the list", qtbot)

    assert window.settings.recent == ()


@pytest.fixture
def two(open_window, fresh, make_file, qtbot):
    """Two windows, each with a client of its own."""
    first = open_window(fresh)
    second = first.open_new_window()
    second.open_path(make_file(name="other"))
    yield first, second
    for window in first.windows.others(first):
        window.close()
    QApplication.processEvents()


def test_two_windows_show_two_clients_and_both_write(two):
    for window in two:
        assert window.client.workspace.read_only is None
        window.client.rename(f"Renamed in {window.client.path.stem}")

    assert [w.client.facts.organisation for w in two] == ["Renamed in telko", "Renamed in other"]


def test_a_file_that_another_window_has_is_not_opened_twice(two, fresh):
    first, second = two
    assert not second.open_path(fresh)

    assert second.client.path != fresh
    assert first.client.workspace.read_only is None
    with Workspace.open(fresh, read_only=True) as reader:
        assert reader.problems() == []


def test_windows_share_language_and_recent_files(two):
    first, second = two
    second.change_settings(replace(second.settings, language="id"))

    assert first.rail.button("results").text() == "Hasil"
    assert len(first.settings.recent) == 2


def test_closing_one_leaves_the_other_at_work(two):
    first, second = two
    second.close()

    assert first.isVisible()
    first.client.rename("Still here")
    assert first.windows.others(first) == []


def test_quitting_closes_all(two):
    first, second = two
    first.windows.close_all()

    assert not first.isVisible()
    assert not second.isVisible()
