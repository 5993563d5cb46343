"""How levels are numbered when they are added, removed and moved, and what goes with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.errors import RubricInvalid, UnknownLevel
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.rubric_level_edit import add_level, move_level, remove_level
from tests.domain.rubrics import small_document


def with_values(*values: int) -> Rubric:
    """One dimension; level and cell texts say which value they began with."""
    document = small_document() | {
        "levels": [{"value": v, "name": {"en": f"L{v}"}} for v in values],
        "dimensions": [
            {
                "key": "tea",
                "name": {"en": "Tea"},
                "improvements": {str(v): {"en": f"up from {v}"} for v in values},
            }
        ],
        "cells": {"tea": {str(v): {"text": {"en": f"c{v}"}} for v in values}},
    }
    return rubric_from_document(document, "x")


def shown(rubric: Rubric) -> list[tuple[int, str, str, str]]:
    """Value, level name, cell and improvement, column by column."""
    steps = dict(rubric.dimensions[0].improvements)
    return [
        (v, rubric.level_name(v, "en"), rubric.descriptor("tea", v, "en"), steps[v].text("en"))
        for v in rubric.values
        if v in steps
    ]


def column(value: int, began: int) -> tuple[int, str, str, str]:
    return value, f"L{began}", f"c{began}", f"up from {began}"


def test_a_level_put_in_the_middle_moves_those_above_up() -> None:
    changed = add_level(with_values(1, 2, 3), "new", "en", 1)
    assert changed.values == (1, 2, 3, 4)
    assert changed.level_name(2, "en") == "new"
    assert shown(changed) == [column(1, 1), column(3, 2), column(4, 3)]
    assert changed.descriptor("tea", 2, "en") == ""


def test_a_level_put_first_takes_the_lowest_value() -> None:
    changed = add_level(with_values(1, 2), "new", "en", 0)
    assert changed.level_name(1, "en") == "new"
    assert shown(changed) == [column(2, 1), column(3, 2)]


def test_a_level_put_last_takes_the_next_value() -> None:
    assert add_level(with_values(0, 1), "new", "en", 2).values == (0, 1, 2)
    assert add_level(with_values(), "new", "en", 0).values == (1,)


def test_a_level_0_can_be_put_below_a_level_1_without_renumbering() -> None:
    start = with_values(1, 2)
    changed = add_level(start, "none", "en", 0, value=0)
    assert changed.values == (0, 1, 2)
    assert shown(changed) == [column(1, 1), column(2, 2)]
    assert remove_level(changed, 0, renumber=False) == start


@pytest.mark.parametrize(("at", "value"), [(0, 1), (0, -1), (0, 5), (1, 0), (2, 2)])
def test_a_chosen_value_must_fit_its_place(at: int, value: int) -> None:
    with pytest.raises(RubricInvalid) as refused:
        add_level(with_values(1, 3), "x", "en", at, value=value)
    assert refused.value.problems[0].code == "bad_level_value"


def test_a_removed_level_closes_the_gap_and_takes_its_texts_along() -> None:
    changed = remove_level(with_values(1, 2, 3, 4), 2)
    assert shown(changed) == [column(1, 1), column(2, 3), column(3, 4)]
    assert ("tea", 4) not in changed.cells


def test_the_lowest_level_removed_leaves_its_value_to_the_next() -> None:
    assert shown(remove_level(with_values(0, 1, 2), 0)) == [column(0, 1), column(1, 2)]


@given(st.integers(0, 3), st.integers(1, 6), st.data())
def test_a_rubric_without_gaps_keeps_having_none(
    lowest: int, n_levels: int, data: st.DataObject
) -> None:
    values = range(lowest, lowest + n_levels)
    changed = remove_level(with_values(*values), data.draw(st.sampled_from(values)))
    assert changed.values == tuple(values[:-1])


def test_a_moved_level_takes_its_texts_along_and_leaves_the_values() -> None:
    changed = move_level(with_values(1, 2, 4), 1, 2)
    assert shown(changed) == [column(1, 2), column(2, 4), column(4, 1)]


def test_there_is_a_limit_to_levels_and_to_their_values() -> None:
    with pytest.raises(RubricInvalid) as refused:
        add_level(with_values(*range(50)), "x", "en", 0)
    assert refused.value.problems[0].code == "too_many"
    with pytest.raises(RubricInvalid) as refused:
        add_level(with_values(1, 999), "x", "en", 1)
    assert refused.value.problems[0].code == "bad_level_value"


def test_a_level_that_is_not_there_cannot_be_moved_or_removed() -> None:
    with pytest.raises(UnknownLevel):
        remove_level(with_values(1, 2), 3)
    with pytest.raises(UnknownLevel):
        move_level(with_values(1, 2), 3, 0)
