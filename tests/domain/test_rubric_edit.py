"""Edits of a rubric: what they change, what they leave, and that they can be taken back."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain import rubric_edit as edit
from omnidesk.domain.errors import RubricInvalid, UnknownDimension, UnknownLevel
from omnidesk.domain.plain_text import without_forbidden
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import rubric_from_document, rubric_to_document
from tests.domain.rubrics import rubrics, small_document, texts

SMALL = rubric_from_document(small_document(), "small")


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(RubricInvalid) as refused:
        act()
    return refused.value.problems[0].code


@given(st.data(), rubrics(min_levels=1, min_dimensions=1), texts)
def test_the_old_text_put_back_brings_everything_back(
    data: st.DataObject, rubric: Rubric, text: str
) -> None:
    key, value = data.draw(st.sampled_from(rubric.keys)), data.draw(st.sampled_from(rubric.values))
    language = data.draw(st.sampled_from(rubric.languages))
    old = rubric.cell(key, value).text.get(language)
    changed = edit.set_text(rubric, key, value, language, text)
    assert changed.cell(key, value).text.get(language) == text
    assert edit.set_text(changed, key, value, language, old) == rubric


@given(st.data(), rubrics(min_levels=1, min_dimensions=1), texts)
def test_every_other_text_can_be_put_back_too(
    data: st.DataObject, rubric: Rubric, text: str
) -> None:
    row, level = rubric.dimensions[0], rubric.levels[0]
    code = data.draw(st.sampled_from(rubric.languages))
    acts: list[tuple[str, Callable[[Rubric, str], Rubric]]] = [
        (rubric.name.get(code), lambda r, new: edit.set_rubric_name(r, code, new)),
        (rubric.note.get(code), lambda r, new: edit.set_note(r, code, new)),
        (row.name.get(code), lambda r, n: edit.set_dimension_name(r, row.key, code, n)),
        (row.definition.get(code), lambda r, n: edit.set_dimension_definition(r, row.key, code, n)),
        (row.guidance.get(code), lambda r, n: edit.set_dimension_guidance(r, row.key, code, n)),
        (level.name.get(code), lambda r, n: edit.set_level_name(r, level.value, code, n)),
        (
            level.definition.get(code),
            lambda r, n: edit.set_level_definition(r, level.value, code, n),
        ),
    ]
    for old, act in acts:
        changed = act(rubric, text)
        assert (changed == rubric) is (text == old)
        assert act(changed, old) == rubric


@given(st.data(), rubrics(), texts)
def test_an_added_dimension_removed_brings_everything_back(
    data: st.DataObject, rubric: Rubric, name: str
) -> None:
    at = data.draw(st.integers(0, len(rubric.dimensions)))
    changed, key = edit.add_dimension(rubric, name, rubric.languages[0], at)
    assert changed.keys[at] == key
    assert edit.remove_dimension(changed, key) == rubric


@given(st.data(), rubrics(min_dimensions=1))
def test_a_moved_dimension_moved_back_brings_everything_back(
    data: st.DataObject, rubric: Rubric
) -> None:
    places = st.integers(0, len(rubric.dimensions) - 1)
    start, to = data.draw(places), data.draw(places)
    key = rubric.keys[start]
    changed = edit.move_dimension(rubric, key, to)
    assert changed.keys[to] == key
    assert changed.cells == rubric.cells
    assert edit.move_dimension(changed, key, start) == rubric


@given(st.data(), rubrics(), texts)
def test_an_added_level_removed_brings_everything_back(
    data: st.DataObject, rubric: Rubric, name: str
) -> None:
    at = data.draw(st.integers(0, len(rubric.levels)))
    changed = edit.add_level(rubric, name, rubric.languages[0], at)
    assert changed.levels[at].name.get(rubric.languages[0]) == name
    assert edit.remove_level(changed, changed.values[at]) == rubric


@given(st.data(), rubrics(min_levels=1, min_dimensions=1))
def test_a_moved_level_moved_back_brings_everything_back(
    data: st.DataObject, rubric: Rubric
) -> None:
    places = st.integers(0, len(rubric.levels) - 1)
    start, to = data.draw(places), data.draw(places)
    changed = edit.move_level(rubric, rubric.values[start], to)
    assert changed.values == rubric.values
    assert changed.levels[to].name == rubric.levels[start].name
    assert edit.move_level(changed, rubric.values[to], start) == rubric


@given(rubrics())
def test_an_added_language_removed_brings_everything_back(rubric: Rubric) -> None:
    changed = edit.add_language(rubric, "fil")
    assert changed.languages[-1] == "fil"
    assert edit.remove_language(changed, "fil") == rubric


@given(st.data(), rubrics(min_levels=1, min_dimensions=1), st.text())
def test_an_edited_rubric_is_one_that_the_format_allows(
    data: st.DataObject, rubric: Rubric, text: str
) -> None:
    code = rubric.languages[0]
    rubric = edit.set_text(rubric, rubric.keys[0], rubric.values[0], code, text)
    rubric, key = edit.add_dimension(rubric, text, code, 0)
    rubric = edit.add_level(rubric, text, code, data.draw(st.integers(0, len(rubric.levels))))
    rubric = edit.move_level(edit.move_dimension(rubric, key, 1), rubric.values[-1], 0)
    rubric = edit.remove_level(rubric, rubric.values[0])
    if len(rubric.languages) > 1:
        rubric = edit.remove_language(rubric, code)
    assert rubric_from_document(rubric_to_document(rubric), "edited") == rubric


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    changed = edit.set_dimension_name(SMALL, "tea", "en", "Green tea")
    assert changed.dimensions[1] is SMALL.dimensions[1]
    assert changed.levels is SMALL.levels
    assert changed.cells is SMALL.cells


def test_an_edit_that_changes_nothing_returns_the_same_rubric() -> None:
    assert edit.set_text(SMALL, "tea", 1, "en", "Cold.") is SMALL
    assert edit.set_rubric_name(SMALL, "en", "Small") is SMALL
    assert edit.set_weight(SMALL, "cake", 1) is SMALL
    assert edit.set_level_name(SMALL, 1, "en", "Low") is SMALL
    assert edit.move_level(SMALL, 1, 0) is SMALL
    assert edit.move_dimension(SMALL, "tea", 0) is SMALL
    assert edit.add_language(SMALL, "id") is SMALL
    assert edit.remove_language(SMALL, "fil") is SMALL


def test_an_emptied_cell_is_absent() -> None:
    assert ("cake", 1) not in edit.set_text(SMALL, "cake", 1, "en", "").cells


def test_typed_text_gets_its_normal_form_and_loses_control_characters() -> None:
    changed = edit.set_text(SMALL, "cake", 1, "en", "cafe\u0301\r\nbar\x00\x1b")
    assert changed.descriptor("cake", 1, "en") == "caf\u00e9\nbar"
    assert without_forbidden("cafe\u0301") == "caf\u00e9"


def test_a_key_is_made_from_the_name_and_does_not_follow_it() -> None:
    changed, key = edit.add_dimension(SMALL, "Tea", "en", 2)
    assert key == "tea_2"
    assert edit.set_dimension_name(changed, key, "en", "Coffee").keys == ("tea", "cake", "tea_2")


def test_a_removed_dimension_takes_its_cells_along() -> None:
    changed = edit.remove_dimension(SMALL, "tea")
    assert changed.keys == ("cake",)
    assert {key for key, _ in changed.cells} == {"cake"}
    assert changed.groups is SMALL.groups


def test_a_removed_language_takes_all_its_texts_along() -> None:
    changed = edit.remove_language(SMALL, "id")
    assert changed.languages == ("en",)
    assert "id" not in str(rubric_to_document(changed)["cells"])
    assert changed.name.languages == ("en",)


def test_an_identity_for_a_draft() -> None:
    draft = edit.with_identity(SMALL, "own-small", "2.0")
    assert (draft.id, draft.version) == ("own-small", "2.0")
    assert code_of(lambda: edit.with_identity(SMALL, "Own", "2.0")) == "bad_id"
    assert code_of(lambda: edit.with_identity(SMALL, "own", "2/0")) == "bad_version"


@pytest.mark.parametrize(
    ("version", "after"),
    [
        ("1.0", "1.1"),
        ("1.9", "1.10"),
        ("2", "3"),
        ("1.0-draft", "1.0-draft.1"),
        ("1.0.7", "1.0.8"),
        ("9" * 40, "9" * 30 + "1000000000"),
        ("x" * 40, "x" * 39 + "1"),
    ],
)
def test_the_next_version_counts_the_last_number_up(version: str, after: str) -> None:
    assert edit.next_version(version) == after


@pytest.mark.parametrize("weight", [-1, math.nan, math.inf, 1e9])
def test_a_weight_that_the_format_does_not_allow_is_refused(weight: float) -> None:
    assert code_of(lambda: edit.set_weight(SMALL, "tea", weight)) == "bad_weight"


def test_what_the_format_does_not_allow_is_refused() -> None:
    only_en = edit.remove_language(SMALL, "id")
    assert code_of(lambda: edit.remove_language(only_en, "en")) == "no_languages"
    assert code_of(lambda: edit.set_text(SMALL, "tea", 1, "fr", "Froid")) == "undeclared_language"
    assert code_of(lambda: edit.set_note(SMALL, "en", "x" * 20_001)) == "text_too_long"
    assert code_of(lambda: edit.add_language(SMALL, "English")) == "bad_language"


def test_there_is_a_limit_to_dimensions() -> None:
    full = SMALL
    for n in range(498):
        full, _ = edit.add_dimension(full, f"d{n}", "en", 0)
    assert code_of(lambda: edit.add_dimension(full, "one more", "en", 0)) == "too_many"


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownDimension):
        edit.set_text(SMALL, "soup", 1, "en", "x")
    with pytest.raises(UnknownLevel):
        edit.set_text(SMALL, "tea", 9, "en", "x")
    with pytest.raises(UnknownDimension):
        edit.remove_dimension(SMALL, "soup")
