"""Killed at random moments of typing: at most the last two seconds are gone, in any field."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omnidesk.services.typed_texts import forget_typed, typed_texts
from omnidesk.storage.workspace import Workspace

WRITER = Path(__file__).with_name("type_until_killed.py")
N_KILLS = int(os.environ.get("OMNIDESK_TYPING_KILLS", "1"))
LONGEST_SECONDS = 4.0
AT_MOST_LOST_SECONDS = 2.0


def type_and_kill(
    path: Path, settings: Path, field: str, seconds: float
) -> list[tuple[str, float]]:
    """Let the window be typed in for a moment, kill it, and return each key and its time."""
    writer = subprocess.Popen(
        [sys.executable, WRITER, path, settings, field],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        told = first + writer.stdout.read()
        assert "Traceback" not in writer.stderr.read()
    whole = [line for line in told.splitlines(keepends=True) if line.endswith("\n")]
    return [(line.split()[0], float(line.split()[1])) for line in whole]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("field", ["reason", "finding", "purpose", "cell"])
def test_a_kill_takes_at_most_the_last_two_seconds(fresh, tmp_path, field):
    chance = random.Random(field)
    for _ in range(N_KILLS):
        seconds = AT_MOST_LOST_SECONDS * 0.6 + chance.random() * LONGEST_SECONDS
        keys = type_and_kill(fresh, tmp_path / "settings.json", field, seconds)
        end = keys[-1][1]
        typed = "".join(letter for letter, _ in keys)
        old = "".join(letter for letter, at in keys if at < end - AT_MOST_LOST_SECONDS)
        with Workspace.open(fresh) as workspace:
            assert workspace.problems() == []
            found = typed_texts(workspace)
            forget_typed(workspace, [each.field for each in found])  # as somebody who lets it go
        kept = [each.text for each in found]

        assert len(kept) == 1
        assert kept[0].startswith(old)
        assert typed.startswith(kept[0]) or kept[0].startswith(typed)  # a key may be untold
