"""What may be said of a panel's agreement, as values; how they are found is another module's.

Apart from the arithmetic, so that what only names them needs no numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """How an interval was found: from all resamples there are, or from a seeded sample."""

    EXACT = "exact"
    RESAMPLED = "resampled"


class AgreementNote(StrEnum):
    """Why agreement, alpha or its interval is missing."""

    NO_RATINGS = "no_ratings"
    TOO_FEW_EXPERTS = "too_few_experts"
    TOO_FEW_DIMENSIONS = "too_few_dimensions"
    NO_VARIATION = "no_variation"
    TOO_OFTEN_UNDEFINED = "too_often_undefined"


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 % bootstrap interval of alpha.

    Attributes:
        bounds: lower and upper; None where more than 20 % of the resamples have no alpha.
        undefined_share: the probability of a resample without variation, 0 to 1.
    """

    bounds: tuple[float, float] | None
    undefined_share: float
    method: Method
    n_resamples: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of a whole panel.

    Attributes:
        alpha: Krippendorff's ordinal alpha; None where it is not defined.
        interval: None where alpha is not defined.
        pairwise, within_one: shares from 0 to 1.
        n_experts, n_dimensions: what entered.
    """

    alpha: float | None
    interval: Interval | None
    pairwise: float
    within_one: float
    n_experts: int
    n_dimensions: int
