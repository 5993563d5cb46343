"""``round add``, ``rate``, ``results`` and ``report``."""

from __future__ import annotations

import argparse

from omnidesk.cli.models import offered
from omnidesk.cli.results_json import results_json
from omnidesk.cli.terminal import Terminal, make_way, open_file
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.results import RoundResults, round_results
from omnidesk.domain.rules import OverallRule
from omnidesk.exchange.ratings_csv import read_ratings_csv
from omnidesk.services.capture import (
    expert_of,
    hand_in,
    pass_of,
    ratings_from_lines,
    record_ratings,
)
from omnidesk.services.result_texts import agreement_text, overall_lines, word
from omnidesk.services.rounds import NewRound, OpenRound, add_round, open_round
from omnidesk.services.rubrics import add_rubric, file_rubrics, find_rubric


def add(args: argparse.Namespace, terminal: Terminal) -> int:
    codes = [code.strip() for code in args.experts.split(",") if code.strip()]
    with open_file(args) as workspace:
        known = [*file_rubrics(workspace), *offered(terminal)]
        chosen = find_rubric(known, args.rubric)
        if not chosen.is_in_file:
            add_rubric(workspace, chosen.rubric)
        add_round(
            workspace,
            NewRound(
                args.label,
                chosen.hash,
                experts=[(code, LocalText()) for code in codes],
                blind=args.blind,
            ),
        )
    terminal.say(terminal.t("Round {label} is ready.").format(label=args.label))
    return 0


def rate(args: argparse.Namespace, terminal: Terminal) -> int:
    with open_file(args) as workspace:
        opened = open_round(workspace, args.round)
        expert = expert_of(opened.record, args.expert)
        number = pass_of(opened.record, args.pass_number).number
        lines = read_ratings_csv(args.csv, opened.rubric)
        ratings = ratings_from_lines(
            opened.record, lines, expert=expert, pass_number=number, language=args.lang
        )
        record_ratings(workspace, opened, ratings)
        if args.hand_in:
            hand_in(workspace, opened.record, number, expert.id)
    n = len(ratings)
    terminal.say(terminal.t.plural("{n} rating saved.", "{n} ratings saved.", n).format(n=n))
    return 0


def results(args: argparse.Namespace, terminal: Terminal) -> int:
    rule = OverallRule.parse(args.rule) if args.rule else None
    with open_file(args, read_only=True) as workspace:
        opened = open_round(workspace, args.round)
    found = round_results(
        opened.record, opened.rubric, overall_rule=rule, pass_number=args.pass_number
    )
    if args.json:
        terminal.say_json(results_json(opened, found, terminal.t))
    else:
        _print_results(opened, found, terminal)
    return 0


def report(args: argparse.Namespace, terminal: Terminal) -> int:
    from omnidesk.services.reporting import write_report

    make_way(args.out, force=args.force)
    with open_file(args, read_only=True) as workspace:
        write_report(
            workspace,
            args.round,
            args.out,
            language=args.lang,
            locale=terminal.locale,
            fonts=terminal.fonts,
        )
    terminal.say(terminal.t("Written: {path}").format(path=args.out))
    return 0


def _print_results(opened: OpenRound, found: RoundResults, terminal: Terminal) -> None:
    t, rubric = terminal.t, opened.rubric
    rows = [(t("Dimension"), t("Level"), t("Target"), t("By"))]
    for each in found.dimensions:
        level = (
            str(each.level) if each.level is not None else word(each.empty, t) if each.empty else ""
        )
        target = "" if each.target is None else str(each.target)
        by = word(each.horizon, t) if each.horizon else ""
        rows.append((rubric.dimension_name(each.key, t.language), level, target, by))
    terminal.table(rows)
    for line in overall_lines(found.overall, rubric, t):
        terminal.say(line)
    terminal.say(agreement_text(found.agreement, found.agreement_note, t))
