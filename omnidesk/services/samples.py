"""The sample client files, written through the same use cases as a user's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from omnidesk.domain.assessment import (
    Decision,
    Horizon,
    PlaceKind,
    RoundSettings,
    Summary,
    Target,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rules import PanelRule
from omnidesk.services.client_files import create_file
from omnidesk.services.demo import write_demo
from omnidesk.services.panel import PanelEntry, change_entries, new_recommendation
from omnidesk.services.rounds import NewRound, OpenRound, add_place, add_round, reopen
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace

DEMO = "demo"
"""The sample of which a new user hears first: fictional, four rounds."""

CASES = ("telkom-2016", DEMO)
"""The samples there are."""


def write_sample(path: Path, case: str, *, samples: Path, rubrics: Path) -> None:
    """Write a sample client file.

    Args:
        path: the file to make; nothing may be there.
        case: one of ``CASES``.
        samples: the folder with the samples' sources.
        rubrics: the folder with the shipped rubrics.

    Raises:
        FileExists, FileReadOnly, DiskFull, FileUnreadable: the file could not be made.
    """
    if case == DEMO:
        write_demo(path, samples=samples, rubrics=rubrics)
        return
    source = json.loads((samples / f"{case}.json").read_text(encoding="utf-8"))
    known = find_rubric(shipped_rubrics(rubrics), source["rubric"])
    with create_file(path, source["organisation"], rubric=known.rubric) as workspace:
        places = {kind: _add_places(workspace, kind, source) for kind in PlaceKind}
        round_id = add_round(
            workspace,
            NewRound(
                source["round"]["label"],
                known.hash,
                experts=[(e["code"], LocalText.of(e["role"])) for e in source["experts"]],
                settings=_settings(source, places),
            ),
        )
        opened = reopen(workspace, round_id)
        change_entries(workspace, opened, [_entry(opened, each) for each in source["decisions"]])


def _add_places(
    workspace: Workspace, kind: PlaceKind, source: Mapping[str, Any]
) -> tuple[str, ...]:
    names = source[f"{kind.value}s"]
    return tuple(add_place(workspace, kind, LocalText.of(name)).id for name in names)


def _settings(
    source: Mapping[str, Any], places: Mapping[PlaceKind, tuple[str, ...]]
) -> RoundSettings:
    own = source["round"]
    return RoundSettings(
        start=own["start"],
        site_ids=places[PlaceKind.SITE],
        channel_ids=places[PlaceKind.CHANNEL],
        panel_rule=PanelRule.DECISION,
        overall_recommendations=_texts(own["overall_recommendations"]),
        general_steps=_texts(own["general_steps"]),
        summary=_summary(source["summary"]),
        date_note=LocalText.of(own["date_note"]),
        purpose=LocalText.of(own["purpose"]),
        method=LocalText.of(own["method"]),
        independence=LocalText.of(own["independence"]),
        source=LocalText.of(own["source"]),
        classification=LocalText.of(own["classification"]),
        limitations=LocalText.of(own["limitations"]),
        verdict=LocalText.of(own["verdict"]),
        general_steps_source=LocalText.of(own["general_steps_source"]),
    )


def _summary(own: Mapping[str, Any]) -> Summary:
    return Summary(
        works=LocalText.of(own["works"]),
        holds_back=LocalText.of(own["holds_back"]),
        to_do=tuple((Horizon(key), LocalText.of(text)) for key, text in own["to_do"].items()),
        sureness=LocalText.of(own["sureness"]),
        decisions_asked=_texts(own["decisions_asked"]),
    )


def _entry(opened: OpenRound, own: Mapping[str, Any]) -> PanelEntry:
    round_id, dimension = opened.record.round.id, own["dimension"]
    return PanelEntry(
        dimension,
        Decision(round_id, dimension, own["level"]),
        LocalText.of(own["finding"]),
        (Target(round_id, dimension, Horizon(own["horizon"]), own["target"]),),
        tuple(
            new_recommendation(round_id, dimension, LocalText.of(text))
            for text in own["recommendations"]
        ),
    )


def _texts(own: list[dict[str, str]]) -> tuple[LocalText, ...]:
    return tuple(LocalText.of(text) for text in own)
