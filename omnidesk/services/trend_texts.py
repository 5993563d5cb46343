"""Rounds over time in words: what moved, who moved it, what cannot be compared.

The same on screen, on paper and in a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omnidesk.domain.assessment import RoundSettings, Target
from omnidesk.domain.bridge import Relation
from omnidesk.domain.comparison import (
    Comparison,
    Differences,
    DimensionChange,
    Movement,
    TargetOutcome,
)
from omnidesk.domain.overall import Overall
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rules import OverallRule
from omnidesk.domain.trend import Trend
from omnidesk.domain.wording import VersionChange
from omnidesk.services.result_texts import overall_text, rule_text, word
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
_RELATION_WORDS: Mapping[Relation, str] = {
    Relation.BROADER: N_("covers more than before: not counted"),
    Relation.NARROWER: N_("covers less than before: not counted"),
    Relation.PARTIAL: N_("covers something else in part: not counted"),
    Relation.NONE: N_("another model: not compared"),
}
_RULE_NAMES = {
    "panel_rule": N_("the panel's rule"),
    "overall_rule": N_("the rule of the overall"),
    "rounding": N_("the rounding"),
}


def headline(comparison: Comparison, t: Translator) -> str:
    """Return the one sentence that opens a trend: what moved, and what is not the same."""
    counts = t("Since {label}: {up} up, {down} down, {same} the same").format(
        label=comparison.earlier.label,
        up=len(comparison.risen),
        down=len(comparison.fallen),
        same=len(comparison.same),
    )
    return t("{sentence}.").format(sentence="; ".join([counts, *(difference_parts(comparison, t))]))


def difference_parts(comparison: Comparison, t: Translator) -> list[str]:
    """Return what experts, model and rules are, beside those of the earlier round."""
    found, rubric = comparison.differences, comparison.later.rubric
    model = t("model {version}") if found.version else t("same model")
    return [
        _experts_part(found, t),
        model.format(version=rubric.version),
        _rules_part(found.settings, t),
    ]


def difference_sentences(comparison: Comparison, t: Translator) -> list[str]:
    """Return why two rounds are not fully comparable, a sentence each; none if they are."""
    found = comparison.differences
    sentences = []
    if found.joined:
        sentences.append(
            t("Rated in {later} but not in {earlier}: {experts}.").format(
                later=comparison.later.label,
                earlier=comparison.earlier.label,
                experts=", ".join(found.joined),
            )
        )
    if found.left:
        sentences.append(
            t("Rated in {earlier} but not in {later}: {experts}.").format(
                later=comparison.later.label,
                earlier=comparison.earlier.label,
                experts=", ".join(found.left),
            )
        )
    if found.version is not None:
        sentences += _version_sentences(found.version, comparison, t)
    if found.settings:
        sentences.append(_rules_sentence(comparison, t))
    if len(comparison.compared) < comparison.n_in_scope:
        sentences.append(coverage_sentence(comparison, t))
    return sentences


def match_sentence(trend: Trend, t: Translator) -> str:
    """Return that it was not said which dimensions are which; empty where it need not be."""
    if not trend.unmatched:
        return ""
    return t(
        "The models of {earlier} and {latest} do not have the same dimensions, and nobody has "
        "confirmed which is which: what is not matched is not compared."
    ).format(earlier=", ".join(each.label for each in trend.unmatched), latest=trend.own[-1].label)


def legend_text(t: Translator) -> str:
    """Return what the marks of a chart by date mean."""
    return t(
        "Dot: the level of a round; hollow while it is incomplete. Bar: from the lowest to "
        "the highest rating. Dashed line: experts, model or rule are not those of the "
        "round before."
    )


def coverage_sentence(comparison: Comparison, t: Translator) -> str:
    """Return how much of the rounds could be compared at all."""
    return t(
        "{n} of {of} dimensions have a level in both rounds and are compared ({share})."
    ).format(
        n=len(comparison.compared),
        of=comparison.n_in_scope,
        share=t.percent(float(comparison.coverage)),
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


def row_notes(change: DimensionChange, comparison: Comparison, t: Translator) -> tuple[str, ...]:
    """Return what stands beside a dimension's levels; ``note_heads`` stand over it.

    Its change with its sign; what that is worth, or why nothing is compared, and what is worded
    differently; who moved it; what came of the earlier round's targets.
    """
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


def presence_text(change: DimensionChange, comparison: Comparison, t: Translator) -> str:
    """Return why a dimension cannot be compared by its model; empty where it can."""
    if merged := _merged_names(change, comparison, t):
        return t("merged of {dimensions}: not counted").format(dimensions=merged)
    if change.earlier is None:
        return t("new in model {version}").format(version=comparison.later.rubric.version)
    if change.later is None:
        return t("no longer in model {version}").format(version=comparison.later.rubric.version)
    if change.relation is not Relation.EQUAL:
        return t(_RELATION_WORDS[change.relation])
    pairs = ((change.earlier, comparison.earlier), (change.later, comparison.later))
    without = [numbers.label for result, numbers in pairs if result.level is None]
    return t("no level in {rounds}").format(rounds=", ".join(without)) if without else ""


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


def break_text(found: Differences, rubric: Rubric, t: Translator) -> str:
    """Return what changed at a round, as it stands at its marked line; empty where nothing did."""
    parts = []
    if found.joined or found.left:
        codes = [f"+{code}" for code in found.joined]
        codes += [f"\N{MINUS SIGN}{code}" for code in found.left]
        parts.append(t("experts {codes}").format(codes=" ".join(codes)))
    if found.version:
        parts.append(t("model {version}").format(version=rubric.version))
    if found.settings:
        parts.append(t("rule"))
    return ", ".join(parts)


def _experts_part(found: Differences, t: Translator) -> str:
    parts = []
    if n := len(found.joined):
        parts.append(t.plural("one new expert", "{n} new experts", n).format(n=n))
    if n := len(found.left):
        parts.append(t.plural("one expert less", "{n} experts less", n).format(n=n))
    return ", ".join(parts) or t("same experts")


def _rules_part(names: Sequence[str], t: Translator) -> str:
    if not names:
        return t("same rule")
    return t("another rule: {rules}").format(rules=_rule_names(names, t))


def _rules_sentence(comparison: Comparison, t: Translator) -> str:
    earlier, later = comparison.earlier, comparison.later
    return " ".join(
        t("Another rule: {name} was {before} in {earlier} and is {after} in {later}.").format(
            name=t(_RULE_NAMES[name]),
            before=_rule_word(name, earlier.settings, t),
            earlier=earlier.label,
            after=_rule_word(name, later.settings, t),
            later=later.label,
        )
        for name in comparison.differences.settings
    )


def _rule_word(name: str, settings: RoundSettings, t: Translator) -> str:
    rule = getattr(settings, name)
    return rule_text(rule, t) if isinstance(rule, OverallRule) else word(rule, t)


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


def _rule_names(names: Sequence[str], t: Translator) -> str:
    return ", ".join(t(_RULE_NAMES[name]) for name in names)


def _version_sentences(version: VersionChange, comparison: Comparison, t: Translator) -> list[str]:
    later, earlier = comparison.later, comparison.earlier
    if not version.is_same_rubric and comparison.is_bridged:
        head = t(
            "{later} was rated on another model than {earlier}; dimensions are compared by the "
            "version match."
        )
        return [head.format(later=later.label, earlier=earlier.label), *_rows_apart(comparison, t)]
    if not version.is_same_rubric:
        return [
            t("{later} was rated on another model than {earlier}: nothing is compared.").format(
                later=later.label, earlier=earlier.label
            )
        ]
    head = t("{later} was rated on model {new}, {earlier} on {old}.").format(
        later=later.label,
        new=later.rubric.version,
        earlier=earlier.label,
        old=earlier.rubric.version,
    )
    sentences = []
    if version.reworded:
        names = _names(later.rubric, tuple(version.reworded), t)
        sentences.append(t("Reworded: {dimensions}.").format(dimensions=names))
    return [head, *sentences, *_rows_apart(comparison, t), *_level_sentences(version, t)]


def _rows_apart(comparison: Comparison, t: Translator) -> list[str]:
    """Return which dimensions only one of the rounds has, and which are not quite the same."""
    rows = comparison.dimensions
    beside = (Relation.BROADER, Relation.NARROWER, Relation.PARTIAL)
    listed = (
        (t("New: {dimensions}."), [each for each in rows if each.earlier is None]),
        (t("Gone: {dimensions}."), [each for each in rows if each.later is None]),
        (
            t("Not quite the same as before: {dimensions}."),
            [each for each in rows if each.relation in beside],
        ),
    )
    return [
        sentence.format(dimensions=", ".join(_row_name(each, comparison, t) for each in found))
        for sentence, found in listed
        if found
    ]


def _row_name(change: DimensionChange, comparison: Comparison, t: Translator) -> str:
    """Return the name of a row, in the later round's words where it has one."""
    numbers = comparison.earlier if change.later is None else comparison.later
    join = numbers.joins.get(change.key)
    return numbers.rubric.dimension_name(join.old_keys[0] if join else change.key, t.language)


def _merged_names(change: DimensionChange, comparison: Comparison, t: Translator) -> str:
    """Return the earlier dimensions that a later one was merged of; empty where it was not."""
    join = comparison.earlier.joins.get(change.key)
    if change.earlier is not None or join is None:
        return ""
    return _names(comparison.earlier.rubric, join.old_keys, t)


def _level_sentences(version: VersionChange, t: Translator) -> list[str]:
    sentences = []
    if version.levels_added or version.levels_removed:
        sentences.append(t("The levels are not the same, so steps count over all levels of both."))
    elif version.are_levels_reworded:
        sentences.append(t("Levels are named or defined differently."))
    return sentences


def _names(rubric: Rubric, keys: Sequence[str], t: Translator) -> str:
    return ", ".join(rubric.dimension_name(key, t.language) for key in keys)
