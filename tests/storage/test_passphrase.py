"""A file is put under a passphrase, under another, under none; its content stays what it is."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from omnidesk.domain.errors import (
    DiskFull,
    FileLocked,
    FileReadOnly,
    FileUnreadable,
    PassphraseNeeded,
    PassphraseWrong,
)
from omnidesk.domain.typed_text import FieldKind, TextField, TypedText
from omnidesk.storage.sniff import Kind, sniff
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import successor_of
from tests.storage.test_workspace import finding, found, put

CHANGES = [(None, "korek api"), ("korek api", 'it\'s "new"'), ("korek api", None)]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_the_new_passphrase_opens_the_file_and_the_old_one_does_not(path, old, new):
    with Workspace.create(path, "X", passphrase=old) as workspace:
        put(workspace, "before")
        with workspace.read() as work:
            before = (work.head(), work.meta("id"))
        workspace.change_passphrase(new)
        with workspace.read() as work:
            assert (work.head(), work.meta("id")) == before
        put(workspace, "after")
        assert workspace.has_passphrase is (new is not None)

    assert found(path, passphrase=new) == [finding("after")]
    assert sniff(path) is (Kind.SEALED if new else Kind.OPEN)
    with pytest.raises((PassphraseWrong, PassphraseNeeded)):
        Workspace.open(path, passphrase=old)


def test_nothing_is_left_beside_the_file_and_it_stays_locked(workspace, path):
    workspace.change_passphrase("korek api")

    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]
    with Workspace.open(path, passphrase="korek api") as second:
        assert second.read_only is not None
        assert second.problems() == []


def test_who_may_only_read_may_not_change_it(workspace, path):
    with Workspace.open(path, read_only=True) as reader, pytest.raises(FileReadOnly):
        reader.change_passphrase("korek api")
    assert found(path) == []


def test_what_a_crash_left_of_a_change_is_swept_at_the_next_opening(workspace, path):
    workspace.close()
    successor_of(path).write_bytes(b"half a file")

    Workspace.open(path).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from omnidesk.domain.errors import DiskFull, FileUnreadable
from omnidesk.storage.workspace import Workspace

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Workspace.open(Path(sys.argv[1])) as workspace:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))
    try:
        workspace.change_passphrase("korek api")
    except (DiskFull, FileUnreadable) as exc:
        print(type(exc).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    with workspace.write() as work:
        work.organisation.rename("still open")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_without_room_for_the_copy_the_file_stays_as_it_was(workspace, path):
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, path], capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() in (DiskFull.__name__, FileUnreadable.__name__), done.stderr
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with Workspace.open(path) as again, again.read() as work:
        assert work.organisation.name == "still open"


def test_a_copy_made_in_steps_while_somebody_writes_is_whole(workspace, tmp_path: Path):
    copy = tmp_path / "copy.omnidesk"
    for number in range(40):
        put(workspace, f"{number} " + "x" * 4000)
    with workspace.reader() as reader:
        reader.backup_in_steps(copy)

    assert found(copy)[0].text.get("en").startswith("39 ")
    with Workspace.open(copy, read_only=True) as opened:
        assert opened.problems() == []


def test_the_window_reads_on_while_another_thread_changes_the_passphrase(workspace):
    """One connection that two threads use at once reads nothing, or another's rows."""
    put(workspace, "x" * 4000)
    read = 0
    for number in range(5):
        change = threading.Thread(target=workspace.change_passphrase, args=(f"korek {number}",))
        change.start()
        while change.is_alive():
            with workspace.read() as work:
                assert len(work.findings.where()) == 1
            read += 1
        change.join()
        assert workspace.opens_with(f"korek {number}")

    assert read > 5


def test_what_is_written_while_the_passphrase_changes_is_under_the_new_one(workspace, path):
    """Also what no history tells of, as a text that is being typed."""
    field = TextField(FieldKind.FINDING, "r", "d")

    def write_late(done: int, total: int) -> None:
        if (done, total) == (0, 0) and not late:
            late.append("written meanwhile")
            with workspace.write() as work:
                work.typed_texts.put([TypedText(field, *late)])

    late: list[str] = []
    workspace.change_passphrase("korek api", write_late)

    workspace.close()
    with Workspace.open(path, passphrase="korek api") as again, again.read() as work:
        assert [each.text for each in work.typed_texts.all()] == late == ["written meanwhile"]


def test_a_file_that_is_written_to_without_end_keeps_its_key(workspace):
    def write_on(done: int, total: int) -> None:
        if (done, total) == (0, 0):
            put(workspace, "again")

    with pytest.raises(FileLocked):
        workspace.change_passphrase("korek api", write_on)

    assert not workspace.has_passphrase
