"""How far a panel agrees: Krippendorff's alpha, and the pairwise facts that stand beside it.

Levels come as an array of shape ``(n_experts, n_dimensions)`` of level values, NaN where an
expert gave no level. A dimension with fewer than two levels says nothing about agreement and
is left out everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Metric(StrEnum):
    """What counts as a distance between two levels. RATIO needs a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True, eq=False)
class Coincidences:
    """What each dimension that can be paired brings to alpha. Sums over dimensions are alpha's.

    Attributes:
        values: shape ``(n_values,)``, the level values that occur, ascending.
        counts: shape ``(n_dimensions, n_values)``, how often each was given.
        apart: shape ``(n_dimensions, n_pairs)``, coincidences of two different values, in the
            order of ``numpy.triu_indices(n_values, k=1)``.
    """

    values: Floats
    counts: Floats
    apart: Floats

    @classmethod
    def of(cls, levels: Floats) -> Coincidences:
        """Return the coincidences of a panel's levels, shape ``(n_experts, n_dimensions)``."""
        paired = levels[:, is_paired(levels)]
        values = np.unique(paired[~np.isnan(paired)])
        counts = _counts(paired, values)
        low, high = np.triu_indices(values.size, k=1)
        others = counts.sum(axis=1, keepdims=True) - 1
        return cls(values, counts, counts[:, low] * counts[:, high] / others)

    @property
    def n_dimensions(self) -> int:
        return int(self.counts.shape[0])


def is_paired(levels: Floats) -> NDArray[np.bool_]:
    """Tell for each dimension whether two or more experts gave a level; ``(n_dimensions,)``."""
    paired: NDArray[np.bool_] = np.count_nonzero(~np.isnan(levels), axis=0) >= 2
    return paired


def krippendorff_alpha(levels: Floats, metric: Metric = Metric.ORDINAL) -> float | None:
    """Return Krippendorff's alpha: 1 is perfect agreement, 0 what chance would give.

    Args:
        levels: shape ``(n_experts, n_dimensions)``, level values, NaN where there is none.
        metric: the distance between values. Ordinal looks at their order only.

    Returns:
        Alpha, or None where it is not defined: all levels are the same, or none can be paired.

    Source:
        K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C.
    """
    pairs = Coincidences.of(levels)
    once = np.ones((1, pairs.n_dimensions))
    alpha = float(alphas(pairs, once, metric)[0])
    return None if np.isnan(alpha) else alpha


def alphas(pairs: Coincidences, draws: Floats, metric: Metric) -> Floats:
    """Return alpha of many selections of dimensions at once.

    The ordinal distances depend on how often each value occurs, so each draw has its own.

    Args:
        pairs: the coincidences of each dimension.
        draws: shape ``(n_draws, n_dimensions)``, how often each dimension is taken.
        metric: the distance between values.

    Returns:
        Shape ``(n_draws,)``; NaN where a draw has fewer than two different values. This is
        exact: only then is the expected disagreement a sum of zeros.
    """
    totals = draws @ pairs.counts
    low, high = np.triu_indices(pairs.values.size, k=1)
    distances = _squared_distances(pairs.values, totals, metric)
    observed = np.einsum("dp,dp->d", draws @ pairs.apart, distances)
    expected = np.einsum("dp,dp,dp->d", totals[:, low], totals[:, high], distances)
    n_levels = totals.sum(axis=1)
    defined = expected > 0
    ratio = np.divide(observed, expected, out=np.full_like(observed, np.nan), where=defined)
    alpha: Floats = 1 - (n_levels - 1) * ratio
    return alpha


def pairwise_agreement(levels: Floats) -> float | None:
    """Return how often two experts give the same level.

    Per dimension the share of the pairs of experts that agree; then the mean of these, so
    that each dimension counts alike however many rated it.

    Args:
        levels: shape ``(n_experts, n_dimensions)``, level values, NaN where there is none.

    Returns:
        A share from 0 to 1, or None where no dimension can be paired.

    Source:
        The observed agreement of J. L. Fleiss, Psychological Bulletin 76 (1971), 378-382,
        for any number of ratings per dimension.
    """
    return _mean_share(levels, np.unique(levels[~np.isnan(levels)]), within=0)


def within_one_agreement(levels: Floats, values: Sequence[int]) -> float | None:
    """Return how often two experts are at most one level apart, as ``pairwise_agreement``.

    Args:
        levels: shape ``(n_experts, n_dimensions)``, level values, NaN where there is none.
        values: the rubric's level values, ascending: 1 and 3 are one apart if there is no 2.
    """
    return _mean_share(levels, np.array(values, dtype=np.float64), within=1)


def _mean_share(levels: Floats, values: Floats, *, within: int) -> float | None:
    counts = _counts(levels[:, is_paired(levels)], values)
    if not counts.shape[0]:
        return None
    n_rated = counts.sum(axis=1)
    close = (counts * (counts - 1)).sum(axis=1) / 2
    if within:
        close = close + (counts[:, :-1] * counts[:, 1:]).sum(axis=1)
    return float((close / (n_rated * (n_rated - 1) / 2)).mean())


def _counts(levels: Floats, values: Floats) -> Floats:
    counts: Floats = (levels[:, :, np.newaxis] == values).sum(axis=0).astype(np.float64)
    return counts


def _squared_distances(values: Floats, totals: Floats, metric: Metric) -> Floats:
    """Return the squared distance of each pair of values, shape ``(n_draws, n_pairs)``."""
    low, high = np.triu_indices(values.size, k=1)
    match metric:
        case Metric.ORDINAL:
            middle = np.cumsum(totals, axis=1) - totals / 2
            apart = middle[:, high] - middle[:, low]
        case Metric.INTERVAL:
            apart = values[high] - values[low]
        case Metric.RATIO:
            apart = (values[high] - values[low]) / (values[high] + values[low])
        case Metric.NOMINAL:
            apart = np.ones(low.size)
    squared: Floats = np.broadcast_to(apart**2, (totals.shape[0], low.size))
    return squared
