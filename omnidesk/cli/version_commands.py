"""``rubric diff`` and ``rubric bridge``: two versions of a model, or two models, side by side."""

from __future__ import annotations

import argparse

from omnidesk.cli.models import known_rubrics, wanted_rubric
from omnidesk.cli.terminal import Terminal
from omnidesk.domain.bridge_suggestion import Suggestion, suggest_bridge, suggest_levels
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_change import LevelDiff, RowDiff, RubricDiff
from omnidesk.domain.rubric_diff import diff_rubrics
from omnidesk.domain.rubric_document import content_hash
from omnidesk.services.bridge_texts import suggestion_words
from omnidesk.services.version_texts import SEVERITY_MEANINGS, change_lines, severity_line


def diff(args: argparse.Namespace, terminal: Terminal) -> int:
    known = known_rubrics(args, terminal)
    earlier, later = (wanted_rubric(words, known, args.lang) for words in (args.old, args.new))
    difference = diff_rubrics(earlier, later)
    if args.json:
        terminal.say_json(_document(difference, terminal))
        return 0
    t = terminal.t
    terminal.say(severity_line(difference.severity, t))
    terminal.say(t(SEVERITY_MEANINGS[difference.severity]))
    for line in change_lines(difference, t):
        terminal.say(line)
    return 0


def bridge(args: argparse.Namespace, terminal: Terminal) -> int:
    known = known_rubrics(args, terminal)
    old, new = (wanted_rubric(words, known, args.lang) for words in (args.old, args.new))
    found, levels = suggest_bridge(old, new), suggest_levels(old, new)
    if args.json:
        terminal.say_json(
            {
                "old": _identity(old),
                "new": _identity(new),
                "dimensions": [_suggestion(each) for each in found],
                "levels": [
                    {"old": each.old, "new": each.new, "relation": each.relation.value}
                    for each in levels
                ],
            }
        )
        return 0
    terminal.table([suggestion_words(each, old, new, terminal.t) for each in found])
    return 0


def _document(difference: RubricDiff, terminal: Terminal) -> dict[str, object]:
    return {
        "severity": int(difference.severity),
        "meaning": terminal.t(SEVERITY_MEANINGS[difference.severity]),
        "earlier": _identity(difference.earlier),
        "later": _identity(difference.later),
        "dimensions": [_row(row) for row in difference.rows],
        "levels": [
            {"value": level.value, "relation": _relation(level)} for level in difference.levels
        ],
        "cells": {relation.value: n for relation, n in difference.n_cells.items()},
        "languages": [one for one, _ in difference.languages],
        "changes": change_lines(difference, terminal.t),
    }


def _identity(rubric: Rubric) -> dict[str, str]:
    return {"id": rubric.id, "version": rubric.version, "hash": content_hash(rubric)}


def _suggestion(each: Suggestion) -> dict[str, object]:
    return {
        "old": each.old,
        "new": each.new,
        "relation": each.relation.value,
        "score": each.score,
        "reason": each.reason.value,
    }


def _row(row: RowDiff) -> dict[str, object]:
    return {
        "key": row.key,
        "relation": row.relation.value,
        "renamed": row.is_renamed,
        "moved": row.is_moved,
        "cells": {
            str(cell.level): {"relation": cell.relation.value, "kind": cell.judgement.kind.value}
            for cell in row.cells
            if cell.relation.value != "same"
        },
    }


def _relation(level: LevelDiff) -> str:
    if level.is_in_earlier and level.is_in_later:
        return "reworded" if level.is_changed else "same"
    return "removed" if level.is_in_earlier else "added"
