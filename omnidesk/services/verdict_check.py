"""A quiet question where the verdict's words name another level than the numbers give."""

from __future__ import annotations

from omnidesk.domain.comparison import round_numbers
from omnidesk.domain.named_levels import named_levels
from omnidesk.domain.rubric import Rubric
from omnidesk.services.result_texts import rule_text
from omnidesk.services.rounds import OpenRound
from omnidesk.texts import Translator


def verdict_question(opened: OpenRound, text: str, t: Translator) -> str:
    """Return the question; empty where the words fit, name no level, or nothing may be shown.

    A text that names the computed level beside others is not asked about: it may tell of targets.

    Args:
        text: the verdict, in any language of the rubric.
        t: the reader's language.
    """
    record, rubric = opened.record, opened.rubric
    one = record.current_pass
    if not text or (one is not None and one.is_closed_to_view(record.panel)):
        return ""
    overall = round_numbers(record, rubric).overall
    names = {level.value: tuple(name for _, name in level.name) for level in rubric.levels}
    named = named_levels(text, names)
    if overall.level is None or not named or overall.level in named:
        return ""
    return t(
        "The verdict speaks of {named}, but the overall is {level} by the rule {rule}. "
        "Is that meant?"
    ).format(
        named=", ".join(_level(value, rubric, t) for value in sorted(named)),
        level=_level(overall.level, rubric, t),
        rule=rule_text(overall.rule, t),
    )


def _level(value: int, rubric: Rubric, t: Translator) -> str:
    return f"{value} {rubric.level_name(value, t.language)}".rstrip()
