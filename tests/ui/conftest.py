"""The real window on real files, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from omnidesk.composition import build_window
from omnidesk.domain.local_text import LocalText
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.client_files import create_file
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.services.samples import write_sample
from omnidesk.ui.main_window import MainWindow
from omnidesk.ui.settings import Settings, SettingsStore
from omnidesk.ui.widgets.hint_bar import HINTS

ROLES = {
    "E1": {"en": "Quality", "id": "Mutu"},
    "E2": {"en": "Customer experience", "id": "Pengalaman pelanggan"},
    "E3": {"en": "IT", "id": "TI"},
}
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot, tmp_path: Path, caplog) -> Iterator[OpenWindow]:
    """Open the main window in a language and theme; it is closed after the test.

    The window shows what nobody caught in a box of its own, where pytest-qt does not see it: a
    test in which that happened fails here.
    """
    windows: list[MainWindow] = []

    def opened(
        path: Path | None = None,
        *,
        language: str = "en",
        theme: str = "light",
        hints: bool = False,
    ):
        store = SettingsStore(tmp_path / "settings.json")
        hidden = () if hints else tuple(HINTS)
        store.save(replace(store.load(), language=language, theme=theme, hidden_hints=hidden))
        window = build_window(QApplication.instance(), store)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        if path is not None:
            assert window.open_path(path)
        return window

    yield opened
    for window in windows:
        window.files.confirm_loss = lambda: True  # nobody is there to be asked
        window.close()
        window.deleteLater()
    QApplication.processEvents()
    bugs = [each for each in caplog.get_records("call") if each.name == "omnidesk.ui.errors"]
    assert not bugs, "\n".join(str(each.exc_info) for each in bugs)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The published case."""
    path = tmp_path / "telkom-2016.omnidesk"
    write_sample(
        path, "telkom-2016", samples=resource_folder() / "samples", rubrics=rubric_folder()
    )
    return path


@pytest.fixture
def make_file(tmp_path: Path) -> Callable[..., Path]:
    """Make a client file with one round of three experts."""

    def made(*, rubric: str = "omnichannel-cx", blind: bool = False, name: str = "telko") -> Path:
        path = tmp_path / f"{name}.omnidesk"
        known = find_rubric(shipped_rubrics(rubric_folder()), rubric)
        experts = [(code, LocalText.of(role)) for code, role in ROLES.items()]
        with create_file(path, "Telko Nusantara", rubric=known.rubric) as workspace:
            add_round(workspace, NewRound("2026", known.hash, experts=experts, blind=blind))
        return path

    return made


@pytest.fixture
def fresh(make_file) -> Path:
    return make_file()


@pytest.fixture
def settings_store(tmp_path: Path) -> SettingsStore:
    store = SettingsStore(tmp_path / "settings.json")
    store.save(Settings(language="en", theme="light"))
    return store


@pytest.fixture
def window(open_window: OpenWindow, fresh: Path) -> MainWindow:
    """The window in use on a file with one round in which nothing is rated yet."""
    window = open_window(fresh)
    window.activateWindow()
    return window
