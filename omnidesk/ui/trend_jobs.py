"""Reading rounds over time off the GUI thread, through a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from omnidesk.domain.errors import OmnideskError, TooFewRounds
from omnidesk.domain.trend import Trend
from omnidesk.services.trends import RoundInTime, read_trend, rounds_in_time
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.tasks import Task

Job = Callable[[Task], object]


@dataclass(frozen=True, slots=True)
class TrendRead:
    """What a job found.

    Attributes:
        number: of the order, so that an outdated answer is known.
        rounds: all of the file, oldest first.
        trend: over all that can be shown; None where these are fewer than two.
        error: why the file could not be read.
    """

    number: int
    rounds: tuple[RoundInTime, ...] = ()
    trend: Trend | None = None
    error: OmnideskError | None = None


def read_job(workspace: Workspace, number: int) -> Job:
    """Return the job that reads all rounds; it gives a ``TrendRead``."""

    def job(_task: Task) -> object:
        try:
            with workspace.reader() as reader:
                return _read(reader, number)
        except OmnideskError as exc:
            return TrendRead(number, error=exc)

    return job


def _read(reader: Workspace, number: int) -> TrendRead:
    rounds = rounds_in_time(reader)
    try:
        return TrendRead(number, rounds, read_trend(reader))
    except TooFewRounds:
        return TrendRead(number, rounds)
