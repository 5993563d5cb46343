"""``round close``, ``reopen``, ``copy``, ``delete`` and ``restore``."""

from __future__ import annotations

import argparse

from omnidesk.cli.terminal import Terminal, open_file
from omnidesk.domain.local_text import LocalText
from omnidesk.services.round_copies import RoundCopy, copy_round, versions_for
from omnidesk.services.round_states import bring_back, close_round, delete_round, reopen_round
from omnidesk.services.rounds import round_labelled


def close(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args) as workspace:
        close_round(workspace, round_labelled(workspace, args.round).id)
    terminal.say(terminal.t("Round {label} is closed.").format(label=args.round))
    return 0


def reopen(args: argparse.Namespace, terminal: Terminal) -> int:
    reason = LocalText.single(args.lang, args.reason.strip())
    with open_file(args) as workspace:
        reopen_round(workspace, round_labelled(workspace, args.round).id, reason)
    terminal.say(terminal.t("Round {label} is open again.").format(label=args.round))
    return 0


def copy(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args) as workspace:
        before = round_labelled(workspace, args.round)
        versions = versions_for(workspace, before)
        rubric = versions[1] if args.newest and len(versions) > 1 else versions[0]
        copy_round(workspace, before.id, RoundCopy(args.label, args.start, rubric.hash))
    terminal.say(terminal.t("Round {label} is ready.").format(label=args.label))
    return 0


def delete(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args) as workspace:
        delete_round(workspace, round_labelled(workspace, args.round).id)
    words = terminal.t("Round {label} was deleted. “round restore” brings it back.")
    terminal.say(words.format(label=args.round))
    return 0


def restore(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args) as workspace:
        bring_back(workspace, args.round)
    terminal.say(terminal.t("Round {label} is back.").format(label=args.round))
    return 0
