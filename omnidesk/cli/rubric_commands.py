"""``rubric list``, ``check``, ``convert`` and ``add``."""

from __future__ import annotations

import argparse

from omnidesk.cli.terminal import Terminal, make_way, open_file
from omnidesk.domain.rubric_document import content_hash
from omnidesk.domain.rubric_lint import check as lint
from omnidesk.services.problem_texts import lost_parts, problem_text
from omnidesk.services.rubrics import (
    add_rubric,
    file_rubrics,
    read_rubric,
    shipped_rubrics,
    write_rubric,
)


def list_(args: argparse.Namespace, terminal: Terminal) -> int:
    if args.file is None:
        known = shipped_rubrics(terminal.rubrics)
    else:
        with open_file(args, read_only=True) as workspace:
            known = file_rubrics(workspace)
    if args.json:
        terminal.say_json(
            [
                {
                    "id": each.rubric.id,
                    "version": each.rubric.version,
                    "hash": each.hash,
                    "name": each.rubric.name.as_dict(),
                    "dimensions": len(each.rubric.dimensions),
                    "levels": len(each.rubric.levels),
                    "languages": list(each.rubric.languages),
                }
                for each in known
            ]
        )
        return 0
    if known:
        terminal.table(
            [
                (k.rubric.id, k.rubric.version, k.rubric.text(k.rubric.name, terminal.t.language))
                for k in known
            ]
        )
    return 0


def check(args: argparse.Namespace, terminal: Terminal) -> int:
    rubric = read_rubric(args.src, language=args.lang)
    problems = lint(rubric)
    if not args.json:
        for problem in problems:
            terminal.say(problem_text(problem, terminal.t, rubric=rubric))
        if not problems:
            terminal.say(terminal.t("Nothing is wrong with this model."))
        return 0
    terminal.say_json(
        {
            "id": rubric.id,
            "version": rubric.version,
            "hash": content_hash(rubric),
            "dimensions": len(rubric.dimensions),
            "levels": len(rubric.levels),
            "languages": list(rubric.languages),
            "problems": [
                {
                    "code": problem.code,
                    "severity": problem.severity.value,
                    "dimension": problem.dimension,
                    "level": problem.level,
                    "language": problem.language,
                    "text": problem_text(problem, terminal.t, rubric=rubric),
                }
                for problem in problems
            ],
        }
    )
    return 0


def convert(args: argparse.Namespace, terminal: Terminal) -> int:
    make_way(args.dst, force=args.force)
    rubric = read_rubric(args.src, language=args.lang)
    lost = write_rubric(args.dst, rubric, language=args.lang)
    terminal.say(terminal.t("Written: {path}").format(path=args.dst))
    if lost:
        sentence = terminal.t("This format cannot hold: {parts}.")
        terminal.say(sentence.format(parts=lost_parts(lost, terminal.t)))
    return 0


def add(args: argparse.Namespace, terminal: Terminal) -> int:
    rubric = read_rubric(args.src, language=args.lang)
    with open_file(args) as workspace:
        add_rubric(workspace, rubric)
    sentence = terminal.t("Added: {model} {version}")
    terminal.say(sentence.format(model=rubric.id, version=rubric.version))
    return 0
