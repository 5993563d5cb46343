"""Where a client file lies, what is to be known of that place, and taking it elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from omnidesk.domain.errors import FileExists, OmnideskError
from omnidesk.domain.file_places import MARKERS, Surroundings, cloud_of, is_on_network
from omnidesk.storage.progress import Progress, unwatched
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import sole_writer
from omnidesk.texts import Translator

_MOUNTS = Path("/proc/mounts")
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a file's folder.

    Attributes:
        cloud: the service that copies it away, or "".
        is_on_network: whether it is on another computer.
    """

    cloud: str
    is_on_network: bool


def place_of(path: Path) -> Place:
    """Look at where a file is. Reads only what this computer says; never a network."""
    around = Surroundings(os.environ, _mounts(), _markers(path), _remote_drives(path))
    return Place(cloud_of(path, around), is_on_network(path, around))


def warning_text(place: Place, t: Translator) -> str:
    """Return what is to be said of the place, or ""."""
    if place.cloud:
        words = t(
            "{cloud} copies this folder to a cloud, and the client file with it. Move the file to "
            "another folder if it must stay on this computer, or give it a passphrase."
        )
        return words.format(cloud=place.cloud)
    if place.is_on_network:
        return t(
            "This file is on another computer in the network. If the connection fails, saving "
            "stops until it is back. Work on a copy of your own where that matters."
        )
    return ""


def copy_to(workspace: Workspace, target: Path, progress: Progress = unwatched) -> None:
    """Write a checked copy to a place where nothing is yet.

    Raises:
        FileExists: something is at ``target``; nothing was changed.
        DiskFull, FileReadOnly, FileUnreadable: there is no copy.
    """
    if target.exists():
        raise FileExists(target)
    workspace.backup(target, progress=progress)


def remove_moved(old: Path, moved: Workspace, remove: Callable[[Path], object]) -> bool:
    """Remove a file that is open elsewhere now, unless it holds something else; tell whether.

    Args:
        remove: takes the file away, as to the bin.
    """
    try:
        with sole_writer(old):
            is_same = _mark_of(old, moved.passphrase) == _mark(moved)
            if is_same:
                remove(old)
    except (OSError, OmnideskError):
        return False
    return is_same and not old.exists()


def _mark_of(path: Path, passphrase: str | None) -> str:
    with Workspace.open(path, passphrase=passphrase, read_only=True) as opened:
        return _mark(opened)


def _mark(workspace: Workspace) -> str:
    with workspace.read() as work:
        return work.mark()


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # only Linux tells it so


def _markers(path: Path) -> frozenset[str]:
    found = set()
    for folder in path.parents:
        with suppress(OSError):
            found |= {name for name in MARKERS if (folder / name).exists()}
    return frozenset(found)


def _remote_drives(path: Path) -> frozenset[str]:
    if sys.platform == "win32" and path.drive.endswith(":"):
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE:
            return frozenset((path.drive.upper(),))
    return frozenset()
