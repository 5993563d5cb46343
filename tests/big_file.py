"""Writes a big client file: 200 rounds of 120 dimensions and 12 experts unless asked otherwise.

Run as ``python -m tests.big_file OUT``. It goes through the history as all writing does, so that
``omnidesk check`` passes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from omnidesk.domain.assessment import Confidence, Rating, RatingState
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Dimension, Level, Rubric
from omnidesk.services.client_files import create_file
from omnidesk.services.round_copies import RoundCopy, copy_round
from omnidesk.services.rounds import NewRound, OpenRound, add_round, reopen
from omnidesk.storage.workspace import Workspace

_N_LEVELS = 5
_N_MONTHS = 12
_FIRST_YEAR = 2000
_WITHOUT_LEVEL = 0.03
_WITH_REASON = 0.1


@dataclass(frozen=True)
class Size:
    rounds: int = 200
    dimensions: int = 120
    experts: int = 12

    @property
    def ratings(self) -> int:
        return self.rounds * self.dimensions * self.experts


def write_big_file(path: Path, size: Size) -> None:
    """Write a client file in which every expert has rated every dimension in every round."""
    dice, rubric = random.Random(1), _rubric(size.dimensions)
    with create_file(path, "Big Client", rubric=rubric) as workspace:
        with workspace.read() as work:
            key = work.rubrics.versions()[0].hash
        experts = [(f"E{n}", _words(f"Role {n}")) for n in range(1, size.experts + 1)]
        first = add_round(workspace, NewRound(_label(0), key, experts=experts, start=_label(0)))
        round_ids = [first]
        for number in range(1, size.rounds):
            copy = RoundCopy(_label(number), start=_label(number))
            round_ids.append(copy_round(workspace, first, copy))
        panel = reopen(workspace, first)
        for round_id in round_ids:
            _rate(workspace, panel, round_id, dice)


def _rate(workspace: Workspace, panel: OpenRound, round_id: str, dice: random.Random) -> None:
    # in bulk: the checks of the service cost more than the rows
    with workspace.write() as work:
        work.ratings.put_all(_ratings(panel, round_id, dice))


def _ratings(panel: OpenRound, round_id: str, dice: random.Random) -> Iterator[Rating]:
    for dimension in panel.rubric.keys:
        usual = dice.randint(1, _N_LEVELS)
        for expert in panel.record.panel:
            level = min(max(usual + dice.choice((-1, 0, 0, 1)), 1), _N_LEVELS)
            can_tell = dice.random() > _WITHOUT_LEVEL
            yield Rating(
                round_id,
                1,
                dimension,
                expert.id,
                RatingState.LEVEL if can_tell else RatingState.CANNOT_TELL,
                level if can_tell else None,
                dice.choice((None, *Confidence)),
                _words("Seen at two of three sites.") if dice.random() < _WITH_REASON else _NOTHING,
            )


def _rubric(n_dimensions: int) -> Rubric:
    levels = tuple(Level(value, _words(f"Level {value}")) for value in range(1, _N_LEVELS + 1))
    dimensions = tuple(
        Dimension(f"dimension_{n:03}", _words(f"Dimension {n}")) for n in range(1, n_dimensions + 1)
    )
    cells = {
        (dimension.key, level.value): Cell(_words(f"How it looks at level {level.value}."))
        for dimension in dimensions
        for level in levels
    }
    return Rubric("big", "1.0", ("en",), _words("Big"), levels, dimensions, cells=cells)


def _label(number: int) -> str:
    return f"{_FIRST_YEAR + number // _N_MONTHS}-{number % _N_MONTHS + 1:02}"


def _words(text: str) -> LocalText:
    return LocalText.single("en", text)


_NOTHING = LocalText()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="big_file", description=__doc__)
    parser.add_argument("out", type=Path)
    for name in ("rounds", "dimensions", "experts"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    return parser


if __name__ == "__main__":
    words = _parser().parse_args()
    write_big_file(words.out, Size(words.rounds, words.dimensions, words.experts))
