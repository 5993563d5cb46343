"""The file that is measured on is a client file as any other."""

from __future__ import annotations

import subprocess
import sys

from omnidesk.domain.results import round_results
from omnidesk.services.client_files import facts_of
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace
from tests.big_file import Size, write_big_file

FEW = Size(rounds=3, dimensions=5, experts=4)


def test_it_is_sound_and_whole(tmp_path):
    path = tmp_path / "big.omnidesk"
    write_big_file(path, FEW)

    with Workspace.open(path, read_only=True) as workspace:
        assert workspace.problems() == []
        facts = facts_of(workspace)
        assert [each.round.label for each in facts.rounds] == ["2000-01", "2000-02", "2000-03"]
        with workspace.read() as work:
            assert len(work.ratings.where()) == FEW.ratings


def test_it_can_be_reckoned_with(tmp_path):
    path = tmp_path / "big.omnidesk"
    write_big_file(path, FEW)
    with Workspace.open(path, read_only=True) as workspace:
        opened = open_round(workspace, "2000-02")

    results = round_results(opened.record, opened.rubric)
    assert len(results.dimensions) == FEW.dimensions
    assert all(len(each.ratings) == FEW.experts for each in results.dimensions)


def test_it_is_written_from_a_terminal_too(tmp_path):
    path = tmp_path / "big.omnidesk"
    words = ("--rounds", "2", "--dimensions", "3", "--experts", "2")
    subprocess.run([sys.executable, "-m", "tests.big_file", str(path), *words], check=True)

    with Workspace.open(path, read_only=True) as workspace:
        assert len(facts_of(workspace).rounds) == 2
