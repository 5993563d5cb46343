"""Rubrics as plain CSV files: what is read, what is refused, and what is told to be lost."""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.errors import OmnideskError, Problem, RubricInvalid
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Rubric
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.exchange.grid_files.csv_writing import write_rubric_csv
from omnidesk.services.rubric_files import read_rubric
from tests.domain.rubrics import rubrics, small_document

PLAIN = "key,dimension,level_1,level_2\ntea,Tea,Cold.,Hot.\ncake,Cake,Dry.,Moist.\n"
SMALL = rubric_from_document(small_document(), "small")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Afternoon Tea.csv"


def read(path: Path, content: str, **options: str) -> Rubric:
    path.write_text(content, encoding="utf-8", newline="")
    return read_rubric(path, **options)


def problems_of(path: Path, content: str, **options: str) -> list[Problem]:
    with pytest.raises(RubricInvalid) as refused:
        read(path, content, **options)
    assert refused.value.source == path.name
    return list(refused.value.problems)


def test_a_plain_table_is_read(path: Path) -> None:
    rubric = read(path, PLAIN)
    assert (rubric.id, rubric.version, rubric.languages) == ("afternoon_tea", "1.0", ("en",))
    assert rubric.name.get("en") == "Afternoon Tea"
    assert (rubric.keys, rubric.values) == (("tea", "cake"), (1, 2))
    assert rubric.dimension_name("cake", "en") == "Cake"
    assert rubric.descriptor("cake", 2, "en") == "Moist."


def test_the_language_can_be_given(path: Path) -> None:
    rubric = read(path, PLAIN, language="id")
    assert (rubric.name.get("id"), rubric.languages) == ("Afternoon Tea", ("id",))
    assert rubric.level_name(2, "id") == "Tingkat 2"
    assert read(path, PLAIN).level_name(2, "en") == "Level 2"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_of_spreadsheets_are_read(
    path: Path, delimiter: str, encoding: str
) -> None:
    path.write_bytes(PLAIN.replace(",", delimiter).replace("\n", "\r\n").encode(encoding))
    assert read_rubric(path).descriptor("tea", 2, "en") == "Hot."


def test_commas_in_the_texts_do_not_mislead_about_the_delimiter(path: Path) -> None:
    rubric = read(path, "dimension;level_1;level_2\nTea, a, b, c, d;x, y;z\n")
    assert rubric.descriptor("tea_a_b_c_d", 1, "en") == "x, y"


def test_a_quoted_cell_may_run_over_several_lines(path: Path) -> None:
    rubric = read(path, 'dimension,level_1\nTea,"one\r\n""two"", three"\n')
    assert rubric.descriptor("tea", 1, "en") == 'one\n"two", three'


def test_columns_come_in_any_order_and_levels_may_start_at_0_and_pass_9(path: Path) -> None:
    rubric = read(path, "Level_12,DIMENSION, level 0 \nhigh,Tea,none\n")
    assert rubric.values == (0, 12)
    assert rubric.descriptor("tea", 0, "en") == "none"


def test_missing_keys_are_made_from_the_names_around_the_written_ones(path: Path) -> None:
    assert read(path, "key,dimension,level_1\n,Tea,\ntea,Tea,\n,Tea,\n").keys == (
        "tea_2",
        "tea",
        "tea_3",
    )


def test_groups_and_weights_are_read(path: Path) -> None:
    rubric = read(path, 'dimension,group,weight,level_1\nA,Hot,"1,5",\nB,,,\nC,Hot,2,\n')
    assert [(g.key, g.name.get("en")) for g in rubric.groups] == [("hot", "Hot")]
    assert [row.group for row in rubric.dimensions] == ["hot", None, "hot"]
    assert [row.weight for row in rubric.dimensions] == [1.5, 1.0, 2.0]


def test_blank_rows_and_nameless_empty_columns_are_passed_over(path: Path) -> None:
    rubric = read(path, "\n,,,\ndimension,level_1,,\n\nTea,x,,\n , ,,\n")
    assert rubric.keys == ("tea",)


BAD_TABLES = [
    ("level_1,level_2\na,b\n", Problem("no_name_column", "line 1")),
    ("key,dimension\na,b\n", Problem("no_level_column", "line 1")),
    ("dimension,level_1000\na,b\n", Problem("no_level_column", "line 1")),
    ("dimension,level_1\n", Problem("no_rows", "line 1")),
    ("\n \n", Problem("no_rows", "")),
    ("dimension,level_1\na,b,c\n", Problem("cell_without_column", "line 2")),
    ('dimension,level_1\na,b\nc,"d\ne\n', Problem("bad_csv", "line 3")),
    ('dimension,level_1\na,"b"c\n', Problem("bad_csv", "line 2")),
    ('key,dimension,level_1\na,"x\ny",\na,z,\n', Problem("duplicate_key", "line 4", "a")),
    ("dimension,level_1\n,text\n", Problem("no_dimension", "line 2")),
    ("dimension,weight,level_1\na,-1,b\n", Problem("bad_weight", "line 2", "-1")),
    ("dimension,weight,level_1\na,nan,b\n", Problem("bad_weight", "line 2", "nan")),
    ("dimension,level_1\na," + "x" * 20_001, Problem("text_too_long", "line 2", "20001")),
    ("dimension,level_1\na," + "x" * 200_000, Problem("bad_csv", "line 2")),
    ("dimension,level_1\n" + "a,b\n" * 501, Problem("too_many", "line 502", "500")),
    (
        "dimension," + ",".join(f"level_{n}" for n in range(51)) + "\na\n",
        Problem("too_many", "line 1", "50"),
    ),
]


