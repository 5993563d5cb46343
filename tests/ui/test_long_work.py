"""Restoring, a passphrase, moving and copying: shown while they take time, and cancelled whole."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from omnidesk.services import client_files, places
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.progress_dialog import ProgressDialog
from omnidesk.ui.long_work import run_long
from omnidesk.ui.tasks import TaskCancelled

N_STEPS = 2_000


def slowly(progress) -> str:
    for step in range(N_STEPS):
        progress(step, N_STEPS)
        time.sleep(0.002)
    return "done"


def shown() -> ProgressDialog | None:
    dialog = QApplication.activeModalWidget()
    return dialog if isinstance(dialog, ProgressDialog) else None


def press_cancel(qtbot, seen: list[tuple[int, int]]) -> None:
    """Wait for the bar to move, then cancel as a user would."""

    def look() -> None:
        dialog = shown()
        if dialog is not None and dialog.bar.value() > 0:
            seen.append((dialog.bar.value(), dialog.bar.maximum()))
            qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
            timer.stop()

    timer = QTimer(qtbot._request.node.funcargs["window"], interval=20)
    timer.timeout.connect(look)
    timer.start()


def test_long_work_shows_how_far_it_is_and_is_cancelled_within_a_moment(qtbot, window):
    seen: list[tuple[int, int]] = []
    press_cancel(qtbot, seen)
    begun = time.monotonic()
    with pytest.raises(TaskCancelled):
        run_long(window, window.context, "Copying…", slowly)

    assert time.monotonic() - begun < 2
    assert seen[0][1] == N_STEPS
    qtbot.waitUntil(lambda: shown() is None)


def test_what_is_done_in_a_moment_shows_nothing(qtbot, window):
    assert run_long(window, window.context, "Copying…", lambda _progress: 7) == 7
    assert window.findChildren(ProgressDialog) == []


def test_a_cancelled_move_leaves_the_file_where_it_was(qtbot, window, monkeypatch, tmp_path):
    old, target = window.client.path, tmp_path / "elsewhere.omnidesk"

    def copy_to(_workspace, _target: Path, progress) -> None:
        slowly(progress)

    monkeypatch.setattr(places, "copy_to", copy_to)
    monkeypatch.setattr("omnidesk.ui.file_care.ask_for_target", lambda *_: target)
    press_cancel(qtbot, [])
    window.care.move_file()

    assert window.notice.text() == "Cancelled. The file is where it was."
    assert window.client.path == old
    assert not target.exists()


def test_a_cancelled_passphrase_leaves_the_old_one(qtbot, window, monkeypatch):
    monkeypatch.setattr(client_files, "change_passphrase", lambda _w, _new, tell: slowly(tell))
    press_cancel(qtbot, [])
    window.care.ask_passphrase()
    QApplication.activeModalWidget().chosen.emit("open sesame")

    assert window.notice.text() == "Cancelled. The file is as it was."
    assert not window.client.workspace.has_passphrase
    window.close()
    Workspace.open(window_path(window)).close()


def window_path(window) -> Path:
    return Path(window.settings.recent[0].path)
