"""The bridge between versions: walking it back, walking several, and what is suggested."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain import rubric_edit
from omnidesk.domain.bridge import Bridge, Link, Relation, bridge_between, by_new, by_old
from omnidesk.domain.bridge_suggestion import (
    SuggestionReason,
    likeness,
    suggest_bridge,
    suggest_levels,
)
from omnidesk.domain.rubric_document import rubric_from_document
from omnidesk.paths import rubric_folder

relations = st.sampled_from(Relation)


@pytest.fixture
def retail():
    path = rubric_folder() / "retail-omni-6x6.json"
    return rubric_from_document(json.loads(path.read_text(encoding="utf-8")), path.name)


def a_bridge(old, new, *links):
    return Bridge(old, new, tuple(Link(*link) for link in links))


@given(relations)
def test_a_relation_seen_from_the_other_side_twice_is_itself(relation):
    assert relation.inverse.inverse is relation


@given(relations, relations)
def test_walking_two_relations_back_is_the_way_back(one, other):
    assert one.then(other).inverse is other.inverse.then(one.inverse)


@given(relations)
def test_equal_changes_nothing_and_none_ends_everything(relation):
    assert Relation.EQUAL.then(relation) is relation
    assert relation.then(Relation.EQUAL) is relation
    assert relation.then(Relation.NONE) is Relation.NONE


def test_broader_than_something_broader_is_broader_and_a_detour_is_partial():
    assert Relation.BROADER.then(Relation.BROADER) is Relation.BROADER
    assert Relation.BROADER.then(Relation.NARROWER) is Relation.PARTIAL


def test_a_bridge_is_walked_back():
    bridge = a_bridge("1", "2", ("tea", "drinks", Relation.BROADER))

    assert bridge_between([bridge], "2", "1") == a_bridge(
        "2", "1", ("drinks", "tea", Relation.NARROWER)
    )


def test_a_way_over_other_versions_is_found_and_the_shortest_is_taken():
    first = a_bridge("1", "2", ("a", "b", Relation.EQUAL))
    second = a_bridge("2", "3", ("b", "c", Relation.NARROWER))
    found = bridge_between([first, second], "1", "3")
    assert found is not None
    assert found.dimensions == (Link("a", "c", Relation.NARROWER),)

    direct = a_bridge("1", "3", ("a", "c", Relation.EQUAL))
    assert bridge_between([first, second, direct], "1", "3") == direct


def test_without_a_way_there_is_no_bridge():
    bridge = a_bridge("1", "2", ("a", "b", Relation.EQUAL))

    assert bridge_between([bridge], "1", "9") is None


def test_splits_and_merges_are_several_links():
    links = (Link("a", "x", Relation.NARROWER), Link("a", "y", Relation.NARROWER))

    assert [link.new for link in by_old(links)["a"]] == ["x", "y"]
    assert [link.old for link in by_new((*links, Link("b", "y", Relation.BROADER)))["y"]] == [
        "a",
        "b",
    ]


def test_versions_of_one_rubric_are_equal_by_key(retail):
    later = rubric_edit.set_dimension_name(retail, retail.keys[0], "en", "Something else")

    assert {(s.relation, s.reason) for s in suggest_bridge(retail, later)} == {
        (Relation.EQUAL, SuggestionReason.KEY)
    }
    assert len(suggest_levels(retail, later)) == 6


def test_a_dimension_under_another_key_is_found_by_its_texts(retail):
    gone = retail.keys[2]
    row = replace(retail.dimension(gone), key="new-key")
    rows = tuple(row if each.key == gone else each for each in retail.dimensions)
    cells = {("new-key" if k == gone else k, v): cell for (k, v), cell in retail.cells.items()}
    later = replace(retail, dimensions=rows, cells=cells)
    found = {s.new: s for s in suggest_bridge(retail, later)}["new-key"]

    assert (found.old, found.relation, found.reason) == (
        gone,
        Relation.EQUAL,
        SuggestionReason.NAME,
    )
    assert found.score == 1.0


def test_what_is_like_nothing_is_said_to_be_none(retail):
    later, key = rubric_edit.add_dimension(retail, "Zymurgy", "en", 0)
    later = rubric_edit.remove_dimension(later, retail.keys[3])
    found = suggest_bridge(retail, later)

    assert [(s.old, s.new) for s in found if s.reason is SuggestionReason.NOTHING_ALIKE] == [
        (None, key),
        (retail.keys[3], None),
    ]


def test_equal_keys_of_another_rubric_mean_nothing(retail):
    other, _ = rubric_edit.add_dimension(
        rubric_edit.with_identity(retail, "other", "1.0"), "Zymurgy", "en", 0
    )
    swapped = replace(
        other,
        dimensions=tuple(
            replace(row, key=retail.keys[0]) if row.key == "zymurgy" else row
            for row in other.dimensions
            if row.key != retail.keys[0]
        ),
        cells={place: cell for place, cell in other.cells.items() if place[0] != retail.keys[0]},
    )
    found = {s.new: s for s in suggest_bridge(retail, swapped)}

    assert found[retail.keys[0]].relation is Relation.NONE


def test_likeness_lies_between_nothing_and_one(retail):
    first, second = retail.keys[:2]

    assert likeness(retail, first, retail, first) == 1.0
    assert 0 <= likeness(retail, first, retail, second) < 0.75


def test_rubrics_that_share_their_keys_are_matched_by_key(retail):
    other = rubric_edit.with_identity(retail, "from-a-file", "1.0")
    other = rubric_edit.set_dimension_name(other, other.keys[0], "en", "Called otherwise")

    assert {s.reason for s in suggest_bridge(retail, other)} == {SuggestionReason.KEY}


def test_what_was_split_and_merged_again_is_linked_once():
    first = a_bridge("1", "2", ("a", "b1", Relation.NARROWER), ("a", "b2", Relation.NARROWER))
    second = a_bridge("2", "3", ("b1", "c", Relation.BROADER), ("b2", "c", Relation.BROADER))
    found = bridge_between([first, second], "1", "3")

    assert found is not None
    assert found.dimensions == (Link("a", "c", Relation.PARTIAL),)
