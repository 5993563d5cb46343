"""What is known of the place where a file lies: a folder that a cloud copies, or a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath, PureWindowsPath


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a computer says of itself, handed in so that a test can say it too.

    Attributes:
        environment: variables; OneDrive names its folders there.
        mounts: the text of ``/proc/mounts``, or empty.
        markers: names of files in the folder and the folders above it.
        remote_drives: letters of drives that Windows has mapped to a network, as ``Z:``.
    """

    environment: Mapping[str, str]
    mounts: str = ""
    markers: frozenset[str] = frozenset()
    remote_drives: frozenset[str] = frozenset()


_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "pcloud": "pCloud",
    "box": "Box",
    "box sync": "Box",
    "box-box": "Box",
    "syncthing": "Syncthing",
    "mega": "MEGA",
    "megasync": "MEGA",
}
MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync_journal.db": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".tmp.driveupload": "Google Drive",
}
"""What a service leaves in its own folder."""

_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_KINDS = ("nfs", "cifs", "smb", "sshfs", "davfs", "9p", "afpfs", "webdav", "ncpfs", "afs")


def cloud_of(path: PurePath, around: Surroundings) -> str:
    """Return the name of the service that copies the file's folder to a cloud, or ""."""
    for name in _VARIABLES:
        folder = around.environment.get(name, "")
        if folder and _is_in(path, type(path)(folder)):
            return "OneDrive"
    for part in path.parent.parts:
        found = _cloud_named(part.casefold())
        if found:
            return found
    return next((name for mark, name in MARKERS.items() if mark in around.markers), "")


def is_on_network(path: PurePath, around: Surroundings) -> bool:
    """Tell whether the file lies on another computer."""
    if isinstance(path, PureWindowsPath):
        return path.drive.startswith("\\\\") or path.drive.upper() in around.remote_drives
    return _mounted_as(path, around.mounts).startswith(_NETWORK_KINDS)


def _cloud_named(part: str) -> str:
    """Return the service that a folder is named after: "OneDrive - Contoso", "Dropbox (Home)"."""
    if part in _CLOUDS:
        return _CLOUDS[part]
    begun = part.partition(" (")[0].partition(" - ")[0].partition("-")[0]  # macOS: GoogleDrive-me@
    return _CLOUDS.get(begun.strip(), "") if begun not in ("box", "mega") else ""


def _is_in(path: PurePath, folder: PurePath) -> bool:
    return folder == path or folder in path.parents


def _mounted_as(path: PurePath, mounts: str) -> str:
    """Return the kind of the file system that the path lies on, in lower case."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = PurePosixPath(_unescaped(fields[1]))
        if _is_in(PurePosixPath(path), point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2].casefold().removeprefix("fuse.")
    return kind


def _unescaped(text: str) -> str:
    """Undo the octal escapes by which spaces and the like stand in ``/proc/mounts``."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text
