"""Text and JSON from elsewhere: what is read, and what is refused and why."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.errors import (
    FileEmpty,
    FileMissing,
    FileUnreadable,
    OmnideskError,
    Problem,
    RowsInvalid,
    RubricInvalid,
)
from omnidesk.exchange.reading import MAX_BYTES, parse_json, read_json, read_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "given.json"


def problem_of(path: Path, content: bytes) -> Problem:
    path.write_bytes(content)
    with pytest.raises(RubricInvalid) as refused:
        read_json(path, RubricInvalid)
    assert refused.value.source == path.name
    return refused.value.problems[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_every_accepted_encoding(path: Path, encoding: str) -> None:
    path.write_bytes("naïve 投資\r\n".encode(encoding))
    assert read_text(path, RowsInvalid) == "naïve 投資\r\n"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"a":\n "caf\xe9"}', "line 2"),
        (b'{"a":\n\n "\x00"}', "line 3"),
        (b"\xff\xfe\x00", "line 1"),
        ("{}".encode("utf-32"), "line 1"),
        ("{}".encode("utf-16-le"), "line 1"),
    ],
)
def test_what_is_not_text_is_refused_with_its_line(path: Path, content: bytes, place: str) -> None:
    assert problem_of(path, content) == Problem("not_text", place)


def test_bad_json_is_refused_with_its_line_and_column(path: Path) -> None:
    assert problem_of(path, b'{\n "a": 1,\n}') == Problem("bad_json", "line 3, column 1")


def test_a_file_over_the_limit_is_refused(path: Path) -> None:
    assert problem_of(path, b" " * (MAX_BYTES + 1)) == Problem("file_too_large", "", "20")


def test_an_endless_device_is_not_read_to_its_end() -> None:
    zero = Path("/dev/zero")
    if not zero.exists():
        pytest.skip("this system has no /dev/zero")
    with pytest.raises(RubricInvalid):
        read_text(zero, RubricInvalid, max_bytes=1000)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"a": {"b": 1, "c": 2, "b": 3}}', Problem("duplicate_field", "", "b")),
        (b'{"a": NaN}', Problem("bad_number", "", "NaN")),
        (b'{"a": -Infinity}', Problem("bad_number", "", "-Infinity")),
        (b'{"a": 1e999}', Problem("bad_number", "", "1e999")),
        (b"[" + b"1" * 5000 + b"]", Problem("bad_number", "", "1" * 77 + "...")),
        (b"[" * 200_000, Problem("nested_too_deep", "")),
        (b'{"a":' * 200_000, Problem("nested_too_deep", "")),
    ],
)
def test_what_python_would_let_pass_or_fall_over_is_refused(
    path: Path, content: bytes, expected: Problem
) -> None:
    assert problem_of(path, content) == expected


def test_a_missing_file_an_empty_one_and_a_folder_are_told_apart(path: Path) -> None:
    with pytest.raises(FileMissing):
        read_text(path, RubricInvalid)
    path.touch()
    with pytest.raises(FileEmpty):
        read_text(path, RubricInvalid)
    with pytest.raises(FileUnreadable):
        read_text(path.parent, RubricInvalid)
    with pytest.raises(FileUnreadable):
        read_text(path.parent / "a\0b", RubricInvalid)


@given(st.binary(max_size=60))
def test_no_bytes_make_the_reader_crash(tmp_path_factory: pytest.TempPathFactory, content: bytes):
    path = tmp_path_factory.getbasetemp() / "bytes"
    path.write_bytes(content)
    with suppress(OmnideskError):
        read_json(path, RubricInvalid)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    ).filter(lambda value: "Infinity" not in json.dumps(value))
)
def test_ordinary_json_is_read_as_it_is(value: object) -> None:
    assert parse_json(json.dumps(value), "law", RubricInvalid) == value
