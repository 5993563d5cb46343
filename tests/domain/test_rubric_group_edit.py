"""Groups of dimensions: where headings stand, and what moves with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain import rubric_group_edit as groups
from omnidesk.domain.errors import RubricInvalid, UnknownGroup
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Rubric
from omnidesk.domain.rubric_document import rubric_from_document, rubric_to_document
from omnidesk.domain.rubric_outline import members, outline, weight_share
from tests.domain.rubrics import rubrics, small_document


def shape(rubric: Rubric) -> str:
    """The outline in one line: headings in capitals, a dot for each group around."""
    return " ".join(
        "." * row.depth + (row.key.upper() if row.is_group else row.key) for row in outline(rubric)
    )


@pytest.fixture
def small() -> Rubric:
    return rubric_from_document(small_document(), "small")


@pytest.fixture
def flat(small) -> Rubric:
    """Five dimensions a to e; b and c are in the group g, with an empty group h."""
    rows = tuple(Dimension(key, LocalText(), "g" if key in "bc" else None) for key in "abcde")
    rubric = replace(small, groups=(), dimensions=rows, cells={})
    for key in "gh":
        rubric = groups.add_group(replace(rubric, dimensions=()), key, "en")[0]
    return replace(rubric, dimensions=rows)


def test_headings_stand_before_what_they_hold_and_empty_ones_last(small, flat):
    assert shape(small) == "OUTER .INNER ..tea cake"
    assert shape(flat) == "a G .b .c d e H"


def test_a_heading_is_repeated_where_a_file_parts_its_dimensions(flat):
    rows = list(flat.dimensions)
    rows[1], rows[3] = rows[3], rows[1]

    assert shape(replace(flat, dimensions=tuple(rows))) == "a d G .c .b e H"


def test_a_group_of_chosen_dimensions_stands_where_the_first_of_them_stood(flat):
    after, key = groups.group_dimensions(flat, ("a", "d"), "New", "en")

    assert key == "new"
    assert shape(after) == "NEW .a .d G .b .c e H"


def test_a_group_of_dimensions_of_one_group_lies_in_it(flat):
    after, _ = groups.group_dimensions(flat, ("c",), "New", "en")

    assert shape(after) == "a G .b .NEW ..c d e H"


def test_a_third_group_deep_stands_beside_the_second(small):
    after, _ = groups.group_dimensions(small, ("tea",), "New", "en")

    assert shape(after) == "OUTER .NEW ..tea cake .INNER".replace(" cake .INNER", " .INNER cake")


def test_groups_cannot_lie_three_deep(small):
    with pytest.raises(RubricInvalid) as refused:
        groups.add_group(small, "New", "en", parent="inner")
    assert refused.value.problems[0].code == "groups_too_deep"


def test_removing_a_group_keeps_its_dimensions(small):
    assert shape(groups.remove_group(small, "outer")) == "INNER .tea cake"
    assert shape(groups.remove_group(small, "inner")) == "OUTER .tea cake"


@pytest.mark.parametrize(
    ("keys", "group", "expected"),
    [
        ("e", "g", "a G .b .c .e d H"),
        ("ae", "g", "G .b .c .a .e d H"),
        ("d", "h", "a G .b .c e H .d"),
        ("b", None, "a G .c b d e H"),
        ("bc", None, "a b c d e G H"),
    ],
)
def test_dimensions_go_to_the_end_of_a_group_or_behind_theirs(flat, keys, group, expected):
    assert shape(groups.put_in_group(flat, tuple(keys), group)) == expected


@pytest.mark.parametrize(
    ("keys", "by", "expected"),
    [
        ("a", 1, "G .a .b .c d e H"),
        ("d", -1, "a G .b .c .d e H"),
        ("b", -1, "a b G .c d e H"),
        ("c", 1, "a G .b c d e H"),
        ("b", 1, "a G .c .b d e H"),
        ("de", 1, "a G .b .c H .d .e"),
        ("de", -1, "a G .b .c .d .e H"),
        ("a", -1, "a G .b .c d e H"),
    ],
)
def test_a_dimension_goes_line_by_line_in_and_out_of_groups(flat, keys, by, expected):
    after = groups.move_dimensions(flat, tuple(keys), by)

    assert shape(after) == expected
    assert groups.can_move(flat, tuple(keys), by) == (after is not flat)


def test_moving_down_past_the_end_leaves_the_group(flat):
    last = replace(flat, dimensions=flat.dimensions[:3], groups=flat.groups[:1])

    assert shape(groups.move_dimensions(last, ("c",), 1)) == "a G .b c"


@pytest.mark.parametrize(("by", "expected"), [(-1, "G .b .c a d e H"), (1, "a d G .b .c e H")])
def test_a_group_moves_with_all_in_it(flat, by, expected):
    assert shape(groups.move_group(flat, "g", by)) == expected


def test_two_groups_change_places_whole(flat):
    after = groups.put_in_group(flat, ("d", "e"), "h")

    assert shape(groups.move_group(after, "h", -1)) == "a H .d .e G .b .c"


def test_a_group_is_dropped_before_a_dimension_and_into_a_group(flat):
    assert shape(groups.place_group(flat, "g", parent=None, before="e")) == "a d G .b .c e H"
    assert shape(groups.place_group(flat, "h", parent="g", before=None)).endswith(".H d e")
    assert shape(groups.place_group(flat, "g", parent="g", before="b")) == shape(flat)


def test_a_group_with_groups_in_it_stays_outside(small):
    other, key = groups.group_dimensions(small, ("cake",), "Other", "en")

    assert shape(groups.place_group(other, "outer", parent=key, before="cake")).startswith("OUTER")


def test_an_unknown_group_is_refused(flat):
    with pytest.raises(UnknownGroup):
        groups.place_dimensions(flat, ("a",), group="nowhere", before=None)


def test_shares_of_weights_add_up(small):
    assert weight_share(small, ("tea",)) == pytest.approx(2.5 / 3.5)
    assert weight_share(small, small.keys) == 1


@given(rubrics(min_dimensions=1), st.data())
def test_no_act_on_groups_loses_a_dimension_or_breaks_the_format(rubric, data):
    key = data.draw(st.sampled_from(rubric.keys))
    names = [group.key for group in rubric.groups]
    by = data.draw(st.sampled_from((-1, 1)))
    acts = [lambda: groups.move_dimensions(rubric, (key,), by)]
    acts.append(lambda: groups.group_dimensions(rubric, (key,), "x", rubric.languages[0])[0])
    acts.append(lambda: groups.put_in_group(rubric, (key,), None))
    for name in names:
        acts.append(lambda name=name: groups.move_group(rubric, name, by))
        acts.append(lambda name=name: groups.remove_group(rubric, name))
        acts.append(lambda name=name: groups.put_in_group(rubric, (key,), name))
        acts.append(lambda name=name: groups.place_group(rubric, name, parent=None, before=key))
    after = data.draw(st.sampled_from(acts))()

    assert sorted(after.keys) == sorted(rubric.keys)
    assert after.cells == rubric.cells
    assert rubric_from_document(rubric_to_document(after), "x") == after
    for group in after.groups:
        assert set(members(after, group.key)) <= set(after.keys)
