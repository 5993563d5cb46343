"""What a new round begins with on this computer: its rules and its classification."""

from __future__ import annotations

from omnidesk.domain.assessment import RoundSettings
from omnidesk.domain.errors import BadRule
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule
from omnidesk.texts import LANGUAGES, N_, load_translator
from omnidesk.ui.context import Context
from omnidesk.ui.settings import Settings

CLASSIFICATIONS = (
    N_("Public"),
    N_("Internal"),
    N_("Confidential"),
    N_("Strictly confidential"),
)
"""The words that most clients use; any other can be written."""

OVERALL_KINDS = tuple(kind for kind in OverallKind if kind is not OverallKind.GATE)
"""A gate names a level, and levels belong to a model: it is chosen in the round."""


def starting_settings(context: Context, start: str) -> RoundSettings:
    """Return the settings of a new round; what cannot be used falls back to the usual."""
    settings = context.settings()
    return RoundSettings(
        start=start,
        panel_rule=panel_rule_of(settings),
        overall_rule=overall_rule_of(settings),
        classification=_classification(context, settings.classification.strip()),
    )


def panel_rule_of(settings: Settings) -> PanelRule:
    known = {rule.value: rule for rule in PanelRule}
    return known.get(settings.panel_rule, PanelRule.MEDIAN)


def overall_rule_of(settings: Settings) -> OverallRule:
    try:
        rule = OverallRule.parse(settings.overall_rule)
    except BadRule:
        return OverallRule()
    return rule if rule.kind in OVERALL_KINDS else OverallRule()


def _classification(context: Context, words: str) -> LocalText:
    """Return a usual word in every language, any other in the window's."""
    translators = [load_translator(code, context.folders.locale) for code in LANGUAGES]
    for usual in CLASSIFICATIONS:
        if words.casefold() in [t(usual).casefold() for t in translators]:
            return LocalText.of({t.language: t(usual) for t in translators})
    return LocalText.single(context.t.language, words)
