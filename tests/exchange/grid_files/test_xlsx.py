"""Workbooks as clients lay them out, and as the program writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Rubric
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.exchange.grid_files.xlsx_book import read_xlsx_book
from omnidesk.exchange.grid_files.xlsx_writing import write_rubric_xlsx
from omnidesk.exchange.grids.applied import Imported, apply_mapping
from omnidesk.exchange.grids.guess import guess_mapping
from omnidesk.services.rubric_files import read_rubric
from tests.domain.rubrics import rubrics, small_document

Fill = Callable[[Any], None]
HEADER = ["Section", "Measure", "What it means", "1 Low", "2", "3 High", "Score"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def read(path: Path) -> Imported:
    book = read_xlsx_book(path)
    return apply_mapping(book, guess_mapping(book, "en"))


def notes(result: Imported) -> dict[str, str]:
    return {note.code: note.detail for note in result.notes}


def client_workbook(path: Path) -> None:
    """A read-me, a sheet for each pillar with a title, merged sections, scores and averages."""
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active["A1"] = "Fill in one sheet per pillar"
    for pillar in ("Culture", "Planning"):
        sheet = book.create_sheet(pillar)
        sheet["A1"] = f"Pillar: {pillar}"
        sheet.merge_cells("A1:G1")
        sheet.append([])
        sheet.append(HEADER)
        sheet.append(["First", f"{pillar} one", "About one", "a", None, "b", 3])
        sheet.append([None, f"{pillar} two", "About two", "c", None, "d", None])
        sheet.merge_cells("A4:A5")
        sheet.append(["Second", f"{pillar} three", "About three", "e", None, "f", None])
        sheet.append([])
        sheet.append([None, "Average", None, None, None, None, "=AVERAGE(G4:G6)"])
    book["Culture"].column_dimensions["C"].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    book.save(path)


def test_a_sheet_for_each_pillar_becomes_groups_in_groups(path: Path) -> None:
    client_workbook(path)
    result = read(path)
    rubric = result.rubric
    assert rubric.keys[:4] == ("culture_one", "culture_two", "culture_three", "planning_one")
    assert [(g.key, g.parent) for g in rubric.groups] == [
        ("culture", None),
        ("first", "culture"),
        ("second", "culture"),
        ("planning", None),
        ("first_2", "planning"),
        ("second_2", "planning"),
    ]
    assert [row.group for row in rubric.dimensions[:3]] == ["first", "first", "second"]
    assert [level.name.get("en") for level in rubric.levels] == ["Low", "Level 2", "High"]


def test_what_was_left_out_of_a_workbook_is_told(path: Path) -> None:
    client_workbook(path)
    assert notes(read(path)) == {
        "sheets_left_out": "Read me",
        "hidden_sheets_left_out": "Old",
        "sheets_as_groups": "Culture, Planning",
        "columns_left_out": "Score",
        "hidden_columns_read": "What it means (Culture)",
        "rows_left_out": "Average",
    }


def test_a_column_that_is_hidden_everywhere_is_no_part(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Dimension", "Description", "Level 1", "Level 2"])
    book.active.append(["Tea", "secret", "cold", "hot"])
    book.active.column_dimensions["B"].hidden = True
    book.save(path)
    result = read(path)
    assert not result.rubric.dimensions[0].definition
    assert notes(result) == {"hidden_columns_left_out": "Description"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (0.1, "0.1"),
        (12, "12"),
        (True, "TRUE"),
        (date(2026, 5, 17), "2026-05-17"),
        (datetime(2026, 5, 17, 8, 30), "2026-05-17 08:30"),
        ("=1+1", ""),
        ("#REF!", ""),
        ("_x0041_", "A"),
        ("a\nb", "a\nb"),
    ],
)
def test_numbers_dates_and_formulas_become_sensible_text(
    path: Path, value: object, text: str
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Dimension", "Level 1", "Level 2"])
    book.active.append(["Tea", value, "words"])
    book.save(path)
    assert read(path).rubric.descriptor("tea", 1, "en") == text


def test_a_title_merged_over_the_row_heads_the_rows_below(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Dimension", "1", "2"], ["Hot drinks"], ["Tea", "a", "b"], ["Cold"], ["Ice", "c"]):
        sheet.append(row)
    for merged in ("A2:C2", "A4:C4"):
        sheet.merge_cells(merged)
    book.save(path)
    rubric = read(path).rubric
    assert rubric.keys == ("tea", "ice")
    assert [row.group for row in rubric.dimensions] == ["hot_drinks", "cold"]


def test_a_workbook_by_another_name_is_one_all_the_same(path: Path) -> None:
    client_workbook(path)
    renamed = path.rename(path.with_suffix(".csv"))
    assert len(read_rubric(renamed).dimensions) == 6


def test_a_formula_is_written_as_text(path: Path) -> None:
    rubric = with_text('=HYPERLINK("http://x")')
    write_rubric_xlsx(path, rubric)
    cells = [cell for row in openpyxl.load_workbook(path)["Model"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert read(path).rubric.cells == rubric.cells


def test_the_header_of_a_written_grid_stays_in_sight(path: Path) -> None:
    write_rubric_xlsx(path, with_text("x"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Model", "Levels", "About"]
    assert book["Model"].freeze_panes == "C2"
    assert book["Model"]["C2"].alignment.wrap_text


def with_text(text: str) -> Rubric:
    rubric = rubric_from_document(small_document(), "small")
    return replace(rubric, cells={("tea", 1): Cell(LocalText.single("en", text))})


@settings(max_examples=40)
@given(rubrics(min_levels=1, min_dimensions=1))
def test_a_workbook_that_lost_nothing_is_the_whole_rubric(
    tmp_path_factory: pytest.TempPathFactory, rubric: Rubric
) -> None:
    path = tmp_path_factory.getbasetemp() / "lost.xlsx"
    lost = write_rubric_xlsx(path, rubric)
    assert (lost == ()) is (read(path).rubric == rubric)
    assert set(lost) <= {"criteria", "groups"}
