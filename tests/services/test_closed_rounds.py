"""A closed round changes no more until it is opened again, with a reason that is kept."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

from omnidesk.domain.assessment import (
    Action,
    Decision,
    Evidence,
    EvidenceKind,
    Rating,
    RatingState,
)
from omnidesk.domain.errors import ReopeningUnexplained, RoundClosed, StillBlind
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.services import capture, experts, panel, plan, round_copies, round_states, rounds
from omnidesk.storage.repositories import PanelMember

REASON = LocalText.of({"en": "A sheet came late.", "id": "Satu lembar terlambat."})


def rating(opened) -> Rating:
    expert = opened.record.panel[0]
    return Rating(opened.record.round.id, 1, "budget", expert.id, RatingState.LEVEL, 3)


def evidence(opened) -> Evidence:
    return Evidence("e1", opened.record.round.id, "budget", EvidenceKind.DOCUMENT, NO_TEXT)


def rate(workspace, opened):
    capture.record_rating(workspace, opened, rating(opened))


def hand_in(workspace, opened):
    capture.hand_in(workspace, opened.record, 1, opened.record.panel[0].id)


def end_pass(workspace, opened):
    capture.end_pass(workspace, opened.record, 1)


def add_evidence(workspace, opened):
    capture.add_evidence(workspace, evidence(opened))


def remove_evidence(workspace, opened):
    capture.remove_evidence(workspace, evidence(opened))


def decide(workspace, opened):
    entry = panel.PanelEntry("budget", Decision(opened.record.round.id, "budget", 3))
    panel.change_entry(workspace, opened, entry)


def set_up(workspace, opened):
    before = opened.record.round.settings
    rounds.change_settings(
        workspace, opened.record.round.id, before, replace(before, end="2026-06")
    )


def rename(workspace, opened):
    rounds.rename_round(workspace, opened.record.round, "spring")


def make_blind(workspace, opened):
    rounds.set_blind(workspace, opened.record.round.id, 1, blind=True)


def rate_again(workspace, opened):
    rounds.add_pass(workspace, opened.record.round.id, blind=False)


def seat_another(workspace, opened):
    experts.add_expert(workspace, opened.record.round.id, "E9", NO_TEXT)


def seat_again(workspace, opened):
    member = PanelMember(opened.record.round.id, opened.record.panel[0].id, 7)
    experts.seat_expert(workspace, member)


def change_role(workspace, opened):
    expert = replace(opened.record.panel[0], role=REASON)
    experts.change_expert(workspace, opened.record.round.id, expert)


def remove_expert(workspace, opened):
    experts.remove_expert(workspace, opened.record.round.id, opened.record.panel[0].id)


def delete(workspace, opened):
    round_states.delete_round(workspace, opened.record.round.id)


ACTS = [rate, hand_in, end_pass, add_evidence, remove_evidence, decide, set_up, rename]
ACTS += [make_blind, rate_again, seat_another, seat_again, change_role, remove_expert, delete]
CAN_BE_DONE_AGAIN = [act for act in ACTS if act is not delete]

TRIED = {"record_ratings", "hand_in", "end_pass", "add_evidence", "remove_evidence"}
TRIED |= {"change_entries", "change_settings", "rename_round", "set_blind", "add_pass"}
TRIED |= {"add_expert", "seat_expert", "change_expert", "remove_expert", "delete_round"}
ELSEWHERE = {"add_round", "copy_round", "close_round", "reopen_round", "put_back", "bring_back"}
"""What makes a round, or changes whether it is closed or there at all."""
NOT_JUDGED = {"put_action", "remove_action", "name_expert", "add_place", "change_place"}
"""Promises are followed up, a name can be erased, and places belong to the organisation."""


def test_whatever_writes_in_a_round_is_tried_here():
    modules = (capture, experts, panel, plan, rounds, round_states, round_copies)
    found = {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if "workspace.write()" in inspect.getsource(function)
    }
    assert found - TRIED - ELSEWHERE - NOT_JUDGED == set()


@pytest.mark.parametrize("act", ACTS)
def test_a_closed_round_refuses_whatever_a_page_still_shows(workspace, opened, act):
    round_states.close_round(workspace, opened.record.round.id)
    closed = rounds.open_round(workspace, "2026").record
    assert closed.round.closed

    with pytest.raises(RoundClosed) as refusal:
        act(workspace, opened)
    assert refusal.value.label == "2026"
    assert rounds.open_round(workspace, "2026").record == closed


@pytest.mark.parametrize("act", CAN_BE_DONE_AGAIN)
def test_what_it_refused_works_once_it_is_open_again(workspace, opened, act):
    round_id = opened.record.round.id
    round_states.close_round(workspace, round_id)
    round_states.reopen_round(workspace, round_id, REASON)
    act(workspace, opened)

    round_ = rounds.reopen(workspace, round_id).record.round
    assert (round_.closed, round_.settings.reopened) == (False, REASON)


def test_it_does_not_open_again_without_a_reason(workspace, opened):
    round_states.close_round(workspace, opened.record.round.id)

    with pytest.raises(ReopeningUnexplained):
        round_states.reopen_round(workspace, opened.record.round.id, NO_TEXT)
    assert rounds.open_round(workspace, "2026").record.round.closed


def test_promises_are_followed_up_in_a_closed_round(workspace, opened):
    round_states.close_round(workspace, opened.record.round.id)
    promise = Action(plan.new_action_id(), opened.record.round.id, "budget", NO_TEXT)
    plan.put_action(workspace, promise)

    assert rounds.open_round(workspace, "2026").record.actions == (promise,)


def test_another_round_stays_open(workspace, opened, blind):
    round_states.close_round(workspace, opened.record.round.id)
    rate(workspace, blind)

    assert not rounds.open_round(workspace, "blind").record.round.closed


def test_a_round_is_not_closed_over_a_blind_rating(workspace, blind):
    with pytest.raises(StillBlind):
        round_states.close_round(workspace, blind.record.round.id)
    capture.end_pass(workspace, blind.record, 1)
    round_states.close_round(workspace, blind.record.round.id)

    assert rounds.open_round(workspace, "blind").record.round.closed
