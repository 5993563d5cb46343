"""Measures the program against its floors, and prints one JSON line per figure.

A figure that misses its target is no error: machines differ. The line says whether it is met.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench_big import BIG_FIGURES
from bench_figures import FIGURES, Figure
from bench_grid import GRID_FIGURES
from bench_timing import Children
from bench_typing import TYPING_FIGURES

_ALL = (*FIGURES, *BIG_FIGURES, *GRID_FIGURES, *TYPING_FIGURES)


def main(words: Sequence[str]) -> int:
    """Measure and print; return the exit status."""
    arguments = _parser().parse_args(words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # what the missing screen cannot do
    with tempfile.TemporaryDirectory(prefix="omnidesk-bench-") as name:
        folder = Path(name)
        children = Children(folder / "home")
        for measure in _ALL:
            if arguments.only in measure.__name__:
                for figure in measure(children, folder):
                    print(_line(figure), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.py", description=__doc__)
    names = ", ".join(measure.__name__ for measure in _ALL)
    parser.add_argument("--only", default="", metavar="PART", help=f"of one of: {names}")
    return parser


def _line(figure: Figure) -> str:
    ratio = figure.value / figure.floor if figure.floor else None
    return json.dumps(
        {
            "name": figure.name,
            "value": round(figure.value, 4),
            "floor": round(figure.floor, 4),
            "ratio": ratio and round(ratio, 2),
            "target": figure.target,
            "unit": figure.unit,
            "met": figure.is_met,
        }
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
