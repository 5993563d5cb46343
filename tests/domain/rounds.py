"""Rounds to compute with: a rubric of plain keys, a panel, and ratings from a small table."""

from collections.abc import Mapping, Sequence

from omnidesk.domain.assessment import (
    Decision,
    Empty,
    Expert,
    Horizon,
    Pass,
    Rating,
    RatingState,
    Round,
    RoundRecord,
    RoundSettings,
    Target,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Dimension, Level, Rubric

SCALE = (1, 2, 3, 4, 5)
NO_SETTINGS = RoundSettings()


def a_rubric(
    keys: Sequence[str], values: Sequence[int] = SCALE, weights: Mapping[str, float] | None = None
) -> Rubric:
    def name(text: str) -> LocalText:
        return LocalText.single("en", text)

    levels = tuple(Level(value, name(f"Level {value}")) for value in values)
    by_key = weights or {}
    dimensions = tuple(Dimension(key, name(key), weight=by_key.get(key, 1.0)) for key in keys)
    return Rubric("plain", "1.0", ("en",), name("Plain"), levels, dimensions)


def a_record(
    said: Mapping[str, Sequence[int | Empty | RatingState]] | None = None,
    *,
    decided: Mapping[str, int] | None = None,
    targets: Sequence[tuple[str, Horizon, int]] = (),
    settings: RoundSettings = NO_SETTINGS,
    passes: Sequence[Pass] = (Pass("r", 1),),
    n_experts: int = 3,
    pass_number: int = 1,
) -> RoundRecord:
    """Return a round in which the experts E1, E2 ... said, per dimension, what the table says."""
    panel = tuple(Expert(f"id-{n}", f"E{n}") for n in range(1, n_experts + 1))
    ratings = tuple(
        a_rating(key, expert.id, one, pass_number)
        for key, row in (said or {}).items()
        for expert, one in zip(panel, row, strict=True)
        if one is not Empty.NOT_YET_RATED
    )
    return RoundRecord(
        "Somebody",
        Round("r", "2025", "hash", settings),
        panel,
        tuple(passes),
        ratings,
        decisions=tuple(Decision("r", key, level) for key, level in (decided or {}).items()),
        targets=tuple(Target("r", key, horizon, level) for key, horizon, level in targets),
    )


def a_rating(
    key: str, expert_id: str, said: int | Empty | RatingState, pass_number: int = 1
) -> Rating:
    if isinstance(said, int):
        return Rating("r", pass_number, key, expert_id, RatingState.LEVEL, said)
    return Rating("r", pass_number, key, expert_id, RatingState(said.value))
