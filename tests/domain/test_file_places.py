"""Folders that a cloud copies, and places on another computer, are told by their look."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from omnidesk.domain.file_places import Surroundings, cloud_of, is_on_network

NOTHING = Surroundings({})
HOME = "/home/siti"
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /home/siti/team nfs4 rw 0 0
//server/share /mnt/share cifs rw 0 0
siti@server:/ /mnt/with\\040space fuse.sshfs rw 0 0
/dev/sdb1 /mnt/share/stick vfat rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PureWindowsPath(r"C:\Users\Siti\OneDrive - Contoso\telko.omnidesk"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Siti\OneDrive\Clients\telko.omnidesk"), "OneDrive"),
        (PurePosixPath(f"{HOME}/Dropbox (Personal)/telko.omnidesk"), "Dropbox"),
        (PurePosixPath(f"{HOME}/Google Drive/My Drive/telko.omnidesk"), "Google Drive"),
        (PureWindowsPath(r"G:\My Drive\telko.omnidesk"), "Google Drive"),
        (PurePosixPath("/Users/s/Library/CloudStorage/GoogleDrive-s@x.com/a"), "Google Drive"),
        (PurePosixPath("/Users/s/Library/CloudStorage/Box-Box/a.omnidesk"), "Box"),
        (PurePosixPath("/Users/s/Library/Mobile Documents/com~apple~CloudDocs/a"), "iCloud"),
        (PurePosixPath(f"{HOME}/Nextcloud/telko.omnidesk"), "Nextcloud"),
        (PureWindowsPath(r"P:\pCloud Drive\telko.omnidesk"), "pCloud"),
        (PureWindowsPath(r"C:\Users\Siti\Box\telko.omnidesk"), "Box"),
        (PurePosixPath(f"{HOME}/Documents/Dropbox.omnidesk"), ""),
        (PurePosixPath(f"{HOME}/boxes/telko.omnidesk"), ""),
        (PurePosixPath(f"{HOME}/my-dropbox-notes/telko.omnidesk"), ""),
    ],
)
def test_a_cloud_is_told_by_the_names_of_folders(path, name):
    assert cloud_of(path, NOTHING) == name


def test_onedrive_is_told_by_what_windows_knows_of_it():
    around = Surroundings({"OneDriveCommercial": r"D:\Work"})

    assert cloud_of(PureWindowsPath(r"D:\Work\Clients\telko.omnidesk"), around) == "OneDrive"
    assert cloud_of(PureWindowsPath(r"D:\Workshop\telko.omnidesk"), around) == ""


@pytest.mark.parametrize(
    ("marker", "name"), [(".dropbox", "Dropbox"), (".sync_journal.db", "Nextcloud")]
)
def test_a_cloud_is_told_by_what_it_leaves_in_its_folder(marker, name):
    around = Surroundings({}, markers=frozenset({marker, "notes.txt"}))

    assert cloud_of(PurePosixPath("/data/clients/telko.omnidesk"), around) == name


@pytest.mark.parametrize(
    ("path", "is_remote"),
    [
        ("/home/siti/telko.omnidesk", False),
        ("/home/siti/team/telko.omnidesk", True),
        ("/home/siti/teamwork/telko.omnidesk", False),
        ("/mnt/share/telko.omnidesk", True),
        ("/mnt/share/stick/telko.omnidesk", False),
        ("/mnt/with space/telko.omnidesk", True),
    ],
)
def test_a_network_is_told_by_what_is_mounted(path, is_remote):
    assert is_on_network(PurePosixPath(path), Surroundings({}, MOUNTS)) is is_remote


@pytest.mark.parametrize(
    ("path", "is_remote"),
    [
        (r"\\server\share\telko.omnidesk", True),
        (r"Z:\telko.omnidesk", True),
        (r"C:\telko.omnidesk", False),
    ],
)
def test_on_windows_it_is_told_by_the_drive(path, is_remote):
    around = Surroundings({}, remote_drives=frozenset({"Z:"}))

    assert is_on_network(PureWindowsPath(path), around) is is_remote


def test_without_knowing_anything_nothing_is_warned_of():
    assert not is_on_network(PurePosixPath("/mnt/share/telko.omnidesk"), NOTHING)
