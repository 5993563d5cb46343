"""What the demonstration's panel saw, agreed and advised, and what its client promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from omnidesk.domain.assessment import (
    Action,
    ActionState,
    Answer,
    Confidentiality,
    Decision,
    Evidence,
    EvidenceKind,
    Horizon,
    Recommendation,
    Size,
    Strength,
    Target,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.services.capture import expert_of, new_evidence_id
from omnidesk.services.panel import PanelEntry, new_recommendation
from omnidesk.services.plan import new_action_id
from omnidesk.services.rounds import OpenRound

Source = Mapping[str, Any]


def entries_of(opened: OpenRound, own: Source) -> list[PanelEntry]:
    """Return what the panel says of each dimension."""
    return [_entry(opened.record.round.id, each) for each in own["dimensions"]]


def evidence_of(opened: OpenRound, own: Source, places: Mapping[str, str]) -> Iterator[Evidence]:
    """Yield each piece of evidence, at the rating it belongs to if it is one expert's."""
    for each in own["evidence"]:
        code = each.get("expert")
        yield Evidence(
            new_evidence_id(),
            opened.record.round.id,
            each["dimension"],
            EvidenceKind(each["kind"]),
            LocalText.of(each["text"]),
            on=each["on"],
            site_id=places[each["site"]] if "site" in each else None,
            channel_id=places[each["channel"]] if "channel" in each else None,
            source_role=each.get("role", ""),
            strength=Strength(each["strength"]),
            confidentiality=_confidentiality(each),
            pass_number=each["pass"] if code else None,
            expert_id=expert_of(opened.record, code).id if code else None,
        )


def actions_of(opened: OpenRound, own: Source) -> Iterator[Action]:
    """Yield each promise, tied to the recommendation that it answers."""
    advice = {(r.dimension, r.letter): r.id for r in opened.record.recommendations}
    for each in own["actions"]:
        yield Action(
            new_action_id(),
            opened.record.round.id,
            each["dimension"],
            LocalText.of(each["what"]),
            who=each["who"],
            due=each["due"],
            horizon=Horizon(each["horizon"]),
            effort=Size(each["effort"]),
            impact=Size(each["impact"]),
            state=ActionState(each["state"]),
            recommendation_id=advice.get((each["dimension"], each.get("recommendation", ""))),
        )


def _entry(round_id: str, own: Source) -> PanelEntry:
    dimension = own["dimension"]
    return PanelEntry(
        dimension,
        _decision(round_id, dimension, own["decision"]) if "decision" in own else None,
        LocalText.of(own["finding"]),
        tuple(
            Target(round_id, dimension, Horizon(horizon), level)
            for horizon, level in own["targets"].items()
        ),
        tuple(_advice(round_id, dimension, each) for each in own["recommendations"]),
    )


def _decision(round_id: str, dimension: str, own: Source) -> Decision:
    reason, minority = LocalText.of(own["reason"]), LocalText.of(own.get("minority", {}))
    return Decision(round_id, dimension, own["level"], reason, minority)


def _advice(round_id: str, dimension: str, own: Source) -> Recommendation:
    return replace(
        new_recommendation(round_id, dimension, LocalText.of(own["text"])),
        answer=Answer(own["answer"]) if "answer" in own else None,
        answer_text=LocalText.of(own.get("answer_text", {})),
    )


def _confidentiality(own: Source) -> Confidentiality:
    return Confidentiality.CONFIDENTIAL if own.get("confidential") else Confidentiality.ORDINARY
