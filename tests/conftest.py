"""What every test starts from: Qt without a screen, and folders that are not the user's own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Laws are tried without a clock: the machines that run them are shared.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
}


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A user's home that lasts for one run; platformdirs asks for it anew each time."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.delenv("XDG_DOCUMENTS_DIR", raising=False)
        for variable, folder in _FOLDERS.items():
            surroundings.setenv(variable, str(home / folder))
        yield home


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application's own arguments: our themes dress one style, on every system."""
    return ["omnidesk", "-style", "Fusion"]
