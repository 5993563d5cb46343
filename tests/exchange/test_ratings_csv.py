"""One expert's ratings as a CSV file: all of them fit, or none is taken."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.assessment import Confidence, RatingState
from omnidesk.domain.errors import OmnideskError, Problem, RowsInvalid
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.exchange.ratings_csv import RatingLine, read_ratings_csv, write_ratings_csv
from tests.domain.rubrics import small_document, texts

RUBRIC = rubric_from_document(small_document(), "small")
HEADER = "dimension,level,state,confidence,rationale\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ratings.csv"


def read(path: Path, content: str) -> tuple[RatingLine, ...]:
    path.write_text(content, encoding="utf-8", newline="")
    return read_ratings_csv(path, RUBRIC)


def problems_of(path: Path, content: str) -> list[Problem]:
    with pytest.raises(RowsInvalid) as refused:
        read(path, content)
    assert refused.value.source == "ratings.csv"
    return list(refused.value.problems)


def test_levels_and_empties_are_read_with_their_lines(path: Path) -> None:
    content = HEADER + 'tea,2,,high,"It\nsteams."\n\ncake,,not_applicable,,No oven.\n'
    assert read(path, content) == (
        RatingLine(2, "tea", RatingState.LEVEL, 2, Confidence.HIGH, "It\nsteams."),
        RatingLine(5, "cake", RatingState.NOT_APPLICABLE, None, None, "No oven."),
    )


@pytest.mark.parametrize("state", ["cannot_tell", "withdrawn"])
def test_an_empty_needs_no_rationale_but_not_applicable(path: Path, state: str) -> None:
    assert read(path, f"{HEADER}tea,,{state},,\n")[0].state is RatingState(state)


def test_columns_come_in_any_order_and_all_but_the_needed_may_be_missing(path: Path) -> None:
    assert read(path, "Level;Dimension\n2;tea\n")[0].level == 2
    assert read(path, "dimension,state\ntea,cannot_tell\n")[0].level is None


def test_a_level_written_with_a_decimal_point_is_that_level(path: Path) -> None:
    assert read(path, HEADER + "tea,2.0,,,\n")[0].level == 2


BAD_ROWS = [
    (",1,,,", Problem("no_dimension", "line 2")),
    ("soup,1,,,", Problem("unknown_dimension", "line 2", "soup")),
    ("Tea,1,,,", Problem("unknown_dimension", "line 2", "Tea")),
    ("tea,9,,,", Problem("unknown_level", "line 2", "9")),
    ("tea,1.5,,,", Problem("unknown_level", "line 2", "1.5")),
    ("tea,-1,,,", Problem("unknown_level", "line 2", "-1")),
    ("tea,Low,,,", Problem("unknown_level", "line 2", "Low")),
    ("tea,,,,", Problem("no_level", "line 2")),
    ("tea,1,cannot_tell,,", Problem("level_with_state", "line 2")),
    ("tea,,level,,", Problem("bad_state", "line 2", "level")),
    ("tea,,n/a,,", Problem("bad_state", "line 2", "n/a")),
    ("tea,,not_applicable,, ", Problem("no_reason", "line 2")),
    ("tea,1,,sure,", Problem("bad_confidence", "line 2", "sure")),
    ("tea,1,,,\x1b[31m", Problem("control_character", "line 2", "U+001B")),
    ("tea,1,,,a,b", Problem("cell_without_column", "line 2")),
    ("tea,1,,,x\ntea,2,,,y", Problem("duplicate_dimension", "line 3", "tea")),
]


@pytest.mark.parametrize(("row", "expected"), BAD_ROWS)
def test_a_bad_row_is_named_with_its_line_and_nothing_else_is(
    path: Path, row: str, expected: Problem
) -> None:
    assert problems_of(path, f"{HEADER}{row}\ncake,1,,,\n") == [expected]


def test_every_bad_row_is_named_in_the_files_order(path: Path) -> None:
    content = HEADER + "soup,1,,,\ntea,7,,,\ncake,1,,,\ncake,1,,high!,\n"
    assert [(p.place, p.code) for p in problems_of(path, content)] == [
        ("line 2", "unknown_dimension"),
        ("line 3", "unknown_level"),
        ("line 5", "duplicate_dimension"),
        ("line 5", "bad_confidence"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("level,state\n1,\n", Problem("missing_column", "line 1", "dimension")),
        ("dimension\ntea\n", Problem("missing_column", "line 1", "level")),
        ("dimension,level,score\ntea,1,2\n", Problem("unknown_column", "line 1", "score")),
        ("dimension,level,level\ntea,1,1\n", Problem("duplicate_column", "line 1", "level")),
        (HEADER, Problem("no_rows", "line 1")),
        (HEADER + 'tea,1,,,"open\n', Problem("bad_csv", "line 2")),
    ],
)
def test_a_bad_table_is_refused(path: Path, content: str, expected: Problem) -> None:
    assert problems_of(path, content) == [expected]


@given(
    st.lists(
        st.builds(
            lambda state, level, confidence, rationale: (
                RatingLine(0, "", state, level, confidence, rationale)
                if state is RatingState.LEVEL
                else RatingLine(0, "", state, None, confidence, f"{rationale}.")
            ),
            st.sampled_from(RatingState),
            st.sampled_from(RUBRIC.values),
            st.none() | st.sampled_from(Confidence),
            texts | texts.map("=".__add__) | texts.map("'=".__add__),
        ),
        min_size=2,
        max_size=2,
    )
)
def test_written_ratings_are_read_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, lines: list[RatingLine]
) -> None:
    path = tmp_path_factory.getbasetemp() / "law.csv"
    given_facts = [(key, *facts(line)) for key, line in zip(RUBRIC.keys, lines, strict=True)]
    write_ratings_csv(path, [RatingLine(0, *each) for each in given_facts])
    again = read_ratings_csv(path, RUBRIC)
    assert [(line.dimension, *facts(line)) for line in again] == given_facts


def facts(line: RatingLine) -> tuple[RatingState, int | None, Confidence | None, str]:
    return line.state, line.level, line.confidence, line.rationale


@given(st.text(alphabet='tea,cake;level_1\n\r\t"= 12\x00é', max_size=60))
def test_no_table_makes_the_reader_crash(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(HEADER.encode() + content.encode())
    with suppress(OmnideskError):
        read_ratings_csv(path, RUBRIC)
