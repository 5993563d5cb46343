"""Two rounds side by side: what counts as movement, and what can be compared at all."""

from dataclasses import replace
from fractions import Fraction

import pytest

from omnidesk.domain.assessment import Empty, Expert, Horizon, Pass, Round, RoundSettings
from omnidesk.domain.bridge import Relation
from omnidesk.domain.comparison import (
    Movement,
    TargetOutcome,
    compare,
    differences,
    round_numbers,
)
from omnidesk.domain.errors import StillBlind
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule, Rounding
from tests.domain.rounds import a_record, a_rubric

KEYS = ("a", "b")


def numbers(said=None, *, rubric=None, rubric_hash="hash", label="2025", experts=None, **more):
    record = a_record(said, **more)
    if experts:
        panel = tuple(Expert(f"id-{code}", code) for code in experts)
        names = dict(zip([e.id for e in record.panel], [e.id for e in panel], strict=True))
        ratings = tuple(replace(r, expert_id=names[r.expert_id]) for r in record.ratings)
        record = replace(record, panel=panel, ratings=ratings)
    settings = record.round.settings
    record = replace(record, round=Round(label, label, rubric_hash, settings))
    return round_numbers(record, rubric or a_rubric(KEYS))


def change_of(earlier, later, key="a"):
    return {each.key: each for each in compare(earlier, later).dimensions}[key]


def test_a_change_counts_in_level_positions():
    rubric = a_rubric(KEYS, values=(0, 1, 3, 5))
    earlier = numbers({"a": [1, 1, 1]}, rubric=rubric)
    later = numbers({"a": [5, 5, 5]}, rubric=rubric)

    assert change_of(earlier, later).change == 2


def test_each_expert_who_rated_both_times_has_a_step():
    change = change_of(numbers({"a": [1, 3, 2]}), numbers({"a": [2, 2, Empty.CANNOT_TELL]}))

    assert dict(change.moved) == {"E1": 1, "E2": -1}
    assert (change.n_raised, change.n_lowered) == (1, 1)


def test_an_expert_is_the_same_by_id_and_shown_by_the_code_of_now():
    earlier = numbers({"a": [1, 1, 1]})
    later = numbers({"a": [2, 2, 2]})
    renamed = replace(later.record, panel=(replace(later.record.panel[0], code="X"),))

    assert dict(change_of(earlier, round_numbers(renamed, a_rubric(KEYS))).moved) == {"X": 1}


@pytest.mark.parametrize(
    ("before", "after", "movement"),
    [
        ([2, 2, 2], [3, 3, 4], Movement.BEYOND),
        ([2, 2, 3], [3, 3, 3], Movement.WITHIN),
        ([2, 2, 2], [2, 3, 3], Movement.WITHIN),
        ([2, 2, 3], [2, 2, 2], Movement.NONE),
    ],
)
def test_movement_is_held_against_both_panels_ranges(before, after, movement):
    assert change_of(numbers({"a": before}), numbers({"a": after})).movement is movement


def test_nobody_who_rated_before_means_nobody_can_tell():
    earlier = numbers({"a": [2, 2, 2]}, experts=("A", "B", "C"))
    later = numbers({"a": [4, 4, 4]}, experts=("D", "E", "F"))

    assert change_of(earlier, later).movement is Movement.OTHER_EXPERTS


def test_a_level_without_ratings_has_no_range_to_move_in():
    change = change_of(numbers(decided={"a": 2}), numbers(decided={"a": 3}))

    assert (change.change, change.movement) == (1, Movement.NO_RATINGS)


@pytest.mark.parametrize(
    ("level", "outcome"),
    [(2, TargetOutcome.MISSED), (3, TargetOutcome.MET), (4, TargetOutcome.PASSED)],
)
def test_a_target_of_then_is_held_against_the_level_of_now(level, outcome):
    earlier = numbers({"a": [1, 1, 1]}, targets=[("a", Horizon.SHORT, 3)])
    change = change_of(earlier, numbers({"a": [level] * 3}))

    assert [found for _, found in change.outcomes] == [outcome]


def test_without_a_level_now_a_target_is_open():
    earlier = numbers({"a": [1, 1, 1]}, targets=[("a", Horizon.SHORT, 3)])
    change = change_of(earlier, numbers({"b": [1, 1, 1]}))

    assert [found for _, found in change.outcomes] == [TargetOutcome.OPEN]
    assert change.change is None


def test_a_dimension_of_one_version_only_is_shown_and_not_compared():
    earlier = numbers({"a": [1, 1, 1], "gone": [2, 2, 2]}, rubric=a_rubric(("a", "gone")))
    later = numbers(
        {"a": [2, 2, 2], "new": [2, 2, 2]}, rubric=a_rubric(("a", "new")), rubric_hash="2"
    )
    comparison = compare(earlier, later)

    assert [(d.key, d.relation) for d in comparison.dimensions] == [
        ("a", Relation.EQUAL),
        ("new", Relation.NONE),
        ("gone", Relation.NONE),
    ]
    assert comparison.coverage == Fraction(1, 3)
    assert (comparison.differences.version.added, comparison.differences.version.removed) == (
        ("new",),
        ("gone",),
    )


def test_another_rubric_shares_no_dimension_even_by_the_same_key():
    other = replace(a_rubric(KEYS), id="other")
    comparison = compare(
        numbers({"a": [1, 1, 1]}), numbers({"a": [2, 2, 2]}, rubric=other, rubric_hash="2")
    )

    assert comparison.compared == ()
    assert comparison.coverage == 0


def test_words_that_changed_are_marked_and_translations_that_came_are_not():
    old = a_rubric(KEYS)
    cells = {("a", 2): Cell(LocalText.single("en", "New words"))}
    new = replace(old, version="1.1", cells=cells, languages=("en", "id"))
    earlier = numbers({"a": [1, 1, 1]}, rubric=old)
    later = numbers({"a": [1, 1, 1]}, rubric=new, rubric_hash="2")

    assert change_of(earlier, later).wording.levels == (2,)
    assert not change_of(earlier, later, "b").wording.is_changed


def test_out_of_scope_in_both_rounds_is_not_part_of_what_could_be_compared():
    settings = RoundSettings(out_of_scope=("b",))
    earlier = numbers({"a": [1, 1, 1]}, settings=settings)

    assert compare(earlier, numbers({"a": [1, 1, 1]}, settings=settings)).coverage == 1


def test_rules_that_differ_are_named():
    settings = RoundSettings(
        panel_rule=PanelRule.MEAN,
        overall_rule=OverallRule(OverallKind.MIN),
        rounding=Rounding.DOWN,
    )
    found = differences(numbers({"a": [1, 1, 1]}), numbers({"a": [1, 1, 1]}, settings=settings))

    assert found.settings == ("panel_rule", "overall_rule", "rounding")


def test_an_expert_on_the_panel_who_rated_nothing_is_not_a_rater():
    waiting = Empty.NOT_YET_RATED
    earlier = numbers({"a": [1, 1, 1], "b": [1, 1, 1]})
    later = numbers({"a": [1, 1, waiting], "b": [1, 1, waiting]})

    assert differences(earlier, later).left == ("E3",)


def test_a_panel_that_only_agreed_has_no_absent_expert():
    assert list(numbers(decided={"a": 2}).raters.values()) == ["E1", "E2", "E3"]


def test_a_blind_round_gives_no_numbers():
    with pytest.raises(StillBlind):
        numbers({"a": [1, 1, 1]}, passes=[Pass("r", 1, blind=True)])
