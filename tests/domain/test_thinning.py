"""The last five backups, seven daily and eight weekly ones are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.thinning import worth_keeping

NOON = datetime(2026, 11, 24, 12)
MOMENTS = st.lists(
    st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 6, 30)), max_size=60
)


def test_one_a_day_for_a_week_and_one_a_week_for_two_months():
    every_day = [NOON - timedelta(days=n) for n in range(200)]
    kept = sorted(worth_keeping(every_day), reverse=True)

    assert kept[:7] == every_day[:7]
    assert [moment.isoweekday() for moment in kept[7:]] == [7] * 6
    assert len(kept) == 13  # this week's and last week's last day are among the seven


def test_of_one_day_the_last_five_are_kept_while_they_are_the_last_of_all():
    hours = [NOON.replace(hour=hour) for hour in range(5, 13)]
    assert worth_keeping(hours) == set(hours[3:])

    next_days = [NOON + timedelta(days=n) for n in range(1, 6)]
    assert worth_keeping([*hours, *next_days]) == {NOON, *next_days}


@given(MOMENTS)
def test_the_newest_is_kept_and_never_more_than_twenty(moments):
    kept = worth_keeping(moments)

    assert kept <= set(moments)
    assert len(kept) <= 20
    assert not moments or max(moments) in kept


@given(MOMENTS)
def test_thinning_again_changes_nothing(moments):
    kept = worth_keeping(moments)

    assert worth_keeping(kept) == kept


@given(MOMENTS)
def test_thinning_after_each_backup_comes_to_the_same_as_at_the_end(moments):
    kept: set[datetime] = set()
    for moment in sorted(moments):
        kept = set(worth_keeping([*kept, moment]))

    assert kept == worth_keeping(moments)
