"""Rounds over time in words: what moved, who moved it, what cannot be compared.

The same on screen, on paper and in a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omnidesk.domain.assessment import Target
from omnidesk.domain.comparison import (
    Comparison,
    DimensionChange,
    Movement,
    TargetOutcome,
)
from omnidesk.domain.overall import Overall
from omnidesk.domain.trend import LEAST_ROUNDS, Trend
from omnidesk.services.result_texts import overall_text, rule_text, word
from omnidesk.services.trend_differences import difference_parts, presence_text
from omnidesk.texts import N_, Translator, capitalised

MOVEMENT_WORDS: Mapping[Movement, str] = {
    Movement.NONE: "",
    Movement.BEYOND: N_("moved beyond the panel's range"),
    Movement.WITHIN: N_("within the panel's range"),
    Movement.OTHER_EXPERTS: N_("other experts than before: cannot tell"),
    Movement.NO_RATINGS: N_("without ratings of experts: cannot tell"),
}
OUTCOME_WORDS: Mapping[TargetOutcome, str] = {
    TargetOutcome.MET: N_("met"),
    TargetOutcome.PASSED: N_("passed"),
    TargetOutcome.MISSED: N_("not reached yet"),
    TargetOutcome.OPEN: N_("cannot tell"),
}


def headline(comparison: Comparison, t: Translator) -> str:
    """Return the one sentence that opens a trend: what moved, and what is not the same.

    Where nothing is compared it says why, and then it is all that there is to say.
    """
    if not comparison.compared:
        return _why_nothing(comparison, t)
    counts = t("Since {label}: {up} up, {down} down, {same} the same").format(
        label=comparison.earlier.label,
        up=len(comparison.risen),
        down=len(comparison.fallen),
        same=len(comparison.same),
    )
    return t("{sentence}.").format(sentence="; ".join([counts, *(difference_parts(comparison, t))]))


def nothing_compared(trend: Trend, t: Translator) -> str:
    """Return in one sentence why nothing of a trend can be compared; empty where anything can."""
    if trend.is_comparable:
        return ""
    if len(trend.rounds) > LEAST_ROUNDS:
        return t("No dimension has a level in two of these rounds, so nothing is compared.")
    return headline(trend.span, t)


def _why_nothing(comparison: Comparison, t: Translator) -> str:
    pair = comparison.earlier, comparison.later
    earlier, later = (numbers.label for numbers in pair)
    unrated = [numbers.label for numbers in pair if not numbers.has_levels]
    if unrated:
        sentence = t("Nothing is rated yet in {rounds}, so nothing is compared.")
        return sentence.format(rounds=", ".join(unrated))
    if comparison.is_sharing:
        sentence = t(
            "No dimension has a level in both {earlier} and {later}, so nothing is compared."
        )
    else:
        sentence = t("{earlier} and {later} share no dimension, so nothing is compared.")
    return sentence.format(earlier=earlier, later=later)


def legend_text(t: Translator) -> str:
    """Return what the marks of a chart by date mean."""
    return t(
        "Dot: the level of a round; hollow while ratings are missing. Bar: from the lowest to "
        "the highest rating. Dashed line: experts, model or rule are not those of the "
        "round before."
    )


def movement_sentences(comparison: Comparison, t: Translator) -> list[str]:
    """Return what rose, fell and stayed, by name, and what the movement is worth."""
    rows = (
        (t("Up: {dimensions}."), comparison.risen),
        (t("Down: {dimensions}."), comparison.fallen),
        (t("The same: {dimensions}."), comparison.same),
    )
    return [
        sentence.format(dimensions="; ".join(_moved_parts(changes, comparison, t)))
        for sentence, changes in rows
        if changes
    ]


def row_notes(
    change: DimensionChange | None, comparison: Comparison, t: Translator
) -> tuple[str, ...]:
    """Return what stands beside a dimension's levels; ``note_heads`` stand over it.

    Its change with its sign; what that is worth, or why nothing is compared, and what is worded
    differently; who moved it; what came of the earlier round's targets.
    """
    if change is None:
        return "", t("Only in rounds in between"), "", ""
    worth = t(MOVEMENT_WORDS[change.movement])
    remarks = (presence_text(change, comparison, t), worth, wording_text(change, t))
    targets = (outcome_text(target, outcome, t) for target, outcome in change.outcomes)
    return (
        steps_text(change.change),
        capitalised("; ".join(remark for remark in remarks if remark)),
        capitalised(experts_text(change, t)),
        "; ".join(targets),
    )


def note_heads(comparison: Comparison, t: Translator) -> tuple[str, ...]:
    """Return the heads over ``row_notes``."""
    label = comparison.earlier.label
    return (
        t("Since {label}").format(label=label),
        t("How to read it"),
        t("Same experts"),
        t("Targets of {label}").format(label=label),
    )


def _moved_parts(
    changes: Sequence[DimensionChange], comparison: Comparison, t: Translator
) -> list[str]:
    """Return the dimensions with their levels, those of one movement together."""
    parts = []
    for movement in Movement:
        names = [_from_to(each, comparison, t) for each in changes if each.movement is movement]
        if not names:
            continue
        words, listed = t(MOVEMENT_WORDS[movement]), ", ".join(names)
        parts.append(
            t("{dimensions} ({movement})").format(dimensions=listed, movement=words)
            if words
            else listed
        )
    return parts


def _from_to(change: DimensionChange, comparison: Comparison, t: Translator) -> str:
    name = comparison.later.rubric.dimension_name(change.key, t.language)
    if not change.change or change.earlier is None or change.later is None:
        return name
    return t("{dimension} {before} to {after}").format(
        dimension=name, before=change.earlier.level, after=change.later.level
    )


def experts_text(change: DimensionChange, t: Translator) -> str:
    """Return who of the same experts raised or lowered a dimension: "2 of 3 raised it"."""
    n = len(change.moved)
    if n == 0:
        return ""
    parts = []
    if change.n_raised:
        parts.append(t("{n} of {of} raised it").format(n=change.n_raised, of=n))
    if change.n_lowered:
        parts.append(t("{n} of {of} lowered it").format(n=change.n_lowered, of=n))
    return ", ".join(parts) or t.plural(
        "the same expert left it", "all {n} left it as it was", n
    ).format(n=n)


def steps_text(change: int | None) -> str:
    """Return a change in level positions with its sign and an arrow; no change is "="."""
    if change is None:
        return ""
    if change == 0:
        return "="
    arrow = "\N{BLACK UP-POINTING TRIANGLE}" if change > 0 else "\N{BLACK DOWN-POINTING TRIANGLE}"
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"{arrow} {sign}{abs(change)}"


def outcome_text(target: Target, outcome: TargetOutcome, t: Translator) -> str:
    """Return one target of an earlier round and what came of it."""
    return t("{level} by {horizon}: {outcome}").format(
        level=target.level, horizon=word(target.horizon, t), outcome=t(OUTCOME_WORDS[outcome])
    )


def wording_text(change: DimensionChange, t: Translator) -> str:
    """Return what is worded differently about a dimension; empty where nothing is."""
    levels = ", ".join(str(level) for level in change.wording.levels)
    if levels and change.wording.is_renamed:
        return t("reworded: name or definition, and level {levels}").format(levels=levels)
    if levels:
        return t("reworded at level {levels}").format(levels=levels)
    return t("name or definition reworded") if change.wording.is_renamed else ""


def overall_sentences(trend: Trend, t: Translator) -> list[str]:
    """Return the overall of every round by its rule and by others, and by one rule for all."""
    own = [
        t("{label}: {overall} (rule: {rules})").format(
            label=each.label,
            overall=_one_line(overall_text(each.overall, each.rubric, t)),
            rules="; ".join([rule_text(each.overall.rule, t), *_alternatives(each.overall, t)]),
        )
        for each in trend.rounds
    ]
    sentences = [t("Overall. {rounds}.").format(rounds="; ".join(own))]
    if not trend.has_one_rule:
        same = [
            t("{label}: {overall}").format(
                label=each.label,
                overall=_one_line(overall_text(overall, each.rubric, t))
                if overall
                else t("cannot be told by this rule"),
            )
            for each, overall in zip(trend.rounds, trend.same_rule, strict=True)
        ]
        sentences.append(
            t("Not all rounds have the same rules. By those of {label} for all: {rounds}.").format(
                label=trend.latest.label, rounds="; ".join(same)
            )
        )
    return sentences


def _alternatives(overall: Overall, t: Translator) -> list[str]:
    """Return what the other rules say of a round, in one part; none where they say nothing."""
    said = [
        f"{word(kind, t)} {t.number(float(total.value))}"
        for kind, total in overall.alternatives.items()
        if kind is not overall.rule.kind and total.value is not None
    ]
    return [", ".join(said)] if said else []


def _one_line(text: str) -> str:
    return " ".join(text.split())
