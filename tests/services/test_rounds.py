"""Setting up a round and changing what was set up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnidesk.domain.assessment import (
    Horizon,
    PlaceKind,
    Rating,
    RatingState,
    RoundSettings,
)
from omnidesk.domain.errors import (
    BadDate,
    BadLabel,
    BadRoundLabel,
    DuplicateLabel,
    PassBegun,
    RubricUnknown,
    StillBlind,
    UnknownPass,
    UnknownRound,
)
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rules import OverallRule, PanelRule, Rounding
from omnidesk.domain.typed_text import FieldKind, TextField, TypedText
from omnidesk.services import capture, rounds
from omnidesk.services import experts as experts_of
from omnidesk.services.rounds import NewRound
from omnidesk.services.typed_texts import keep_typed, typed_texts

EN = "en"


def words(text: str) -> LocalText:
    return LocalText.single(EN, text)


def test_a_new_round_has_its_panel_in_order_and_a_first_pass(opened):
    assert [e.code for e in opened.record.panel] == ["E1", "E2", "E3"]
    assert [(p.number, p.blind) for p in opened.record.passes] == [(1, False)]
    assert opened.record.round.settings.start == "2026-05"
    assert opened.rubric.id == "omnichannel-cx"


@pytest.mark.parametrize(
    "label", ["", " a", "a  b", "a\nb", "a\u00a0b", "x" * 41, "a/b", "semi;colon"]
)
def test_a_malformed_label_is_refused_and_nothing_is_made(workspace, known, label):
    with pytest.raises(BadRoundLabel):
        rounds.add_round(workspace, NewRound(label, known.hash))
    assert rounds.rounds_of(workspace) == []


@pytest.mark.parametrize("label", ["a b", "Musim semi 2026", "x" * 19 + " " + "y" * 20])
def test_a_label_may_have_single_spaces(workspace, known, label):
    rounds.add_round(workspace, NewRound(label, known.hash))

    assert [each.label for each in rounds.rounds_of(workspace)] == [label]


def test_a_code_has_no_spaces(workspace, known):
    with pytest.raises(BadLabel):
        rounds.add_round(workspace, NewRound("2026", known.hash, [("E 1", LocalText())]))


def test_a_label_is_used_once(workspace, opened, known):
    with pytest.raises(DuplicateLabel):
        rounds.add_round(workspace, NewRound("2026", known.hash))


def test_a_code_is_used_once_in_a_panel(workspace, known):
    twice = [("E1", NO_TEXT), ("E1", NO_TEXT)]

    with pytest.raises(DuplicateLabel):
        rounds.add_round(workspace, NewRound("2026", known.hash, experts=twice))


@pytest.mark.parametrize("start", ["17.5.2026", "2026-13", "2026-02-30", "soon"])
def test_a_date_that_is_none_is_refused(workspace, known, start):
    with pytest.raises(BadDate):
        rounds.add_round(workspace, NewRound("2026", known.hash, start=start))


def test_a_round_needs_a_frozen_rubric(workspace):
    with pytest.raises(RubricUnknown):
        rounds.add_round(workspace, NewRound("2026", "0" * 64))


def test_an_expert_of_an_earlier_round_is_the_same_person(workspace, opened, known, experts):
    rounds.add_round(workspace, NewRound("2027", known.hash, experts=experts))
    later = rounds.open_round(workspace, "2027")

    assert [e.id for e in later.record.panel] == [e.id for e in opened.record.panel]


def test_an_unknown_round_names_the_known_ones(workspace, opened):
    with pytest.raises(UnknownRound) as refusal:
        rounds.open_round(workspace, "2027")
    assert refusal.value.known == ["2026"]


def test_all_settings_come_back_as_they_were_put(workspace, opened):
    after = RoundSettings(
        purpose=words("Why"),
        start="2026",
        end="2026-06-30",
        panel_rule=PanelRule.TRIMMED_MEAN,
        overall_rule=OverallRule.parse("gate:3"),
        rounding=Rounding.DOWN,
        names_apart=False,
        out_of_scope=("budget",),
        horizons={Horizon.SHORT: words("by 2027")},
        overall_recommendations=(words("one"), words("two")),
        summary=replace(RoundSettings().summary, to_do=((Horizon.MID, words("plan")),)),
        next_assessment="2027-05",
    )
    before = opened.record.round.settings
    rounds.change_settings(workspace, opened.record.round.id, before, after)

    assert rounds.open_round(workspace, "2026").record.round.settings == after


def test_a_bad_date_in_the_settings_changes_nothing(workspace, opened):
    before = opened.record.round.settings
    after = replace(before, purpose=words("new"), end="yesterday")

    with pytest.raises(BadDate):
        rounds.change_settings(workspace, opened.record.round.id, before, after)
    assert rounds.open_round(workspace, "2026").record.round.settings == before


def test_a_name_is_kept_apart_and_erased_alone(workspace, opened):
    expert = opened.record.panel[0]
    experts_of.name_expert(workspace, expert.id, "Ana")
    assert rounds.open_round(workspace, "2026").record.names == {expert.id: "Ana"}
    experts_of.name_expert(workspace, expert.id, " ")

    assert rounds.open_round(workspace, "2026").record.names == {}
    assert workspace.problems() == []


def test_an_expert_leaves_the_panel_and_comes_back(workspace, opened):
    round_id, expert = opened.record.round.id, opened.record.panel[1]
    experts_of.remove_expert(workspace, round_id, expert.id)
    assert [e.code for e in rounds.reopen(workspace, round_id).record.panel] == ["E1", "E3"]
    experts_of.add_expert(workspace, round_id, "E2", NO_TEXT)

    panel = rounds.reopen(workspace, round_id).record.panel
    assert {e.code: e.id for e in panel}["E2"] == expert.id


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_seat_that_is_given_back_is_the_same_seat(workspace, opened, position):
    round_id, expert = opened.record.round.id, opened.record.panel[position]
    seat = experts_of.remove_expert(workspace, round_id, expert.id)
    experts_of.seat_expert(workspace, seat)

    assert rounds.reopen(workspace, round_id).record.panel == opened.record.panel


def test_a_new_expert_sits_behind_the_others_whoever_left(workspace, opened):
    round_id, first = opened.record.round.id, opened.record.panel[0]
    experts_of.remove_expert(workspace, round_id, first.id)
    experts_of.add_expert(workspace, round_id, "E1", NO_TEXT)

    panel = rounds.reopen(workspace, round_id).record.panel
    assert [e.code for e in panel] == ["E2", "E3", "E1"]


def test_places_belong_to_the_organisation_by_kind(workspace, opened):
    site = rounds.add_place(workspace, PlaceKind.SITE, words("Jakarta"))
    channel = rounds.add_place(workspace, PlaceKind.CHANNEL, words("Website"))

    record = rounds.open_round(workspace, "2026").record
    assert (record.sites, record.channels) == ((site,), (channel,))


def test_a_pass_becomes_blind_and_open_again(workspace, opened):
    round_id = opened.record.round.id
    rounds.set_blind(workspace, round_id, 1, blind=True)
    assert rounds.reopen(workspace, round_id).record.passes[0].blind
    with pytest.raises(UnknownPass):
        rounds.set_blind(workspace, round_id, 2, blind=True)


def test_a_weight_and_a_role_belong_to_the_round(workspace, opened, known, experts):
    rounds.add_round(workspace, NewRound("2027", known.hash, experts=experts))
    later = rounds.open_round(workspace, "2027").record
    changed = replace(later.panel[0], role=words("Head of quality"), weight=3.0)
    experts_of.change_expert(workspace, later.round.id, changed)

    assert rounds.open_round(workspace, "2027").record.panel[0] == changed
    assert rounds.open_round(workspace, "2026").record.panel == opened.record.panel


def test_a_pass_with_ratings_stays_blind(workspace, blind):
    round_id, expert = blind.record.round.id, blind.record.panel[0]
    rating = Rating(round_id, 1, "budget", expert.id, RatingState.LEVEL, 2)
    capture.record_rating(workspace, blind, rating)

    with pytest.raises(PassBegun):
        rounds.set_blind(workspace, round_id, 1, blind=False)
    with pytest.raises(StillBlind):
        experts_of.remove_expert(workspace, round_id, blind.record.panel[2].id)
    assert rounds.open_round(workspace, "blind").record.passes[0].blind


def test_a_renamed_round_keeps_everything(workspace, opened):
    rounds.rename_round(workspace, opened.record.round, "spring")

    assert rounds.open_round(workspace, "spring").record.panel == opened.record.panel


def test_a_second_rating_counts_from_then_on_and_the_first_stays(workspace, opened):
    first = opened.record.panel[0]
    rating = Rating(opened.record.round.id, 1, "budget", first.id, RatingState.LEVEL, 2)
    capture.record_rating(workspace, opened, rating)
    assert rounds.add_pass(workspace, opened.record.round.id, blind=True) == 2

    record = rounds.open_round(workspace, "2026").record
    assert [(p.number, p.blind) for p in record.passes] == [(1, False), (2, True)]
    assert record.current_pass == record.passes[1]
    assert record.ratings == (rating,)


def test_a_second_rating_does_not_lay_a_blind_one_open(workspace, blind):
    round_id = blind.record.round.id
    with pytest.raises(StillBlind) as refusal:
        rounds.add_pass(workspace, round_id, blind=False)
    assert refusal.value.waiting == ["E1", "E2", "E3"]
    for expert in blind.record.panel:
        capture.hand_in(workspace, blind.record, 1, expert.id)

    assert rounds.add_pass(workspace, round_id, blind=False) == 2


def test_an_erased_name_is_not_kept_among_what_was_typed(workspace, opened):
    round_id, expert = opened.record.round.id, opened.record.panel[0]
    name = TextField(FieldKind.EXPERT, round_id, expert_id=expert.id, name="name")
    role = TextField(FieldKind.EXPERT, round_id, expert_id=expert.id, name="role")
    typed = [TypedText(name, "Ana Mar", "Ana"), TypedText(replace(name, waiting=1), "An")]
    keep_typed(workspace, [*typed, TypedText(role, "Head")])
    experts_of.name_expert(workspace, expert.id, "")

    assert [each.text for each in typed_texts(workspace)] == ["Head"]
