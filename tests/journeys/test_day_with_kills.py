"""A consultant's day in which the program is killed again and again: at its end all is there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omnidesk.services.panel import entry_of
from omnidesk.services.rounds import open_round
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace
from tests.journeys.day_until_killed import KEYS, VERDICT, finding_of, level_of

SCRIPT = Path(__file__).with_name("day_until_killed.py")
N_KILLS = int(os.environ.get("OMNIDESK_DAY_KILLS", "5"))
LONGEST_SECONDS = 4.0
AT_MOST_LOST_SECONDS = 2.0


def work(path: Path, settings: Path, seconds: float) -> list[str]:
    """Let the day go on for some seconds, kill it, and return what it had told."""
    command = [sys.executable, SCRIPT, path, settings]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as day:
        told = [day.stdout.readline()]
        if seconds:
            time.sleep(seconds)
        else:
            while told[-1] not in ("finished\n", ""):
                told.append(day.stdout.readline())
        day.send_signal(signal.SIGKILL)
        told += day.stdout.read().splitlines(keepends=True)
        assert "Traceback" not in day.stderr.read()
    return [line.strip() for line in told if line.endswith("\n")]


def check_acknowledged(path: Path, told: list[str]) -> None:
    with Workspace.open(path) as workspace:
        assert workspace.problems() == []
        record = open_round(workspace, "2026").record
    codes = {expert.id: expert.code for expert in record.panel}
    rated = {(codes[r.expert_id], r.dimension): r.level for r in record.ratings}
    for line in told:
        act, *what = line.split()
        if act == "rated":
            assert rated[tuple(what)] == level_of(*what)
        elif act == "written" and what[0] in KEYS:
            assert entry_of(record, what[0]).finding.get("en") == finding_of(what[0])
    check_typed(path, [line.split()[1:] for line in told if line.startswith("typed")])


def check_typed(path: Path, keys: list[list[str]]) -> None:
    """What was typed two seconds before the kill is in its field, or kept for it."""
    with Workspace.open(path) as workspace:
        record = open_round(workspace, "2026").record
        kept = {each.field.dimension or "verdict": each.text for each in typed_texts(workspace)}
    written = {key: entry_of(record, key).finding.get("en") for key in KEYS}
    written["verdict"] = record.round.settings.verdict.get("en")
    end = float(keys[-1][2]) if keys else 0.0
    for what, n, at in keys:
        if float(at) < end - AT_MOST_LOST_SECONDS:
            assert max(len(written[what]), len(kept.get(what, ""))) >= int(n)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_day_with_kills_ends_with_everything_in_its_place(fresh, tmp_path):
    chance = random.Random(11)
    for _ in range(N_KILLS):
        told = work(fresh, tmp_path / "s.json", 0.1 + chance.random() * LONGEST_SECONDS)
        check_acknowledged(fresh, told)
    assert work(fresh, tmp_path / "s.json", 0)[-1] == "finished"

    with Workspace.open(fresh) as workspace:
        record = open_round(workspace, "2026").record
        assert typed_texts(workspace) == []
    codes = {expert.id: expert.code for expert in record.panel}
    assert len(record.ratings) == 27
    assert all(r.level == level_of(codes[r.expert_id], r.dimension) for r in record.ratings)
    assert [entry_of(record, key).finding.get("en") for key in KEYS] == list(map(finding_of, KEYS))
    assert record.round.settings.verdict.get("en") == VERDICT
