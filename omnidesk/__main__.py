"""The program: the desktop by default, a command line with a sub-command."""

from __future__ import annotations

import sys

COMMANDS = frozenset(
    ("sample", "new", "info", "rubric", "round", "rate", "results", "report", "check", "backup")
)


def main() -> int:
    """Run what the arguments ask for and return the exit status."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from omnidesk.cli.main import run

        return run(arguments)
    from omnidesk.composition import run_desktop

    return run_desktop(arguments)


if __name__ == "__main__":
    sys.exit(main())
