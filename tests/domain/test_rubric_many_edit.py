"""Several dimensions or levels at once."""

from __future__ import annotations

import pytest

from omnidesk.domain import rubric_edit
from omnidesk.domain import rubric_many_edit as many
from omnidesk.domain.errors import RubricInvalid
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.domain.rubric_spots import Spot, SpotKind, spots, untranslated, with_text, words_at
from tests.domain.rubrics import small_document


@pytest.fixture
def small():
    return rubric_from_document(small_document(), "small")


def test_a_copy_has_all_and_a_numbered_name(small):
    after, keys = many.duplicate_dimensions(small, ("tea",))
    again, _ = many.duplicate_dimensions(after, keys)

    assert after.keys == ("tea", "tea_2", "cake")
    assert after.dimension("tea_2").name.as_dict() == {"en": "Tea (2)", "id": "Teh (2)"}
    assert after.cell("tea_2", 2) == small.cell("tea", 2)
    assert again.dimension("tea_3").name.get("en") == "Tea (3)"


def test_several_are_copied_behind_the_last(small):
    after, keys = many.duplicate_dimensions(small, small.keys)

    assert after.keys == (*small.keys, *keys)


def test_several_are_removed_with_their_cells(small):
    after = many.remove_dimensions(small, small.keys)

    assert (after.keys, dict(after.cells)) == ((), {})
    assert after.groups == small.groups


def test_new_ones_join_the_group_of_the_last_and_stop_at_the_limit(small):
    after, keys = many.add_dimensions(small, 2)

    assert keys == ("dimension", "dimension_2")
    with pytest.raises(RubricInvalid):
        many.add_dimensions(after, 497)


def test_a_level_is_copied_with_its_texts(small):
    after = many.duplicate_level(small, 1)

    assert after.values == (1, 2, 3)
    assert after.level(2).name.get("en") == "Low (2)"
    assert after.cell("tea", 2) == small.cell("tea", 1)
    assert after.cell("tea", 3) == small.cell("tea", 2)
    assert many.remove_levels(after, (2,)) == small


def test_levels_are_moved_together(small):
    three = rubric_edit.add_level(small, "Top", "en", 2)
    after = many.move_levels(three, (2, 3), 0)

    assert [level.name.get("en") for level in after.levels] == ["High", "Top", "Low"]
    assert after.values == (1, 2, 3)


def test_levels_are_numbered_anew_with_their_texts(small):
    after = many.renumber_levels(small, 0)

    assert after.values == (0, 1)
    assert after.cell("tea", 0) == small.cell("tea", 1)
    assert dict(after.dimension("tea").improvements)[0].get("en") == "Boil water."
    with pytest.raises(RubricInvalid):
        many.renumber_levels(small, 999)


def test_every_text_has_an_address_and_can_be_replaced(small):
    for spot, words in spots(small):
        assert words_at(small, spot) == words
        after = with_text(small, spot, "en", "Other")
        assert words_at(after, spot).get("en") == "Other"
        assert after != small


def test_a_checklist_grows_and_loses_empty_points(small):
    second = Spot(SpotKind.CRITERION, "tea", 2, n=1)
    after = with_text(small, second, "en", "It smells.")
    assert len(after.cell("tea", 2).criteria) == 2

    assert with_text(after, second, "en", "") == small
    with pytest.raises(RubricInvalid):
        rubric_edit.set_criteria(small, "tea", 1, [LocalText.single("en", "x")] * 101)


def test_what_is_not_translated_is_found(small):
    missing = list(untranslated(small, "id"))

    assert Spot(SpotKind.GUIDANCE, "tea") in missing
    assert Spot(SpotKind.DIMENSION_NAME, "tea") not in missing
    assert list(untranslated(small, "en")) == []
