"""A copy begins as the earlier round began, and knows nothing of what was found there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import PlaceKind
from omnidesk.domain.errors import BadDate, BadRoundLabel, DuplicateLabel, RubricUnknown
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric_edit import set_text, with_identity
from omnidesk.domain.rules import OverallRule, PanelRule
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services import experts, round_states, rounds
from omnidesk.services.round_copies import SET_UP, RoundCopy, copy_round, versions_for
from omnidesk.services.rubrics import add_rubric
from omnidesk.services.samples import DEMO, write_sample
from omnidesk.storage.workspace import Workspace


@pytest.fixture
def set_up(workspace, opened):
    """A round with places, rules and weights."""
    round_ = opened.record.round
    site = rounds.add_place(workspace, PlaceKind.SITE, LocalText.of({"en": "Bandung"}))
    after = replace(
        round_.settings,
        purpose=LocalText.of({"en": "to learn"}),
        site_ids=(site.id,),
        panel_rule=PanelRule.WEIGHTED_MEAN,
        overall_rule=OverallRule.parse("gate:3"),
        out_of_scope=("budget",),
        end="2026-06",
        verdict=LocalText.of({"en": "on the way"}),
    )
    rounds.change_settings(workspace, round_.id, round_.settings, after)
    experts.change_expert(workspace, round_.id, replace(opened.record.panel[0], weight=2.0))
    return rounds.open_round(workspace, "2026").record


def test_the_set_up_and_the_panel_are_taken_over(workspace, set_up):
    copy_round(workspace, set_up.round.id, RoundCopy("2027", "2027-05"))
    copied = rounds.open_round(workspace, "2027").record

    assert copied.panel == set_up.panel
    assert (copied.round.rubric_hash, len(copied.passes)) == (set_up.round.rubric_hash, 1)
    for name in SET_UP:
        assert getattr(copied.round.settings, name) == getattr(set_up.round.settings, name)
    assert (copied.round.settings.start, copied.round.settings.end) == ("2027-05", "")
    assert not copied.round.settings.verdict


@pytest.mark.parametrize("label", ["2025", "2026"])
def test_nothing_that_was_judged_comes_along(tmp_path, label):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    with Workspace.open(path) as workspace:
        before = rounds.open_round(workspace, label).record
        copy_round(workspace, before.round.id, RoundCopy("next"))
        copied = rounds.open_round(workspace, "next").record
        assert rounds.open_round(workspace, label).record == before

    judged = ("ratings", "findings", "decisions", "targets", "recommendations", "actions")
    for name in (*judged, "notes", "evidence"):
        assert getattr(copied, name) == ()
    assert not copied.round.closed
    assert copied.passes[0].handed_in == frozenset()


def test_a_newer_version_is_offered_after_the_one_of_the_round(workspace, set_up, known):
    newer = with_identity(set_text(known.rubric, "budget", 1, "en", "other"), known.rubric.id, "2")
    key = add_rubric(workspace, newer)
    assert [each.version for each in versions_for(workspace, set_up.round)] == ["1.0", "2"]
    copy_round(workspace, set_up.round.id, RoundCopy("2027", rubric_hash=key))

    opened = rounds.open_round(workspace, "2027")
    assert opened.rubric == newer
    assert [v.version for v in versions_for(workspace, opened.record.round)] == ["2"]


def test_a_blind_round_is_copied_as_a_blind_one(workspace, blind):
    copy_round(workspace, blind.record.round.id, RoundCopy("again"))

    assert rounds.open_round(workspace, "again").record.passes[0].blind


def test_a_closed_round_can_be_copied(workspace, set_up):
    round_states.close_round(workspace, set_up.round.id)
    copy_round(workspace, set_up.round.id, RoundCopy("2027"))

    assert not rounds.open_round(workspace, "2027").record.round.closed


@pytest.mark.parametrize(
    ("copy", "error"),
    [
        (RoundCopy("2026"), DuplicateLabel),
        (RoundCopy("a  b"), BadRoundLabel),
        (RoundCopy("2027", "soon"), BadDate),
        (RoundCopy("2027", rubric_hash="0" * 64), RubricUnknown),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(workspace, opened, copy, error):
    with pytest.raises(error):
        copy_round(workspace, opened.record.round.id, copy)
    assert [round_.label for round_ in rounds.rounds_of(workspace)] == ["2026"]
