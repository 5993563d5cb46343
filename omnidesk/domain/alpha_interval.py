"""How sure alpha is: its bootstrap interval, and what may be said of a whole panel."""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from omnidesk.domain.agreement import (
    Coincidences,
    Floats,
    Metric,
    alphas,
    is_paired,
    krippendorff_alpha,
    pairwise_agreement,
    within_one_agreement,
)
from omnidesk.domain.agreement_facts import Agreement, AgreementNote, Interval, Method

_LEAST_DIMENSIONS = 5
_LEAST_EXPERTS = 2
_MOST_TO_ENUMERATE = 10
_N_RESAMPLES = 20_000
_MOST_UNDEFINED = 0.2
_SEED = 2016
# 2.5 % and 97.5 % as parts of 40, so that cumulative weights are compared as whole numbers.
_PARTS, _LOW_PART, _HIGH_PART = 40, 1, 39

Whole = NDArray[np.int64]


def panel_agreement(
    levels: Sequence[Sequence[int | None]], values: Sequence[int]
) -> tuple[Agreement | None, AgreementNote | None]:
    """Return what may be said of a panel's agreement, and why something cannot be said.

    Dimensions enter that have levels from two experts or more; experts enter that gave a
    level to one of these. Under 2 experts or 5 dimensions nothing is said at all. Without
    variation alpha is not defined, and the pairwise shares still are.

    Args:
        levels: per expert, per dimension in scope, the level's value; None for any empty.
        values: the rubric's level values, ascending.
    """
    rated = [row for row in levels if any(level is not None for level in row)]
    if not rated:
        return None, AgreementNote.NO_RATINGS
    if len(rated) < _LEAST_EXPERTS:
        return None, AgreementNote.TOO_FEW_EXPERTS
    array = np.array(rated, dtype=np.float64)
    paired = array[:, is_paired(array)]
    if paired.shape[1] < _LEAST_DIMENSIONS:
        return None, AgreementNote.TOO_FEW_DIMENSIONS
    return _described(paired, values)


def alpha_interval(
    levels: Floats, metric: Metric = Metric.ORDINAL, *, seed: int = _SEED
) -> Interval:
    """Return the 95 % interval of alpha over resamples of the dimensions that can be paired.

    Up to 10 dimensions every resample is enumerated with its multinomial weight (9 dimensions:
    24,310), so the interval is exact and needs no chance. Above that 20,000 are drawn with a
    fixed seed. Resamples without variation have no alpha; they are left out and the weights of
    the others count as the whole. A bound is the smallest alpha whose cumulative weight,
    in ascending order, reaches 2.5 % or 97.5 %: always an alpha that occurs, never one
    interpolated between two.

    Args:
        levels: shape ``(n_experts, n_dimensions)``, level values, NaN where there is none; at
            least one dimension can be paired.
        metric: the distance between values.
        seed: where chance begins, if there are more than 10 dimensions.

    Source:
        B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13,
        the percentile interval; P. Diaconis and S. Holmes, "Gray codes for randomization
        procedures", Statistics and Computing 4 (1994), 287-302, for enumerating it.
    """
    pairs = Coincidences.of(levels)
    exact = pairs.n_dimensions <= _MOST_TO_ENUMERATE
    draws = _all_draws(pairs.n_dimensions) if exact else _some_draws(pairs.n_dimensions, seed)
    weights = _orderings(draws) if exact else np.ones(len(draws), dtype=np.int64)
    found = alphas(pairs, draws.astype(np.float64), metric)
    defined = ~np.isnan(found)
    undefined = int(weights[~defined].sum()) / int(weights.sum())
    bounds = None
    if undefined <= _MOST_UNDEFINED:
        bounds = _percentile_bounds(found[defined], weights[defined])
    return Interval(bounds, undefined, Method.EXACT if exact else Method.RESAMPLED, len(draws))


def _described(paired: Floats, values: Sequence[int]) -> tuple[Agreement, AgreementNote | None]:
    pairwise, within_one = pairwise_agreement(paired), within_one_agreement(paired, values)
    assert pairwise is not None  # five dimensions or more can be paired
    assert within_one is not None
    alpha = krippendorff_alpha(paired)
    interval = None if alpha is None else alpha_interval(paired)
    n_experts = int((~np.isnan(paired)).any(axis=1).sum())
    described = Agreement(alpha, interval, pairwise, within_one, n_experts, paired.shape[1])
    if interval is None:
        return described, AgreementNote.NO_VARIATION
    return described, None if interval.bounds else AgreementNote.TOO_OFTEN_UNDEFINED


def _percentile_bounds(found: Floats, weights: Whole) -> tuple[float, float]:
    order = np.argsort(found)
    reached = np.cumsum(weights[order]) * _PARTS
    total = reached[-1] // _PARTS
    low, high = np.searchsorted(reached, [total * _LOW_PART, total * _HIGH_PART])
    return float(found[order[low]]), float(found[order[high]])


def _all_draws(n: int) -> Whole:
    """Return every way to draw ``n`` of ``n`` dimensions with replacement.

    Built column by column: each row so far splits into one row per number of draws that the
    next dimension can take of what is left.

    Returns:
        Shape ``(C(2n - 1, n), n)``, how often each dimension is drawn; every row sums to ``n``.
    """
    rows, left = np.zeros((1, 0), dtype=np.int64), np.array([n])
    for _ in range(n - 1):
        ways = left + 1
        starts = np.cumsum(ways) - ways
        drawn = np.arange(ways.sum()) - np.repeat(starts, ways)
        rows = np.column_stack((np.repeat(rows, ways, axis=0), drawn))
        left = np.repeat(left, ways) - drawn
    return np.column_stack((rows, left))


def _orderings(draws: Whole) -> Whole:
    """Return in how many orders each draw comes about: the multinomial coefficients."""
    n = int(draws[0].sum())
    factorials = np.array([factorial(i) for i in range(n + 1)], dtype=np.int64)
    orderings: Whole = factorials[n] // factorials[draws].prod(axis=1)
    return orderings


def _some_draws(n: int, seed: int) -> Whole:
    chance = np.random.default_rng(seed)
    return chance.multinomial(n, np.full(n, 1 / n), size=_N_RESAMPLES)
