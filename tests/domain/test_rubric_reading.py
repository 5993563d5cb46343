"""What a document may not be: every fault named, with its place."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given

from omnidesk.domain.document_node import MAX_PROBLEMS
from omnidesk.domain.errors import Problem, RubricInvalid
from omnidesk.domain.plain_text import MAX_TEXT
from omnidesk.domain.rubric_document import rubric_from_document
from tests.domain.rubrics import broken_documents, json_values, small_document

Change = Callable[[dict[str, Any]], object]


def problems_of(document: object) -> list[Problem]:
    with pytest.raises(RubricInvalid) as refused:
        rubric_from_document(document, "small.json")
    assert refused.value.source == "small.json"
    return list(refused.value.problems)


def dimension(**fields: object) -> Change:
    return lambda d: d["dimensions"][0].update(fields)


def level(**fields: object) -> Change:
    return lambda d: d["levels"][0].update(fields)


def group(**fields: object) -> Change:
    return lambda d: d["groups"][0].update(fields)


def top(**fields: object) -> Change:
    return lambda d: d.update(fields)


FAULTS: list[tuple[Change, Problem]] = [
    (top(format="1"), Problem("wrong_format", "format", "1")),
    (top(format=True), Problem("wrong_format", "format", "true")),
    (lambda d: d.pop("format"), Problem("missing_field", "format", "format")),
    (top(colour="red"), Problem("unknown_key", "colour", "colour")),
    (top(id="Small Rubric"), Problem("bad_id", "id", "Small Rubric")),
    (top(id=7), Problem("not_a_text", "id", "7")),
    (top(version="1.0 @home"), Problem("bad_version", "version", "1.0 @home")),
    (top(name="Small"), Problem("not_an_object", "name", "Small")),
    (top(note={"en": 3}), Problem("not_a_text", "note.en", "3")),
    (top(levels={}), Problem("not_a_list", "levels", "{...}")),
    (top(languages=["en", "id", "EN"]), Problem("bad_language", "languages[2]", "EN")),
    (top(languages=["en", "id", "en"]), Problem("duplicate_language", "languages[2]", "en")),
    (top(languages=[]), Problem("no_languages", "languages")),
    (top(name={"fr": "Petit"}), Problem("undeclared_language", "name.fr", "fr")),
    (lambda d: d["levels"][0].pop("value"), Problem("missing_field", "levels[0].value", "value")),
    (level(value=1.5), Problem("not_a_whole_number", "levels[0].value", "1.5")),
    (level(value=True), Problem("not_a_whole_number", "levels[0].value", "true")),
    (level(value="1"), Problem("not_a_whole_number", "levels[0].value", "1")),
    (level(value=-1), Problem("bad_level_value", "levels[0].value", "-1")),
    (level(value=1000), Problem("bad_level_value", "levels[0].value", "1000")),
    (level(value=2), Problem("duplicate_level", "levels[1].value", "2")),
    (level(colour="red"), Problem("unknown_key", "levels[0].colour", "colour")),
    (dimension(key="Tea"), Problem("bad_key", "dimensions[0].key", "Tea")),
    (dimension(key="-tea"), Problem("bad_key", "dimensions[0].key", "-tea")),
    (dimension(key="cake"), Problem("duplicate_key", "dimensions[1].key", "cake")),
    (dimension(weight=-0.5), Problem("bad_weight", "dimensions[0].weight", "-0.5")),
    (dimension(weight=math.nan), Problem("bad_weight", "dimensions[0].weight", "nan")),
    (dimension(weight=math.inf), Problem("bad_weight", "dimensions[0].weight", "inf")),
    (
        dimension(weight=10**400),
        Problem("bad_weight", "dimensions[0].weight", "1" + "0" * 76 + "..."),
    ),
    (dimension(weight=False), Problem("not_a_number", "dimensions[0].weight", "false")),
    (dimension(weight=None), Problem("not_a_number", "dimensions[0].weight", "null")),
    (dimension(group="none"), Problem("unknown_group", "dimensions[0].group", "none")),
    (
        dimension(improvements={"3": {"en": "Up."}}),
        Problem("unknown_level", "dimensions[0].improvements.3", "3"),
    ),
    (group(key="inner"), Problem("duplicate_key", "groups[1].key", "inner")),
    (group(parent="none"), Problem("unknown_parent", "groups[0].parent", "none")),
    (group(parent="outer"), Problem("group_cycle", "groups[0].parent", "outer")),
    (group(parent="inner"), Problem("group_cycle", "groups[1].parent", "inner")),
    (
        lambda d: d["groups"].append({"key": "deep", "parent": "inner", "name": {}}),
        Problem("groups_too_deep", "groups[2].parent", "2"),
    ),
    (top(cells={"soup": {}}), Problem("unknown_dimension", "cells.soup", "soup")),
    (top(cells={"tea": {"9": {}}}), Problem("unknown_level", "cells.tea.9", "9")),
    (top(cells={"tea": {"01": {}}}), Problem("unknown_level", "cells.tea.01", "01")),
    (top(cells={"tea": {"1": {"txt": {}}}}), Problem("unknown_key", "cells.tea.1.txt", "txt")),
    (top(cells={"tea": {"1": "Cold."}}), Problem("not_an_object", "cells.tea.1", "Cold.")),
    (
        top(cells={"tea": {"1": {"criteria": [{"en": 1}]}}}),
        Problem("not_a_text", "cells.tea.1.criteria[0].en", "1"),
    ),
    (top(name={"en": "a\x07b"}), Problem("control_character", "name.en", "U+0007")),
    (top(name={"en": "a\x85b"}), Problem("control_character", "name.en", "U+0085")),
    (top(name={"en": "a\uffffb"}), Problem("control_character", "name.en", "U+FFFF")),
    (top(name={"en": "a\ud800b"}), Problem("control_character", "name.en", "U+D800")),
    (top(name={"en": "x" * 20_001}), Problem("text_too_long", "name.en", "20001")),
    (
        top(dimensions=[{"key": f"d{n}", "name": {}} for n in range(501)]),
        Problem("too_many", "dimensions", "500"),
    ),
    (
        top(levels=[{"value": n, "name": {}} for n in range(51)]),
        Problem("too_many", "levels", "50"),
    ),
]


@pytest.mark.parametrize(("change", "expected"), FAULTS)
def test_a_fault_is_named_with_its_place(change: Change, expected: Problem) -> None:
    document = small_document()
    change(document)
    assert expected in problems_of(document)


def test_every_fault_is_named_at_once() -> None:
    document = small_document()
    for change in (top(id="X"), level(value="one"), dimension(key="Y"), group(parent="none")):
        change(document)
    assert {p.code for p in problems_of(document)} >= {
        "bad_id",
        "not_a_whole_number",
        "bad_key",
        "unknown_parent",
    }


def test_a_newer_format_is_told_apart_and_not_picked_at() -> None:
    assert problems_of({"format": 2, "shape": "new"}) == [Problem("newer_format", "format", "2")]


@pytest.mark.parametrize("document", [None, 3, "rubric", [], [{}]])
def test_what_is_no_object_is_refused(document: object) -> None:
    assert [p.code for p in problems_of(document)] == ["not_an_object"]


def test_a_draft_may_have_no_levels_no_dimensions_and_no_names() -> None:
    document = small_document() | {"name": {}, "levels": [], "groups": [], "dimensions": []}
    rubric = rubric_from_document(document | {"cells": {}}, "draft")
    assert (rubric.values, rubric.keys) == ((), ())


def test_a_whole_number_may_be_written_with_a_decimal_point() -> None:
    document = small_document()
    document["levels"][0]["value"] = 1.0
    assert rubric_from_document(document, "x").values == (1, 2)


def test_tabs_newlines_and_writing_directions_are_ordinary_text() -> None:
    text = "one\ttwo\nthree \u202eright to left\u202c \N{GRINNING FACE}"
    document = small_document() | {"name": {"en": text}}
    assert rubric_from_document(document, "x").name.get("en") == text


def test_line_ends_of_other_systems_are_read_as_newlines() -> None:
    document = small_document() | {"name": {"en": "a\r\nb\rc"}}
    assert rubric_from_document(document, "x").name.get("en") == "a\nb\nc"


def test_the_longest_text_is_accepted() -> None:
    document = small_document() | {"name": {"en": "x" * MAX_TEXT}}
    assert len(rubric_from_document(document, "x").name.get("en")) == MAX_TEXT


def test_countless_problems_are_counted_and_not_kept() -> None:
    document = small_document() | {f"x{n}": n for n in range(MAX_PROBLEMS + 5)}
    problems = problems_of(document)
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1] == Problem("more_problems", "", "5")


@given(json_values | broken_documents())
def test_no_document_makes_the_reader_crash(document: object) -> None:
    with suppress(RubricInvalid):
        rubric_from_document(document, "fuzz")
