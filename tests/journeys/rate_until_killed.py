"""Run by a test: rate without end, telling each rating once it is acknowledged."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from omnidesk.domain.assessment import Rating, RatingState
from omnidesk.services.capture import record_rating
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace


def main() -> None:
    with Workspace.open(Path(sys.argv[1])) as workspace:
        opened = open_round(workspace, "2026")
        round_id, expert = opened.record.round.id, opened.record.panel[0]
        for number in itertools.count():
            key = opened.rubric.keys[number % len(opened.rubric.keys)]
            level = number % 5 + 1
            rating = Rating(round_id, 1, key, expert.id, RatingState.LEVEL, level)
            record_rating(workspace, opened, rating)
            print(f"{number} {key} {level}", flush=True)  # noqa: T201 - the test reads this


if __name__ == "__main__":
    main()
