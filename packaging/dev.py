"""One command each to set up, run, test, measure, photograph and translate OmniDesk.

It needs nothing but Python: ``python3 packaging/dev.py run`` works in a fresh clone.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from environment import Environment
from failures import SetupFailed

ROOT = Path(__file__).resolve().parents[1]
OLDEST_PYTHON = (3, 11)
MOST_TEST_PROCESSES = 4
FOUNDING_CASE = "telkom-2016"
FOUNDING_ROUND = "2016"
FIRST_SAMPLE = "OMNIDESK_FIRST_SAMPLE"
"""Asks the desktop to open the published case, writing it if need be."""

THOROUGH = "--thorough"
EVERY_KILL = {
    "OMNIDESK_KILLS": "500",
    "OMNIDESK_TYPING_KILLS": "12",
    "OMNIDESK_DAY_KILLS": "40",
}
"""How often a program is killed in the tests of kills, where there is time: some minutes more."""


def set_up(arguments: Sequence[str]) -> int:
    """Make .venv from the lock file and see that Qt starts."""
    if arguments:
        raise SetupFailed("setup takes no arguments.")
    _ready()
    print("OmniDesk is set up; python3 packaging/dev.py run starts it.")
    return 0


def run(arguments: Sequence[str]) -> int:
    """Start the desktop: run [FILE]. The first time it opens the published case."""
    environment = _ready()
    if not _has_display():
        return _report_instead(environment, arguments)
    if arguments:
        return environment.call([environment.program, *arguments])
    first_time = {} if _settings_file(environment).exists() else {FIRST_SAMPLE: "1"}
    return environment.call([environment.program], extra=first_time)


def test(arguments: Sequence[str]) -> int:
    """Run the tests, with --thorough every kill too; further arguments go to pytest."""
    if THOROUGH in arguments:
        os.environ |= EVERY_KILL
        arguments = [each for each in arguments if each != THOROUGH]
    processes = min(os.cpu_count() or 1, MOST_TEST_PROCESSES)
    spread = ["-n", str(processes), "--dist", "worksteal"]
    return _ready().python_call(["-m", "pytest", *spread, *arguments])


def bench(arguments: Sequence[str]) -> int:
    """Measure the program against its floors, one JSON line per figure."""
    return _start(_ready(), "bench.py", arguments)


def shots(arguments: Sequence[str]) -> int:
    """Render every page and dialog as pictures: shots OUTDIR."""
    return _start(_ready(), "shots.py", arguments)


def texts(arguments: Sequence[str]) -> int:
    """Update the Indonesian catalogue and list what is untranslated."""
    return _start(_ready(), "catalogue.py", arguments or ["update"])


def guide(arguments: Sequence[str]) -> int:
    """Write the user's guide of docs/ from the pages of the help."""
    return _start(_ready(), "guide.py", arguments)


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": set_up,
    "run": run,
    "test": test,
    "bench": bench,
    "shots": shots,
    "texts": texts,
    "guide": guide,
}


def main(words: Sequence[str]) -> int:
    """Carry out one verb and return its exit status; a refusal is one sentence on stderr."""
    verb = _parser().parse_args(words[:1]).verb
    try:
        _refuse_old_python()
        return VERBS[verb](words[1:])
    except SetupFailed as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    lines = [f"  {verb:<8}{(work.__doc__ or '').strip()}" for verb, work in VERBS.items()]
    parser = argparse.ArgumentParser(
        prog="dev.py",
        usage="python3 packaging/dev.py [-h] VERB [arguments of the verb]",
        description="Everything a developer of OmniDesk, or a first-time user, starts by hand.",
        epilog="verbs:\n" + "\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=VERBS, metavar="VERB", help="one of the verbs below")
    return parser


def _refuse_old_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetupFailed(f"OmniDesk needs Python {wanted} or newer; this is {found}.")


def _ready() -> Environment:
    environment = Environment(ROOT)
    environment.make_ready(with_window=_has_display())
    return environment


def _start(environment: Environment, script: str, arguments: Sequence[str]) -> int:
    """Run a script of this folder where the user is, so that their paths are theirs."""
    return environment.call([environment.python, ROOT / "packaging" / script, *arguments])


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _settings_file(environment: Environment) -> Path:
    """What the program writes in the user's folder the first time it runs."""
    return _answered_path(environment, "paths.user_config_folder()") / "settings.json"


def _answered_path(environment: Environment, question: str) -> Path:
    answer = environment.python_answer(["-c", f"from omnidesk import paths; print({question})"])
    return Path(answer.rstrip("\r\n"))


def _report_instead(environment: Environment, arguments: Sequence[str]) -> int:
    if arguments:
        raise SetupFailed("There is no display to open a file on; omnidesk report prints it.")
    print("There is no display, so the window cannot open; writing the published case's report.")
    sample = _answered_path(environment, "paths.user_data_folder()") / f"{FOUNDING_CASE}.omnidesk"
    folder = _answered_path(environment, "paths.documents_folder()") / "OmniDesk"
    report = folder / f"{FOUNDING_CASE}-report.pdf"
    for place in (sample.parent, folder):
        place.mkdir(parents=True, exist_ok=True)
    status = 0
    if not sample.exists():
        status = environment.call([environment.program, "sample", sample, "--case", FOUNDING_CASE])
    if status == 0:
        choice = ["--round", FOUNDING_ROUND, "--lang", "en", "--force", "--out", str(report)]
        status = environment.call([environment.program, "report", sample, *choice])
    if status == 0:
        print(f"The report is here: {report}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