@pytest.mark.parametrize(("content", "expected"), BAD_TABLES)
def test_a_bad_column_or_row_is_named_with_its_line(
    path: Path, content: str, expected: Problem
) -> None:
    assert expected in problems_of(path, content)


def test_every_bad_row_is_named(path: Path) -> None:
    content = "key,dimension,weight,level_1\na,a,,x\nb,b,,x\nc,c,?,x\nb,d,,x\n"
    assert {(p.code, p.place) for p in problems_of(path, content)} == {
        ("bad_weight", "line 4"),
        ("duplicate_key", "line 5"),
    }


def test_a_bad_language_is_refused(path: Path) -> None:
    assert problems_of(path, PLAIN, language="x") == [Problem("bad_language", "", "x")]


def test_a_written_table_begins_with_the_plain_columns(path: Path) -> None:
    write_rubric_csv(path, read(path, PLAIN))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][:4] == ["key", "dimension", "level_1", "level_2"]
    assert rows[0][4:] == ["model_id", "model_version", "model_languages", "model_name"]
    assert rows[1][4:] == ["afternoon_tea", "1.0", "en", "Afternoon Tea"]
    assert rows[2] == ["cake", "Cake", "Dry.", "Moist.", "", "", "", ""]


def test_a_table_of_all_languages_holds_the_whole_model(path: Path) -> None:
    assert write_rubric_csv(path, SMALL) == ()
    assert read_rubric(path) == SMALL


def test_a_table_of_one_language_says_that_it_lacks_the_others(path: Path) -> None:
    assert write_rubric_csv(path, SMALL, languages=["en"]) == ("other_languages",)
    assert read_rubric(path).languages == ("en",)


def test_titles_that_came_as_columns_go_as_columns(path: Path) -> None:
    content = "dimension,level_1_title,level_1,level_2_title,level_2\nTea,A,a,B,b\nCake,C,c,D,d\n"
    rubric = read(path, content)
    write_rubric_csv(path, rubric)
    header = path.read_text(encoding="utf-8").partition("\n")[0]
    assert header.startswith("key,dimension,level_1_title,level_1,level_2_title,level_2,")
    assert read_rubric(path) == rubric


def test_one_cell_without_a_title_keeps_all_texts_whole(path: Path) -> None:
    content = "dimension,level_1_title,level_1,level_2_title,level_2\nTea,A,a,B,b\nCake,,c,D,d\n"
    rubric = read(path, content)
    write_rubric_csv(path, rubric)
    assert "level_1_title" not in path.read_text(encoding="utf-8")
    assert read_rubric(path) == rubric


def test_what_a_table_cannot_hold_is_told(path: Path) -> None:
    own_key = replace(SMALL.groups[0], key="of_its_own")
    inner = replace(SMALL.groups[1], parent="of_its_own")
    cell = Cell(criteria=(LocalText.single("en", "two\nlines"),))
    rubric = replace(SMALL, groups=(own_key, inner), cells={("tea", 1): cell})
    assert write_rubric_csv(path, rubric) == ("criteria", "groups")


def test_a_formula_is_written_as_text_and_comes_back_as_it_was(path: Path) -> None:
    formula = '=HYPERLINK("http://x")'
    rubric = read(path, PLAIN.replace("Hot.", '"' + formula.replace('"', '""') + '"'))
    assert rubric.descriptor("tea", 2, "en") == formula
    write_rubric_csv(path, rubric)
    with path.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream))[1][3] == "'" + formula
    assert read_rubric(path).cells == rubric.cells


@pytest.mark.parametrize("content", ["Hot.", "Panas é"])
def test_only_a_table_beyond_ascii_begins_with_a_byte_order_mark(path: Path, content: str) -> None:
    write_rubric_csv(path, read(path, PLAIN.replace("Hot.", content)))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is not content.isascii()


@given(rubrics(min_levels=1, min_dimensions=1))
def test_a_table_that_lost_nothing_is_the_whole_rubric(
    tmp_path_factory: pytest.TempPathFactory, rubric: Rubric
) -> None:
    path = tmp_path_factory.getbasetemp() / "lost.csv"
    lost = write_rubric_csv(path, rubric)
    assert (lost == ()) is (read_rubric(path) == rubric)
    assert set(lost) <= {"criteria", "groups", "level_names"}


@given(st.text(alphabet="key,dimension;level_1\n\r\t\"'= \x00é", max_size=80))
def test_no_table_makes_the_reader_crash(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(b"dimension,level_1\n" + content.encode())
    with suppress(OmnideskError):
        read_rubric(path)
