"""Why rounds are not fully comparable, in words: other experts, another model, other rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omnidesk.domain.assessment import RoundSettings
from omnidesk.domain.bridge import Relation
from omnidesk.domain.comparison import (
    Comparison,
    Differences,
    DimensionChange,
)
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rules import OverallRule
from omnidesk.domain.trend import Trend
from omnidesk.domain.wording import VersionChange
from omnidesk.services.result_texts import rule_text, word
from omnidesk.texts import N_, Translator

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


def difference_parts(comparison: Comparison, t: Translator) -> list[str]:
    """Return what experts, model and rules are, beside those of the earlier round.

    Beside another model nothing is called the same: it would promise too much.
    """
    found, rubric = comparison.differences, comparison.later.rubric
    if found.version and not found.version.is_same_rubric:
        experts = [_experts_part(found, t)] if found.joined or found.left else []
        rules = [_rules_part(found.settings, t)] if found.settings else []
        return [*experts, t("another model"), *rules]
    model = t("model {version}") if found.version else t("same model")
    return [
        _experts_part(found, t),
        model.format(version=rubric.version),
        _rules_part(found.settings, t),
    ]


def difference_sentences(comparison: Comparison, t: Translator) -> list[str]:
    """Return why two rounds are not fully comparable, a sentence each; none if they are.

    None either where nothing is compared: the headline says why.
    """
    if not comparison.compared:
        return []
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


def coverage_sentence(comparison: Comparison, t: Translator) -> str:
    """Return how much of the rounds could be compared at all."""
    return t(
        "{n} of {of} dimensions have a level in both rounds and are compared ({share})."
    ).format(
        n=len(comparison.compared),
        of=comparison.n_in_scope,
        share=t.percent(float(comparison.coverage)),
    )


def presence_text(change: DimensionChange, comparison: Comparison, t: Translator) -> str:
    """Return why a dimension cannot be compared by its model; empty where it can."""
    if merged := _merged_names(change, comparison, t):
        return t("merged of {dimensions}: not counted").format(dimensions=merged)
    if change.earlier is None or change.later is None:
        return _missing_text(comparison, is_new=change.earlier is None, t=t)
    if change.relation is not Relation.EQUAL:
        return t(_RELATION_WORDS[change.relation])
    pairs = ((change.earlier, comparison.earlier), (change.later, comparison.later))
    without = [numbers.label for result, numbers in pairs if result.level is None]
    return t("no level in {rounds}").format(rounds=", ".join(without)) if without else ""


def _missing_text(comparison: Comparison, *, is_new: bool, t: Translator) -> str:
    """Return what it means that only one of two rounds has a dimension."""
    earlier, later = comparison.earlier.rubric, comparison.later.rubric
    if earlier.id != later.id:  # the versions of two models say nothing beside each other
        return t("only in the later model") if is_new else t("only in the earlier model")
    words = t("new in model {version}") if is_new else t("no longer in model {version}")
    return words.format(version=later.version)


def break_text(found: Differences, rubric: Rubric, t: Translator) -> str:
    """Return what changed at a round, as it stands at its marked line; empty where nothing did."""
    parts = []
    if found.joined or found.left:
        codes = [f"+{code}" for code in found.joined]
        codes += [f"\N{MINUS SIGN}{code}" for code in found.left]
        parts.append(t("experts {codes}").format(codes=" ".join(codes)))
    if found.version:
        words = t("model {version}") if found.version.is_same_rubric else t("another model")
        parts.append(words.format(version=rubric.version))
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


def _rule_names(names: Sequence[str], t: Translator) -> str:
    return ", ".join(t(_RULE_NAMES[name]) for name in names)


def _version_sentences(version: VersionChange, comparison: Comparison, t: Translator) -> list[str]:
    later, earlier = comparison.later, comparison.earlier
    if not version.is_same_rubric:  # and a person matched them, or nothing would be compared
        head = t(
            "{later} was rated on another model than {earlier}; dimensions are compared by the "
            "version match."
        )
        return [head.format(later=later.label, earlier=earlier.label), *_rows_apart(comparison, t)]
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
