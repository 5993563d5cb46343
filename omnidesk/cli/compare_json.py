"""The JSON form of a comparison of rounds; its names are fixed, more may be added."""

from __future__ import annotations

from omnidesk.cli.results_json import number
from omnidesk.domain.bridge import Relation
from omnidesk.domain.comparison import Comparison, DimensionChange
from omnidesk.domain.overall import Overall
from omnidesk.domain.trend import Trend


def compare_json(trend: Trend) -> dict[str, object]:
    """Return the document: every round's levels, and the first round against the last."""
    span = trend.span
    changes = {each.key: each for each in span.dimensions}
    return {
        "rounds": list(trend.labels),
        "dates": [each.date for each in trend.rounds],
        "versions": [each.rubric.version for each in trend.rounds],
        "dimensions": [
            _dimension(changes.get(key) or DimensionChange(key, None, None, Relation.NONE), trend)
            for key in trend.keys
        ],
        "coverage": number(span.coverage),
        "compared": {"n": len(span.compared), "of": span.n_in_scope},
        "counts": {
            "up": len(span.risen),
            "down": len(span.fallen),
            "same": len(span.same),
        },
        "overall": [_overall(each.overall) for each in trend.rounds],
        "overall_by_latest_rule": [_overall(each) if each else None for each in trend.same_rule],
        "differences": _differences(span),
    }


def _dimension(change: DimensionChange, trend: Trend) -> dict[str, object]:
    points = trend.points(change.key)
    return {
        "key": change.key,
        "levels": [point.level if point else None for point in points],
        "empties": [point.empty.value if point and point.empty else None for point in points],
        "relation": change.relation.value,
        "change": change.change,
        "moved": dict(change.moved),
        "movement": change.movement.value,
        "reworded_levels": list(change.wording.levels),
        "renamed": change.wording.is_renamed,
        "targets": [
            {"level": target.level, "horizon": target.horizon.value, "outcome": outcome.value}
            for target, outcome in change.outcomes
        ],
    }


def _overall(overall: Overall) -> dict[str, object]:
    return {
        "value": number(overall.value),
        "level": overall.level,
        "rule": str(overall.rule),
        "provisional": overall.provisional,
        "alternatives": {
            kind.value: number(total.value) for kind, total in overall.alternatives.items()
        },
    }


def _differences(span: Comparison) -> dict[str, object]:
    found = span.differences
    version = found.version
    return {
        "experts_joined": list(found.joined),
        "experts_left": list(found.left),
        "rules": list(found.settings),
        "reworded": list(version.reworded) if version else [],
        "added": list(version.added) if version else [],
        "removed": list(version.removed) if version else [],
    }
