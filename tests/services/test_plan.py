"""What the client promises: added, changed, taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Action, ActionState, Horizon, Size
from omnidesk.domain.errors import BadDate
from omnidesk.domain.local_text import LocalText
from omnidesk.services import plan, rounds


@pytest.fixture
def promise(opened) -> Action:
    return Action(
        plan.new_action_id(),
        opened.record.round.id,
        "budget",
        LocalText.of({"en": "Release the fund", "id": "Cairkan dana"}),
        who="CFO",
        due="2026-09",
        horizon=Horizon.SHORT,
        effort=Size.SMALL,
        impact=Size.LARGE,
        recommendation_id="r1",
    )


def stored(workspace) -> tuple[Action, ...]:
    return rounds.open_round(workspace, "2026").record.actions


def test_a_promise_comes_back_whole(workspace, promise):
    assert plan.put_action(workspace, promise).plan
    assert stored(workspace) == (promise,)


def test_a_promise_that_is_put_again_is_the_same_promise(workspace, promise):
    plan.put_action(workspace, promise)
    done = replace(promise, state=ActionState.DONE)
    plan.put_action(workspace, done)

    assert stored(workspace) == (done,)


def test_a_promise_can_be_taken_away(workspace, promise):
    plan.put_action(workspace, promise)
    assert plan.remove_action(workspace, promise).plan

    assert stored(workspace) == ()
    assert workspace.problems() == []


def test_a_due_date_that_is_none_changes_nothing(workspace, promise):
    with pytest.raises(BadDate):
        plan.put_action(workspace, replace(promise, due="soon"))
    assert stored(workspace) == ()
