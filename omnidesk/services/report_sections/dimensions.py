"""One block per dimension: levels, the finding, advice, evidence."""

from __future__ import annotations

from omnidesk.domain.assessment import (
    Confidentiality,
    Decision,
    Evidence,
    Rating,
    RatingState,
    Recommendation,
)
from omnidesk.domain.results import DimensionResult
from omnidesk.reports.content import Section, SectionKey
from omnidesk.reports.content_blocks import (
    Advice,
    DimensionBlock,
    LevelText,
    Listing,
    Prose,
    Reason,
)
from omnidesk.services.report_sections.results import rating_standing
from omnidesk.services.report_sections.source import ReportSource
from omnidesk.services.result_texts import word
from omnidesk.texts import capitalised


def dimensions_section(source: ReportSource) -> Section | None:
    blocks = tuple(_block(source, result) for result in source.scope)
    if not blocks:
        return None
    return Section(SectionKey.DIMENSIONS, source.t("Dimension by dimension"), blocks)


def advice_of(source: ReportSource, key: str) -> tuple[Advice, ...]:
    """Return the recommendations under a dimension, lettered, with the answers to them."""
    mine = (r for r in source.record.recommendations if r.dimension == key)
    return tuple(
        Advice(each.letter, source.words(each.text), _answer(source, each)) for each in mine
    )


def level_text(source: ReportSource, key: str, level: int, heading: str = "") -> LevelText:
    """Return what the rubric says of a dimension at a level."""
    cell = source.rubric.cell(key, level)
    text = source.words(cell.text)
    return LevelText(
        heading,
        source.chip(level),
        (text,) if text else (),
        tuple(source.words(criterion) for criterion in cell.criteria),
    )


def _block(source: ReportSource, result: DimensionResult) -> DimensionBlock:
    t = source.t
    return DimensionBlock(
        source.title(result.key),
        source.standing(result),
        source.aims(result),
        _levels(source, result),
        _texts(source, result.key),
        t("Recommendations"),
        advice_of(source, result.key),
        t("Why the experts rate so"),
        _reasons(source, result),
        _evidence(source, result.key),
    )


def _levels(source: ReportSource, result: DimensionResult) -> tuple[LevelText, ...]:
    """Return the descriptions of the current level and of each target above it."""
    t = source.t
    shown = []
    if result.level is not None:
        shown.append(level_text(source, result.key, result.level, t("Now")))
    for target in result.targets:
        if target.level != result.level:
            heading = t("Target, {horizon}").format(horizon=word(target.horizon, t))
            shown.append(level_text(source, result.key, target.level, heading))
    return tuple(shown)


def _texts(source: ReportSource, key: str) -> tuple[Prose, ...]:
    t, record = source.t, source.record
    finding = next((f.text for f in record.findings if f.dimension == key), None)
    decision = next((d for d in record.decisions if d.dimension == key), None)
    texts = [(t("Finding"), source.words(finding) if finding else "")]
    texts += _decision(source, decision) if decision else []
    return tuple(Prose((text,), heading) for heading, text in texts if text)


def _decision(source: ReportSource, decision: Decision) -> list[tuple[str, str]]:
    t = source.t
    return [
        (t("Why the panel agreed this level"), source.words(decision.reason)),
        (t("Minority view"), source.words(decision.minority)),
    ]


def _answer(source: ReportSource, each: Recommendation) -> str:
    t = source.t
    if each.answer is None and not each.answer_text:
        return ""
    said = source.words(each.answer_text)
    if each.answer is None:
        return t("Management's answer: {text}").format(text=said)
    sentence = t("Management's answer: {answer}. {text}")
    return sentence.format(answer=word(each.answer, t), text=said).strip()


def _reasons(source: ReportSource, result: DimensionResult) -> tuple[Reason, ...]:
    """Return the experts' own reasons, where they gave one or said how confident they are."""
    found = []
    for expert in source.record.panel:
        rating = source.record.rating(expert.id, result.key, source.results.pass_number or 0)
        if rating is None or rating.state is RatingState.WITHDRAWN:
            continue
        if rating.rationale or rating.confidence:
            found.append(_reason(source, result, expert.code, rating))
    return tuple(found)


def _reason(source: ReportSource, result: DimensionResult, code: str, rating: Rating) -> Reason:
    confidence = ""
    if rating.confidence is not None:
        confidence = source.t("Confidence: {confidence}").format(
            confidence=word(rating.confidence, source.t)
        )
    standing = rating_standing(source, result, code)
    return Reason(code, standing, confidence, source.words(rating.rationale))


def _evidence(source: ReportSource, key: str) -> Listing | None:
    lines = tuple(_evidence_line(source, e) for e in source.record.evidence if e.dimension == key)
    return Listing(lines, source.t("Evidence")) if lines else None


def _evidence_line(source: ReportSource, each: Evidence) -> str:
    """Return what kind of evidence it is, where it comes from, and what it says."""
    t, record = source.t, source.record
    places = {p.id: source.words(p.name) for p in (*record.sites, *record.channels)}
    origin = [capitalised(word(each.kind, t)), t.date(each.on) if each.on else ""]
    origin += [places.get(each.site_id or "", ""), places.get(each.channel_id or "", "")]
    origin += [each.source_role, word(each.strength, t) if each.strength else ""]
    text = source.words(each.text)
    if each.confidentiality is Confidentiality.CONFIDENTIAL:
        text = t("confidential, not printed here")
    return t("{origin}: {text}").format(origin=", ".join(p for p in origin if p), text=text)
