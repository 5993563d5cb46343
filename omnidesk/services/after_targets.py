"""What every target met would change, for the card that opens the results."""

from __future__ import annotations

from omnidesk.domain.overall import Overall
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rules import OverallKind
from omnidesk.services.result_texts import word
from omnidesk.texts import Translator

_TOLD = (OverallKind.MEDIAN, OverallKind.MEAN, OverallKind.MIN)


def rule_after(overall: Overall) -> OverallKind:
    """Return the rule by which the targets are told: the round's own, where it gives a number."""
    kind = overall.rule.kind
    return kind if kind in overall.after_targets else OverallKind.MEDIAN


def beside_after(results: RoundResults, t: Translator) -> str:
    """Return the weakest dimension then and now; where the overall stays, what does rise."""
    overall = results.overall
    after = overall.after_targets[rule_after(overall)].value
    if after is not None and after == overall.alternatives[rule_after(overall)].value:
        return _what_rises(results, t)
    weakest = overall.after_targets[OverallKind.MIN].value
    now = overall.alternatives[OverallKind.MIN].value
    if weakest is None or now is None:
        return ""
    return t("Weakest dimension {after}, now {before}").format(
        after=t.number(float(weakest)), before=t.number(float(now))
    )


def _what_rises(results: RoundResults, t: Translator) -> str:
    n = sum(_rises(result) for result in results.dimensions)
    if n == 0:
        return t("The overall stays as it is, and no dimension rises.")
    parts = [t.plural("one dimension", "{n} dimensions", n).format(n=n)]
    for kind in _TOLD:
        before = results.overall.alternatives[kind].value
        after = results.overall.after_targets[kind].value
        if before is not None and after is not None and after > before:
            words = t("{rule} from {before} to {after}")
            numbers = {"before": t.number(float(before)), "after": t.number(float(after))}
            parts.append(words.format(rule=word(kind, t), **numbers))
    return t("The overall stays as it is. What rises: {parts}").format(parts="; ".join(parts))


def _rises(result: DimensionResult) -> bool:
    return result.score is not None and result.target is not None and result.target > result.score
