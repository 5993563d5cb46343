"""``sample``, ``new``, ``info``, ``check``, ``backup`` and ``passphrase``."""

from __future__ import annotations

import argparse
import getpass
import sys

from omnidesk.cli.models import offered, wanted_rubric
from omnidesk.cli.terminal import (
    Terminal,
    first_line_of,
    fresh_path,
    open_file,
    passphrase_of,
)
from omnidesk.domain.errors import PassphraseEmpty, PassphrasesDiffer
from omnidesk.paths import backup_folder
from omnidesk.services.backups import backups_of
from omnidesk.services.client_files import FileFacts, change_passphrase, create_file, facts_of
from omnidesk.services.samples import write_sample


def sample(args: argparse.Namespace, terminal: Terminal) -> int:
    with fresh_path(args.out, force=args.force) as path:
        write_sample(path, args.case, samples=terminal.samples, rubrics=terminal.rubrics)
    terminal.say(terminal.t("Written: {path}").format(path=args.out))
    return 0


def new(args: argparse.Namespace, terminal: Terminal) -> int:
    rubric = wanted_rubric(args.rubric, offered(terminal)) if args.rubric else None
    with fresh_path(args.out, force=args.force) as path:
        create_file(path, args.organisation, rubric=rubric, passphrase=passphrase_of(args)).close()
    terminal.say(terminal.t("Written: {path}").format(path=args.out))
    return 0


def info(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args, read_only=True) as workspace:
        facts = facts_of(workspace)
    if args.json:
        terminal.say_json(_info_json(facts))
        return 0
    t = terminal.t
    rows = [(t("Organisation"), facts.organisation)]
    rows += [(t("Model"), f"{r.rubric_id} {r.version}") for r in facts.rubrics]
    rows += [
        (
            t("Round"),
            f"{r.round.label}  {r.rubric.rubric_id} {r.rubric.version}  {' '.join(r.experts)}",
        )
        for r in facts.rounds
    ]
    terminal.table(rows)
    return 0


def check(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args, read_only=True) as workspace:
        problems = workspace.problems()
    if args.json:
        terminal.say_json({"ok": not problems, "problems": problems})
    else:
        for problem in problems or [terminal.t("The file is sound.")]:
            terminal.say(problem)
    return 1 if problems else 0


def backup(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args, read_only=True) as workspace:
        workspace.backup(args.dest, overwrite=args.force)
    terminal.say(terminal.t("Written: {path}").format(path=args.dest))
    return 0


def passphrase(args: argparse.Namespace, terminal: Terminal) -> int:
    t = terminal.t
    with open_file(args) as workspace:
        new = None if args.remove else _new_passphrase(args)
        change_passphrase(workspace, new)
        old = backups_of(workspace, backup_folder())
    terminal.say(
        t("The file opens without a passphrase now.")
        if new is None
        else t("The file opens with the new passphrase only.")
    )
    if old:
        words = t.plural(
            "{n} backup in “{folder}” opens as the file did until now.",
            "{n} backups in “{folder}” open as the file did until now.",
            len(old),
        )
        terminal.say(words.format(n=len(old), folder=old[0].path.parent))
    return 0


def _new_passphrase(args: argparse.Namespace) -> str:
    """Return the new passphrase from where it was said to be, or ask at a terminal."""
    if args.new_passphrase_file is not None:
        return first_line_of(args.new_passphrase_file)
    if not sys.stdin.isatty():
        raise PassphraseEmpty
    first, again = (getpass.getpass(words) for words in ("New passphrase: ", "Repeat it: "))
    if first != again:
        raise PassphrasesDiffer
    return first


def _info_json(facts: FileFacts) -> dict[str, object]:
    return {
        "organisation": facts.organisation,
        "schema": facts.schema,
        "passphrase": facts.has_passphrase,
        "rubrics": [
            {"id": each.rubric_id, "version": each.version, "hash": each.hash}
            for each in facts.rubrics
        ],
        "rounds": [
            {
                "label": each.round.label,
                "rubric": f"{each.rubric.rubric_id}@{each.rubric.version}",
                "state": "closed" if each.round.closed else "open",
                "experts": list(each.experts),
            }
            for each in facts.rounds
        ],
    }
