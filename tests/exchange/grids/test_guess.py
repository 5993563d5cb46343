"""Tables as they are met become the model that a reader would see in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric import Rubric
from omnidesk.exchange.grid_files.csv_book import read_csv_book
from omnidesk.exchange.grids.applied import Imported, apply_mapping
from omnidesk.exchange.grids.guess import guess_mapping
from omnidesk.exchange.grids.language_guess import language_of_texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


def imported(path: Path, content: str) -> Imported:
    path.write_text(content, encoding="utf-8", newline="")
    book = read_csv_book(path)
    return apply_mapping(book, guess_mapping(book, "en"))


def read(path: Path, content: str) -> Rubric:
    return imported(path, content).rubric


def notes(result: Imported) -> dict[str, str]:
    return {note.code: note.detail for note in result.notes}


def test_two_columns_of_groups_lie_in_each_other(path: Path) -> None:
    rubric = read(
        path, "pillar,section,dimension,level_1,level_2\nP,S,A,a,b\nP,T,B,c,d\nQ,S,C,e,f\n"
    )
    assert [(g.key, g.parent) for g in rubric.groups] == [
        ("p", None),
        ("s", "p"),
        ("t", "p"),
        ("q", None),
        ("s_2", "q"),
    ]
    assert [row.group for row in rubric.dimensions] == ["s", "t", "s_2"]


def test_the_key_is_the_column_whose_values_are_unique_ids(path: Path) -> None:
    rubric = read(
        path,
        "function,stream,stream_id,level_1,level_2\n"
        "F,One,253b012094cf4e0988e08fd22609227d,a,b\nF,Two,79754453c74b4143b20a57d0efdaab56,c,d\n",
    )
    assert rubric.keys == ("253b012094cf4e0988e08fd22609227d", "79754453c74b4143b20a57d0efdaab56")
    assert rubric.dimension_name(rubric.keys[0], "en") == "One"
    assert rubric.languages == ("en",)


def test_the_same_ending_is_indonesian_where_the_texts_are_words(path: Path) -> None:
    rubric = read(path, "dimension,dimension_id,level_1,level_1 (id)\nBudget,Anggaran dana,a,b\n")
    assert rubric.languages == ("en", "id")
    assert rubric.dimension_name("budget", "id") == "Anggaran dana"
    assert rubric.descriptor("budget", 1, "id") == "b"


def test_keys_that_are_no_slugs_are_made_into_some_and_told(path: Path) -> None:
    result = imported(path, "ID,dimension,level_1,level_2\nGV.SC-04,Supply,a,b\ngv_sc_04,X,c,d\n")
    assert result.rubric.keys == ("gv_sc_04_2", "gv_sc_04")
    assert notes(result)["keys_changed"] == "GV.SC-04 → gv_sc_04_2"


def test_scores_comments_and_empty_columns_are_left_out_and_named(path: Path) -> None:
    result = imported(
        path,
        "Measure,1 Low,2,3 High,Score,,Comment\nA,a,b,c,3,,fine\nB,d,e,f,2,,\nAverage,,,,2.5,,\n",
    )
    assert result.rubric.keys == ("a", "b")
    assert [level.name.get("en") for level in result.rubric.levels] == ["Low", "Level 2", "High"]
    assert notes(result) == {
        "columns_left_out": "Score, Comment",
        "rows_left_out": "Average",
    }


def test_titles_stand_over_the_texts_and_questions_become_a_checklist(path: Path) -> None:
    result = imported(
        path, "dimension,level_1_title,level_1,level_1_question\nA,First,Text.,Is it?\n"
    )
    cell = result.rubric.cell("a", 1)
    assert cell.text.get("en") == "First\n\nText."
    assert [point.get("en") for point in cell.criteria] == ["Is it?"]
    assert "titles_in_texts" in notes(result)


def test_one_title_for_all_dimensions_names_the_level(path: Path) -> None:
    rubric = read(
        path, "dimension,level_1_title,level_1\n" + "".join(f"D{n},Ad hoc,t{n}\n" for n in range(3))
    )
    assert rubric.level_name(1, "en") == "Ad hoc"
    assert rubric.descriptor("d0", 1, "en") == "t0"


def test_steps_of_a_scale_without_numbers_are_numbered_and_told(path: Path) -> None:
    result = imported(
        path,
        "Capability,Initial,Managed,Optimised\n"
        "Buying,Nobody buys in a planned way.,A plan is there.,The plan is improved each year.\n",
    )
    assert [(level.value, level.name.get("en")) for level in result.rubric.levels] == [
        (1, "Initial"),
        (2, "Managed"),
        (3, "Optimised"),
    ]
    assert notes(result)["levels_numbered"] == "1 = Initial, 2 = Managed, 3 = Optimised"


def test_groups_that_are_written_once_hold_the_rows_below(path: Path) -> None:
    result = imported(path, "Pillar,Dimension,1,2\nP,A,a,b\n,B,c,d\n,C,e,f\nQ,D,g,h\n,E,i,j\n")
    assert [row.group for row in result.rubric.dimensions] == ["p", "p", "p", "q", "q"]
    assert "groups_filled_down" in notes(result)


def test_rows_above_the_header_are_passed_over(path: Path) -> None:
    rubric = read(path, "Model of the year,,\n,,\nDimension,Level 1,Level 2\nA,a,b\n")
    assert (rubric.keys, rubric.values) == (("a",), (1, 2))


def test_control_characters_are_taken_out_and_counted(path: Path) -> None:
    result = imported(path, "dimension,level_1\nA,a\x07b\u202ec\n")
    assert result.rubric.descriptor("a", 1, "en") == "ab\u202ec"
    assert notes(result) == {"texts_cleaned": "1"}


ID = (
    "Anggaran untuk kanal ini belum ada dan tidak direncanakan oleh siapa pun dalam organisasi.",
    "Anggaran sudah ada untuk sebagian kanal dan ditinjau oleh pimpinan pada setiap tahun.",
)


def test_the_texts_tell_their_language_where_it_is_clear(path: Path) -> None:
    result = imported(path, "dimensi,Tingkat 1,Tingkat 2\nDana,{},{}\n".format(*ID))
    assert result.rubric.languages == ("id",)
    assert result.rubric.level_name(2, "id") == "Tingkat 2"
    assert notes(result) == {"language_found": "id"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("投資は計画的に行われ、全社で共有されています。", "ja"),
        ("投资是有计划的", "zh"),
        ("Budget", ""),
        ("the of and to in is are for with not that by on be this it", "en"),
        ("de", ""),
        ("", ""),
    ],
)
def test_a_script_or_common_words_tell_a_language(text: str, code: str) -> None:
    assert language_of_texts([text]) == code


@pytest.mark.parametrize(
    "content",
    [
        "ID,Assessment,Auditor,Q1 Actual Score\n1,a,b,3\n2,c,d,4\n",
        "paper_id,outcome\n100,1.0\n102,0.0\n",
        "round,user_name,question,value\nr,u,q,1\nr,v,q,2\n",
    ],
)
def test_a_table_of_something_else_is_no_model(path: Path, content: str) -> None:
    with pytest.raises(RubricInvalid) as refused:
        read(path, content)
    codes = {problem.code for problem in refused.value.problems}
    assert codes & {"no_level_column", "no_name_column"}
