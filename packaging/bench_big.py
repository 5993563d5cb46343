"""The figures of a big client file: what is there must not cost what is not looked at."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from bench_figures import Figure, at_most
from bench_timing import Children, in_turn, timed

from omnidesk.services.trends import read_trend
from omnidesk.storage.sniff import OPEN_KEY
from omnidesk.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
_MANY, _FEW = 200, 2
_ROUNDS_OF_TREND = 70
"""Of 120 dimensions and 12 experts: 100,800 ratings."""


def open_big_file(children: Children, folder: Path) -> Iterator[Figure]:
    """Process start to the painted sheet of a file with 200 rounds, against one with 2."""
    many, few = (_written(folder, n_rounds) for n_rounds in (_MANY, _FEW))
    turns = in_turn(
        lambda: children.seconds("ready_to_rate", str(many)),
        lambda: children.seconds("ready_to_rate", str(few)),
        n=9,
    )
    yield at_most(1.5, "open a big file", "s", *turns.medians())


def trend_of_all(_children: Children, folder: Path) -> Iterator[Figure]:
    """100,800 ratings to the numbers of a trend, against bare SQL that reads the same rows."""
    path = _written(folder, _ROUNDS_OF_TREND)
    bare = driver.connect(f"file:{path}?mode=ro", uri=True)
    bare.execute(f"PRAGMA key = \"x'{OPEN_KEY}'\"")
    query = "SELECT * FROM rating ORDER BY clock, writer, row_id"
    with Workspace.open(path, read_only=True) as workspace:
        turns = in_turn(
            lambda: timed(lambda: read_trend(workspace)),
            lambda: timed(lambda: bare.execute(query).fetchall()),
            n=7,
        )
    bare.close()
    yield at_most(3, "trend of all", "s", *turns.medians())


BIG_FIGURES: tuple[Callable[[Children, Path], Iterator[Figure]], ...] = (
    open_big_file,
    trend_of_all,
)


def _written(folder: Path, n_rounds: int) -> Path:
    """Write a client file of so many rounds, by the program that the tests use for it."""
    path = folder / f"rounds-{n_rounds}.omnidesk"
    words = ["-m", "tests.big_file", str(path), "--rounds", str(n_rounds)]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True)
    return path
