"""Rounds closed, opened again, copied, deleted and brought back from a script."""

from __future__ import annotations

import pytest


def states(omnidesk, path):
    found = omnidesk("info", path, "--json").json["rounds"]
    return [(each["label"], each["state"]) for each in found]


def test_a_round_is_closed_and_opened_again_with_a_reason(omnidesk, rated):
    assert omnidesk("round", "close", rated, "--round", "2025").status == 0
    assert states(omnidesk, rated) == [("2025", "closed")]
    again = omnidesk("round", "delete", rated, "--round", "2025")
    assert (again.status, again.err.count("\n")) == (1, 1)
    assert (
        omnidesk("round", "reopen", rated, "--round", "2025", "--reason", " ").err
        == "Round “2025” is closed. Write why it is to be opened again; the reason is kept.\n"
    )
    omnidesk("round", "reopen", rated, "--round", "2025", "--reason", "a late sheet")

    assert states(omnidesk, rated) == [("2025", "open")]


def test_a_copy_has_the_panel_and_no_ratings(omnidesk, rated):
    answer = omnidesk(
        "round", "copy", rated, "--round", "2025", "--label", "2026", "--start", "2026-05"
    )
    assert answer.out == "Round 2026 is ready.\n"
    found = omnidesk("results", rated, "--round", "2026", "--json").json

    assert {d["status"] for d in found["dimensions"]} == {"unrated"}
    assert omnidesk("info", rated, "--json").json["rounds"][1]["experts"] == ["E1", "E2", "E3"]


def test_a_copy_goes_to_the_newest_version_when_asked(omnidesk, tmp_path):
    path = tmp_path / "demo.omnidesk"
    omnidesk("sample", path)
    for label, more in (("same", []), ("newest", ["--newest"])):
        omnidesk("round", "copy", path, "--round", "2023", "--label", label, *more)

    rounds = omnidesk("info", path, "--json").json["rounds"]
    assert [each["rubric"] for each in rounds[-2:]] == ["omnichannel-cx@1.0", "omnichannel-cx@1.1"]


def test_a_deleted_round_is_gone_until_it_is_brought_back(omnidesk, rated):
    before = omnidesk("results", rated, "--round", "2025", "--json").json
    omnidesk("round", "delete", rated, "--round", "2025")
    assert states(omnidesk, rated) == []
    assert omnidesk("results", rated, "--round", "2025").status == 1
    omnidesk("round", "restore", rated, "--round", "2025")

    assert omnidesk("results", rated, "--round", "2025", "--json").json == before
    assert omnidesk("check", rated).status == 0


@pytest.mark.parametrize("verb", ["close", "delete", "restore"])
def test_a_round_that_is_not_there_is_refused_in_a_sentence(omnidesk, rated, verb):
    answer = omnidesk("round", verb, rated, "--round", "1999")

    assert (answer.status, answer.out) == (1, "")
    assert "“1999”" in answer.err
