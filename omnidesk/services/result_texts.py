"""Results in words: rules, standing, agreement. The same on screen, on paper and in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

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
from omnidesk.domain.overall import NoValue
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule, Rounding
from omnidesk.domain.spread import Status
from omnidesk.texts import N_, Translator

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
