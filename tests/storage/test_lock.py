"""Who may write: every cause has its own name, and no failed opening keeps a lock."""

from __future__ import annotations

import errno
import subprocess
import sys

import pytest

from omnidesk.domain.errors import (
    FileLocked,
    FileOpenHere,
    FileProtected,
    FolderReadOnly,
    LocksUnsupported,
    NamelessWriter,
)
from omnidesk.storage import lock as locks
from omnidesk.storage import workspace as workspaces
from omnidesk.storage.lock import sidecar_of
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import try_to_write, utc_now

# A limit on the size of files is what a full disk looks like to one process.
OPEN_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from omnidesk.storage.workspace import Workspace

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
with Workspace.open(path) as workspace:
    print(type(workspace.read_only).__name__)
print([each.name for each in path.parent.glob("*.lock")])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
with Workspace.open(path) as workspace:
    print(workspace.read_only)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_is_called_so_and_the_file_opens_for_writing_once_there_is_space(
    workspace, path
):
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", OPEN_ON_A_FULL_DISK, path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["OpenedOnFullDisk", "[]", "None"]


def test_ones_own_lock_is_never_somebody_else(workspace, path):
    with Workspace.open(path) as again:
        assert isinstance(again.read_only, FileOpenHere)
    workspace.close()
    with Workspace.open(path) as later:
        assert later.read_only is None


HOLD = """
import sys, time
from pathlib import Path
from omnidesk.storage import lock
kind = sys.argv[2]
if kind == "unsigned":
    lock.WriterLock._sign = lambda self, holder: None
held = lock.WriterLock.acquire(Path(sys.argv[1]), program="OmniDesk", since="2026-05-01T08:00")
print("held", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(("kind", "error"), [("signed", FileLocked), ("unsigned", NamelessWriter)])
def test_another_program_is_named_if_it_has_said_its_name(workspace, path, kind, error):
    workspace.close()
    command = [sys.executable, "-c", HOLD, path, kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with Workspace.open(path) as second:
            assert type(second.read_only) is error
        other.kill()


def test_a_place_that_knows_no_locks_is_called_so(workspace, path, monkeypatch):
    workspace.close()

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks.fcntl, "flock", refuse)
    with Workspace.open(path) as opened:
        assert isinstance(opened.read_only, LocksUnsupported)
    monkeypatch.undo()
    with Workspace.open(path) as later:
        assert later.read_only is None


def test_a_protected_file_is_told_from_a_protected_folder(workspace, path, monkeypatch):
    workspace.close()
    monkeypatch.setattr("os.access", lambda place, _mode: place != path)  # root may write all

    with Workspace.open(path) as opened:
        assert type(opened.read_only) is FileProtected


@pytest.mark.parametrize("failing", ["open_engine", "refuse_by_content"])
def test_every_way_out_of_a_failed_opening_lets_go(workspace, path, monkeypatch, failing):
    workspace.close()

    def fail(*_arguments: object, **_keywords: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(workspaces, failing, fail)
        with pytest.raises(MemoryError):
            Workspace.open(path)
    assert not sidecar_of(path).exists()
    with Workspace.open(path) as later:
        assert later.read_only is None


def test_a_protected_folder_is_called_so(workspace, path, monkeypatch):
    workspace.close()
    monkeypatch.setattr("os.access", lambda _place, _mode: False)

    with Workspace.open(path) as opened:
        assert type(opened.read_only) is FolderReadOnly


def test_a_folder_that_takes_no_lock_is_protected_too(workspace, path, monkeypatch):
    workspace.close()

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(locks.os, "open", refuse)
    _, why = try_to_write(path, utc_now)
    assert type(why) is FolderReadOnly
