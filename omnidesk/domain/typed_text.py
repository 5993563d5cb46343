"""A text that somebody is typing: which field of a client file it is for, and what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from omnidesk.domain.assessment import (
    DATES,
    Decision,
    Finding,
    Horizon,
    Rating,
    RatingState,
    Recommendation,
    RoundRecord,
    RoundSettings,
    Summary,
    is_date,
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
        waiting: 0, or more where an earlier text of the same field was cut short and nobody has
            said yet what becomes of it.
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
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class TypedText:
    """What stands in a field that somebody has not left yet.

    Attributes:
        before: what stood there when the typing began.
    """

    field: TextField
    text: str
    before: str = ""

    def over(self, present: str) -> str:
        """Return what the field is to hold: where it says something else by now, both texts."""
        text = self.text.strip()
        if not present or present in (self.before.strip(), text):
            return text
        return f"{present}\n{text}"


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


def has_place(record: RoundRecord, field: TextField) -> bool:
    """Tell whether what the field belongs to is still there."""
    if field.owner != record.round.id or field.kind not in ROUND_KINDS:
        return False
    if field.kind is FieldKind.RATIONALE:
        return any(expert.id == field.expert_id for expert in record.panel)
    if field.kind in (FieldKind.REASON, FieldKind.MINORITY):
        return any(each.dimension == field.dimension for each in record.decisions)
    return True


def with_typed(record: RoundRecord, typed: TypedText) -> RoundRecord:
    """Return the record as if the field had been left with what is typed in it.

    A field that has no place in it changes nothing. What was written there since is kept.
    """
    if not has_place(record, typed.field):
        return record
    match typed.field.kind:
        case FieldKind.RATIONALE:
            return _with_rationale(record, typed)
        case FieldKind.FINDING:
            return _with_finding(record, typed)
        case FieldKind.RECOMMENDATION:
            return _with_recommendation(record, typed)
        case FieldKind.REASON | FieldKind.MINORITY:
            return _with_decision(record, typed)
        case _:
            settings = _with_setting(record.round.settings, typed)
            return replace(record, round=replace(record.round, settings=settings))


def _written(words: LocalText, typed: TypedText) -> LocalText:
    """Return a text with what is typed in it, in the field's language."""
    language = typed.field.language
    return words.with_text(language, typed.over(words.get(language)))


def _with_rationale(record: RoundRecord, typed: TypedText) -> RoundRecord:
    field = typed.field
    old = record.rating(field.expert_id, field.dimension, field.pass_number)
    if old is None:
        place = (field.pass_number, field.dimension, field.expert_id)
        bare = Rating(record.round.id, *place, RatingState.WITHDRAWN)
        return record.with_rating(replace(bare, rationale=_written(NO_TEXT, typed)))
    new = replace(old, rationale=_written(old.rationale, typed))
    return replace(record, ratings=tuple(new if r is old else r for r in record.ratings))


def _with_finding(record: RoundRecord, typed: TypedText) -> RoundRecord:
    key = typed.field.dimension
    old = next((f for f in record.findings if f.dimension == key), None)
    if old is None:
        new = Finding(record.round.id, key, _written(NO_TEXT, typed))
        return replace(record, findings=(*record.findings, new))
    new = replace(old, text=_written(old.text, typed))
    return replace(record, findings=tuple(new if f is old else f for f in record.findings))


def _with_recommendation(record: RoundRecord, typed: TypedText) -> RoundRecord:
    field = typed.field
    own = [r for r in record.recommendations if r.dimension == field.dimension]
    at = _place_of([r.text for r in own], typed)
    if at is not None:
        old, text = own[at], typed.text.strip()
        new = replace(old, text=old.text.with_text(field.language, text))
        changed = tuple(new if r is old else r for r in record.recommendations)
        return replace(record, recommendations=changed)
    words = LocalText.single(field.language, typed.text.strip())
    if not words or any(r.text.get(field.language) == typed.text.strip() for r in own):
        return record
    added = Recommendation("", record.round.id, field.dimension, len(own), words)
    return replace(record, recommendations=(*record.recommendations, added))


def _with_decision(record: RoundRecord, typed: TypedText) -> RoundRecord:
    def changed(decision: Decision) -> Decision:
        if decision.dimension != typed.field.dimension:
            return decision
        if typed.field.kind is FieldKind.REASON:
            return replace(decision, reason=_written(decision.reason, typed))
        return replace(decision, minority=_written(decision.minority, typed))

    return replace(record, decisions=tuple(changed(each) for each in record.decisions))


def _with_setting(settings: RoundSettings, typed: TypedText) -> RoundSettings:
    summary, field = settings.summary, typed.field
    match field.kind:
        case FieldKind.SETTING:
            return _with_attribute(settings, typed)
        case FieldKind.SUMMARY:
            return replace(settings, summary=_with_attribute(summary, typed))
        case FieldKind.SETTING_ITEM:
            changes: dict[str, Any] = {field.name: _with_item(getattr(settings, field.name), typed)}
            return replace(settings, **changes)
        case FieldKind.DECISION_ASKED:
            asked = _with_item(summary.decisions_asked, typed)
            return replace(settings, summary=replace(summary, decisions_asked=asked))
        case FieldKind.TO_DO:
            texts, horizon = dict(summary.to_do), Horizon(field.name)
            texts[horizon] = _written(texts.get(horizon, NO_TEXT), typed)
            kept = tuple((each, texts[each]) for each in Horizon if texts.get(each))
            return replace(settings, summary=replace(summary, to_do=kept))
        case _:
            horizon = Horizon(field.name)
            words = _written(settings.horizons.get(horizon, NO_TEXT), typed)
            return replace(settings, horizons={**settings.horizons, horizon: words})


def _with_attribute(value: T, typed: TypedText) -> T:
    before = getattr(value, typed.field.name)
    is_local = isinstance(before, LocalText)
    after = _written(before, typed) if is_local else typed.text.strip()
    if isinstance(after, str) and typed.field.name in DATES and not is_date(after):
        return value  # the field refuses it too
    changes: dict[str, Any] = {typed.field.name: after}
    return replace(value, **changes)


def _with_item(items: tuple[LocalText, ...], typed: TypedText) -> tuple[LocalText, ...]:
    whole, text, language = list(items), typed.text.strip(), typed.field.language
    at = _place_of(whole, typed)
    if at is not None:
        whole[at] = whole[at].with_text(language, text)
    elif all(each.get(language) != text for each in whole):
        whole.append(LocalText.single(language, text))
    return tuple(each for each in whole if each)


def _place_of(items: Sequence[LocalText], typed: TypedText) -> int | None:
    """Return which item was being changed: the one that still says what it said then.

    None for a new one: by its position alone a text could fall on another item, as rows may have
    been emptied, moved or written since.
    """
    before, language = typed.before.strip(), typed.field.language
    if not before:
        return None
    found = [at for at, each in enumerate(items) if each.get(language) == before]
    return min(found, key=lambda at: abs(at - typed.field.position), default=None)
