"""Results in words: rules, standing, agreement. The same on screen, on paper and in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from omnidesk.charts.levels import EMPTY_WORDS, HORIZON_WORDS
from omnidesk.domain.agreement_facts import Agreement, AgreementNote
from omnidesk.domain.assessment import (
    ActionState,
    Answer,
    Confidence,
    Empty,
    EvidenceKind,
    Horizon,
    RatingState,
    Strength,
)
from omnidesk.domain.overall import GateAnswer, NoValue, Overall
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule, Rounding
from omnidesk.domain.spread import Status
from omnidesk.texts import N_, Translator, capitalised

if TYPE_CHECKING:  # numbers bring numpy, which rating needs none of
    from omnidesk.domain.results import DimensionResult

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    PanelRule: {
        PanelRule.MEDIAN: N_("median, the lower middle of an even panel"),
        PanelRule.MEDIAN_HIGH: N_("median, the higher middle of an even panel"),
        PanelRule.MEAN: N_("mean"),
        PanelRule.TRIMMED_MEAN: N_("mean without the highest and the lowest"),
        PanelRule.WEIGHTED_MEAN: N_("mean weighted by expert"),
        PanelRule.MODE: N_("most frequent level"),
        PanelRule.DECISION: N_("level agreed by the panel"),
    },
    OverallKind: {
        OverallKind.MEDIAN: N_("median"),
        OverallKind.MEAN: N_("mean"),
        OverallKind.WEIGHTED_MEAN: N_("mean weighted by dimension"),
        OverallKind.MODE: N_("most frequent level"),
        OverallKind.MIN: N_("weakest dimension"),
        OverallKind.GATE: N_("all reach a level"),
        OverallKind.SHARE: N_("share of dimensions at each level"),
        OverallKind.NONE: N_("no overall"),
    },
    Rounding: {
        Rounding.HALF_UP: N_("half up"),
        Rounding.HALF_EVEN: N_("half to even"),
        Rounding.DOWN: N_("down"),
    },
    Horizon: HORIZON_WORDS,
    Confidence: {
        Confidence.LOW: N_("low"),
        Confidence.MEDIUM: N_("medium"),
        Confidence.HIGH: N_("high"),
    },
    Status: {
        Status.UNANIMOUS: N_("unanimous"),
        Status.ADJACENT: N_("one level apart"),
        Status.DISCUSS: N_("to discuss"),
        Status.SINGLE: N_("one expert only"),
        Status.UNRATED: N_("no ratings"),
    },
    Empty: EMPTY_WORDS,
    RatingState: {
        RatingState.LEVEL: N_("level"),
        RatingState.CANNOT_TELL: N_("cannot tell"),
        RatingState.NOT_APPLICABLE: N_("not applicable"),
        RatingState.WITHDRAWN: N_("not yet rated"),
    },
    EvidenceKind: {
        EvidenceKind.DOCUMENT: N_("document"),
        EvidenceKind.INTERVIEW: N_("interview"),
        EvidenceKind.OBSERVATION: N_("observation"),
        EvidenceKind.DEMONSTRATION: N_("demonstration"),
    },
    Strength: {
        Strength.WEAK: N_("weak"),
        Strength.FAIR: N_("fair"),
        Strength.STRONG: N_("strong"),
    },
    Answer: {
        Answer.AGREED: N_("agreed"),
        Answer.PARTLY: N_("partly agreed"),
        Answer.DECLINED: N_("declined"),
    },
    ActionState: {
        ActionState.PLANNED: N_("planned"),
        ActionState.UNDER_WAY: N_("under way"),
        ActionState.DONE: N_("done"),
        ActionState.DROPPED: N_("dropped"),
    },
    NoValue: {
        NoValue.BLOCKED: N_("waits until everything is rated"),
        NoValue.NOTHING_COUNTED: N_("nothing is rated yet"),
        NoValue.NO_WEIGHT: N_("all weights are zero"),
        NoValue.NOT_WANTED: N_("this round has no overall"),
    },
    AgreementNote: {
        AgreementNote.NO_RATINGS: N_(
            "There are no individual ratings, so agreement cannot be stated."
        ),
        AgreementNote.TOO_FEW_EXPERTS: N_(
            "Fewer than two experts have rated, so agreement cannot be stated."
        ),
        AgreementNote.TOO_FEW_DIMENSIONS: N_(
            "Fewer than five dimensions are rated by two experts or more; that is too few to state "
            "agreement for the whole panel."
        ),
        AgreementNote.NO_VARIATION: N_(
            "All ratings are on one level, so agreement beyond chance is not defined."
        ),
        AgreementNote.TOO_OFTEN_UNDEFINED: N_(
            "The profile is too flat for an interval around the agreement."
        ),
    },
}
"""What each named value is called in a sentence; by kind, since kinds share names."""

_DECIMALS = 2


def word(value: StrEnum, t: Translator) -> str:
    """Return what a named value is called."""
    return t(WORDS[type(value)][value])


def spread_text(result: DimensionResult, t: Translator) -> str:
    """Return how far the experts lie apart, and that it is talked over where the panel agreed."""
    if result.status is not Status.DISCUSS or result.is_to_discuss:
        return word(result.status, t)
    return t("{n} levels apart, agreed").format(n=result.range)  # two or more


def rule_text(rule: OverallRule, t: Translator) -> str:
    """Return what the rule of an overall is called; a gate names its level."""
    if rule.kind is OverallKind.GATE:
        return t("all reach level {level}").format(level=rule.gate_level)
    return word(rule.kind, t)


def agreement_text(agreement: Agreement | None, note: AgreementNote | None, t: Translator) -> str:
    """Return how far the experts agree, in plain sentences, or why that cannot be said."""
    if agreement is None:
        return word(note or AgreementNote.NO_RATINGS, t)
    sentences = [_plain_agreement(agreement, t)]
    if agreement.alpha is not None:
        sentences.append(_beyond_chance(agreement, t))
    if note is not None:
        sentences.append(word(note, t))
    return " ".join(sentences)


def agreement_in_short(
    agreement: Agreement | None, note: AgreementNote | None, t: Translator
) -> str:
    """Return the same for whoever asks for no statistics: without alpha's interval."""
    if agreement is None:
        return agreement_text(agreement, note, t)
    if note is AgreementNote.TOO_OFTEN_UNDEFINED:
        note = None  # it is about the interval
    return agreement_text(replace(agreement, interval=None), note, t)


