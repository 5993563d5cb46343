"""The named rules by which ratings become a level, and levels an overall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from omnidesk.domain.errors import BadRule


class PanelRule(StrEnum):
    """How the ratings of a panel become one score per dimension."""

    MEDIAN = "median"
    MEDIAN_HIGH = "median_high"
    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"
    WEIGHTED_MEAN = "weighted_mean"
    MODE = "mode"
    DECISION = "decision"


class Rounding(StrEnum):
    """How a score becomes a level, once, at the end."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


class OverallKind(StrEnum):
    MEDIAN = "median"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted_mean"
    MODE = "mode"
    MIN = "min"
    GATE = "gate"
    SHARE = "share"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OverallRule:
    """How the dimensions become one overall; a gate names its level."""

    kind: OverallKind = OverallKind.MEDIAN
    gate_level: int | None = None

    @classmethod
    def parse(cls, text: str) -> OverallRule:
        """Return the rule for its written form, as ``median`` or ``gate:3``.

        Raises:
            BadRule: there is no such rule.
        """
        name, colon, level = text.partition(":")
        known = [k.value if k is not OverallKind.GATE else "gate:L" for k in OverallKind]
        if name not in [k.value for k in OverallKind] or (name == "gate") != bool(colon):
            raise BadRule(text, known)
        if not colon:
            return cls(OverallKind(name))
        try:
            return cls(OverallKind.GATE, int(level))
        except ValueError:
            raise BadRule(text, known) from None

    def __str__(self) -> str:
        return f"gate:{self.gate_level}" if self.kind is OverallKind.GATE else self.kind.value
