"""What a check of a rubric finds, and what keeps a draft from being published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.rubric_edit import add_language, remove_language, set_rubric_name
from omnidesk.domain.rubric_lint import RubricProblem, Severity, check, publishable
from tests.domain.rubrics import rubrics, small_document

ERROR, WARNING, NOTE = Severity
ABOUT_WORDS = ("very_short", "vague_text", "near_duplicate", "one_word_stronger", "two_in_one")
"""Those that the short texts here would give; they have tests of their own."""


def checked(change: Callable[[dict[str, Any]], object]) -> tuple[RubricProblem, ...]:
    """The small document in English only, which is whole, after a change."""
    whole = remove_language(rubric_from_document(small_document(), "small"), "id")
    assert {problem.code for problem in check(whole)} <= set(ABOUT_WORDS)
    document = small_document()
    document["languages"] = ["en"]
    for text in (document["name"], document["dimensions"][0]["name"]):
        del text["id"]
    del document["cells"]["tea"]["1"]["text"]["id"]
    change(document)
    found = check(rubric_from_document(document, "changed"))
    return tuple(problem for problem in found if problem.code not in ABOUT_WORDS)


def test_nothing_to_rate_and_nothing_to_choose_between_are_errors() -> None:
    found = checked(lambda d: d.update(levels=[], dimensions=[], cells={}))
    assert [(p.code, p.severity) for p in found] == [
        ("no_dimensions", ERROR),
        ("too_few_levels", ERROR),
    ]


def test_levels_without_dimensions_are_not_called_empty() -> None:
    assert [p.code for p in checked(lambda d: d.update(dimensions=[], cells={}))] == [
        "no_dimensions"
    ]


def test_one_level_is_too_few() -> None:
    def one_level(document: dict[str, Any]) -> None:
        del document["levels"][1], document["cells"]["tea"]["2"], document["cells"]["cake"]["2"]

    assert [p.code for p in checked(one_level)] == ["too_few_levels"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda d: d.update(name={}), {}),
        (lambda d: d["levels"][1].update(name={"en": " \n"}), {"level": 2}),
        (lambda d: d["dimensions"][1].update(name={}), {"dimension": "cake"}),
        (lambda d: d["groups"][0].update(name={}), {"detail": "outer"}),
    ],
)
def test_a_missing_name_is_an_error(
    change: Callable[[dict[str, Any]], object], where: dict[str, Any]
) -> None:
    assert checked(change) == (RubricProblem("missing_name", ERROR, **where),)


def test_a_gap_in_a_row_is_an_error() -> None:
    found = checked(lambda d: d["cells"]["cake"].pop("2"))
    assert found == (RubricProblem("empty_cell", ERROR, "cake", 2),)


def test_a_level_open_in_every_row_is_a_note() -> None:
    found = checked(lambda d: d["levels"].append({"value": 3, "name": {"en": "Top"}}))
    assert found == (RubricProblem("empty_cell", NOTE, level=3),)
    assert publishable(found)


def test_a_row_without_any_text_is_a_warning() -> None:
    found = checked(lambda d: d["cells"].pop("cake"))
    assert found == (RubricProblem("empty_row", WARNING, "cake"),)


def test_a_checklist_alone_fills_a_cell() -> None:
    assert checked(lambda d: d["cells"]["tea"]["2"].pop("text")) == ()


def test_a_text_missing_in_a_language_is_a_warning_once_for_its_place() -> None:
    rubric = rubric_from_document(small_document(), "small")
    found = [p for p in check(rubric) if p.dimension == "tea" and p.code not in ABOUT_WORDS]
    assert {p.language for p in found} == {"id"}
    assert found == [
        RubricProblem("missing_translation", WARNING, "tea", None, "id"),
        RubricProblem("missing_translation", WARNING, "tea", 2, "id"),
    ]


def test_two_levels_that_read_alike_are_a_warning() -> None:
    found = checked(lambda d: d["cells"]["cake"].update({"2": {"text": {"en": "  DRY. "}}}))
    assert found == (RubricProblem("duplicate_text", WARNING, "cake", 2, "en", "1"),)


@pytest.mark.parametrize(
    "text", ["TBD", "tbd: ask Ana", "todo", "...", "…", "xxx", "???", "-", "Lorem ipsum dolor"]
)
def test_a_placeholder_is_a_warning(text: str) -> None:
    found = checked(lambda d: d["cells"]["cake"].update({"2": {"text": {"en": text}}}))
    assert found == (RubricProblem("placeholder_text", WARNING, "cake", 2, "en"),)


@pytest.mark.parametrize("text", ["x", "Todos os canais", "No data...", "A - B", "Is it so?"])
def test_an_ordinary_text_is_no_placeholder(text: str) -> None:
    assert checked(lambda d: d["cells"]["cake"].update({"2": {"text": {"en": text}}})) == ()


def test_errors_keep_a_draft_from_being_published_and_warnings_do_not() -> None:
    assert publishable(checked(lambda d: d["cells"].pop("cake")))
    assert not publishable(checked(lambda d: d["cells"]["cake"].pop("2")))
    assert not publishable(checked(lambda d: d.update(name={})))


@given(rubrics())
def test_every_rubric_can_be_checked_and_no_problem_stands_twice(rubric: Rubric) -> None:
    found = check(rubric)
    assert len(set(found)) == len(found)


def test_a_language_without_any_text_is_one_finding_until_it_is_begun() -> None:
    whole = remove_language(rubric_from_document(small_document(), "small"), "id")
    empty = add_language(whole, "zh-Hant")
    begun = set_rubric_name(empty, "zh-Hant", "茶")

    def codes(rubric: Rubric) -> list[str]:
        return [p.code for p in check(rubric) if p.language == "zh-Hant"]

    assert codes(empty) == ["untranslated_language"]
    assert set(codes(begun)) == {"missing_translation"}
    assert len(codes(begun)) > 5
