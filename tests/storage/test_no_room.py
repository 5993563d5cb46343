"""A full disk and a place that cannot be written: said clearly, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from omnidesk.storage.workspace import Workspace

# A limit on the size of files is what a full disk looks like to one process.
WRITE_UNTIL_FULL = """
import resource, signal, sys
from pathlib import Path
from omnidesk.domain.assessment import Finding
from omnidesk.domain.errors import DiskFull, FileUnreadable
from omnidesk.domain.local_text import LocalText
from omnidesk.storage.workspace import Workspace

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
with Workspace.open(path) as workspace:
    room = path.stat().st_size + 8192
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    n = 0
    try:
        while n < 500:
            with workspace.write() as work:
                work.findings.put(Finding("r", f"d{n}", LocalText.single("en", "x" * 2000)))
            n += 1
    except (DiskFull, FileUnreadable) as exc:
        print(n, type(exc).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    with workspace.write() as work:
        work.findings.put(Finding("r", "afterwards", LocalText.single("en", "y")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_keeps_what_was_saved_and_the_same_act_works_later(workspace, path):
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", WRITE_UNTIL_FULL, path], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    n_saved = int(done.stdout.split()[0])
    with Workspace.open(path) as again:
        assert again.problems() == []
        with again.read() as work:
            assert len(work.findings.where()) == n_saved + 1


@pytest.fixture
def sealed_folder(tmp_path: Path):
    """A folder that not even root can write: a read-only mount, if the system lets us."""
    folder = tmp_path / "sealed"
    folder.mkdir()
    Workspace.create(folder / "client.omnidesk", "X").close()
    mounts = [["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder]]
    for command in mounts:
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this system lets nobody mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_file_in_a_read_only_place_opens_for_reading_and_says_why(sealed_folder):
    from omnidesk.domain.errors import FileReadOnly

    with Workspace.open(sealed_folder / "client.omnidesk") as workspace:
        assert isinstance(workspace.read_only, FileReadOnly)
        with workspace.read() as work:
            assert work.organisation.name == "X"
        with pytest.raises(FileReadOnly):
            workspace.backup(sealed_folder / "copy.omnidesk")
    with pytest.raises(FileReadOnly):
        Workspace.create(sealed_folder / "new.omnidesk", "Y")
