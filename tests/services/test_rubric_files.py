"""Models from files of every kind, as the program and the real ones are."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnidesk.domain.errors import ColumnUnknown, FileKindUnknown, RubricInvalid, SheetUnknown
from omnidesk.domain.rubric_lint import Severity, check
from omnidesk.exchange.grids.chosen import Choices
from omnidesk.paths import rubric_folder
from omnidesk.services.rubric_files import (
    FileChoices,
    import_rubric,
    read_rubric,
    write_rubric,
)
from tests.realdata import REALDATA, needs_realdata

SHIPPED = sorted(p for p in rubric_folder().glob("*.json") if not p.name.endswith(".schema.json"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_shipped_models_lose_nothing_in_a_table(path: Path, ending: str, tmp_path: Path) -> None:
    rubric, out = read_rubric(path), tmp_path / f"out.{ending}"
    lost = write_rubric(out, rubric)
    assert lost == ()
    assert read_rubric(out) == rubric


def test_columns_that_the_user_names_are_taken(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("No,What,Bad,Good,Team\nx-1,Tea,cold,hot,T\n", encoding="utf-8")
    choices = Choices(
        dimension="what", key="No", groups=("Team",), levels=("Bad", "Good"), titles=()
    )
    rubric = import_rubric([table], FileChoices(columns=choices)).rubric
    assert rubric.keys == ("x-1",)
    assert [level.name.get("en") for level in rubric.levels] == ["Bad", "Good"]
    assert (rubric.descriptor("x-1", 2, "en"), rubric.groups[0].key) == ("hot", "t")


def test_a_pattern_stands_for_many_columns(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("Thing,stage one,stage two\nTea,cold,hot\n", encoding="utf-8")
    choices = Choices(dimension="Thing", levels=("stage *",))
    assert import_rubric([table], FileChoices(columns=choices)).rubric.values == (1, 2)


def test_a_column_or_sheet_that_is_not_there_is_refused_with_those_that_are(
    tmp_path: Path,
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("dimension,level_1\nTea,cold\n", encoding="utf-8")
    with pytest.raises(ColumnUnknown) as column:
        import_rubric([table], FileChoices(columns=Choices(dimension="Dimensio")))
    assert column.value.known == ["dimension", "level_1"]
    with pytest.raises(SheetUnknown):
        import_rubric([table], FileChoices(columns=Choices(sheets=("Two",))))


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(FileKindUnknown):
        write_rubric(tmp_path / "out.docx", read_rubric(SHIPPED[0]))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old_workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "locked_workbook"),
        ("a.xlsx", b"only text", "damaged_workbook"),
        ("a.ods", b"PK\x03\x04", "open_document"),
        ("a.docx", b"PK\x03\x04", "word_document"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "word_document"),
        ("a.csv", b"%PDF-1.7", "pdf_document"),
    ],
)
def test_files_of_other_programs_are_refused_and_say_what_to_do(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RubricInvalid) as refused:
        read_rubric(tmp_path / name)
    assert [problem.code for problem in refused.value.problems] == [code]


@needs_realdata
def test_green_gauge_is_read_whole() -> None:
    rubric = read_rubric(REALDATA / "greengauge" / "grid.csv")
    assert (len(rubric.dimensions), rubric.values) == (91, (1, 2, 3, 4, 5))
    assert sum(group.parent is None for group in rubric.groups) == 7
    found = check(rubric)
    assert not [problem for problem in found if problem.severity is Severity.ERROR]
    empty = {problem.level for problem in found if problem.code == "empty_cell"}
    assert empty == {2, 4}


@needs_realdata
def test_the_workbook_of_a_client_is_the_same_model_as_its_table() -> None:
    folder = REALDATA / "greengauge"
    table, book = read_rubric(folder / "grid.csv"), read_rubric(folder / "client-workbook.xlsx")
    assert book.dimensions == table.dimensions
    assert book.cells == table.cells
    assert [(g.key, g.parent) for g in book.groups] == [(g.key, g.parent) for g in table.groups]
    names = [
        [group.name.get("en").casefold().replace("-", " ") for group in r.groups]
        for r in (book, table)
    ]
    assert names[0] == names[1]  # sheets have titles for people


@needs_realdata
def test_a_workbook_without_level_texts_says_so() -> None:
    with pytest.raises(RubricInvalid) as refused:
        read_rubric(REALDATA / "greengauge" / "gg-assessment-template.xlsx")
    assert [problem.code for problem in refused.value.problems] == ["no_level_column"]


@needs_realdata
@pytest.mark.parametrize("name", ["grid-2.0.0.csv", "grid-v2.2.0.csv"])
def test_samm_has_its_streams_keys_and_practices(name: str) -> None:
    rubric = read_rubric(REALDATA / "owasp-samm" / name)
    outer = [group for group in rubric.groups if group.parent is None]
    assert (len(rubric.dimensions), len(outer), len(rubric.groups)) == (30, 5, 20)
    assert all(len(key) == 32 for key in rubric.keys)
    assert rubric.cell(rubric.keys[0], 1).criteria


@needs_realdata
@pytest.mark.parametrize(
    "name", ["scoring_legend", "alma-assessments", "alma-ciso-assessment-2026"]
)
def test_what_is_no_grid_is_refused(name: str) -> None:
    with pytest.raises(RubricInvalid):
        read_rubric(REALDATA / "csf-profile" / f"{name}.csv")
