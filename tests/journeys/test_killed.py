"""A program that is killed while it writes loses nothing that it acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omnidesk.domain.errors import NeedsRecoveryWrite
from omnidesk.domain.local_text import NO_TEXT
from omnidesk.paths import rubric_folder
from omnidesk.services.client_files import create_file
from omnidesk.services.rounds import NewRound, add_round, open_round
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.storage.engine import connect
from omnidesk.storage.tables import RatingRow
from omnidesk.storage.workspace import Workspace

WRITER = Path(__file__).with_name("rate_until_killed.py")
N_KILLS = int(os.environ.get("OMNIDESK_KILLS", "100"))
N_PARTS = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    known = find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx")
    file = tmp_path / "killed.omnidesk"
    with create_file(file, "Telko", rubric=known.rubric) as workspace:
        add_round(workspace, NewRound("2026", known.hash, experts=[("E1", NO_TEXT)]))
    return file


def rate_and_kill(path: Path, chance: random.Random) -> list[str]:
    """Start the writer, kill it at a random moment, return what it had acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, WRITER, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        first = writer.stdout.readline()
        time.sleep(chance.random() * 0.05)
        writer.send_signal(signal.SIGKILL)
        # not communicate(): it passes over what readline() has read ahead
        told = first + writer.stdout.read()
        assert "Traceback" not in writer.stderr.read()
    # the last line may be cut off by the kill: it was not acknowledged then
    return [line for line in told.splitlines(keepends=True) if line.endswith("\n")]


def levels_in(path: Path) -> tuple[int, dict[str, int | None]]:
    """Return how many rows of ratings there are, and the level of each dimension."""
    with Workspace.open(path) as workspace:
        assert workspace.problems() == []
        with workspace.read() as work:
            n_rows = len(work.history.all(RatingRow))
        ratings = open_round(workspace, "2026").record.ratings
        return n_rows, {rating.dimension: rating.level for rating in ratings}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("part", range(N_PARTS))
def test_no_acknowledged_rating_is_lost_by_a_kill(path, part):
    chance, n_before = random.Random(part), 0
    for _ in range(N_KILLS // N_PARTS):
        acknowledged = rate_and_kill(path, chance)
        n_rows, levels = levels_in(path)

        # one more may be on disk: written, and killed before it could be told
        assert n_rows - n_before in (len(acknowledged), len(acknowledged) + 1)
        expected = dict(line.split()[1:] for line in acknowledged)
        if n_rows - n_before == len(acknowledged):
            assert {key: levels[key] for key in expected} == {
                key: int(level) for key, level in expected.items()
            }
        n_before = n_rows


FILL = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO person SELECT 'id' || i, 'half' FROM n
"""


def leave_in_the_middle(path: Path) -> None:
    """Put the file and its journal as a power cut would leave them: half a commit is written."""
    connection = connect(path, passphrase=None, mode="rw")
    # with no room for pages in memory, they go to the file before the commit
    for statement in ("PRAGMA cache_size = 1", "BEGIN IMMEDIATE", FILL):
        connection.execute(statement)
    journal = path.with_name(path.name + "-journal")
    kept = {place: place.read_bytes() for place in (path, journal)}
    connection.close()
    for place, content in kept.items():
        place.write_bytes(content)


def test_a_file_left_in_the_middle_of_a_commit_says_so_to_a_reader_and_heals(path):
    leave_in_the_middle(path)
    with pytest.raises(NeedsRecoveryWrite):
        Workspace.open(path, read_only=True)

    with Workspace.open(path) as healed, healed.read() as work:
        assert work.organisation.people() == {}
        assert work.organisation.name == "Telko"
