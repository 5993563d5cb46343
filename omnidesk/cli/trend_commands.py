"""``compare``: rounds over time."""

from __future__ import annotations

import argparse

from omnidesk.cli.compare_json import compare_json
from omnidesk.cli.terminal import Terminal, open_file
from omnidesk.domain.comparison import DimensionChange
from omnidesk.domain.trend import Trend
from omnidesk.services.result_texts import word
from omnidesk.services.trend_texts import (
    difference_sentences,
    experts_text,
    headline,
    outcome_text,
    overall_sentences,
    presence_text,
    steps_text,
)
from omnidesk.services.trends import read_trend


def compare(args: argparse.Namespace, terminal: Terminal) -> int:
    labels = [label.strip() for label in args.rounds.split(",") if label.strip()]
    with open_file(args, read_only=True) as workspace:
        trend = read_trend(workspace, labels)
    if args.json:
        terminal.say_json(compare_json(trend))
        return 0
    t, span = terminal.t, trend.span
    terminal.say(headline(span, t))
    head = (t("Dimension"), *trend.labels, t("Change"), t("Same experts"), t("Targets"))
    terminal.table([head, *(_row(change, trend, terminal) for change in span.dimensions)])
    for sentence in (*overall_sentences(trend, t), *difference_sentences(span, t)):
        terminal.say(sentence)
    return 0


def _row(change: DimensionChange, trend: Trend, terminal: Terminal) -> tuple[str, ...]:
    t = terminal.t
    levels = (
        "-" if point is None else word(point.empty, t) if point.empty else str(point.level)
        for point in trend.points(change.key)
    )
    return (
        trend.rubric_of(change.key).dimension_name(change.key, t.language),
        *levels,
        steps_text(change.change) or presence_text(change, trend.span, t),
        experts_text(change, t),
        "; ".join(outcome_text(target, outcome, t) for target, outcome in change.outcomes),
    )
