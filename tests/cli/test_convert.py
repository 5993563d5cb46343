"""``rubric convert``: any table in, every format out, and what was assumed is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from omnidesk.paths import own_rubric_folder, rubric_folder
from tests.realdata import REALDATA, needs_realdata

ODD = "No,What,Bad days,Good days,Team\n1,Tea,cold,hot,T\n2,Cake,dry,moist,T\n"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD, encoding="utf-8")
    return path


def model(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_columns_are_named_where_the_guess_knows_nothing(omnidesk, odd, tmp_path):
    out = tmp_path / "out.json"
    assert omnidesk("rubric", "convert", odd, out).status == 1
    answer = omnidesk(
        *("rubric", "convert", odd, out, "--dimension", "What", "--group", "Team"),
        *("--levels", "Bad days,Good days", "--language", "fr"),
    )

    assert answer.status == 0
    assert model(out)["languages"] == ["fr"]
    assert model(out)["cells"]["tea"]["2"] == {"text": {"fr": "hot"}}
    assert model(out)["groups"] == [{"key": "t", "name": {"fr": "T"}}]


def test_a_column_that_is_not_there_is_refused_with_those_that_are(omnidesk, odd, tmp_path):
    answer = omnidesk("rubric", "convert", odd, tmp_path / "out.json", "--key", "Number")

    assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert "Its columns are: No, What, Bad days, Good days, Team." in answer.err
    assert not (tmp_path / "out.json").exists()


def test_what_was_left_out_is_said(omnidesk, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("Dimension,Level 1,Level 2,Score\nTea,a,b,3\n", encoding="utf-8")
    answer = omnidesk("rubric", "convert", table, tmp_path / "out.xlsx")

    assert answer.out.splitlines()[1:] == ["Columns left out: Score."]


def test_a_sheet_can_be_chosen(omnidesk, tmp_path):
    book = openpyxl.Workbook()
    for title in ("Old", "New"):
        sheet = book.create_sheet(title)
        sheet.append(["Dimension", "Level 1", "Level 2"])
        sheet.append([f"{title} tea", "a", "b"])
    book.save(tmp_path / "b.xlsx")
    answer = omnidesk(
        "rubric", "convert", tmp_path / "b.xlsx", tmp_path / "o.json", "--sheet", "new"
    )

    assert answer.status == 0
    assert [row["key"] for row in model(tmp_path / "o.json")["dimensions"]] == ["new_tea"]


def test_several_files_are_the_languages_of_one_model(omnidesk, tmp_path):
    for code, text in (("en", "cold"), ("id", "dingin")):
        path = tmp_path / f"tea.{code}.csv"
        path.write_text(f"key,dimension,level_1\ntea,T {code},{text}\n", encoding="utf-8")
    sources = [tmp_path / f"tea.{code}.csv" for code in ("en", "id")]
    assert omnidesk("rubric", "convert", *sources, tmp_path / "o.json").status == 0
    document = model(tmp_path / "o.json")

    assert document["languages"] == ["en", "id"]
    assert document["cells"]["tea"]["1"]["text"] == {"en": "cold", "id": "dingin"}


def test_languages_must_be_as_many_as_files(omnidesk, odd, tmp_path):
    codes = ("--language", "en", "--language", "id")
    answer = omnidesk("rubric", "convert", odd, tmp_path / "o.json", *codes)

    assert answer.status == 1
    assert "Name one for each file" in answer.err


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".mms.json"])
def test_every_format_is_checked_as_the_model_that_it_is(omnidesk, tmp_path, ending):
    source, out = rubric_folder() / "retail-omni-6x6.json", tmp_path / f"out{ending}"
    assert omnidesk("rubric", "convert", source, out).status == 0
    checked = omnidesk("rubric", "check", out, "--json").json

    assert (checked["id"], checked["dimensions"], checked["levels"]) == ("retail-omni-6x6", 6, 6)


def test_a_table_in_one_language_says_what_it_lacks(omnidesk, tmp_path):
    source, out = rubric_folder() / "retail-omni-6x6.json", tmp_path / "out.csv"
    answer = omnidesk("rubric", "convert", source, out, "--lang", "id")

    assert "Format ini tidak dapat memuat: teks dalam bahasa lain." in answer.out
    assert out.read_text(encoding="utf-8-sig").startswith(
        "key,dimension,definition,level_1,level_2,"
    )


@needs_realdata
def test_real_grids_are_converted_without_a_word(omnidesk, tmp_path):
    platform = [REALDATA / "cncf-platform" / f"grid.{c}.csv" for c in ("en", "es", "ja", "zh")]
    sources = {
        "platform": platform,
        "gauge": [REALDATA / "greengauge" / "client-workbook.xlsx"],
        "samm": [REALDATA / "owasp-samm" / "grid-v2.2.0.csv"],
    }
    sizes = {}
    for name, paths in sources.items():
        out = tmp_path / f"{name}.json"
        assert omnidesk("rubric", "convert", *paths, out).status == 0
        checked = omnidesk("rubric", "check", out, "--json").json
        sizes[name] = (checked["dimensions"], checked["levels"], len(checked["languages"]))

    assert sizes == {"platform": (5, 4, 4), "gauge": (91, 5, 1), "samm": (30, 3, 1)}


@pytest.fixture
def own() -> Iterator[str]:
    """The id of a model in the user's own library, which is in no file of a client."""
    document = json.loads((rubric_folder() / "retail-omni-6x6.json").read_text(encoding="utf-8"))
    document["id"] = "my-shop"
    own_rubric_folder().mkdir(parents=True, exist_ok=True)
    path = own_rubric_folder() / "my-shop.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    yield "my-shop"
    path.unlink()


