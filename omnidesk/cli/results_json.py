"""The JSON form of a round's results; its names are fixed, more may be added."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from omnidesk.domain.agreement_facts import Agreement
from omnidesk.domain.overall import Overall, Total
from omnidesk.domain.results import DimensionResult, RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_document import content_hash
from omnidesk.domain.rules import OverallKind
from omnidesk.services.result_texts import agreement_text
from omnidesk.services.rounds import OpenRound
from omnidesk.texts import Translator

_DECIMALS = 4

Number = int | float | None


def results_json(opened: OpenRound, results: RoundResults, t: Translator) -> dict[str, object]:
    """Return the document; numbers are rounded to four decimals here and nowhere before."""
    rubric = opened.rubric
    note = agreement_text(results.agreement, results.agreement_note, t)
    return {
        "round": results.label,
        "rubric": {"id": rubric.id, "version": rubric.version, "hash": content_hash(rubric)},
        "pass": results.pass_number,
        "panel_rule": results.panel_rule.value,
        "rounding": results.rounding.value,
        "dimensions": [_dimension(each, rubric, t) for each in results.dimensions],
        "overall": _overall(results.overall, rubric, t),
        "agreement": _agreement(results.agreement),
        "agreement_note": note if results.agreement_note is not None else "",
        "completeness": {
            code: {"rated": done, "of": of} for code, (done, of) in results.completeness.items()
        },
    }


def _dimension(each: DimensionResult, rubric: Rubric, t: Translator) -> dict[str, object]:
    return {
        "key": each.key,
        "name": rubric.dimension_name(each.key, t.language),
        "level": each.level,
        "score": number(each.score),
        "source": each.source.value,
        "empty": each.empty.value if each.empty else None,
        "provisional": each.provisional,
        "ratings": {
            code: said if isinstance(said, int) else said.value
            for code, said in each.ratings.items()
        },
        "median": each.median,
        "min": each.min,
        "max": each.max,
        "range": each.range,
        "status": each.status.value,
        "target": each.target,
        "gap": each.gap,
        "horizon": each.horizon.value if each.horizon else None,
        "flags": sorted(flag.value for flag in each.flags),
    }


def _overall(overall: Overall, rubric: Rubric, t: Translator) -> dict[str, object]:
    level = overall.level
    document: dict[str, object] = {
        "rule": str(overall.rule),
        "value": number(overall.value),
        "level": level,
        "name": rubric.level_name(level, t.language) if level is not None else None,
        "provisional": overall.provisional,
        "n_counted": overall.n_counted,
        "n_left_out": overall.n_left_out,
        "alternatives": _totals(overall.alternatives),
        "after_targets": _totals(overall.after_targets),
    }
    if overall.total.reason is not None:
        document["reason"] = overall.total.reason.value
    if overall.gate is not None:
        document["gate"] = overall.gate.value
    if overall.shares:
        document["shares"] = {str(value): number(share) for value, share in overall.shares}
    return document


def _totals(totals: Mapping[OverallKind, Total]) -> dict[str, Number]:
    return {kind.value: number(total.value) for kind, total in totals.items()}


def _agreement(agreement: Agreement | None) -> dict[str, object] | None:
    if agreement is None:
        return None
    interval = agreement.interval
    bounds = interval.bounds if interval else None
    return {
        "alpha_ordinal": _rounded(agreement.alpha),
        "ci95": [_rounded(bound) for bound in bounds] if bounds else None,
        "undefined_share": round(interval.undefined_share, 3) if interval else None,
        "method": interval.method.value if interval else None,
        "pairwise": _rounded(agreement.pairwise),
        "within_one": _rounded(agreement.within_one),
    }


def number(value: Fraction | None) -> Number:
    """Return an exact number as JSON has it: whole, or with four decimals."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), _DECIMALS)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
