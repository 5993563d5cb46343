"""What is worth a question about the targets of a dimension."""

from __future__ import annotations

import pytest

from omnidesk.domain.assessment import Horizon, Target
from omnidesk.domain.target_doubts import Doubt, target_doubts

S, M, L = Horizon
VALUES = (0, 1, 3, 4, 5)


def doubts(now: int | None, **levels: int) -> list[tuple[Horizon, Doubt, int]]:
    targets = [Target("r", "d", Horizon(name), level) for name, level in levels.items()]
    found = target_doubts(now, targets, VALUES)
    return [(each.target.horizon, each.doubt, each.against) for each in found]


@pytest.mark.parametrize(
    ("now", "levels", "expected"),
    [
        (3, {}, []),
        (3, {"short": 3}, []),
        (3, {"short": 4}, []),
        (1, {"short": 3}, []),  # the next level, whatever its number
        (3, {"short": 1}, [(S, Doubt.BELOW_NOW, 3)]),
        (3, {"short": 5}, [(S, Doubt.SKIPS_FROM_NOW, 3)]),
        (3, {"long": 5}, [(L, Doubt.SKIPS_FROM_NOW, 3)]),
        (3, {"short": 4, "mid": 5}, []),  # a step a term
        (1, {"short": 3, "long": 5}, [(L, Doubt.SKIPS_FROM_NEARER, 3)]),
        (3, {"long": 4, "mid": 5}, [(M, Doubt.SKIPS_FROM_NOW, 3), (L, Doubt.BELOW_NEARER, 5)]),
        (3, {"short": 4, "mid": 3}, [(M, Doubt.BELOW_NEARER, 4)]),
        (3, {"short": 4, "mid": 4, "long": 3}, [(L, Doubt.BELOW_NEARER, 4)]),
        (3, {"short": 1, "mid": 4}, [(S, Doubt.BELOW_NOW, 3)]),  # judged from now, not from 1
        (None, {"short": 5}, []),  # nothing to hold it against
        (None, {"short": 1, "mid": 0}, [(M, Doubt.BELOW_NEARER, 1)]),
    ],
)
def test_a_target_is_held_against_the_level_now_and_the_nearer_ones(now, levels, expected):
    assert doubts(now, **levels) == expected


def test_a_level_that_its_rubric_no_longer_has_is_not_judged():
    assert doubts(2, short=5) == []
    assert doubts(3, short=2) == []