@pytest.mark.parametrize("name", ["retail-omni-6x6", "retail-omni-6x6@1.0", "my-shop"])
def test_a_model_is_named_by_its_id(omnidesk, own, tmp_path, name):
    out = tmp_path / "out.json"
    assert omnidesk("rubric", "convert", name, out).status == 0

    assert model(out)["id"] == name.partition("@")[0]
    assert omnidesk("rubric", "check", name, "--json").json["id"] == model(out)["id"]


def test_an_own_model_is_listed_and_goes_into_a_client_file(omnidesk, own, tmp_path):
    assert own in omnidesk("rubric", "list").out
    path = tmp_path / "telko.omnidesk"
    omnidesk("new", path, "--organisation", "Telko")
    assert omnidesk("rubric", "add", path, own).status == 0
    omnidesk("round", "add", path, "--label", "2026", "--rubric", own)

    facts = omnidesk("info", path, "--json").json
    assert [each["rubric"] for each in facts["rounds"]] == ["my-shop@1.0"]


def test_a_model_of_a_client_file_is_converted(omnidesk, own, tmp_path):
    path, out = tmp_path / "telko.omnidesk", tmp_path / "out.csv"
    omnidesk("new", path, "--organisation", "Telko", "--rubric", own)
    (own_rubric_folder() / "my-shop.json").rename(own_rubric_folder() / "aside")
    answers = [
        omnidesk("rubric", "convert", own, out),
        omnidesk("rubric", "convert", own, out, "--file", path),
    ]
    (own_rubric_folder() / "aside").rename(own_rubric_folder() / "my-shop.json")

    assert [answer.status for answer in answers] == [1, 0]


def test_a_name_that_is_neither_a_file_nor_a_model_is_told_with_those_there_are(omnidesk, tmp_path):
    answer = omnidesk("rubric", "convert", "nothing", tmp_path / "out.json")
    assert "omnichannel-cx@1.0" in answer.err

    answer = omnidesk("rubric", "convert", "nothing.csv", tmp_path / "out.json")
    assert "nothing.csv" in answer.err
    assert "omnichannel-cx@1.0" not in answer.err
