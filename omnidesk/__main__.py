"""The program: the desktop by default, a command line with a sub-command."""

from __future__ import annotations

import os
import sys
from pathlib import Path

COMMANDS = frozenset(
    (
        "sample",
        "new",
        "info",
        "rubric",
        "round",
        "rate",
        "results",
        "compare",
        "chart",
        "report",
        "check",
        "backup",
        "passphrase",
        "restore",
        "recover",
    )
)


_NO_DISPLAY = (
    "There is no display to open a window on. Use the commands instead: omnidesk --help lists them."
)


def main() -> int:
    """Run what the arguments ask for and return the exit status."""
    arguments = sys.argv[1:]
    if not _is_for_the_desktop(arguments):
        from omnidesk.cli.main import run

        return run(arguments)
    if not _has_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is nobody else to tell
        return 1
    from omnidesk.composition import run_desktop

    return run_desktop(arguments)


def _is_for_the_desktop(arguments: list[str]) -> bool:
    """Tell whether to open the desktop: on nothing, or on one file; a mistyped word is neither."""
    if not arguments:
        return True
    first = arguments[0]
    is_file = first.endswith(".omnidesk") or Path(first).is_file()
    return len(arguments) == 1 and first not in COMMANDS and is_file


def _has_display() -> bool:
    """Tell whether a window can be shown; Qt itself would end the program without one."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
