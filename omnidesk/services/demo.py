"""The demonstration: a fictional client in four rounds, written as a user's own work is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from omnidesk.domain.assessment import (
    Confidence,
    Horizon,
    PlaceKind,
    Rating,
    RatingState,
    RoundSettings,
    Summary,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rules import PanelRule
from omnidesk.services.capture import add_evidence, end_pass, expert_of, hand_in, record_ratings
from omnidesk.services.client_files import create_file
from omnidesk.services.demo_model import freeze_version
from omnidesk.services.demo_plan import actions_of, entries_of, evidence_of
from omnidesk.services.experts import change_expert
from omnidesk.services.panel import change_entries
from omnidesk.services.plan import put_action
from omnidesk.services.round_states import close_round
from omnidesk.services.rounds import (
    NewRound,
    OpenRound,
    add_pass,
    add_place,
    add_round,
    reopen,
)
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace

Source = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all rounds stand on: the whole source, and what was made of it in the file.

    Attributes:
        hashes: by version of the rubric.
        places: id by the source's own name of a site or channel.
    """

    source: Source
    hashes: Mapping[str, str]
    places: Mapping[str, str]


def write_demo(path: Path, *, samples: Path, rubrics: Path) -> None:
    """Write the demonstration.

    Args:
        path: the file to make; nothing may be there.
        samples: the folder with the samples' sources.
        rubrics: the folder with the shipped rubrics.

    Raises:
        FileExists, FileReadOnly, DiskFull, FileUnreadable: the file could not be made.
    """
    source = json.loads((samples / "demo.json").read_text(encoding="utf-8"))
    known = find_rubric(shipped_rubrics(rubrics), source["rubric"]["from"])
    with create_file(path, source["organisation"], rubric=known.rubric) as workspace:
        changed = freeze_version(workspace, known.rubric, source["rubric"])
        hashes = {known.rubric.version: known.hash, source["rubric"]["version"]: changed}
        ground = _Ground(source, hashes, _add_places(workspace, source))
        for own in source["rounds"]:
            _write_round(workspace, ground, own)


def _add_places(workspace: Workspace, source: Source) -> dict[str, str]:
    return {
        name: add_place(workspace, kind, LocalText.of(words)).id
        for kind in PlaceKind
        for name, words in source[f"{kind.value}s"].items()
    }


def _write_round(workspace: Workspace, ground: _Ground, own: Source) -> None:
    roles = ground.source["experts"]
    round_id = add_round(
        workspace,
        NewRound(
            own["label"],
            ground.hashes[own["model"]],
            experts=[(code, LocalText.of(roles[code])) for code in own["experts"]],
            blind=own["passes"][0]["blind"],
            settings=_settings(ground, own),
        ),
    )
    _weigh_experts(workspace, round_id, own.get("weights", {}))
    _rate(workspace, round_id, own["passes"])
    opened = reopen(workspace, round_id)
    for evidence in evidence_of(opened, own, ground.places):
        add_evidence(workspace, evidence)
    change_entries(workspace, opened, entries_of(opened, own))
    for action in actions_of(reopen(workspace, round_id), own):
        put_action(workspace, action)
    if own is not ground.source["rounds"][-1]:
        close_round(workspace, round_id)


def _settings(ground: _Ground, own: Source) -> RoundSettings:
    sites = own.get("sites", ground.source["sites"])
    return RoundSettings(
        purpose=LocalText.of(own["purpose"]),
        method=LocalText.of(own["method"]),
        independence=LocalText.of(own["independence"]),
        start=own["start"],
        end=own["end"],
        site_ids=tuple(ground.places[name] for name in sites),
        channel_ids=tuple(ground.places[name] for name in ground.source["channels"]),
        panel_rule=PanelRule(own["panel_rule"]),
        horizons={Horizon(key): LocalText.of(words) for key, words in own["horizons"].items()},
        verdict=LocalText.of(own["verdict"]),
        overall_recommendations=_texts(own["overall_recommendations"]),
        next_assessment=own["next_assessment"],
        source=LocalText.of(ground.source["source"]),
        limitations=LocalText.of(own["limitations"]),
        classification=LocalText.of(ground.source["classification"]),
        summary=_summary(own["summary"]),
    )


def _summary(own: Source) -> Summary:
    return Summary(
        works=LocalText.of(own["works"]),
        holds_back=LocalText.of(own["holds_back"]),
        to_do=tuple((Horizon(key), LocalText.of(words)) for key, words in own["to_do"].items()),
        sureness=LocalText.of(own["sureness"]),
        decisions_asked=_texts(own["decisions_asked"]),
    )


def _texts(own: Sequence[Mapping[str, str]]) -> tuple[LocalText, ...]:
    return tuple(LocalText.of(words) for words in own)


def _weigh_experts(workspace: Workspace, round_id: str, weights: Mapping[str, float]) -> None:
    for expert in reopen(workspace, round_id).record.panel:
        if expert.code in weights:
            weighed = replace(expert, weight=float(weights[expert.code]))
            change_expert(workspace, round_id, weighed)


def _rate(workspace: Workspace, round_id: str, passes: Sequence[Source]) -> None:
    """Rate pass by pass; a later one begins from what each expert said before."""
    said: dict[str, dict[str, Source]] = {}
    for number, own in enumerate(passes, start=1):
        if number > 1:
            add_pass(workspace, round_id, blind=own["blind"])
        said = {code: {**said.get(code, {}), **ratings} for code, ratings in own["ratings"].items()}
        opened = reopen(workspace, round_id)
        record_ratings(workspace, opened, list(_ratings(opened, number, said)))
        for code in own["handed_in"]:
            hand_in(workspace, opened.record, number, expert_of(opened.record, code).id)
        if own.get("ended"):
            end_pass(workspace, opened.record, number)


def _ratings(
    opened: OpenRound, number: int, said: Mapping[str, Mapping[str, Source]]
) -> Iterator[Rating]:
    for code, ratings in said.items():
        expert = expert_of(opened.record, code)
        for dimension, own in ratings.items():
            yield Rating(
                opened.record.round.id,
                number,
                dimension,
                expert.id,
                RatingState(own.get("state", RatingState.LEVEL)),
                own.get("level"),
                Confidence(own["confidence"]) if "confidence" in own else None,
                LocalText.of(own.get("rationale", {})),
            )
