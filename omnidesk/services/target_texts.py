"""Targets in words: the level now beside them, and what is worth a question about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from omnidesk.domain.assessment import Target
from omnidesk.domain.readings import panel_readings
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.target_doubts import Doubt, TargetDoubt, target_doubts
from omnidesk.services.result_texts import word
from omnidesk.services.rounds import OpenRound
from omnidesk.texts import N_, Translator, capitalised

if TYPE_CHECKING:
    from omnidesk.domain.results import DimensionResult

_DOUBT_WORDS: Mapping[Doubt, str] = {
    Doubt.BELOW_NOW: N_("{term}: {level} is below the level now, {against}."),
    Doubt.SKIPS_FROM_NOW: N_(
        "{term}: {level} is more than one level above the level now, {against}."
    ),
    Doubt.BELOW_NEARER: N_("{term}: {level} is below the target by {nearer}, {against}."),
    Doubt.SKIPS_FROM_NEARER: N_(
        "{term}: {level} is more than one level above the target by {nearer}, {against}."
    ),
}


def levels_now(opened: OpenRound) -> Mapping[str, DimensionResult]:
    """Return by key where each dimension stands; nothing while the pass is blind."""
    from omnidesk.domain.results import dimension_results  # brings numpy: the Rate page waits not

    record, rubric = opened.record, opened.rubric
    one = record.current_pass
    if one is not None and one.is_closed_to_view(record.panel):
        return {}
    results = dimension_results(record, rubric, panel_readings(record, rubric, one))
    return {result.key: result for result in results}


def level_now_text(now: DimensionResult | None, rubric: Rubric, t: Translator) -> str:
    """Return the level with its name, or why there is none.

    Args:
        now: None while the pass is blind.
    """
    if now is None:
        return t("not shown while blind")
    if now.level is None:
        return t("no level yet")
    text = f"{now.level} {rubric.level_name(now.level, t.language)}"
    return t("{level}; ratings missing").format(level=text) if now.provisional else text


def doubts_about(
    targets: tuple[Target, ...], now: DimensionResult | None, rubric: Rubric
) -> tuple[TargetDoubt, ...]:
    """Return what is worth a question about a dimension's targets."""
    return target_doubts(now.level if now else None, targets, rubric.values)


def doubt_sentence(doubt: TargetDoubt, t: Translator) -> str:
    """Return one question in words; it asks, and forbids nothing."""
    return t(_DOUBT_WORDS[doubt.doubt]).format(
        term=capitalised(word(doubt.target.horizon, t)),
        level=doubt.target.level,
        against=doubt.against,
        nearer=word(doubt.nearer.horizon, t) if doubt.nearer else "",
    )
