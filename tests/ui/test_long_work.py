"""Restoring, a passphrase, moving and copying: shown while they take time, and cancelled whole."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from omnidesk.domain.assessment import Finding
from omnidesk.domain.local_text import LocalText
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


def slowed(act):
    """Let an act go on as it does, but rest each time that it tells how far it is."""

    def slow(*args):
        *others, progress = args

        def tell(done: int, total: int) -> None:
            progress(done, total)
            time.sleep(0.05)

        return act(*others, tell)

    return slow


@pytest.fixture
def big(window):
    """Give the file so many rows that copying it tells often how far it is."""
    text = LocalText.single("en", "word")
    with window.client.workspace.write() as work:
        for number in range(300):
            work.findings.put(Finding(window.client.round.record.round.id, f"d{number}", text))


def press_cancel(
    qtbot, window, seen: list[tuple[int, int]], *, once_it_moves: bool = False
) -> None:
    """Wait for the window that tells how far it is, then cancel as a user would."""

    def look() -> None:
        dialog = shown()
        if dialog is not None and (dialog.bar.value() > 0 or not once_it_moves):
            seen.append((dialog.bar.value(), dialog.bar.maximum()))
            qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
            timer.stop()

    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()


def test_long_work_shows_how_far_it_is_and_is_cancelled_within_a_moment(qtbot, window):
    seen: list[tuple[int, int]] = []
    press_cancel(qtbot, window, seen, once_it_moves=True)
    told: list[int] = []

    def work(progress) -> None:
        slowly(lambda done, total: (progress(done, total), told.append(done)))

    with pytest.raises(TaskCancelled):
        run_long(window, window.context, "Copying…", work)

    assert seen[0][0] > 0
    assert seen[0][1] == N_STEPS
    assert len(told) < N_STEPS
    qtbot.waitUntil(lambda: shown() is None)


def test_what_is_done_in_a_moment_shows_nothing(qtbot, window):
    assert run_long(window, window.context, "Copying…", lambda _progress: 7) == 7
    assert window.findChildren(ProgressDialog) == []


def test_a_cancelled_move_leaves_the_file_where_it_was(qtbot, window, big, monkeypatch, tmp_path):
    old, target = window.client.path, tmp_path / "elsewhere.omnidesk"

    monkeypatch.setattr(places, "copy_to", slowed(places.copy_to))
    monkeypatch.setattr("omnidesk.ui.file_care.ask_for_target", lambda *_: target)
    seen: list[tuple[int, int]] = []
    press_cancel(qtbot, window, seen)
    window.care.move_file()
    assert seen

    assert window.notice.text() == "Cancelled. The file is where it was."
    assert window.client.path == old
    assert [each for each in tmp_path.iterdir() if "elsewhere" in each.name] == []


def test_a_cancelled_passphrase_leaves_the_old_one(qtbot, window, big, monkeypatch):
    changed = slowed(client_files.change_passphrase)
    monkeypatch.setattr(client_files, "change_passphrase", changed)
    seen: list[tuple[int, int]] = []
    press_cancel(qtbot, window, seen)
    window.care.ask_passphrase()
    QApplication.activeModalWidget().chosen.emit("open sesame")

    assert seen
    assert window.notice.text() == "Cancelled. The file is as it was."
    assert not window.client.workspace.has_passphrase
    window.close()
    Workspace.open(window_path(window)).close()


def window_path(window) -> Path:
    return Path(window.settings.recent[0].path)


def test_a_window_at_work_closes_for_nobody(qtbot, window):
    """Quitting from another window would let go of the lock under the copy."""
    told: list[tuple[bool, bool]] = []

    def work(progress) -> None:
        while not told:
            progress(1, 2)
            time.sleep(0.002)

    def quit_all() -> None:
        if shown() is not None:
            window.windows.close_all()
            told.append((window.isVisible(), window.client is not None))

    timer = QTimer(window, interval=20)
    timer.timeout.connect(quit_all)
    timer.start()
    run_long(window, window.context, "Copying…", work)

    timer.stop()
    assert set(told) == {(True, True)}  # the clock may strike once more before the work ends
    assert window.files.close()
