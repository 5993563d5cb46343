"""What the first card says: in plain words first, the statistics in its details."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from omnidesk.domain.assessment import Decision, Horizon, Target
from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.samples import DEMO, write_sample


@pytest.fixture
def demo(open_window, tmp_path):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    window = open_window(path)
    window.show_page("results")
    return window.page("results").overall


def test_the_interval_of_agreement_is_in_the_details(demo):
    assert "40% are on the same level" in demo.agreement.text()
    assert "95% interval" not in demo.agreement.text()
    assert not demo.more.isVisible()
    demo.details.setFocus()
    QTest.keyClick(demo.details, Qt.Key.Key_Space)

    assert demo.more.isVisible()
    assert not demo.agreement.isVisible()  # the whole says it again
    assert "between 0.15 and 0.68" in demo.more.text()


def test_without_an_interval_there_are_no_details(open_window, sample):
    window = open_window(sample)
    window.show_page("results")

    assert not window.page("results").overall.details.isVisible()


def aimed(window, targets: dict[str, int], *, budget: int = 3):
    """Agree level 3 of all dimensions but one, and set targets; return the card."""
    round_ = window.client.round
    id_ = round_.record.round.id
    for key in round_.scope:
        level = budget if key == "budget" else 3
        entry = replace(round_.entry(key), decision=Decision(id_, key, level))
        if key in targets:
            entry = replace(entry, targets=(Target(id_, key, Horizon.SHORT, targets[key]),))
        round_.change_entry(entry, "")
    window.show_page("results")
    return window.page("results").overall


def test_where_the_overall_stays_the_card_says_what_rises(open_window, fresh):
    card = aimed(open_window(fresh), {"budget": 2}, budget=1)

    assert card.after.text() == "3   Cross Channel"
    assert card.after_alternatives.text() == (
        "The overall stays as it is. What rises: one dimension; mean from 2.78 to 2.89; "
        "weakest dimension from 1 to 2"
    )


def test_where_the_overall_rises_the_card_says_the_weakest_as_before(open_window, fresh):
    window = open_window(fresh)
    card = aimed(window, dict.fromkeys(window.client.round.scope, 4))

    assert card.after.text() == "4   Omni Channel"
    assert card.after_alternatives.text() == "Weakest dimension 4, now 3"


def test_targets_that_raise_nothing_are_told_as_that(open_window, fresh):
    card = aimed(open_window(fresh), {"technology": 3})

    assert card.after_alternatives.text() == "The overall stays as it is, and no dimension rises."
