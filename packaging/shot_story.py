"""The client of the pictures: a fictional one, rated by three experts, with every kind of empty."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from omnidesk.domain.assessment import (
    Confidence,
    Decision,
    Evidence,
    EvidenceKind,
    Horizon,
    Place,
    PlaceKind,
    Rating,
    RatingState,
    RoundSettings,
    Strength,
    Target,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.services import capture
from omnidesk.services.client_files import create_file
from omnidesk.services.panel import PanelEntry, change_entries, new_recommendation
from omnidesk.services.rounds import NewRound, OpenRound, add_place, add_round, reopen
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace

_SOURCE = Path(__file__).with_suffix(".json")


def write_story(
    path: Path, language: str, *, rubrics: Path, is_blind: bool = False, is_rated: bool = True
) -> None:
    """Write the fictional client file, named in one language.

    Args:
        path: the file to make.
        language: of the organisation's name; all other texts are in both languages.
        rubrics: the folder of the shipped rubrics.
        is_blind: whether the round is rated blind.
        is_rated: whether anything is filled in after the start.
    """
    story = json.loads(_SOURCE.read_text(encoding="utf-8"))
    known = find_rubric(shipped_rubrics(rubrics), story["rubric"])
    with create_file(path, story["organisation"][language], rubric=known.rubric) as workspace:
        places = {kind: _places(workspace, kind, story) for kind in PlaceKind}
        new = NewRound(
            story["label"],
            known.hash,
            experts=[(each["code"], LocalText.of(each["role"])) for each in story["experts"]],
            blind=is_blind,
            settings=_settings(story, places) if is_rated else None,
        )
        opened = reopen(workspace, add_round(workspace, new))
        if is_rated:
            _fill(workspace, opened, story, language)


def _fill(workspace: Workspace, opened: OpenRound, story: Mapping[str, Any], language: str) -> None:
    record = opened.record
    ratings = [_rating(opened, own) for own in story["ratings"]]
    capture.record_ratings(workspace, opened, ratings)
    change_entries(workspace, opened, [_entry(opened, own) for own in story["entries"]])
    for own in story["evidence"]:
        capture.add_evidence(workspace, _evidence(opened, own, language))
    for code in story["handed_in"]:
        capture.hand_in(workspace, record, 1, capture.expert_of(record, code).id)


def _places(workspace: Workspace, kind: PlaceKind, story: Mapping[str, Any]) -> list[Place]:
    names = story[f"{kind.value}s"]
    return [add_place(workspace, kind, LocalText.of(name)) for name in names]


def _settings(story: Mapping[str, Any], places: Mapping[PlaceKind, list[Place]]) -> RoundSettings:
    texts: dict[str, Any] = {name: LocalText.of(text) for name, text in story["settings"].items()}
    meanings = story["horizons"].items()
    return RoundSettings(
        start="2026-05-04",
        end="2026-05-12",
        next_assessment="2027-05",
        site_ids=tuple(place.id for place in places[PlaceKind.SITE]),
        channel_ids=tuple(place.id for place in places[PlaceKind.CHANNEL]),
        out_of_scope=tuple(story["out_of_scope"]),
        horizons={Horizon(name): LocalText.of(text) for name, text in meanings},
        **texts,
    )


def _rating(opened: OpenRound, own: Mapping[str, Any]) -> Rating:
    says, sure = own["says"], own.get("sure")
    is_level = isinstance(says, int)
    return Rating(
        opened.record.round.id,
        1,
        own["dimension"],
        capture.expert_of(opened.record, own["expert"]).id,
        RatingState.LEVEL if is_level else RatingState(says),
        says if is_level else None,
        Confidence(sure) if sure else None,
        LocalText.of(own.get("why", {})),
    )


def _entry(opened: OpenRound, own: Mapping[str, Any]) -> PanelEntry:
    round_id, dimension = opened.record.round.id, own["dimension"]
    decision = None
    if "level" in own:
        words = (LocalText.of(own["reason"]), LocalText.of(own["minority"]))
        decision = Decision(round_id, dimension, own["level"], *words)
    advice = own.get("recommendations", [])
    return PanelEntry(
        dimension,
        decision,
        LocalText.of(own["finding"]),
        (Target(round_id, dimension, Horizon(own["horizon"]), own["target"]),),
        tuple(new_recommendation(round_id, dimension, LocalText.of(text)) for text in advice),
    )


def _evidence(opened: OpenRound, own: Mapping[str, Any], language: str) -> Evidence:
    record = opened.record
    return Evidence(
        capture.new_evidence_id(),
        record.round.id,
        own["dimension"],
        EvidenceKind(own["kind"]),
        LocalText.of(own["text"]),
        own["on"],
        record.sites[own["site"]].id if "site" in own else None,
        record.channels[own["channel"]].id if "channel" in own else None,
        own["source_role"][language],
        Strength(own["strength"]),
    )
