"""The bridge between versions in words: relations, and why a pair is suggested."""

from __future__ import annotations

from collections.abc import Mapping

from omnidesk.domain.bridge import Relation
from omnidesk.domain.bridge_suggestion import Suggestion, SuggestionReason
from omnidesk.domain.rubric import Rubric
from omnidesk.texts import N_, Translator

RELATION_NAMES: Mapping[Relation, str] = {
    Relation.EQUAL: N_("the same"),
    Relation.BROADER: N_("covers more"),
    Relation.NARROWER: N_("covers less"),
    Relation.PARTIAL: N_("in part"),
    Relation.NONE: N_("not the same"),
}
"""What the later dimension is, seen from the earlier one."""

REASON_NAMES: Mapping[SuggestionReason, str] = {
    SuggestionReason.KEY: N_("same key"),
    SuggestionReason.NAME: N_("same name"),
    SuggestionReason.PLACE: N_("same place"),
    SuggestionReason.TEXTS: N_("alike in its texts"),
    SuggestionReason.NOTHING_ALIKE: N_("nothing is like it"),
}


def suggestion_words(
    each: Suggestion, old: Rubric, new: Rubric, t: Translator
) -> tuple[str, str, str, str]:
    """Return a suggestion as a row: the old dimension, the new one, what they are, and why."""
    nothing = "\N{EN DASH}"
    likeness = t.percent(each.score) if each.reason is SuggestionReason.TEXTS else ""
    return (
        old.dimension_name(each.old, t.language) if each.old else nothing,
        new.dimension_name(each.new, t.language) if each.new else nothing,
        t(RELATION_NAMES[each.relation]),
        f"{t(REASON_NAMES[each.reason])} {likeness}".rstrip(),
    )
