"""Word by word: what changed in a text, and whether it may mean something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.text_diff import ChangeKind, ChangeReason, PieceKind, judge, word_pieces


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_give_both_texts_back(before, after):
    pieces = word_pieces(before, after)

    assert "".join(p.text for p in pieces if p.kind is not PieceKind.ADDED) == before
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.REMOVED) == after


def test_words_are_kept_whole():
    pieces = word_pieces("Plans are written.", "Plans are rewritten.")

    assert [(p.kind.value, p.text) for p in pieces] == [
        ("same", "Plans are "),
        ("removed", "written"),
        ("added", "rewritten"),
        ("same", "."),
    ]


def test_scripts_without_spaces_are_compared_sign_by_sign():
    pieces = word_pieces("計画的に投資する", "計画的な投資する")

    assert [p.text for p in pieces if p.kind is not PieceKind.SAME] == ["に", "な"]


@pytest.mark.parametrize(
    ("before", "after", "kind", "reason"),
    [
        ("Same text", "Same text", ChangeKind.NONE, None),
        ("teams rehearse it", "Teams rehearse it.", ChangeKind.WORDING, ChangeReason.SIGNS),
        ("-", "...", ChangeKind.WORDING, ChangeReason.SIGNS),
        (
            "The team reviews its plan with all owners",
            "The team checks its plan with all owners",
            ChangeKind.WORDING,
            ChangeReason.FEW_WORDS,
        ),
        ("Reviewed once", "Planned together", ChangeKind.MEANING, ChangeReason.MANY_WORDS),
        (
            "The plan is reviewed every 12 months by its owner",
            "The plan is reviewed every 6 months by its owner",
            ChangeKind.MEANING,
            ChangeReason.NUMBERS,
        ),
        (
            "Owners of the plan are told about changes to it",
            "Owners of the plan are not told about changes to it",
            ChangeKind.MEANING,
            ChangeReason.WEIGHTY_WORDS,
        ),
        (
            "Pemilik rencana diberi tahu tentang perubahan rencana itu",
            "Pemilik rencana tidak diberi tahu tentang perubahan rencana itu",
            ChangeKind.MEANING,
            ChangeReason.WEIGHTY_WORDS,
        ),
        (
            "Owners of the plan do hear about changes to it in time",
            "Owners of the plan don't hear about changes to it in time",
            ChangeKind.MEANING,
            ChangeReason.WEIGHTY_WORDS,
        ),
        ("", "Now described", ChangeKind.MEANING, ChangeReason.FILLED),
        ("Was described", "", ChangeKind.MEANING, ChangeReason.EMPTIED),
    ],
)
def test_a_change_is_judged(before, after, kind, reason):
    judgement = judge(before, after)

    assert (judgement.kind, judgement.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Uptime is ≥ 80 %",
            "Uptime is ≤ 80 %",
        ),
        ("Answers take <5 minutes", "Answers take >5 minutes"),
        ("The score is -5 at the end", "The score is 5 at the end"),
        (
            "Of the 3 plans that there are 7 people read each one in a month",
            "Of the 7 plans that there are 3 people read each one in a month",
        ),
    ],
)
def test_numbers_that_are_compared_otherwise_or_change_places_mean_something_else(before, after):
    judgement = judge(before, after)

    assert (judgement.kind, judgement.reason) == (ChangeKind.MEANING, ChangeReason.NUMBERS)
