"""``compare``: rounds side by side, as a script reads it and as a person does."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from omnidesk.cli.compare_json import compare_json
from omnidesk.domain.assessment import RoundSettings
from omnidesk.domain.trend import trend_of
from tests.domain.rounds import a_record, a_rubric

FIRST = "dimension,level,state\n"


@pytest.fixture
def two_rounds(omnidesk, tmp_path):
    path = tmp_path / "two.omnidesk"
    omnidesk("new", path, "--organisation", "Somebody", "--rubric", "omnichannel-cx")
    for label, level in (("2024", 2), ("2025", 3)):
        omnidesk("round", "add", path, "--label", label, "--rubric", "omnichannel-cx")
        ratings = tmp_path / f"{label}.csv"
        ratings.write_text(f"{FIRST}technology,{level},\nbudget,2,\n", encoding="utf-8")
        omnidesk("rate", path, "--round", label, "--expert", "E1", "--csv", ratings)
    return path


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    from omnidesk.cli.main import run

    path = tmp_path_factory.mktemp("demo") / "demo.omnidesk"
    assert run(["sample", str(path)]) == 0
    return path


def test_levels_changes_and_experts_stand_by_dimension(omnidesk, two_rounds):
    found = omnidesk("compare", two_rounds, "--rounds", "2024,2025", "--json").json
    rows = {row["key"]: row for row in found["dimensions"]}

    assert found["rounds"] == ["2024", "2025"]
    assert (rows["technology"]["levels"], rows["technology"]["change"]) == ([2, 3], 1)
    assert rows["technology"]["moved"] == {"E1": 1}
    assert (rows["budget"]["change"], rows["budget"]["relation"]) == (0, "equal")
    assert (rows["human_resources"]["levels"], rows["human_resources"]["change"]) == (
        [None, None],
        None,
    )


def test_the_share_that_could_be_compared_is_told(omnidesk, two_rounds):
    found = omnidesk("compare", two_rounds, "--rounds", "2024,2025", "--json").json

    assert found["coverage"] == 0.2222
    assert found["compared"] == {"n": 2, "of": 9}
    assert [(each["value"], each["rule"]) for each in found["overall"]] == [
        (2, "median"),
        (2, "median"),
    ]


def test_rounds_stand_by_date_whatever_order_they_are_named_in(omnidesk, demo):
    found = omnidesk("compare", demo, "--rounds", "2026,2024", "--json").json

    assert found["rounds"] == ["2024", "2026"]


def test_the_demonstration_says_what_moved_and_what_is_not_the_same(omnidesk, demo):
    said = omnidesk("compare", demo, "--rounds", "2024,2026").out

    assert said.startswith(
        "Since 2024: 3 up, 1 down, 5 the same; one new expert; model 1.1; same rule."
    )
    assert "9 of 10 dimensions have a level in both rounds and are compared (90%)." in said
    assert "New: Privacy and Consent." in said


def test_a_new_dimension_is_shown_with_no_relation(omnidesk, demo):
    found = omnidesk("compare", demo, "--rounds", "2025,2026", "--json").json
    new = found["dimensions"][-1]

    assert (new["key"], new["levels"], new["relation"]) == (
        "privacy_and_consent",
        [None, 2],
        "none",
    )
    assert found["coverage"] == 0.9


def test_rounds_with_another_rule_are_shown_under_one_rule_too(omnidesk, demo):
    found = omnidesk("compare", demo, "--rounds", "2023,2026", "--json").json

    assert [each["value"] for each in found["overall"]] == [1.75, 3]
    assert [each["value"] for each in found["overall_by_latest_rule"]] == [2, 3]
    assert found["differences"]["rules"] == ["panel_rule"]


@pytest.mark.parametrize(
    ("rounds", "sentence"),
    [
        ("2024", "A comparison needs two rounds or more"),
        ("2024,2019", "There is no round “2019” in this file"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(omnidesk, two_rounds, rounds, sentence):
    answer = omnidesk("compare", two_rounds, "--rounds", rounds, "--json")

    assert (answer.status, answer.out) == (1, "")
    assert sentence in answer.err


def test_a_blind_round_is_not_compared(omnidesk, two_rounds):
    omnidesk("round", "add", two_rounds, "--label", "2026", "--rubric", "omnichannel-cx", "--blind")
    answer = omnidesk("compare", two_rounds, "--rounds", "2025,2026")

    assert (answer.status, "blind" in answer.err) == (1, True)


def test_in_indonesian_it_speaks_indonesian(omnidesk, demo):
    said = omnidesk("compare", demo, "--rounds", "2024,2026", "--lang", "id").out

    assert said.startswith("Sejak 2024: 3 naik, 1 turun, 5 tetap; 1 pakar baru; model 1.1;")


def test_the_document_is_json_and_nothing_else(omnidesk, demo):
    out = omnidesk("compare", demo, "--rounds", "2023,2024,2025,2026", "--json").out

    assert len(json.loads(out)["overall"]) == 4


def test_a_dimension_that_only_a_round_between_has_is_listed_too():
    narrow, wide = a_rubric(("a",)), a_rubric(("a", "between"))
    trend = trend_of(
        [
            dated(narrow, "2023"),
            dated(wide, "2024"),
            dated(narrow, "2025"),
        ]
    )
    rows = {row["key"]: row for row in compare_json(trend)["dimensions"]}

    assert (rows["between"]["levels"], rows["between"]["relation"]) == ([None, 2, None], "none")


def dated(rubric, label):
    record = a_record({key: [2] for key in rubric.keys}, n_experts=1)
    settings = RoundSettings(start=label)
    round_ = replace(record.round, label=label, rubric_hash=str(rubric.keys), settings=settings)
    return replace(record, round=round_), rubric
