"""Where the program's own data and the user's folders are."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def rubric_folder() -> Path:
    """The rubrics that ship with the program, and their JSON schema."""
    return _data_root() / "rubric"


def resource_folder() -> Path:
    """Icons, catalogues, fonts and the sources of the samples."""
    return _data_root() / "resources"


def locale_folder() -> Path:
    return resource_folder() / "locale"


def user_data_folder() -> Path:
    """What the program makes for the user lives here; not created by asking."""
    return Path(platformdirs.user_data_dir("OmniDesk", appauthor=False))


def own_rubric_folder() -> Path:
    """The user's own library of models, kept across client files; not created by asking."""
    return user_data_folder() / "models"


def backup_folder() -> Path:
    """Where backups go unless the user says otherwise."""
    return user_data_folder() / "backups"


def user_config_folder() -> Path:
    """Settings and the list of recent files live here; not created by asking."""
    return Path(platformdirs.user_config_dir("OmniDesk", appauthor=False))


def documents_folder() -> Path:
    """Where the user's own documents are kept: offered first when saving."""
    return Path(platformdirs.user_documents_dir())


@cache
def _data_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    if frozen is not None:
        return Path(frozen)
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent
