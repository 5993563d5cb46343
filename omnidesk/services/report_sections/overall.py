"""The overall in sentences: never a number without its rule."""

from __future__ import annotations

from collections.abc import Mapping

from omnidesk.domain.overall import GateAnswer, Overall, Total, verdict_depends_on_rule
from omnidesk.domain.results import DimensionResult
from omnidesk.domain.rules import OverallKind
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.result_texts import rule_text, word
from omnidesk.texts import N_, capitalised

_BY = {
    OverallKind.MEDIAN: N_("by the median {value}"),
    OverallKind.MEAN: N_("by the mean {value}"),
    OverallKind.MODE: N_("by the most frequent level {value}"),
    OverallKind.MIN: N_("by the weakest dimension {value}"),
}
_GATES = {
    GateAnswer.YES: N_("Every dimension reaches level {level}"),
    GateAnswer.NO: N_("Not every dimension reaches level {level}"),
    GateAnswer.BLOCKED: N_("Whether every dimension reaches level {level} cannot be said yet"),
}
_MOST_NAMES = 6


def headline(source: ReportSource) -> str:
    """Return where the organisation stands, in the fewest words."""
    t, overall = source.t, source.results.overall
    if overall.gate is not None and overall.rule.gate_level is not None:
        return t(_GATES[overall.gate]).format(level=source.level_text(overall.rule.gate_level))
    if overall.level is None:
        return t("No overall level")
    values, name = source.rubric.values, source.chip(overall.level).name
    if values == tuple(range(1, len(values) + 1)):
        return t("Level {value} of {highest}, {name}").format(
            value=overall.level, highest=values[-1], name=name
        )
    return t("Level {value} on the scale from {lowest} to {highest}, {name}").format(
        value=overall.level, lowest=values[0], highest=values[-1], name=name
    )


def rule_note(source: ReportSource) -> str:
    """Return in parentheses the rule behind the headline, and how many dimensions bear it out."""
    t, overall = source.t, source.results.overall
    parts = [_rule_of(source, overall)]
    if overall.n_at_level is not None:
        parts.append(_at_level(source, overall))
    if overall.provisional:
        parts.append(t("ratings missing: what is still open can change it"))
    return t("({parts})").format(parts="; ".join(parts))


def alternatives(source: ReportSource) -> str:
    """Return what the other rules say, each with its rule."""
    overall = source.results.overall
    kinds = (OverallKind.MEDIAN, OverallKind.MEAN, OverallKind.MODE, OverallKind.MIN)
    others = {
        kind: overall.alternatives[kind]
        for kind in kinds
        if kind is not overall.rule.kind and overall.alternatives[kind].value != overall.value
    }
    return totals(source, others)


def all_rules(source: ReportSource) -> str:
    """Return the overall by every rule, and whether the verdict depends on which is taken."""
    overall = source.results.overall
    sentences = [totals(source, _own_rule_first(overall, overall.alternatives))]
    if verdict_depends_on_rule(overall):
        sentences.append(source.t("The verdict depends on the rule."))
    return " ".join(sentence for sentence in sentences if sentence)


def after_targets(source: ReportSource) -> str:
    """Return the overall with every target met, and what would then still be lowest."""
    overall = source.results.overall
    if not any(result.target is not None for result in source.scope):
        return ""
    met = totals(source, _own_rule_first(overall, overall.after_targets))
    return " ".join(sentence for sentence in (met, _still_lowest(source)) if sentence)


def lowest_note(source: ReportSource) -> str:
    """Return in parentheses how many dimensions are at the lowest level that there is."""
    levels = [r.level for r in source.scope if r.level is not None]
    if len(set(levels)) < 2:
        return ""
    low = min(levels)
    n = levels.count(low)
    return source.t.plural(
        "({count} dimension at level {level})", "({count} dimensions at level {level})", n
    ).format(count=source.count(n), level=source.level_text(low))


def totals(source: ReportSource, by_kind: Mapping[OverallKind, Total]) -> str:
    """Return overalls as one sentence, each clause naming its rule."""
    clauses = [
        source.t(_BY[kind]).format(value=_value(source, total))
        for kind, total in by_kind.items()
        if total.value is not None
    ]
    return capitalised("; ".join(clauses)) + "." if clauses else ""


def _own_rule_first(
    overall: Overall, by_kind: Mapping[OverallKind, Total]
) -> dict[OverallKind, Total]:
    order = sorted(_BY, key=lambda kind: kind is not overall.rule.kind)
    return {kind: by_kind[kind] for kind in order}


def _value(source: ReportSource, total: Total) -> str:
    if total.value is None:
        return ""
    if total.level is not None and total.value == total.level:
        return source.level_text(total.level)
    return source.number(total.value)


def _rule_of(source: ReportSource, overall: Overall) -> str:
    t, n = source.t, overall.n_counted
    rule = rule_text(overall.rule, t)
    if overall.total.reason is not None:
        return t("{rule}: {reason}").format(rule=rule, reason=word(overall.total.reason, t))
    said = t.plural("{rule} of {count} dimension", "{rule} of {count} dimensions", n).format(
        rule=rule, count=source.count(n)
    )
    if overall.value is not None and overall.value != overall.level:
        said = t("{rule}: {value}, rounded {rounding}").format(
            rule=said, value=source.number(overall.value), rounding=word(overall.rounding, t)
        )
    return said


def _at_level(source: ReportSource, overall: Overall) -> str:
    n = overall.n_at_level or 0
    return source.t.plural(
        "{count} of {total} is at this level", "{count} of {total} are at this level", n
    ).format(count=source.count(n), total=source.count(overall.n_counted))


def _still_lowest(source: ReportSource) -> str:
    t = source.t
    reached = {r.key: _reached(r, r.level) for r in source.scope if r.level is not None}
    if len(set(reached.values())) < 2:
        return ""
    low = min(reached.values())
    names = [source.title(key) for key, level in reached.items() if level == low]
    if len(names) > _MOST_NAMES:
        return t("{n} dimensions would still be at level {level}.").format(
            n=len(names), level=source.level_text(low)
        )
    return t("Still at level {level} would be: {names}.").format(
        level=source.level_text(low), names="; ".join(names)
    )


def _reached(result: DimensionResult, level: int) -> int:
    return level if result.target is None else max(level, result.target)
