from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Empty, Pass, RatingState, RoundSettings
from omnidesk.domain.errors import StillBlind, UnknownPass
from omnidesk.domain.readings import (
    check_open_to_view,
    chosen_pass,
    completeness,
    keys_in_scope,
    panel_readings,
)
from tests.domain.rounds import a_rating, a_record, a_rubric

AB = a_rubric(["a", "b"])
TWO_PASSES = (Pass("r", 1), Pass("r", 2))


def readings(record, number=None):
    return panel_readings(record, AB, chosen_pass(record, number))


def test_readings_are_by_dimension_then_by_expert() -> None:
    record = a_record({"b": [1, 2, Empty.CANNOT_TELL], "a": [Empty.NOT_APPLICABLE, 3, 4]})
    assert readings(record) == {
        "a": {"E1": Empty.NOT_APPLICABLE, "E2": 3, "E3": 4},
        "b": {"E1": 1, "E2": 2, "E3": Empty.CANNOT_TELL},
    }


def test_who_said_nothing_has_not_yet_rated() -> None:
    record = a_record({"a": [1, 2, 3]})
    assert set(readings(record)["b"].values()) == {Empty.NOT_YET_RATED}


def test_a_withdrawn_rating_is_not_yet_rated() -> None:
    record = a_record({"a": [1, 2, RatingState.WITHDRAWN]})
    assert readings(record)["a"]["E3"] is Empty.NOT_YET_RATED


@pytest.mark.parametrize("said", [{}, {"a": [RatingState.WITHDRAWN] * 3}])
def test_a_pass_without_any_rating_pretends_none(said) -> None:
    assert readings(a_record(said)) == {"a": {}, "b": {}}


def test_a_round_without_a_pass_has_no_readings() -> None:
    record = a_record({"a": [1, 2, 3]}, passes=())
    assert chosen_pass(record) is None
    assert readings(record) == {"a": {}, "b": {}}


def test_the_latest_pass_counts_unless_another_is_asked_for() -> None:
    record = a_record({"a": [1, 1, 1]}, passes=TWO_PASSES)
    second = tuple(a_rating("a", expert.id, 2, 2) for expert in record.panel)
    record = replace(record, ratings=record.ratings + second)
    assert readings(record)["a"]["E1"] == 2
    assert readings(record, 1)["a"]["E1"] == 1


def test_an_unknown_pass_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownPass) as caught:
        chosen_pass(a_record(passes=TWO_PASSES), 3)
    assert (caught.value.number, caught.value.known) == (3, [1, 2])


def test_what_is_out_of_scope_has_no_readings() -> None:
    record = a_record({"a": [1, 2, 3]}, settings=RoundSettings(out_of_scope=("a",)))
    assert keys_in_scope(record, AB) == ("b",)
    assert readings(record) == {"b": {}}


def test_who_left_the_panel_is_not_heard() -> None:
    record = a_record({"a": [1, 2, 3]})
    smaller = replace(record, panel=record.panel[:2])
    assert readings(smaller)["a"] == {"E1": 1, "E2": 2}
    assert completeness(smaller, AB) == {"E1": (1, 2), "E2": (1, 2)}


def test_ratings_by_who_left_alone_are_no_ratings() -> None:
    said = {"a": [Empty.NOT_YET_RATED, Empty.NOT_YET_RATED, 3]}
    record = a_record(said)
    assert readings(replace(record, panel=record.panel[:2])) == {"a": {}, "b": {}}


def test_every_answer_counts_as_complete_and_a_withdrawn_one_does_not() -> None:
    said = {
        "a": [1, Empty.CANNOT_TELL, RatingState.WITHDRAWN],
        "b": [2, Empty.NOT_YET_RATED, Empty.NOT_APPLICABLE],
    }
    assert completeness(a_record(said), AB) == {"E1": (2, 2), "E2": (1, 2), "E3": (1, 2)}


def test_completeness_is_of_the_dimensions_in_scope() -> None:
    record = a_record({"a": [1, 1, 1], "b": [1, 1, 1]}, settings=RoundSettings(out_of_scope=("a",)))
    assert completeness(record, AB)["E1"] == (1, 1)


def test_a_blind_pass_names_who_has_not_handed_in() -> None:
    blind = Pass("r", 1, blind=True, handed_in=frozenset({"id-2"}))
    record = a_record({"a": [1, 2, 3]}, passes=[blind])
    with pytest.raises(StillBlind) as caught:
        check_open_to_view(record, blind)
    assert (caught.value.label, caught.value.waiting) == ("2025", ["E1", "E3"])


def test_a_blind_pass_still_shows_completeness() -> None:
    record = a_record({"a": [1, 2, 3]}, passes=[Pass("r", 1, blind=True)])
    assert completeness(record, AB) == {"E1": (1, 2), "E2": (1, 2), "E3": (1, 2)}


@pytest.mark.parametrize(
    "one",
    [
        None,
        Pass("r", 1),
        Pass("r", 1, blind=True, ended=True),
        Pass("r", 1, blind=True, handed_in=frozenset({"id-1", "id-2", "id-3"})),
    ],
)
def test_an_open_ended_or_handed_in_pass_may_be_seen(one: Pass | None) -> None:
    check_open_to_view(a_record(), one)
