"""The rows of a version match: what was said, what is suggested, and what one act changes."""

from dataclasses import replace

import pytest

from omnidesk.domain.bridge import NOBODY, Bridge, Link, Relation
from omnidesk.domain.bridge_suggestion import SuggestionReason
from omnidesk.domain.matching import (
    MatchRow,
    all_by_key,
    dimension_rows,
    level_rows,
    with_dimension,
    with_level,
    without_dimension,
    without_level,
)
from tests.domain.rounds import a_rubric

OLD = a_rubric(("tea", "cake", "milk"))
NEW = replace(a_rubric(("tea", "drinks", "cake")), version="1.1")
NOTHING = Bridge("old", "new")
EQUAL, NARROWER, NONE = Relation.EQUAL, Relation.NARROWER, Relation.NONE


def pairs(bridge, old=OLD, new=NEW):
    return [(row.old, row.new, row.is_confirmed) for row in dimension_rows(bridge, old, new)]


def test_at_first_all_is_only_suggested_in_the_order_of_the_later_version():
    assert pairs(NOTHING) == [
        ("tea", "tea", False),
        (None, "drinks", False),
        ("cake", "cake", False),
        ("milk", None, False),
    ]


def test_what_was_said_takes_the_place_of_what_was_suggested():
    bridge = with_dimension(NOTHING, MatchRow("milk", "drinks", NARROWER))

    assert pairs(bridge) == [
        ("tea", "tea", False),
        ("milk", "drinks", True),
        ("cake", "cake", False),
    ]


def test_a_pair_of_which_one_was_matched_elsewhere_leaves_the_other_alone():
    bridge = with_dimension(NOTHING, MatchRow("tea", "drinks", EQUAL))
    rows = {(row.old, row.new): row for row in dimension_rows(bridge, OLD, NEW)}

    assert rows[None, "tea"].reason is SuggestionReason.NOTHING_ALIKE
    assert rows["tea", "drinks"].is_confirmed


def test_a_split_has_several_rows():
    bridge = with_dimension(NOTHING, MatchRow("tea", "tea", NARROWER))
    bridge = with_dimension(bridge, MatchRow("tea", "drinks", NARROWER))

    assert pairs(bridge)[:2] == [("tea", "tea", True), ("tea", "drinks", True)]


def test_a_row_that_changes_its_partner_is_no_longer_the_old_pair():
    before = MatchRow("tea", "tea", EQUAL, is_confirmed=True)
    bridge = with_dimension(NOTHING, before)
    bridge = with_dimension(bridge, MatchRow("tea", "drinks", EQUAL), before)

    assert bridge.dimensions == (Link("tea", "drinks", EQUAL),)


def test_no_partner_can_be_said_and_is_unsaid_by_a_partner():
    bridge = with_dimension(NOTHING, MatchRow("milk", None, NONE))
    assert bridge.dimensions == (Link("milk", NOBODY, NONE),)
    bridge = with_dimension(bridge, MatchRow("milk", "drinks", EQUAL))

    assert bridge.dimensions == (Link("milk", "drinks", EQUAL),)


def test_two_without_a_partner_do_not_contradict_each_other():
    bridge = with_dimension(NOTHING, MatchRow("milk", None, NONE))
    bridge = with_dimension(bridge, MatchRow(None, "drinks", NONE))

    assert len(bridge.dimensions) == 2


def test_what_is_taken_back_is_suggested_again():
    bridge = with_dimension(NOTHING, MatchRow("tea", "tea", EQUAL))

    assert pairs(without_dimension(bridge, MatchRow("tea", "tea", EQUAL))) == pairs(NOTHING)


def test_all_of_the_same_key_are_confirmed_at_once_and_no_others():
    bridge = all_by_key(NOTHING, OLD, NEW)

    assert bridge.dimensions == (Link("tea", "tea", EQUAL), Link("cake", "cake", EQUAL))
    assert {link.old for link in bridge.levels} == set(OLD.values)
    assert all_by_key(bridge, OLD, NEW) == bridge


def test_nothing_is_the_same_by_key_in_another_model():
    other = replace(NEW, id="other")

    assert not all_by_key(NOTHING, OLD, other)
    assert level_rows(NOTHING, OLD, other)[0].reason is SuggestionReason.PLACE


def test_levels_are_matched_and_taken_back():
    bridge = with_level(NOTHING, MatchRow(1, 2, NARROWER))
    assert [(r.old, r.new) for r in level_rows(bridge, OLD, NEW) if r.is_confirmed] == [(1, 2)]

    assert not without_level(bridge, MatchRow(1, 2, NARROWER))


def test_a_level_needs_a_partner():
    with pytest.raises(ValueError, match="None"):
        with_level(NOTHING, MatchRow(1, None, NONE))
