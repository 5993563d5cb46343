"""Every command: what it does, what it prints, how it refuses."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from omnidesk.storage.schema import NEWEST
from omnidesk.storage.workspace import Workspace
from tests.cli.conftest import RATED, ratings_file


def test_the_published_case_gives_its_numbers(omnidesk, case):
    found = omnidesk("results", case, "--round", "2016", "--json").json

    assert [d["level"] for d in found["dimensions"]] == [3, 2, 3, 3, 2, 2, 3, 3, 3]
    assert [d["target"] for d in found["dimensions"]] == [4, 3, 4, 4, 3, 3, 4, 4, 4]
    assert [d["horizon"] for d in found["dimensions"]] == [
        "long",
        "short",
        "short",
        "mid",
        "long",
        "mid",
        "mid",
        "short",
        "mid",
    ]
    overall = found["overall"]
    assert (overall["rule"], overall["value"], overall["name"]) == ("median", 3, "Cross Channel")
    assert overall["alternatives"] == {"min": 2, "mean": 2.6667, "median": 3, "mode": 3}
    assert overall["after_targets"] == {"min": 3, "mean": 3.6667, "median": 4, "mode": 4}


def test_without_ratings_the_case_says_so(omnidesk, case):
    found = omnidesk("results", case, "--round", "2016", "--json").json
    first = found["dimensions"][0]

    assert (first["ratings"], first["status"], first["source"]) == ({}, "unrated", "decision")
    assert (first["median"], first["min"], first["max"], first["range"]) == (None,) * 4
    assert found["agreement"] is None
    assert "no individual ratings" in found["agreement_note"]


def test_three_experts_give_the_worked_example_of_agreement(omnidesk, rated):
    found = omnidesk("results", rated, "--round", "2025", "--json").json

    agreement = found["agreement"]
    assert {
        name: agreement[name]
        for name in ("alpha_ordinal", "ci95", "undefined_share", "pairwise", "within_one")
    } == {
        "alpha_ordinal": 0.4735,
        "ci95": [0.0284, 0.7729],
        "undefined_share": 0.0,
        "pairwise": 0.6296,
        "within_one": 1.0,
    }
    assert found["agreement_note"] == ""
    assert found["dimensions"][2]["ratings"] == {"E1": 3, "E2": 4, "E3": 3}


@pytest.mark.parametrize(
    ("rule", "value"), [("mean", 2.6667), ("min", 2), ("mode", 3), ("weighted_mean", 2.6667)]
)
def test_another_rule_can_be_asked_for(omnidesk, case, rule, value):
    found = omnidesk("results", case, "--round", "2016", "--rule", rule, "--json").json

    assert (found["overall"]["rule"], found["overall"]["value"]) == (rule, value)


def test_a_gate_answers_yes_or_no(omnidesk, case):
    for rule, answer in (("gate:2", "yes"), ("gate:3", "no")):
        found = omnidesk("results", case, "--round", "2016", "--rule", rule, "--json").json
        assert found["overall"]["gate"] == answer


@pytest.mark.parametrize("rule", ["average", "gate", "gate:x", "gate:9", "median:2"])
def test_a_rule_that_is_none_is_refused(omnidesk, case, rule):
    answer = omnidesk("results", case, "--round", "2016", "--rule", rule)

    assert answer.status == 1
    assert answer.err.count("\n") == 1


def test_info_tells_what_is_in_the_file(omnidesk, case):
    found = omnidesk("info", case, "--json").json

    assert found["organisation"] == "PT Telekomunikasi Indonesia Tbk"
    assert (found["schema"], found["passphrase"]) == (NEWEST, False)
    assert [(r["id"], r["version"], len(r["hash"])) for r in found["rubrics"]] == [
        ("omnichannel-cx", "1.0", 64)
    ]
    assert [(r["label"], r["experts"]) for r in found["rounds"]] == [("2016", ["E1", "E2", "E3"])]


@pytest.mark.parametrize("name", ["info", "check"])
def test_the_plain_answer_is_for_people(omnidesk, case, name):
    answer = omnidesk(name, case)

    assert answer.status == 0
    assert not answer.out.startswith("{")


def test_a_table_with_one_bad_row_changes_nothing_and_names_every_bad_row(
    omnidesk, rated, tmp_path
):
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "dimension,level,state,confidence,rationale\n"
        "budget,1,,,\nweather,3,,,\nbudget,2,,,\ntechnology,9,,,\n"
    )
    answer = omnidesk("rate", rated, "--round", "2025", "--expert", "E1", "--csv", bad)
    found = omnidesk("results", rated, "--round", "2025", "--json").json

    assert answer.status == 1
    assert all(line in answer.err for line in ("3", "4", "5"))
    assert found["dimensions"][8]["ratings"]["E1"] == RATED["E1"][8]


def test_the_four_states_are_told_apart_in_the_results(omnidesk, rated, tmp_path):
    table = tmp_path / "states.csv"
    table.write_text(
        "dimension,level,state,confidence,rationale\n"
        "budget,,cannot_tell,low,\ntechnology,,not_applicable,,bought in\n"
        "human_resources,,withdrawn,,\n"
    )
    omnidesk("rate", rated, "--round", "2025", "--expert", "E1", "--csv", table)
    found = omnidesk("results", rated, "--round", "2025", "--json").json
    said = {d["key"]: d["ratings"]["E1"] for d in found["dimensions"]}

    assert said["budget"] == "cannot_tell"
    assert said["technology"] == "not_applicable"
    assert said["human_resources"] == "not_yet_rated"
    assert found["overall"]["provisional"] is True


def test_a_blind_round_shows_nothing_until_all_have_handed_in(omnidesk, rated, tmp_path):
    omnidesk(
        "round",
        "add",
        rated,
        "--label",
        "b",
        "--rubric",
        "omnichannel-cx",
        "--experts",
        "E1,E2",
        "--blind",
    )
    for code in ("E1", "E2"):
        hidden = omnidesk("results", rated, "--round", "b", "--json")
        assert (hidden.status, hidden.out) == (1, "")
        omnidesk(
            "rate",
            rated,
            "--round",
            "b",
            "--expert",
            code,
            "--hand-in",
            "--csv",
            ratings_file(tmp_path, RATED[code]),
        )

    assert omnidesk("results", rated, "--round", "b", "--json").status == 0


def test_a_file_is_made_with_a_passphrase_and_opens_with_it_only(omnidesk, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("korek api\n")
    path = tmp_path / "sealed.omnidesk"
    omnidesk("new", path, "--organisation", "X", "--passphrase-file", secret)

    assert omnidesk("info", path, "--json", "--passphrase-file", secret).json["passphrase"] is True
    refused = omnidesk("info", path, "--json")
    assert (refused.status, refused.out) == (1, "")
    assert "passphrase" in refused.err


@pytest.mark.parametrize("command", ["sample", "new", "backup"])
def test_nothing_is_overwritten_without_force(omnidesk, case, tmp_path, command):
    target = tmp_path / "mine.omnidesk"
    target.write_text("mine")
    arguments = {
        "sample": ["sample", target],
        "new": ["new", target, "--organisation", "X"],
        "backup": ["backup", case, target],
    }[command]

    assert omnidesk(*arguments).status == 1
    assert target.read_text() == "mine"
    assert omnidesk(*arguments, "--force").status == 0
    assert omnidesk("check", target).status == 0


def test_a_backup_holds_the_same_results(omnidesk, case, tmp_path):
    copy = tmp_path / "copy.omnidesk"
    omnidesk("backup", case, copy)

    asked = ("--round", "2016", "--json")
    assert omnidesk("results", copy, *asked).out == omnidesk("results", case, *asked).out


def test_reading_commands_change_no_byte(omnidesk, case):
    before = case.read_bytes()
    omnidesk("info", case, "--json")
    omnidesk("results", case, "--round", "2016", "--json")
    omnidesk("check", case, "--json")

    assert case.read_bytes() == before
    assert [p.name for p in case.parent.iterdir()] == [case.name]


def test_a_flipped_bit_is_refused_in_one_sentence(omnidesk, case):
    content = bytearray(case.read_bytes())
    content[len(content) // 2] ^= 4
    case.write_bytes(content)
    answer = omnidesk("check", case, "--json")

    assert answer.status == 1
    assert answer.err.count("\n") == 1
    assert "damaged" in answer.err


def test_rubrics_are_listed_checked_converted_and_added(omnidesk, case, tmp_path):
    listed = omnidesk("rubric", "list", "--json").json
    assert [r["id"] for r in listed] == ["omnichannel-cx", "retail-omni-6x6"]
    table, again = tmp_path / "model.csv", tmp_path / "again.json"
    source = tmp_path / "model.json"
    from omnidesk.paths import rubric_folder

    source.write_bytes((rubric_folder() / "retail-omni-6x6.json").read_bytes())
    assert omnidesk("rubric", "convert", source, table).status == 0
    assert omnidesk("rubric", "convert", table, again).status == 0
    checked = omnidesk("rubric", "check", again, "--json").json
    assert (checked["dimensions"], checked["levels"]) == (6, 6)
    assert omnidesk("rubric", "add", case, source).status == 0
    assert [r["id"] for r in omnidesk("rubric", "list", case, "--json").json][-1] == (
        "retail-omni-6x6"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["info", "nowhere.omnidesk"],
        ["rubric", "check", "nowhere.json"],
        ["sample", "no/such/folder/x.omnidesk"],
        ["new", "no/such/folder/x.omnidesk", "--organisation", "X"],
    ],
)
def test_a_place_that_is_not_there_is_refused_in_one_sentence(omnidesk, arguments, tmp_path):
    arguments = [tmp_path / a if "nowhere" in a or "/" in a else a for a in arguments]
    answer = omnidesk(*arguments)

    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["rate"], ["sample"], ["results", "x", "--rond", "1"]])
def test_wrong_usage_is_status_2(arguments):
    done = subprocess.run(
        [sys.executable, "-m", "omnidesk", *arguments], capture_output=True, check=False
    )

    assert done.returncode == 2


def test_a_command_needs_no_qt():
    code = (
        "import sys; from omnidesk.cli.main import run; run(['rubric', 'list', '--json']);"
        "sys.exit('PySide6' in sys.modules or 'reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert done.returncode == 0


@pytest.mark.parametrize("words", [["nonsense"], ["reprot", "--round", "1"], ["a.omnidesk", "b"]])
def test_a_mistyped_word_is_wrong_usage_and_opens_nothing(words):
    done = subprocess.run(
        [sys.executable, "-m", "omnidesk", *words], capture_output=True, check=False, timeout=60
    )

    assert done.returncode == 2


def test_without_a_display_the_desktop_says_so():
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    surroundings = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "omnidesk"], capture_output=True, check=False, env=surroundings
    )

    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_force_does_not_pull_a_file_away_from_who_writes_it(omnidesk, case, tmp_path):
    before = case.read_bytes()
    with Workspace.open(case):
        replaced = omnidesk("new", case, "--organisation", "X", "--force")
        copied = omnidesk("backup", case, case, "--force")

    assert (replaced.status, copied.status) == (1, 1)
    assert case.read_bytes() == before


def test_a_model_is_written_to_no_ending_that_is_not_known(omnidesk, tmp_path):
    from omnidesk.paths import rubric_folder

    target = tmp_path / "model.xyz"
    answer = omnidesk("rubric", "convert", rubric_folder() / "retail-omni-6x6.json", target)

    assert (answer.status, answer.err.count("\n"), target.exists()) == (1, 1, False)
    assert ".csv" in answer.err
