"""Rounds on other versions: what a bridge makes comparable, and what it leaves apart."""

from dataclasses import replace

import pytest

from omnidesk.domain.alignment import all_bridges, is_matched
from omnidesk.domain.assessment import Horizon, Round
from omnidesk.domain.bridge import NOBODY, Bridge, Link, Relation, bridge_between
from omnidesk.domain.comparison import TargetOutcome
from omnidesk.domain.trend import trend_of
from tests.domain.rounds import a_record, a_rubric

OLD = replace(a_rubric(("tea", "cake", "milk")), id="old")
NEW = replace(a_rubric(("drinks", "cake")), id="new")


def a_round(label, said, rubric, **more):
    record = a_record(said, **more)
    return replace(record, round=Round(label, label, rubric.id, record.round.settings)), rubric


def trend(*links, levels=(), old=OLD, new=NEW, said=None, then=None, **more):
    bridge = Bridge(old.id, new.id, tuple(Link(*each) for each in links), tuple(levels))
    rounds = [
        a_round(
            "2024", said or {"tea": [1, 2, 2], "cake": [3, 3, 3], "milk": [4, 4, 4]}, old, **more
        ),
        a_round("2025", then or {"drinks": [3, 3, 3], "cake": [4, 4, 4]}, new),
    ]
    return trend_of(rounds, all_bridges({old.id: old, new.id: new}, [bridge]))


def changes(found):
    return {each.key: each for each in found.span.dimensions}


def test_dimensions_that_are_equal_are_compared_in_one_row():
    found = trend(("tea", "drinks", Relation.EQUAL))
    drinks = changes(found)["drinks"]

    assert drinks.relation is Relation.EQUAL
    assert drinks.change == 1
    assert dict(drinks.moved) == {"E1": 2, "E2": 1, "E3": 1}
    assert [point and point.level for point in found.points("drinks")] == [2, 3]
    assert "tea" not in found.keys


@pytest.mark.parametrize("relation", [Relation.BROADER, Relation.NARROWER, Relation.PARTIAL])
def test_what_is_not_quite_the_same_stands_beside_and_is_not_counted(relation):
    found = trend(("tea", "drinks", relation))
    drinks = changes(found)["drinks"]

    assert drinks.relation is relation
    assert (drinks.earlier.level, drinks.later.level) == (2, 3)
    assert drinks.change is None
    assert found.span.compared == ()


def test_what_is_linked_to_nothing_keeps_a_row_of_its_own_and_its_name():
    found = trend(("tea", "drinks", Relation.EQUAL), ("milk", "cake", Relation.NONE))

    assert found.keys == ("drinks", "cake", "cake@1.0", "milk")
    assert found.dimension_name("cake@1.0", "en") == "cake"
    assert [point and point.level for point in found.points("cake@1.0")] == [3, None]
    assert changes(found)["milk"].relation is Relation.NONE
    assert (found.span.coverage.numerator, found.span.coverage.denominator) == (1, 4)


def test_a_split_dimension_stands_in_every_row_it_went_to():
    found = trend(("tea", "drinks", Relation.NARROWER), ("tea", "cake", Relation.NARROWER))

    assert [changes(found)[key].earlier.level for key in ("drinks", "cake")] == [2, 2]


def test_merged_dimensions_keep_their_rows_and_are_named_by_the_merged_one():
    found = trend(("tea", "drinks", Relation.BROADER), ("milk", "drinks", Relation.BROADER))

    assert found.points("drinks")[0] is None
    assert found.rounds[0].joins["drinks"].old_keys == ("tea", "milk")
    assert {"tea", "milk"} <= set(found.keys)


def test_levels_are_translated_and_positions_counted_on_the_later_scale():
    new = replace(a_rubric(("drinks", "cake"), values=(0, 10, 20, 30)), id="new")
    levels = [Link(value, (value - 1) * 10, Relation.EQUAL) for value in (1, 2, 3)]
    found = trend(
        ("tea", "drinks", Relation.EQUAL),
        levels=levels,
        new=new,
        then={"drinks": [30, 30, 30]},
        targets=(("tea", Horizon.SHORT, 3),),
    )
    drinks = changes(found)["drinks"]

    assert drinks.earlier.ratings == {"E1": 0, "E2": 10, "E3": 10}
    assert (drinks.earlier.level, drinks.change) == (10, 2)
    assert [outcome for _, outcome in drinks.outcomes] == [TargetOutcome.PASSED]


def test_a_level_without_an_equal_one_is_not_translated():
    new = replace(a_rubric(("drinks",), values=(1, 2)), id="new")
    found = trend(
        ("milk", "drinks", Relation.EQUAL),
        levels=[Link(1, 1, Relation.EQUAL)],
        new=new,
        then={"drinks": [2, 2, 2]},
    )

    assert changes(found)["drinks"].earlier is None
    assert found.points("milk")[0].level == 4


def test_levels_of_other_values_are_not_the_same_unless_somebody_says_so():
    new = replace(a_rubric(("drinks",), values=(0, 1, 2, 3, 4)), id="new")

    assert (
        changes(trend(("tea", "drinks", Relation.EQUAL), new=new, then={"drinks": [2, 2, 2]}))[
            "drinks"
        ].earlier
        is None
    )


