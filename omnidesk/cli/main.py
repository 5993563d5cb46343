"""Run one command: exit status 0 done, 1 refused with a sentence, 2 wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from omnidesk.cli import (
    file_commands,
    rescue_commands,
    round_commands,
    round_state_commands,
    rubric_commands,
    trend_commands,
    version_commands,
)
from omnidesk.cli.parser import build_parser
from omnidesk.cli.terminal import Terminal
from omnidesk.domain.errors import FileUnreadable, OmnideskError
from omnidesk.paths import locale_folder, own_rubric_folder, resource_folder, rubric_folder
from omnidesk.services.error_texts import error_text
from omnidesk.texts import load_translator

Command = Callable[[argparse.Namespace, Terminal], int]

_COMMANDS: Mapping[tuple[str, str], Command] = {
    ("sample", ""): file_commands.sample,
    ("new", ""): file_commands.new,
    ("info", ""): file_commands.info,
    ("check", ""): file_commands.check,
    ("backup", ""): file_commands.backup,
    ("passphrase", ""): file_commands.passphrase,
    ("restore", ""): rescue_commands.restore,
    ("recover", ""): rescue_commands.recover,
    ("rubric", "list"): rubric_commands.list_,
    ("rubric", "check"): rubric_commands.check,
    ("rubric", "convert"): rubric_commands.convert,
    ("rubric", "add"): rubric_commands.add,
    ("rubric", "diff"): version_commands.diff,
    ("rubric", "bridge"): version_commands.bridge,
    ("rubric", "print"): rubric_commands.print_,
    ("round", "add"): round_commands.add,
    ("round", "close"): round_state_commands.close,
    ("round", "reopen"): round_state_commands.reopen,
    ("round", "copy"): round_state_commands.copy,
    ("round", "delete"): round_state_commands.delete,
    ("round", "restore"): round_state_commands.restore,
    ("rate", ""): round_commands.rate,
    ("results", ""): round_commands.results,
    ("compare", ""): trend_commands.compare,
    ("chart", ""): trend_commands.chart,
    ("report", ""): round_commands.report,
}


def run(argv: Sequence[str]) -> int:
    """Run the command in ``argv`` and return its exit status."""
    args = build_parser().parse_args(argv)
    language = getattr(args, "lang", None) or "en"
    terminal = Terminal(
        out=sys.stdout,
        rubrics=rubric_folder(),
        own_rubrics=own_rubric_folder(),
        samples=resource_folder() / "samples",
        fonts=resource_folder() / "fonts",
        locale=locale_folder(),
        t=load_translator(language, locale_folder()),
    )
    try:
        return _COMMANDS[args.command, getattr(args, "verb", "")](args, terminal)
    except OmnideskError as exc:
        print(error_text(exc, terminal.t), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read us has gone; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as exc:
        fact = FileUnreadable(Path(exc.filename or ""), exc.strerror or "")
        print(error_text(fact, terminal.t), file=sys.stderr)
        return 1
