"""The published case, held against its source word by word."""

from __future__ import annotations

import json

import pytest

from omnidesk.domain.results import round_results
from omnidesk.domain.rules import OverallKind
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.rounds import open_round
from omnidesk.services.samples import write_sample
from omnidesk.storage.workspace import Workspace

SOURCE = json.loads((resource_folder() / "samples" / "telkom-2016.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "telkom.omnidesk"
    write_sample(
        path, "telkom-2016", samples=resource_folder() / "samples", rubrics=rubric_folder()
    )
    with Workspace.open(path) as workspace:
        assert workspace.problems() == []
        return open_round(workspace, "2016")


def test_no_individual_rating_is_pretended(case):
    assert case.record.ratings == ()
    assert [e.code for e in case.record.panel] == ["E1", "E2", "E3"]


def test_levels_targets_and_horizons_are_the_published_ones(case):
    found = round_results(case.record, case.rubric)

    assert [(d.key, d.level, d.target, d.horizon.value) for d in found.dimensions] == [
        (own["dimension"], own["level"], own["target"], own["horizon"])
        for own in SOURCE["decisions"]
    ]


def test_the_overall_is_told_by_every_rule(case):
    overall = round_results(case.record, case.rubric).overall

    def numbers(totals):
        return {kind: round(float(total.value), 4) for kind, total in totals.items()}

    assert overall.level == 3
    assert numbers(overall.alternatives) == {
        OverallKind.MIN: 2,
        OverallKind.MEAN: 2.6667,
        OverallKind.MEDIAN: 3,
        OverallKind.MODE: 3,
    }
    assert numbers(overall.after_targets) == {
        OverallKind.MIN: 3,
        OverallKind.MEAN: 3.6667,
        OverallKind.MEDIAN: 4,
        OverallKind.MODE: 4,
    }


def test_all_23_recommendations_are_there_in_both_languages(case):
    found = {}
    for each in case.record.recommendations:
        found.setdefault(each.dimension, []).append(each.text.as_dict())

    assert found == {own["dimension"]: own["recommendations"] for own in SOURCE["decisions"]}
    assert len(case.record.recommendations) == 23


def test_findings_and_words_of_the_round_are_whole(case):
    settings = case.record.round.settings

    assert {f.dimension: f.text.as_dict() for f in case.record.findings} == {
        own["dimension"]: own["finding"] for own in SOURCE["decisions"]
    }
    assert settings.verdict.as_dict() == SOURCE["round"]["verdict"]
    assert len(settings.general_steps) == 5
    assert len(settings.overall_recommendations) == 2
    assert [s.name.as_dict() for s in case.record.sites] == SOURCE["sites"]
    assert [c.name.as_dict() for c in case.record.channels] == SOURCE["channels"]
