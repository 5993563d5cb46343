"""``rubric diff``: what a script, and a reader, learn about two versions."""

import json

import pytest

from omnidesk.paths import rubric_folder
from tests.realdata import REALDATA, needs_realdata


@pytest.fixture
def later(tmp_path):
    """The retail model with a level description of another meaning and one reworded."""
    document = json.loads((rubric_folder() / "retail-omni-6x6.json").read_text(encoding="utf-8"))
    document["version"] = "2.0"
    row = document["dimensions"][0]["key"]
    first, second = list(document["cells"][row])[:2]
    document["cells"][row][first]["text"]["en"] += "!"
    document["cells"][row][second]["text"]["en"] = "Something else altogether."
    path = tmp_path / "later.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_difference_has_its_severity_and_its_cells(omnidesk, later):
    found = omnidesk("rubric", "diff", "retail-omni-6x6", later, "--json").json

    assert found["severity"] == 3
    assert found["cells"] == {"same": 34, "changed": 2, "added": 0, "removed": 0}
    assert [row["relation"] for row in found["dimensions"]] == ["reworded"] + ["same"] * 5
    kinds = [cell["kind"] for cell in found["dimensions"][0]["cells"].values()]
    assert kinds == ["wording", "meaning"]
    assert (found["earlier"]["version"], found["later"]["version"]) == ("1.0", "2.0")


def test_a_reader_is_told_what_it_means_for_rounds(omnidesk, later):
    lines = omnidesk("rubric", "diff", "retail-omni-6x6", later).out.splitlines()

    assert lines[0] == "3 of 5: the meaning of a level description changed"
    assert "rated again" in lines[1]
    assert lines[2] == "2 level descriptions changed; in 1 the meaning may be another."


def test_versions_in_a_client_file_are_found(omnidesk, tmp_path):
    path = tmp_path / "demo.omnidesk"
    omnidesk("sample", path)
    versions = ("omnichannel-cx@1.0", "omnichannel-cx@1.1")
    found = omnidesk("rubric", "diff", *versions, "--file", path, "--json").json

    assert found["severity"] == 5
    assert [r["key"] for r in found["dimensions"] if r["relation"] == "added"] == [
        "privacy_and_consent"
    ]


@pytest.mark.parametrize("name", ["no-such-model", "missing.json"])
def test_what_is_not_there_is_refused(omnidesk, name):
    answer = omnidesk("rubric", "diff", "retail-omni-6x6", name)

    assert answer.status == 1
    assert name in answer.err


def test_a_bridge_is_suggested_by_key_within_a_model(omnidesk, later):
    found = omnidesk("rubric", "bridge", "retail-omni-6x6", later, "--json").json

    assert {(each["relation"], each["reason"]) for each in found["dimensions"]} == {
        ("equal", "key")
    }
    assert [each["old"] for each in found["levels"]] == [each["new"] for each in found["levels"]]


def test_between_models_what_is_like_nothing_is_said_so(omnidesk):
    found = omnidesk("rubric", "bridge", "omnichannel-cx", "retail-omni-6x6", "--json").json

    assert len([each for each in found["dimensions"] if each["old"]]) == 9
    assert len([each for each in found["dimensions"] if each["new"]]) == 6
    assert found["levels"] == []


def test_a_reader_gets_a_row_for_each_suggestion(omnidesk, later):
    lines = omnidesk("rubric", "bridge", "retail-omni-6x6", later).out.splitlines()

    assert len(lines) == 6
    assert all(line.endswith("the same  same key") for line in lines)


@pytest.mark.parametrize("form", ["poster", "booklet"])
def test_a_model_is_written_as_pages(omnidesk, tmp_path, form):
    out = tmp_path / "model.pdf"
    answer = omnidesk("rubric", "print", "retail-omni-6x6", "--out", out, "--form", form)

    assert answer.status == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert omnidesk("rubric", "print", "retail-omni-6x6", "--out", out).status == 1


def test_pages_in_a_language_that_the_model_lacks_are_refused(omnidesk, tmp_path):
    out = tmp_path / "model.pdf"
    answer = omnidesk("rubric", "print", "retail-omni-6x6", "--out", out, "--language", "ja")

    assert answer.status == 1
    assert "ja" in answer.err
    assert not out.exists()


@needs_realdata
def test_two_versions_of_a_published_model_are_told_apart_and_matched_by_key(omnidesk, tmp_path):
    old, new = (tmp_path / f"{name}.json" for name in ("old", "new"))
    for version, path in (("2.0.0", old), ("v2.2.0", new)):
        source = REALDATA / "owasp-samm" / f"grid-{version}.csv"
        assert omnidesk("rubric", "convert", source, path).status == 0
    found = omnidesk("rubric", "diff", old, new, "--json").json
    relations = [row["relation"] for row in found["dimensions"]]
    bridge = omnidesk("rubric", "bridge", old, new, "--json").json["dimensions"]

    assert (len(relations), set(relations)) == (30, {"same", "reworded"})
    assert found["cells"] == {"same": 47, "changed": 43, "added": 0, "removed": 0}
    assert [(each["relation"], each["reason"]) for each in bridge] == [("equal", "key")] * 30
