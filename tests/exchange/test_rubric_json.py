"""Rubrics as JSON files: there and back, and refused as a whole."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given

from omnidesk.domain.errors import OmnideskError, RubricInvalid
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import content_hash
from omnidesk.exchange.rubric_json import read_rubric_json, write_rubric_json
from tests.domain.rubrics import broken_documents, rubrics, small_document


@given(rubrics())
def test_a_written_rubric_is_read_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, rubric: Rubric
) -> None:
    path = tmp_path_factory.getbasetemp() / "law.json"
    write_rubric_json(path, rubric)
    assert read_rubric_json(path) == rubric


def test_a_file_is_indented_in_the_formats_order_and_ends_with_a_newline(tmp_path: Path) -> None:
    given_path, written = tmp_path / "given.json", tmp_path / "written.json"
    given_path.write_text(json.dumps(small_document()), encoding="utf-8-sig")
    write_rubric_json(written, read_rubric_json(given_path))
    expected = json.dumps(small_document(), indent=2, ensure_ascii=False) + "\n"
    assert written.read_bytes() == expected.encode()


def test_the_form_of_the_file_does_not_change_the_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(small_document(), ensure_ascii=True, sort_keys=True), "utf-8")
    first = content_hash(read_rubric_json(path))
    path.write_text(json.dumps(small_document(), indent=7), "utf-16")
    assert content_hash(read_rubric_json(path)) == first


def test_every_fault_of_a_file_is_named_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(small_document() | {"id": "A B", "levels": 3}), "utf-8")
    with pytest.raises(RubricInvalid) as refused:
        read_rubric_json(path)
    assert refused.value.source == "odd.json"
    assert {"bad_id", "not_a_list", "unknown_level"} == {p.code for p in refused.value.problems}


@given(broken_documents())
def test_no_document_makes_the_reader_crash(
    tmp_path_factory: pytest.TempPathFactory, document: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.json"
    path.write_text(json.dumps(document), "utf-8")
    with suppress(OmnideskError):
        read_rubric_json(path)
