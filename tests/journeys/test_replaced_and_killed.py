"""A program that is killed while it replaces a file leaves the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omnidesk.domain.errors import PassphraseNeeded, PassphraseWrong
from omnidesk.storage.schema import NEWEST
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import successor_of
from tests.journeys.replace_until_killed import KEYS
from tests.storage.test_migrations import OLD_FILES

SCRIPT = Path(__file__).with_name("replace_until_killed.py")
N_KILLS = max(8, int(os.environ.get("OMNIDESK_KILLS", "100")) // 5)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "client.omnidesk"
    file.write_bytes(OLD_FILES.joinpath(f"{NEWEST}-telkom-2016.omnidesk").read_bytes())
    return file


def run_and_kill(chance: random.Random, longest: float, *words: object) -> list[str]:
    """Let the script work for a moment, kill it, and return what it had acknowledged."""
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as worker:
        first = worker.stdout.readline()
        time.sleep(chance.random() * longest)
        worker.send_signal(signal.SIGKILL)
        told = worker.stdout.read()
        assert "Traceback" not in worker.stderr.read()
    assert first == "open\n"
    return [line for line in told.splitlines(keepends=True) if line.endswith("\n")]


def key_of(path: Path) -> int:
    """Return which of the two keys opens the file, which must be whole."""
    for number, key in enumerate(KEYS):
        try:
            with Workspace.open(path, passphrase=key) as workspace:
                assert workspace.problems() == []
                with workspace.read() as work:
                    assert work.organisation.name == "PT Telekomunikasi Indonesia Tbk"
            return number
        except (PassphraseNeeded, PassphraseWrong):
            continue
    raise AssertionError("neither key opens the file")


def test_a_killed_change_of_passphrase_leaves_the_old_key_or_the_new_one(path):
    chance, present = random.Random(5), 0
    for _ in range(N_KILLS):
        told = run_and_kill(chance, 0.8, "passphrase", path, present)
        last = int(told[-1]) if told else present
        present = key_of(path)

        # one more may be in place: done, and killed before it could be told
        assert present in (last, 1 - last)
        assert not successor_of(path).exists()  # swept when the file was opened


def test_a_killed_restoring_leaves_a_whole_file_in_its_place(path, tmp_path):
    backup = tmp_path / "backup" / "backup.omnidesk"
    backup.parent.mkdir()
    backup.write_bytes(path.read_bytes())
    chance = random.Random(6)
    for _ in range(N_KILLS):
        run_and_kill(chance, 0.1, "restore", path, backup)

        assert key_of(path) == 0
        for kept in tmp_path.glob("kept *.omnidesk"):
            assert key_of(kept) == 0
            kept.unlink()