def _plain_agreement(agreement: Agreement, t: Translator) -> str:
    sentence = t(
        "Of all pairs of ratings {same} are on the same level and {near} at most one level apart."
    )
    return sentence.format(same=t.percent(agreement.pairwise), near=t.percent(agreement.within_one))


def _beyond_chance(agreement: Agreement, t: Translator) -> str:
    alpha = t.number(agreement.alpha or 0.0, digits=_DECIMALS)
    bounds = agreement.interval.bounds if agreement.interval else None
    if bounds is None:
        return t("Agreement beyond chance is {alpha} (Krippendorff's ordinal alpha).").format(
            alpha=alpha
        )
    return t(
        "Agreement beyond chance is {alpha}, between {low} and {high} with these dimensions "
        "(Krippendorff's ordinal alpha, 95% interval)."
    ).format(
        alpha=alpha,
        low=t.number(bounds[0], digits=_DECIMALS),
        high=t.number(bounds[1], digits=_DECIMALS),
    )


def overall_lines(overall: Overall, rubric: Rubric, t: Translator) -> list[str]:
    """Return the overall with its rule, and below it what other rules say."""
    head = t("Overall, by the rule: {rule}").format(rule=rule_text(overall.rule, t))
    return [f"{head}  {overall_text(overall, rubric, t)}", *other_rules(overall, rubric, t)]


def overall_text(overall: Overall, rubric: Rubric, t: Translator) -> str:
    """Return what an overall says: a number with its level, an answer, shares, or why nothing."""
    if overall.gate is not None:
        return t(_GATE_ANSWERS[overall.gate])
    if overall.shares:
        return "  ".join(
            t("{level}: {share}").format(level=level, share=t.percent(float(share)))
            for level, share in overall.shares
        )
    if overall.value is None or overall.level is None:
        return word(overall.total.reason, t) if overall.total.reason else ""
    text = f"{t.number(float(overall.value))}   {rubric.level_name(overall.level, t.language)}"
    return t("{level}; ratings missing").format(level=text) if overall.provisional else text


def other_rules(overall: Overall, rubric: Rubric, t: Translator) -> list[str]:
    """Return what each other rule would say, one phrase each."""
    parts = []
    if overall.n_at_level is not None and overall.level is not None:
        sentence = t("{n} of {of} dimensions at this level")
        parts.append(sentence.format(n=overall.n_at_level, of=overall.n_counted))
    for kind, total in overall.alternatives.items():
        if kind is overall.rule.kind or total.value is None:
            continue
        words = word(kind, t)
        text = f"{capitalised(words)} {t.number(float(total.value))}"
        if kind is OverallKind.MIN and total.level is not None:
            text += f", {rubric.level_name(total.level, t.language)}"
        parts.append(t("{rule} (tied)").format(rule=text) if total.is_tied else text)
    return parts


_GATE_ANSWERS: Mapping[GateAnswer, str] = {
    GateAnswer.YES: N_("Yes: all reach it"),
    GateAnswer.NO: N_("No: not all reach it"),
    GateAnswer.BLOCKED: N_("Waits until everything is rated"),
}
