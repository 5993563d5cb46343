"""What each expert says of each dimension in one pass of a round, and how complete it is."""

from __future__ import annotations

from collections.abc import Mapping

from omnidesk.domain.aggregation import Reading
from omnidesk.domain.assessment import Empty, Pass, Rating, RatingState, RoundRecord
from omnidesk.domain.errors import StillBlind, UnknownPass
from omnidesk.domain.rubric import Rubric

Readings = Mapping[str, Mapping[str, Reading]]
"""By dimension key, then by expert code, in the panel's order."""

_EMPTIES = {
    RatingState.CANNOT_TELL: Empty.CANNOT_TELL,
    RatingState.NOT_APPLICABLE: Empty.NOT_APPLICABLE,
    RatingState.WITHDRAWN: Empty.NOT_YET_RATED,
}


def chosen_pass(record: RoundRecord, number: int | None = None) -> Pass | None:
    """Return the pass of this number, or the latest; None where no rating was planned.

    Raises:
        UnknownPass: the round has no pass of this number.
    """
    if number is None:
        return record.current_pass
    for one in record.passes:
        if one.number == number:
            return one
    raise UnknownPass(number, [one.number for one in record.passes])


def check_open_to_view(record: RoundRecord, one: Pass | None) -> None:
    """Do nothing if what the experts said in a pass may be shown.

    Raises:
        StillBlind: the pass is blind, not ended, and somebody has not handed in.
    """
    if one is not None and one.is_closed_to_view(record.panel):
        waiting = [expert.code for expert in record.panel if expert.id not in one.handed_in]
        raise StillBlind(record.round.label, waiting)


def keys_in_scope(record: RoundRecord, rubric: Rubric) -> tuple[str, ...]:
    """Return the keys of the dimensions that are part of the round, in the rubric's order."""
    outside = set(record.round.settings.out_of_scope)
    return tuple(key for key in rubric.keys if key not in outside)


def panel_readings(record: RoundRecord, rubric: Rubric, one: Pass | None) -> Readings:
    """Return what each expert of the panel says of each dimension in scope.

    Where the pass holds no rating at all, as when a panel only recorded what it agreed,
    nobody is said to owe one: each dimension has an empty mapping. Otherwise an expert
    without a rating, or with a withdrawn one, has *not yet rated*. A rating by someone who
    has left the panel, or of a dimension out of scope, is not looked at.
    """
    keys = keys_in_scope(record, rubric)
    said = _said(record, one, keys)
    if not said:
        return {key: {} for key in keys}
    return {
        key: {e.code: said.get((key, e.id), Empty.NOT_YET_RATED) for e in record.panel}
        for key in keys
    }


def completeness(
    record: RoundRecord, rubric: Rubric, pass_number: int | None = None
) -> dict[str, tuple[int, int]]:
    """Return by expert code how many dimensions in scope they have answered, of how many.

    *Cannot tell* and *not applicable* are answers. This is all that a blind pass shows, so
    it never raises ``StillBlind``.

    Raises:
        UnknownPass: the round has no pass of this number.
    """
    keys = keys_in_scope(record, rubric)
    said = _said(record, chosen_pass(record, pass_number), keys)
    answered = [expert_id for _, expert_id in said]
    return {expert.code: (answered.count(expert.id), len(keys)) for expert in record.panel}


def _said(
    record: RoundRecord, one: Pass | None, keys: tuple[str, ...]
) -> dict[tuple[str, str], Reading]:
    """Return by dimension key and expert id what was said; *not yet rated* is absent."""
    if one is None:
        return {}
    number, panel, scope = one.number, {expert.id for expert in record.panel}, set(keys)
    return {
        (rating.dimension, rating.expert_id): _reading(rating)
        for rating in record.ratings
        if rating.pass_number == number
        and rating.state is not RatingState.WITHDRAWN
        and rating.expert_id in panel
        and rating.dimension in scope
    }


def _reading(rating: Rating) -> Reading:
    if rating.state is RatingState.LEVEL and rating.level is not None:
        return rating.level
    return _EMPTIES[rating.state]
