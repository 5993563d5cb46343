"""A copy that is stopped in the middle leaves nothing, and the file as it was."""

from __future__ import annotations

import pytest

from omnidesk.domain.assessment import Finding
from omnidesk.domain.local_text import LocalText
from omnidesk.storage.workspace import Workspace


class Stopped(Exception):
    """The user has cancelled."""


@pytest.fixture
def big(workspace, path):
    with workspace.write() as work:
        for n in range(2_000):
            work.findings.put(Finding("r", f"d{n}", LocalText.single("en", "x" * 4_000)))
    return workspace


def stop_at(n: int, told: list[tuple[int, int]]):
    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == n:
            raise Stopped

    return progress


def n_told(act) -> int:
    told: list[tuple[int, int]] = []
    act(stop_at(-1, told))
    assert max(done for done, _ in told) > 0
    return len(told)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_stopped_copy_leaves_no_file(big, tmp_path, share):
    n = n_told(lambda tell: big.backup(tmp_path / "whole.omnidesk", progress=tell))
    target = tmp_path / "copy.omnidesk"
    with pytest.raises(Stopped):
        big.backup(target, progress=stop_at(1 + int(n * share), []))

    assert not target.exists()
    assert [each for each in tmp_path.iterdir() if "copy" in each.name] == []
    assert big.problems() == []


@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
def test_a_stopped_change_of_passphrase_leaves_the_old_key(big, path, share):
    n = n_told(lambda tell: big.change_passphrase(None, tell))
    with pytest.raises(Stopped):
        big.change_passphrase("open sesame", stop_at(1 + int(n * share), []))

    assert not big.has_passphrase
    big.close()
    with Workspace.open(path) as again:
        assert again.problems() == []


def test_a_stopped_restoring_leaves_the_file_in_its_place(big, path, tmp_path):
    backup, kept = tmp_path / "backup.omnidesk", tmp_path / "kept.omnidesk"
    big.backup(backup)
    big.close()
    before = path.read_bytes()
    with Workspace.open(backup, read_only=True) as copy, pytest.raises(Stopped):
        copy.put_in_place_of(path, kept, stop_at(3, []))

    assert path.read_bytes() == before
    assert not kept.exists()
