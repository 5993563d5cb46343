"""A hundred outcomes, four quarters, gaps in the first: through the command line.

The table is made here in the form of a published one; where that one itself lies beside the
checkout, in a folder called ``realdata``, it is read as well.
"""

from __future__ import annotations

import csv
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from omnidesk.charts.steps import steps_chart
from omnidesk.services.trends import read_trend
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator

ROOT = Path(__file__).resolve().parents[2]
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
FOUND = sorted(ROOT.parent.glob("*/realdata/csf-profile/*ciso-assessment*.csv"))

Scores = dict[str, list[Fraction | None]]
"""By outcome, a score of 0 to 10 in halves for each quarter; None is a gap."""


def of_a_table(path: Path) -> Scores:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["ID"]: [_score(row[f"{quarter} Actual Score"]) for quarter in QUARTERS]
            for row in csv.DictReader(file)
        }


def made_up() -> Scores:
    rows: Scores = {}
    for n in range(106):
        start = Fraction(4 + n % 9, 2)
        first = None if n % 3 else start
        rows[f"AB.{n:03} Ex1"] = [first, start + 1, start + Fraction(n % 4, 2), start + 2]
    return rows


def _score(text: str) -> Fraction | None:
    return Fraction(text) if text.strip() else None


@pytest.fixture(params=["made up", *FOUND], ids=lambda each: getattr(each, "name", each))
def scores(request) -> Scores:
    return made_up() if request.param == "made up" else of_a_table(request.param)


def key_of(outcome: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", outcome.lower()).strip("_")


@pytest.fixture
def loaded(omnidesk, tmp_path, scores):
    """Levels are half points, 0 to 20, so that no score is rounded."""
    rubric = {
        "format": 1,
        "id": "outcomes",
        "version": "1.0",
        "languages": ["en"],
        "name": {"en": "Outcomes"},
        "levels": [{"value": v, "name": {"en": f"{v / 2:g} of 10"}} for v in range(21)],
        "dimensions": [{"key": key_of(one), "name": {"en": one}} for one in scores],
        "cells": {
            key_of(one): {str(v): {"text": {"en": f"{one} at {v / 2:g}"}} for v in range(21)}
            for one in scores
        },
    }
    source = tmp_path / "outcomes.json"
    source.write_text(json.dumps(rubric), encoding="utf-8")
    path = tmp_path / "outcomes.omnidesk"
    assert omnidesk("new", path, "--organisation", "Alma", "--rubric", source).status == 0
    for place, quarter in enumerate(QUARTERS):
        omnidesk("round", "add", path, "--label", quarter, "--rubric", "outcomes")
        table = tmp_path / f"{quarter}.csv"
        lines = [
            f"{key_of(one)},{int(row[place] * 2)},"
            for one, row in scores.items()
            if row[place] is not None
        ]
        table.write_text("\n".join(["dimension,level,state", *lines]), encoding="utf-8")
        rated = omnidesk("rate", path, "--round", quarter, "--expert", "E1", "--csv", table)
        assert rated.status == 0, rated.err
    return path


def test_every_quarter_is_there_gaps_included(omnidesk, loaded, scores):
    found = omnidesk("compare", loaded, "--rounds", ",".join(QUARTERS), "--json").json

    assert len(found["dimensions"]) == 106
    for row, (outcome, expected) in zip(found["dimensions"], scores.items(), strict=True):
        assert row["key"] == key_of(outcome)
        assert row["levels"] == [None if one is None else int(one * 2) for one in expected]
        gone = None in (expected[0], expected[-1])
        assert row["change"] == (None if gone else int((expected[-1] - expected[0]) * 2))


def test_only_what_has_both_ends_is_compared(omnidesk, loaded, scores):
    found = omnidesk("compare", loaded, "--rounds", "Q1,Q4", "--json").json
    both = [row for row in scores.values() if None not in (row[0], row[-1])]

    assert found["compared"] == {"n": len(both), "of": 106}
    assert found["counts"] == {
        "up": sum(row[-1] > row[0] for row in both),
        "down": sum(row[-1] < row[0] for row in both),
        "same": sum(row[-1] == row[0] for row in both),
    }


def test_a_line_begins_where_the_gap_ends(loaded, scores):
    with Workspace.open(loaded, read_only=True) as workspace:
        chart = steps_chart(read_trend(workspace), Translator())

    for row, expected in zip(chart.rows, scores.values(), strict=True):
        there = tuple(place for place, one in enumerate(expected) if one is not None)
        assert row.runs == (there,)
