"""Several files that are the languages of one model become one."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.services.import_plan import read_plan
from omnidesk.services.rubric_files import FileChoices, import_rubric
from tests.realdata import REALDATA, needs_realdata

EN = "group,dimension,level_1_title,level_1,level_2_title,level_2\nG,Tea,A,a,B,b\nH,Cake,C,c,D,d\n"
ES = EN.splitlines()[0] + "\nGr,Té,Á,á,Bé,bé\nHa,Tarta,Cé,cé,Dé,dé\n"


def files(folder: Path, **contents: str) -> list[Path]:
    paths = []
    for code, content in contents.items():
        path = folder / f"grid.{code.replace('_', '-')}.csv"
        path.write_text(content, encoding="utf-8")
        paths.append(path)
    return paths


def problems_of(paths: list[Path]) -> list[Problem]:
    with pytest.raises(RubricInvalid) as refused:
        import_rubric(paths, FileChoices())
    return list(refused.value.problems)


def test_rows_without_keys_are_matched_by_their_order(tmp_path: Path) -> None:
    result = import_rubric(files(tmp_path, en=EN, es=ES), FileChoices())
    rubric = result.rubric
    assert (rubric.languages, rubric.keys) == (("en", "es"), ("tea", "cake"))
    assert rubric.dimension_name("cake", "es") == "Tarta"
    assert rubric.descriptor("tea", 2, "es") == "Bé\n\nbé"
    assert [group.name.get("es") for group in rubric.groups] == ["Gr", "Ha"]
    assert rubric.name.as_dict() == {"en": "grid", "es": "grid"}
    assert "matched_by_order" in {note.code for note in result.notes}


def test_rows_with_keys_are_matched_by_them(tmp_path: Path) -> None:
    en = "key,dimension,level_1\nt,Tea,a\nc,Cake,b\n"
    es = "key,dimension,level_1\nc,Tarta,bé\nt,Té,á\n"
    rubric = import_rubric(files(tmp_path, en=en, es=es), FileChoices()).rubric
    assert rubric.dimension_name("t", "es") == "Té"
    assert rubric.descriptor("c", 1, "es") == "bé"


def test_the_languages_can_be_said(tmp_path: Path) -> None:
    paths = files(tmp_path, one=EN, two=ES)
    rubric = import_rubric(paths, FileChoices(languages=("en", "es"))).rubric
    assert rubric.languages == ("en", "es")


def test_what_does_not_match_is_refused_with_its_place(tmp_path: Path) -> None:
    en = "key,dimension,level_1\nt,Tea,a\nc,Cake,b\n"
    es = "key,dimension,level_1\nt,Té,á\nx,Tarta,bé\n"
    assert problems_of(files(tmp_path, en=en, es=es)) == [
        Problem("key_only_here", "line 3 in file grid.es.csv", "x"),
        Problem("key_missing_here", " in file grid.es.csv", "c"),
    ]


@pytest.mark.parametrize(
    ("other", "code", "detail"),
    [
        ("dimension,level_1,level_2\nTé,á,bé\n", "other_rows", "1 / 2"),
        ("dimension,level_1,level_3\nTé,á,bé\nX,y,z\n", "other_levels", "1, 3"),
    ],
)
def test_other_rows_or_levels_are_refused(
    tmp_path: Path, other: str, code: str, detail: str
) -> None:
    problem = Problem(code, " in file grid.es.csv", detail)
    assert problem in problems_of(files(tmp_path, en=EN, es=other))


def test_two_files_in_one_language_are_refused(tmp_path: Path) -> None:
    paths = files(tmp_path, one=EN, two=EN)
    assert problems_of(paths) == [Problem("language_in_two_files", " in file grid.two.csv", "en")]


def test_sheets_that_are_named_by_languages_are_one_model(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    for title, name, text in (("English", "Tea", "cold"), ("Bahasa Indonesia", "Teh", "dingin")):
        sheet = book.create_sheet(title)
        sheet.append(["Dimension", "Level 1", "Level 2"])
        sheet.append([name, text, "-"])
    book.save(tmp_path / "tea.xlsx")
    result = import_rubric([tmp_path / "tea.xlsx"], FileChoices())
    assert result.rubric.languages == ("en", "id")
    assert result.rubric.name.as_dict() == {"en": "tea", "id": "tea"}
    assert result.rubric.descriptor("tea", 1, "id") == "dingin"
    assert read_plan([tmp_path / "tea.xlsx"], "en").build().rubric == result.rubric


@needs_realdata
def test_the_four_languages_of_the_platform_model_are_one_rubric() -> None:
    folder = REALDATA / "cncf-platform"
    paths = [folder / f"grid.{code}.csv" for code in ("en", "es", "ja", "zh")]
    rubric = import_rubric(paths, FileChoices()).rubric
    assert rubric.languages == ("en", "es", "ja", "zh")
    assert (len(rubric.dimensions), rubric.values, len(rubric.cells)) == (5, (1, 2, 3, 4), 20)
    for language in rubric.languages:
        assert all(cell.text.get(language) for cell in rubric.cells.values())
    assert rubric.dimension_name("investment", "ja") == "投資"
    assert rubric.descriptor("investment", 1, "en").startswith("Provisional — Voluntary")
