"""A text that somebody is typing: which field of a client file it is for, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from omnidesk.domain.assessment import (
    Decision,
    Finding,
    Horizon,
    Rating,
    RatingState,
    Recommendation,
    RoundRecord,
    RoundSettings,
    Summary,
)
from omnidesk.domain.local_text import NO_TEXT, LocalText

T = TypeVar("T", RoundSettings, Summary)


class FieldKind(StrEnum):
    """What a field holds; the rest of its address depends on it."""

    RATIONALE = "rationale"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    REASON = "reason"
    MINORITY = "minority"
    SETTING = "setting"
    SETTING_ITEM = "setting_item"
    SUMMARY = "summary"
    DECISION_ASKED = "decision_asked"
    TO_DO = "to_do"
    HORIZON = "horizon"
    ROUND_LABEL = "round_label"
    ORGANISATION = "organisation"
    EXPERT = "expert"
    PLACE = "place"
    RUBRIC_TEXT = "rubric_text"
    RUBRIC_WEIGHT = "rubric_weight"


@dataclass(frozen=True, slots=True)
class TextField:
    """The address of a field that can be typed in.

    Attributes:
        owner: the id of the round, site or channel; for a rubric's texts the id of the draft, or
            the hash of the frozen version, that is shown.
        name: of the setting, the horizon, what an expert's column holds, or a rubric's text.
        position: in a list, from 0.
    """

    kind: FieldKind
    owner: str = ""
    dimension: str = ""
    expert_id: str = ""
    pass_number: int = 0
    name: str = ""
    position: int = 0
    level: int | None = None
    group: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class TypedText:
    """What stands in a field that somebody has not left yet."""

    field: TextField
    text: str


ROUND_KINDS = frozenset(
    {
        FieldKind.RATIONALE,
        FieldKind.FINDING,
        FieldKind.RECOMMENDATION,
        FieldKind.REASON,
        FieldKind.MINORITY,
        FieldKind.SETTING,
        FieldKind.SETTING_ITEM,
        FieldKind.SUMMARY,
        FieldKind.DECISION_ASKED,
        FieldKind.TO_DO,
        FieldKind.HORIZON,
    }
)
"""Kinds of fields whose text is part of a round's record, and goes into it by ``with_typed``."""


def with_typed(record: RoundRecord, typed: TypedText) -> RoundRecord:
    """Return the record as if the field had been left with what is typed in it.

    A field of another round, or one whose place is gone, changes nothing.
    """
    field, text = typed.field, typed.text.strip()
    if field.owner != record.round.id:
        return record
    match field.kind:
        case FieldKind.RATIONALE:
            return record.with_rating(_with_rationale(record, field, text))
        case FieldKind.FINDING:
            return _with_finding(record, field, text)
        case FieldKind.RECOMMENDATION:
            return _with_recommendation(record, field, text)
        case FieldKind.REASON | FieldKind.MINORITY:
            return _with_decision(record, field, text)
        case _ if field.kind in ROUND_KINDS:
            settings = _with_setting(record.round.settings, field, text)
            return replace(record, round=replace(record.round, settings=settings))
    return record


def _with_rationale(record: RoundRecord, field: TextField, text: str) -> Rating:
    place = (field.expert_id, field.dimension, field.pass_number)
    found = next(
        (r for r in record.ratings if (r.expert_id, r.dimension, r.pass_number) == place),
        Rating(
            record.round.id,
            field.pass_number,
            field.dimension,
            field.expert_id,
            RatingState.WITHDRAWN,
        ),
    )
    return replace(found, rationale=found.rationale.with_text(field.language, text))


def _with_finding(record: RoundRecord, field: TextField, text: str) -> RoundRecord:
    old = next((f for f in record.findings if f.dimension == field.dimension), None)
    words = (old.text if old else NO_TEXT).with_text(field.language, text)
    others = tuple(f for f in record.findings if f is not old)
    new = Finding(record.round.id, field.dimension, words)
    return replace(record, findings=(*others, new))


def _with_recommendation(record: RoundRecord, field: TextField, text: str) -> RoundRecord:
    own = [r for r in record.recommendations if r.dimension == field.dimension]
    if field.position < len(own):
        old = own[field.position]
        new = replace(old, text=old.text.with_text(field.language, text))
        return replace(
            record,
            recommendations=tuple(new if r is old else r for r in record.recommendations),
        )
    if not text:
        return record
    words = LocalText.single(field.language, text)
    added = Recommendation("", record.round.id, field.dimension, len(own), words)
    return replace(record, recommendations=(*record.recommendations, added))


def _with_decision(record: RoundRecord, field: TextField, text: str) -> RoundRecord:
    def changed(decision: Decision) -> Decision:
        if decision.dimension != field.dimension:
            return decision
        if field.kind is FieldKind.REASON:
            return replace(decision, reason=decision.reason.with_text(field.language, text))
        return replace(decision, minority=decision.minority.with_text(field.language, text))

    return replace(record, decisions=tuple(changed(each) for each in record.decisions))


def _with_setting(settings: RoundSettings, field: TextField, text: str) -> RoundSettings:
    summary, language = settings.summary, field.language
    match field.kind:
        case FieldKind.SETTING:
            return _with_attribute(settings, field, text)
        case FieldKind.SUMMARY:
            return replace(settings, summary=_with_attribute(summary, field, text))
        case FieldKind.SETTING_ITEM:
            changes: dict[str, Any] = {
                field.name: _with_item(getattr(settings, field.name), field, text)
            }
            return replace(settings, **changes)
        case FieldKind.DECISION_ASKED:
            asked = _with_item(summary.decisions_asked, field, text)
            return replace(settings, summary=replace(summary, decisions_asked=asked))
        case FieldKind.TO_DO:
            texts = dict(summary.to_do)
            horizon = Horizon(field.name)
            texts[horizon] = texts.get(horizon, NO_TEXT).with_text(language, text)
            kept = tuple((each, texts[each]) for each in Horizon if texts.get(each))
            return replace(settings, summary=replace(summary, to_do=kept))
        case _:
            horizon = Horizon(field.name)
            words = settings.horizons.get(horizon, NO_TEXT).with_text(language, text)
            return replace(settings, horizons={**settings.horizons, horizon: words})


def _with_attribute(value: T, field: TextField, text: str) -> T:
    before = getattr(value, field.name)
    after = before.with_text(field.language, text) if isinstance(before, LocalText) else text
    changes: dict[str, Any] = {field.name: after}
    return replace(value, **changes)


def _with_item(items: tuple[LocalText, ...], field: TextField, text: str) -> tuple[LocalText, ...]:
    whole = list(items)
    if field.position < len(whole):
        whole[field.position] = whole[field.position].with_text(field.language, text)
    else:
        whole.append(LocalText.single(field.language, text))
    return tuple(each for each in whole if each)
