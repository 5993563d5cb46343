"""Timing two things in turn, so that a noisy machine is as unfair to one as to the other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

CHILDREN = Path(__file__).resolve().parent / "bench_children"

Seconds = float


@dataclass(frozen=True, slots=True)
class Turns:
    """What was measured of ours and of the floor, one value a turn."""

    ours: Sequence[float]
    floor: Sequence[float]

    def medians(self) -> tuple[float, float]:
        return median(self.ours), median(self.floor)

    def slowest_of_twenty(self) -> tuple[float, float]:
        """Return the 95th percentile of each."""
        return quantiles(self.ours, n=20)[-1], quantiles(self.floor, n=20)[-1]


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], *, n: int, n_warm: int = 1
) -> Turns:
    """Measure A B A B ...; the first turns warm the caches and do not count."""
    measured = [(ours(), floor()) for _ in range(n_warm + n)][n_warm:]
    return Turns(*zip(*measured, strict=True))


def timed(work: Callable[[], object]) -> Seconds:
    """Return how long something takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


class Children:
    """Starts the small scripts that are measured from their first moment on."""

    def __init__(self, home: Path) -> None:
        self._variables = _variables(home)

    def seconds(self, script: str, *arguments: str) -> Seconds:
        """Return the time from a process's start to its first line."""
        began = perf_counter()
        self._first_line(script, arguments)
        return perf_counter() - began

    def number(self, script: str, *arguments: str) -> float:
        """Return the number that a script prints."""
        return float(self._first_line(script, arguments))

    def _first_line(self, script: str, arguments: Sequence[str]) -> str:
        words = [sys.executable, str(CHILDREN / f"{script}.py"), *arguments]
        with subprocess.Popen(
            words, stdout=subprocess.PIPE, env=self._variables, encoding="utf-8"
        ) as child:
            assert child.stdout is not None
            line = child.stdout.readline()
        if not line:
            raise RuntimeError(f"{script} ended with status {child.returncode}")
        return line


def _variables(home: Path) -> Mapping[str, str]:
    """A user's surroundings of their own, without a screen, in which bytecode may be kept."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "OMNIDESK_FIRST_SAMPLE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA")}
    return {**kept, **folders, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
