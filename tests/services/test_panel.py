"""What the panel agrees, written and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Decision, Horizon, Target
from omnidesk.domain.errors import UnknownLevel
from omnidesk.domain.local_text import LocalText
from omnidesk.services import panel, rounds
from omnidesk.services.panel import PanelEntry, new_recommendation


def words(text: str) -> LocalText:
    return LocalText.single("en", text)


@pytest.fixture
def entry(opened):
    round_id = opened.record.round.id
    return PanelEntry(
        "budget",
        Decision(round_id, "budget", 3, words("agreed"), words("E2 saw 2")),
        words("money is there"),
        (Target(round_id, "budget", Horizon.MID, 4),),
        tuple(new_recommendation(round_id, "budget", words(text)) for text in ("one", "two")),
    )


def reread(workspace, opened) -> PanelEntry:
    record = rounds.reopen(workspace, opened.record.round.id).record
    return panel.entry_of(record, "budget")


def change(workspace, opened, entry) -> PanelEntry:
    panel.change_entry(workspace, rounds.reopen(workspace, opened.record.round.id), entry)
    return reread(workspace, opened)


def test_an_entry_comes_back_as_it_was_put(workspace, opened, entry):
    found = change(workspace, opened, entry)

    assert found.decision == entry.decision
    assert found.finding == entry.finding
    assert found.targets == entry.targets
    assert [(r.letter, r.text) for r in found.recommendations] == [
        ("a", words("one")),
        ("b", words("two")),
    ]


def test_recommendations_are_lettered_by_their_place(workspace, opened, entry):
    found = change(workspace, opened, entry)
    turned = replace(found, recommendations=found.recommendations[::-1])

    found = change(workspace, opened, turned)
    assert [r.text for r in found.recommendations] == [words("two"), words("one")]
    assert [r.letter for r in found.recommendations] == ["a", "b"]


def test_emptying_an_entry_takes_everything_back(workspace, opened, entry):
    change(workspace, opened, entry)

    assert change(workspace, opened, PanelEntry("budget")) == PanelEntry("budget")


def test_moving_a_target_to_another_horizon_leaves_one(workspace, opened, entry):
    found = change(workspace, opened, entry)
    moved = (replace(found.targets[0], horizon=Horizon.LONG),)

    assert change(workspace, opened, replace(found, targets=moved)).targets == moved


def test_a_level_that_is_not_there_changes_nothing(workspace, opened, entry):
    wrong = replace(entry, targets=(replace(entry.targets[0], level=9),))

    with pytest.raises(UnknownLevel):
        panel.change_entry(workspace, opened, wrong)
    assert reread(workspace, opened) == PanelEntry("budget")


def test_only_what_differs_is_written(workspace, opened, entry):
    change(workspace, opened, entry)
    with workspace.read() as work:
        before = work.head()
    change(workspace, opened, reread(workspace, opened))

    with workspace.read() as work:
        assert work.head() == before
