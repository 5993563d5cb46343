import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk.domain.errors import UnknownLevel
from omnidesk.domain.spread import Spread, Status, position, spread

SCALE = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([3, 3, 3], Spread(Status.UNANIMOUS, 3, 3, 3, 0)),
        ([4, 3, 3], Spread(Status.ADJACENT, 3, 3, 4, 1)),
        ([2, 4, 3], Spread(Status.DISCUSS, 3, 2, 4, 2)),
        ([5, 1], Spread(Status.DISCUSS, 1, 1, 5, 4)),
        ([2], Spread(Status.SINGLE, 2, 2, 2, 0)),
        ([], Spread(Status.UNRATED, None, None, None, None)),
    ],
)
def test_the_range_gives_the_status(levels: list[int], expected: Spread) -> None:
    assert spread(levels, SCALE) == expected


@pytest.mark.parametrize(
    ("levels", "status"), [([1, 3], Status.ADJACENT), ([0, 3], Status.DISCUSS)]
)
def test_the_range_counts_positions_and_not_values(levels: list[int], status: Status) -> None:
    assert spread(levels, (0, 1, 3)).status is status


def test_the_higher_middle_is_a_choice() -> None:
    assert spread([2, 3], SCALE).median == 2
    assert spread([2, 3], SCALE, high_median=True).median == 3


def test_an_odd_panel_has_one_middle() -> None:
    assert spread([1, 2, 5], SCALE, high_median=True).median == 2


def test_a_level_that_the_rubric_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownLevel) as caught:
        position(2, (0, 1, 3))
    assert (caught.value.value, caught.value.known) == (2, (0, 1, 3))


@given(st.lists(st.sampled_from(SCALE), min_size=1), st.booleans())
def test_the_median_lies_in_its_band(levels: list[int], high: bool) -> None:
    facts = spread(levels, SCALE, high_median=high)
    assert min(levels) == facts.min <= facts.median <= facts.max == max(levels)
