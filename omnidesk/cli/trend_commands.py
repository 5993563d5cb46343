"""``compare`` and ``chart``: rounds over time, and charts as files."""

from __future__ import annotations

import argparse

from omnidesk.cli.compare_json import compare_json
from omnidesk.cli.terminal import Terminal, make_way, open_file
from omnidesk.domain.comparison import DimensionChange
from omnidesk.domain.trend import Trend
from omnidesk.services.result_texts import word
from omnidesk.services.trend_differences import difference_sentences, presence_text
from omnidesk.services.trend_texts import (
    experts_text,
    headline,
    outcome_text,
    overall_sentences,
    steps_text,
)
from omnidesk.services.trends import read_trend


def compare(args: argparse.Namespace, terminal: Terminal) -> int:
    labels = _labels(args.rounds)
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


def chart(args: argparse.Namespace, terminal: Terminal) -> int:
    from omnidesk.services.charting import ChartKind, ChartOrder, write_chart

    make_way(args.out, force=args.force)
    rounds = (args.round,) if args.round else _labels(args.rounds or "")
    order = ChartOrder(ChartKind(args.kind), tuple(rounds), args.dimension)
    with open_file(args, read_only=True) as workspace:
        made = write_chart(workspace, order, args.out, t=terminal.t, fonts=terminal.fonts)
    terminal.say(terminal.t("Written: {path}").format(path=args.out))
    if made.undrawable:
        terminal.say(
            terminal.t("No font here has these characters: {characters}").format(
                characters=" ".join(made.undrawable)
            )
        )
    return 0


def _labels(text: str) -> list[str]:
    return [label.strip() for label in text.split(",") if label.strip()]


def _row(change: DimensionChange, trend: Trend, terminal: Terminal) -> tuple[str, ...]:
    t = terminal.t
    levels = (
        "-" if point is None else word(point.empty, t) if point.empty else str(point.level)
        for point in trend.points(change.key)
    )
    return (
        trend.dimension_name(change.key, t.language),
        *levels,
        steps_text(change.change) or presence_text(change, trend.span, t),
        experts_text(change, t),
        "; ".join(outcome_text(target, outcome, t) for target, outcome in change.outcomes),
    )
