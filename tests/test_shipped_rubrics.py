"""The rubrics that ship, their schema, and the example in the documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import (
    content_hash,
    rubric_from_document,
    rubric_to_document,
)
from omnidesk.domain.rubric_lint import check
from omnidesk.exchange.rubric_json import read_rubric_json, write_rubric_json
from omnidesk.paths import rubric_folder
from tests.domain.rubrics import broken_documents, rubrics, small_document

# A published version never changes: for other content give the file another version.
PUBLISHED = {
    ("omnichannel-cx", "1.0"): "2964c109666911b8b24d20816452739d0303d16a2799cd5c5c82a73b5150814b",
    ("retail-omni-6x6", "1.0"): "558356e6eb151d9d521a42665d105c55376f93d2fdf1caf257c6760a0c4ef79a",
}
SCHEMA = json.loads((rubric_folder() / "rubric.schema.json").read_text(encoding="utf-8"))
FITS = Draft202012Validator(SCHEMA)
DOCS = Path(__file__).resolve().parents[1] / "docs" / "file-format.md"
SHIPPED = sorted(
    path for path in rubric_folder().glob("*.json") if not path.name.endswith(".schema.json")
)

each_shipped = pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])


def test_the_published_versions_have_not_changed() -> None:
    shipped = [read_rubric_json(path) for path in SHIPPED]
    found = {(rubric.id, rubric.version): content_hash(rubric) for rubric in shipped}
    assert found == PUBLISHED


def test_one_is_nine_by_five_and_one_is_six_by_six() -> None:
    sizes = {path.stem: size(read_rubric_json(path)) for path in SHIPPED}
    assert sizes == {"omnichannel-cx": (9, 5), "retail-omni-6x6": (6, 6)}


def size(rubric: Rubric) -> tuple[int, int]:
    return len(rubric.dimensions), len(rubric.levels)


@each_shipped
def test_a_check_finds_nothing_in_either_language(path: Path) -> None:
    rubric = read_rubric_json(path)
    assert rubric.languages == ("en", "id")
    assert {problem.code for problem in check(rubric)} <= {"two_in_one"}  # notes: they are meant


@each_shipped
def test_a_file_is_named_by_its_id_and_is_what_the_program_writes(
    path: Path, tmp_path: Path
) -> None:
    rubric = read_rubric_json(path)
    write_rubric_json(tmp_path / f"{rubric.id}.json", rubric)
    written = (tmp_path / path.name).read_text(encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


@each_shipped
def test_a_file_fits_the_schema(path: Path) -> None:
    FITS.validate(json.loads(path.read_text(encoding="utf-8")))


def test_the_schema_is_itself_well_formed() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_object_of_the_schema_is_closed() -> None:
    objects = [part for part in parts_of(SCHEMA) if part.get("type") == "object"]
    assert len(objects) > 8
    assert all("additionalProperties" in part for part in objects)


def parts_of(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [part for item in value for part in parts_of(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(part for item in value.values() for part in parts_of(item))]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(format=2),
        lambda d: d.update(format=True),
        lambda d: d.update(colour="red"),
        lambda d: d.pop("id"),
        lambda d: d.update(id="Small Rubric"),
        lambda d: d.update(version=""),
        lambda d: d.update(languages=[]),
        lambda d: d.update(languages=["en", "en"]),
        lambda d: d.update(languages=["English"]),
        lambda d: d.update(name="Small"),
        lambda d: d["levels"][0].update(value=1.5),
        lambda d: d["levels"][0].update(value=-1),
        lambda d: d["levels"][0].pop("name"),
        lambda d: d["dimensions"][0].update(weight=-1),
        lambda d: d["dimensions"][0].update(key="Tea"),
        lambda d: d["dimensions"][0].update(improvements={"one": {}}),
        lambda d: d["groups"][0].update(parent=None),
        lambda d: d["cells"]["tea"].update({"01": {}}),
        lambda d: d["cells"]["tea"].update({"1": "Cold."}),
        lambda d: d["cells"]["tea"]["1"].update(note={}),
        lambda d: d["cells"]["tea"]["2"].update(criteria={}),
    ],
)
def test_a_broken_document_fits_neither_the_schema_nor_the_reader(
    change: Callable[[dict[str, Any]], object],
) -> None:
    document = small_document()
    assert FITS.is_valid(document)
    change(document)
    assert not FITS.is_valid(document)
    with pytest.raises(RubricInvalid):
        rubric_from_document(document, "broken")


@given(rubrics())
def test_what_the_program_writes_fits_the_schema(rubric: Rubric) -> None:
    FITS.validate(rubric_to_document(rubric))


@given(broken_documents())
def test_the_reader_is_never_laxer_than_the_schema(document: Any) -> None:
    if not FITS.is_valid(document):
        with pytest.raises(RubricInvalid):
            rubric_from_document(document, "broken")


def test_the_example_in_the_documentation_is_whole() -> None:
    match = re.search(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert match is not None
    document = json.loads(match[1])
    FITS.validate(document)
    assert rubric_to_document(rubric_from_document(document, "example")) == document
