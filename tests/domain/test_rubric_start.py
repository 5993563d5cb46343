"""An empty grid, and what takes its place."""

from __future__ import annotations

import pytest

from omnidesk.domain.rubric_edit import set_dimension_definition, set_text
from omnidesk.domain.rubric_level_edit import set_level_name
from omnidesk.domain.rubric_start import empty_rubric, is_blank, with_content_of


def grid(name: str = "Heat", **sizes: int):
    return empty_rubric(name, ("id", "en"), **{"n_levels": 4, "n_dimensions": 3, **sizes})


def test_a_grid_has_its_size_and_its_name_and_nothing_else():
    rubric = grid()

    assert (rubric.id, rubric.version, rubric.name.get("id")) == ("heat", "1.0", "Heat")
    assert (len(rubric.keys), rubric.values) == (3, (1, 2, 3, 4))
    assert is_blank(rubric)


def test_an_id_that_is_taken_is_numbered():
    assert empty_rubric("Heat", ("en",), n_levels=2, taken={"heat"}).id == "heat_2"


@pytest.mark.parametrize(
    "write",
    [
        lambda r: set_text(r, r.keys[1], 2, "en", "x"),
        lambda r: set_level_name(r, 2, "en", "x"),
        lambda r: set_dimension_definition(r, r.keys[0], "en", "x"),
    ],
)
def test_a_single_text_makes_it_no_longer_blank(write):
    assert not is_blank(write(grid()))


def test_it_takes_over_all_but_who_it_is():
    other = set_text(grid("Other", n_levels=2), "dimension", 1, "en", "x")
    taken = with_content_of(grid(), other)

    assert (taken.id, taken.values, taken.cells) == ("heat", (1, 2), other.cells)


def test_it_takes_over_the_languages_in_which_texts_came_along():
    other = empty_rubric("Other", ("en", "es"), n_levels=2)

    assert with_content_of(grid(), other).languages == ("id", "en", "es")
