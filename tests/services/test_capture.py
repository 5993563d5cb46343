"""Recording ratings: on disk when the call returns, and only where they fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import Confidence, Evidence, EvidenceKind, Rating, RatingState
from omnidesk.domain.errors import (
    HandedIn,
    OutOfScope,
    PassEnded,
    ReasonMissing,
    StillBlind,
    UnknownDimension,
    UnknownExpert,
    UnknownLevel,
    UnknownPass,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.results import round_results
from omnidesk.services import capture, rounds
from omnidesk.storage.workspace import Workspace


def rating(opened, expert=0, dimension="technology", level=3, **changes) -> Rating:
    plain = Rating(
        opened.record.round.id,
        1,
        dimension,
        opened.record.panel[expert].id,
        RatingState.LEVEL,
        level,
    )
    return replace(plain, **changes)


def stored(workspace, opened) -> tuple[Rating, ...]:
    return rounds.reopen(workspace, opened.record.round.id).record.ratings


def test_a_rating_is_on_disk_when_the_call_returns(workspace, opened, tmp_path):
    whole = rating(
        opened, confidence=Confidence.LOW, rationale=LocalText.of({"en": "seen", "id": "terlihat"})
    )
    capture.record_rating(workspace, opened, whole)

    with Workspace.open(workspace.path, read_only=True) as other:
        assert stored(other, opened) == (whole,)


def test_the_later_rating_of_a_cell_counts_and_the_earlier_stays_in_history(workspace, opened):
    for level in (2, 4):
        capture.record_rating(workspace, opened, rating(opened, level=level))

    assert [r.level for r in stored(workspace, opened)] == [4]
    assert workspace.problems() == []


MISFITS = [
    ({"dimension": "weather"}, UnknownDimension),
    ({"level": 9}, UnknownLevel),
    ({"level": None}, UnknownLevel),
    ({"state": RatingState.NOT_APPLICABLE, "level": None}, ReasonMissing),
    ({"expert_id": "nobody"}, UnknownExpert),
    ({"pass_number": 2}, UnknownPass),
]


@pytest.mark.parametrize(("changes", "error"), MISFITS)
def test_a_rating_that_does_not_fit_changes_nothing(workspace, opened, changes, error):
    good, bad = rating(opened), replace(rating(opened, dimension="budget"), **changes)

    with pytest.raises(error):
        capture.record_ratings(workspace, opened, [good, bad])
    assert stored(workspace, opened) == ()


def test_out_of_scope_cannot_be_rated(workspace, opened):
    before = opened.record.round.settings
    after = replace(before, out_of_scope=("budget",))
    rounds.change_settings(workspace, opened.record.round.id, before, after)
    opened = rounds.open_round(workspace, "2026")

    with pytest.raises(OutOfScope):
        capture.record_rating(workspace, opened, rating(opened, dimension="budget"))


def test_who_has_handed_in_is_locked_and_can_unlock(workspace, opened):
    expert = opened.record.panel[0]
    capture.hand_in(workspace, opened.record, 1, expert.id)

    with pytest.raises(HandedIn):
        capture.record_rating(workspace, opened, rating(opened))
    capture.hand_in(workspace, opened.record, 1, expert.id, handed_in=False)
    capture.record_rating(workspace, opened, rating(opened))
    assert len(stored(workspace, opened)) == 1


def test_an_ended_pass_takes_no_more(workspace, opened):
    capture.end_pass(workspace, opened.record, 1)
    opened = rounds.open_round(workspace, "2026")

    with pytest.raises(PassEnded):
        capture.record_rating(workspace, opened, rating(opened))
    with pytest.raises(PassEnded):
        capture.hand_in(workspace, opened.record, 1, opened.record.panel[0].id, handed_in=False)


def test_a_blind_pass_shows_nothing_until_all_have_handed_in(workspace, blind):
    for number in range(3):
        capture.record_rating(workspace, blind, rating(blind, expert=number))
        reread = rounds.open_round(workspace, "blind")
        with pytest.raises(StillBlind):
            round_results(reread.record, reread.rubric)
        capture.hand_in(workspace, blind.record, 1, blind.record.panel[number].id)

    reread = rounds.open_round(workspace, "blind")
    assert round_results(reread.record, reread.rubric).dimension("technology").level == 3


def test_ending_a_blind_pass_opens_what_is_there(workspace, blind):
    capture.record_rating(workspace, blind, rating(blind))
    capture.end_pass(workspace, blind.record, 1)

    reread = rounds.open_round(workspace, "blind")
    assert round_results(reread.record, reread.rubric).dimension("technology").level == 3


def test_a_blind_expert_sees_only_their_own(workspace, blind):
    first, second = blind.record.panel[:2]
    for number, expert in enumerate((first, second)):
        capture.record_rating(workspace, blind, rating(blind, expert=number, level=number + 1))
        capture.add_evidence(
            workspace,
            Evidence(
                f"e{number}",
                blind.record.round.id,
                "technology",
                EvidenceKind.INTERVIEW,
                LocalText.single("en", expert.code),
                pass_number=1,
                expert_id=expert.id,
            ),
        )

    seen = rounds.open_round(workspace, "blind").record.seen_by(second.id)
    assert [r.level for r in seen.ratings] == [2]
    assert [e.expert_id for e in seen.evidence] == [second.id]


def test_evidence_is_changed_and_removed(workspace, opened):
    piece = Evidence(
        capture.new_evidence_id(),
        opened.record.round.id,
        "budget",
        EvidenceKind.DOCUMENT,
        LocalText.single("en", "plan"),
    )
    capture.add_evidence(workspace, piece)
    changed = replace(piece, on="2026-05-17")
    capture.add_evidence(workspace, changed)
    assert rounds.open_round(workspace, "2026").record.evidence == (changed,)
    capture.remove_evidence(workspace, changed)

    assert rounds.open_round(workspace, "2026").record.evidence == ()