def test_versions_of_one_rubric_are_equal_by_key_where_nobody_said_otherwise():
    new = replace(a_rubric(("tea", "drinks")), version="2.0", id="new")
    old = replace(OLD, id="new")
    bridge = Bridge("v1", "v2", (Link("milk", "drinks", Relation.EQUAL),))
    first, _ = a_round("2024", {"tea": [1, 1, 1], "milk": [2, 2, 2]}, old)
    second, _ = a_round("2025", {"tea": [2, 2, 2], "drinks": [4, 4, 4]}, new)
    rounds = [
        (replace(first, round=replace(first.round, rubric_hash="v1")), old),
        (replace(second, round=replace(second.round, rubric_hash="v2")), new),
    ]
    found = changes(trend_of(rounds, all_bridges({"v1": old, "v2": new}, [bridge])))

    assert (found["tea"].change, found["drinks"].change) == (1, 2)


def test_a_round_is_compared_over_a_version_in_between():
    middle = replace(OLD, version="1.1")
    rubrics = {"old": OLD, "middle": middle, "new": NEW}
    bridge = Bridge("middle", "new", (Link("tea", "drinks", Relation.EQUAL),))
    rounds = [
        a_round("2024", {"tea": [1, 1, 1]}, OLD),
        a_round("2025", {"drinks": [3, 3, 3]}, NEW),
    ]

    assert changes(trend_of(rounds, all_bridges(rubrics, [bridge])))["drinks"].change == 2


def test_a_part_without_the_latest_round_has_its_own_rows():
    found = trend(("tea", "drinks", Relation.EQUAL))
    three = trend_of(
        [
            *[(each.record, each.rubric) for each in found.own],
            a_round("2026", {"drinks": [4, 4, 4]}, NEW),
        ],
        found.bridges,
    )

    assert three.keys[0] == "drinks"
    assert three.part(("2024", "2025")).keys[0] == "drinks"
    assert [each.label for each in three.part(("2024", "2026")).rounds] == ["2024", "2026"]


FIRST, SECOND, THIRD = (
    replace(a_rubric(keys), version=version)
    for version, keys in (
        ("1", ("tea", "cake")),
        ("2", ("drinks", "cake")),
        ("3", ("drinks", "cake")),
    )
)
VERSIONS = {"1": FIRST, "2": SECOND, "3": THIRD}
TEA_IS_DRINKS = Bridge("1", "2", (Link("tea", "drinks", Relation.EQUAL),))


def test_what_was_said_of_two_versions_holds_for_the_third_one_too():
    bridges = all_bridges(VERSIONS, [TEA_IS_DRINKS])
    bridge = bridge_between(bridges, "1", "3")

    assert Link("tea", "drinks", Relation.EQUAL) in bridge.dimensions
    assert Link("cake", "cake", Relation.EQUAL) in bridge.dimensions
    assert bridge_between(bridges, "3", "1") == bridge.inverse


def test_a_key_that_was_gone_for_a_while_is_the_same_when_it_is_back():
    versions = {**VERSIONS, "3": replace(FIRST, version="3")}
    nobody = Bridge("1", "2", (Link("cake", "cake", Relation.EQUAL),))
    bridge = bridge_between(all_bridges(versions, [nobody]), "1", "3")

    assert Link("tea", "tea", Relation.EQUAL) in bridge.dimensions


def matched(old, new, *stored):
    bridges = all_bridges(VERSIONS, stored) if stored else ()
    return is_matched(bridges, (old, VERSIONS[old]), (new, VERSIONS[new]))


def test_versions_with_the_same_dimensions_need_no_match():
    assert matched("2", "3")


def test_versions_with_other_dimensions_need_one_until_each_was_said():
    assert not matched("1", "2")
    assert matched("1", "2", TEA_IS_DRINKS)
    assert matched("1", "3", TEA_IS_DRINKS)


def test_to_have_no_partner_is_an_answer_too_also_for_later_versions():
    said = Bridge(
        "1", "2", (Link("tea", NOBODY, Relation.NONE), Link(NOBODY, "drinks", Relation.NONE))
    )

    assert matched("1", "2", said)
    assert matched("1", "3", said)


def test_a_trend_names_the_first_round_of_each_version_that_nobody_matched():
    rounds = [
        a_round(label, {key: [1, 2, 2] for key in rubric.keys}, replace(rubric, id=label[:3]))
        for label, rubric in (("old 1", FIRST), ("old 2", FIRST), ("new 1", SECOND))
    ]

    assert [each.label for each in trend_of(rounds).unmatched] == ["old 1"]


def test_what_was_said_of_two_versions_holds_for_those_before_and_after_them():
    old, new = replace(a_rubric(("a", "k")), id="m"), replace(a_rubric(("b", "k")), id="m")
    rubrics = {"1.0": old, "1.1": old, "2.0": new, "2.1": new}
    said = Bridge("1.1", "2.0", (Link("a", "b", Relation.EQUAL),))
    bridges = all_bridges(rubrics, [said])

    for one in ("1.0", "1.1"):
        for other in ("2.0", "2.1"):
            links = bridge_between(bridges, one, other).dimensions
            assert Link("a", "b", Relation.EQUAL) in links, (one, other)
