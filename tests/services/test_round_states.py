"""A round that is deleted is nowhere to be seen, and comes back whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Action, Rating, RatingState
from omnidesk.domain.errors import DuplicateLabel, NoSuchDeletedRound, UnknownRound
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.services import capture, plan, round_states, rounds
from omnidesk.services.client_files import facts_of
from omnidesk.services.reporting import read_source
from omnidesk.services.rounds import NewRound
from omnidesk.texts import Translator

REASON = LocalText.of({"en": "A sheet came late."})


@pytest.fixture
def rated(workspace, opened):
    """The round, after its first expert has rated a dimension."""
    expert = opened.record.panel[0]
    rating = Rating(opened.record.round.id, 1, "budget", expert.id, RatingState.LEVEL, 3)
    capture.record_rating(workspace, opened, rating)
    return rounds.open_round(workspace, "2026")


def labels(workspace):
    return [facts.round.label for facts in facts_of(workspace).rounds]


def test_a_deleted_round_is_in_no_list_and_cannot_be_opened_or_reported(workspace, rated, blind):
    round_states.delete_round(workspace, rated.record.round.id)

    assert labels(workspace) == ["blind"]
    assert facts_of(workspace).deleted == ["2026"]
    with pytest.raises(UnknownRound) as refusal:
        rounds.open_round(workspace, "2026")
    assert refusal.value.known == ["blind"]
    with pytest.raises(UnknownRound):
        read_source(workspace, "2026", Translator("en"), "2026-05-12")


def test_undo_brings_it_back_whole_and_in_its_place(workspace, rated, blind):
    deleted = round_states.delete_round(workspace, rated.record.round.id)
    round_states.put_back(workspace, deleted)

    assert labels(workspace) == ["2026", "blind"]
    assert rounds.open_round(workspace, "2026").record == rated.record
    assert workspace.problems() == []


def test_it_comes_back_by_its_label(workspace, rated):
    round_states.delete_round(workspace, rated.record.round.id)
    round_states.bring_back(workspace, "2026")

    assert rounds.open_round(workspace, "2026").record == rated.record


def test_what_was_never_deleted_does_not_come_back(workspace, rated):
    with pytest.raises(NoSuchDeletedRound):
        round_states.bring_back(workspace, "2026")


def test_the_label_of_a_deleted_round_is_free_again(workspace, rated, known):
    deleted = round_states.delete_round(workspace, rated.record.round.id)
    rounds.add_round(workspace, NewRound("2026", known.hash))

    for back in (
        lambda: round_states.put_back(workspace, deleted),
        lambda: round_states.bring_back(workspace, "2026"),
    ):
        with pytest.raises(DuplicateLabel):
            back()
    assert rounds.open_round(workspace, "2026").record.panel == ()


def test_the_label_that_a_round_had_before_is_free_too(workspace, opened, known):
    rounds.rename_round(workspace, opened.record.round, "spring")
    rounds.add_round(workspace, NewRound("2026", known.hash))

    assert labels(workspace) == ["spring", "2026"]


def test_a_page_that_still_shows_a_deleted_round_writes_nothing_into_it(workspace, rated):
    round_ = rated.record.round
    round_states.delete_round(workspace, round_.id)

    with pytest.raises(UnknownRound) as refusal:
        capture.record_rating(workspace, rated, rated.record.ratings[0])
    assert refusal.value.label == "2026"
    with pytest.raises(UnknownRound):
        plan.put_action(workspace, Action(plan.new_action_id(), round_.id, "budget", NO_TEXT))


def test_a_round_knows_when_it_was_closed(workspace, rated):
    round_states.close_round(workspace, rated.record.round.id)
    closed = rounds.open_round(workspace, "2026").record.round
    assert closed.closed_at.startswith("20")
    round_states.reopen_round(workspace, closed.id, REASON)

    assert rounds.open_round(workspace, "2026").record.round.closed_at == ""


def test_closing_can_be_undone_without_a_reason(workspace, rated):
    round_states.close_round(workspace, rated.record.round.id)
    round_states.put_back(workspace, rated.record.round)

    assert rounds.open_round(workspace, "2026").record == rated.record


def test_undoing_an_opening_takes_its_reason_along(workspace, rated):
    round_states.close_round(workspace, rated.record.round.id)
    closed = rounds.open_round(workspace, "2026").record.round
    round_states.reopen_round(workspace, closed.id, REASON)
    round_states.put_back(workspace, closed)

    again = rounds.open_round(workspace, "2026").record.round
    assert replace(again, closed_at="") == replace(closed, closed_at="")


def test_an_open_round_is_not_opened_again(workspace, rated):
    round_states.reopen_round(workspace, rated.record.round.id, REASON)

    assert rounds.open_round(workspace, "2026").record == rated.record


def test_a_round_whose_model_was_lost_is_not_offered_and_breaks_nothing(workspace, rated):
    with workspace.write() as work:
        lost = replace(rated.record.round, id="lost", label="2019", rubric_hash="0" * 64)
        work.rounds.put(lost)
        work.rounds.remove(lost)

    assert facts_of(workspace).deleted == []
    with pytest.raises(NoSuchDeletedRound):
        round_states.bring_back(workspace, "2019")
    assert labels(workspace) == ["2026"]


def test_undo_of_a_closing_leaves_what_was_changed_since(workspace, rated):
    before = rated.record.round
    round_states.close_round(workspace, before.id)
    round_states.reopen_round(workspace, before.id, REASON)
    rounds.rename_round(workspace, before, "2026-B")
    round_states.put_back(workspace, replace(before, closed=False))

    assert labels(workspace) == ["2026-B"]
