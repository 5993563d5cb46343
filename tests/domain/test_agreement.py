from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from omnidesk.domain.agreement import (
    Metric,
    krippendorff_alpha,
    pairwise_agreement,
    within_one_agreement,
)
from tests.domain.agreement_examples import EXAMPLES, NAN, ONE_DISSENT, Example

CELLS = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, NAN])
PANELS = arrays(np.float64, st.tuples(st.integers(2, 4), st.integers(2, 7)), elements=CELLS)


@pytest.mark.parametrize(
    ("example", "metric"),
    [(one, Metric(name)) for one in EXAMPLES for name in one.alphas],
    ids=str,
)
def test_alpha_is_the_known_one(example: Example, metric: Metric) -> None:
    expected = example.alphas[metric]
    assert krippendorff_alpha(example.array, metric) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_pairwise_agreement_is_the_known_one(example: Example) -> None:
    assert pairwise_agreement(example.array) == pytest.approx(example.pairwise, abs=5e-7)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_agreement_within_one_is_the_known_one(example: Example) -> None:
    within_one = within_one_agreement(example.array, example.values)
    assert within_one == pytest.approx(example.within_one, abs=5e-7)


def test_one_dissent_in_a_flat_profile_has_alpha_0_with_93_percent_agreement() -> None:
    assert krippendorff_alpha(ONE_DISSENT.array) == pytest.approx(0, abs=1e-12)
    assert round(pairwise_agreement(ONE_DISSENT.array) or 0, 2) == 0.93


@pytest.mark.parametrize("metric", Metric)
def test_alpha_is_not_defined_without_variation(metric: Metric) -> None:
    assert krippendorff_alpha(np.full((3, 9), 3.0), metric) is None


def test_alpha_is_not_defined_where_nothing_can_be_paired() -> None:
    levels = np.array([[1, NAN, 3], [NAN, 2, NAN]])
    assert krippendorff_alpha(levels) is None
    assert pairwise_agreement(levels) is None
    assert within_one_agreement(levels, (1, 2, 3)) is None


def test_a_dimension_with_one_level_changes_nothing() -> None:
    levels = np.array([[1.0, 2, 3, 4], [1, 3, 3, NAN]])
    assert krippendorff_alpha(levels) == krippendorff_alpha(levels[:, :3])
    assert pairwise_agreement(levels) == pytest.approx(2 / 3)


def test_within_one_counts_positions_and_not_values() -> None:
    levels = np.array([[1.0, 0, 0], [3, 1, 3]])  # one, one and two positions apart
    assert within_one_agreement(levels, (0, 1, 3)) == pytest.approx(2 / 3)


def test_a_level_0_is_a_level() -> None:
    assert krippendorff_alpha(np.array([[0.0, 1, 0], [0, 1, 0]])) == 1


def test_each_dimension_counts_alike_however_many_rated_it() -> None:
    levels = np.array([[1.0, 1], [1, 2], [1, NAN]])  # three pairs of three, none of one
    assert pairwise_agreement(levels) == 0.5


@given(PANELS)
def test_perfect_agreement_with_variation_is_alpha_1(panel: np.ndarray) -> None:
    same = np.vstack([np.nan_to_num(panel[0], nan=1.0)] * 3)
    assume(np.unique(same).size > 1)
    assert {krippendorff_alpha(same, metric) for metric in Metric} == {1.0}


@given(PANELS, st.randoms())
def test_alpha_does_not_know_the_order_of_experts_and_dimensions(panel, random) -> None:
    experts, dimensions = list(range(panel.shape[0])), list(range(panel.shape[1]))
    random.shuffle(experts)
    random.shuffle(dimensions)
    shuffled = krippendorff_alpha(panel[experts][:, dimensions])
    assert shuffled == pytest.approx(krippendorff_alpha(panel), nan_ok=True)


@given(PANELS, st.lists(st.integers(-50, 50), min_size=5, max_size=5, unique=True))
def test_ordinal_alpha_knows_only_the_order_of_levels(panel: np.ndarray, names: list[int]) -> None:
    renamed = np.where(np.isnan(panel), NAN, np.array(sorted(names))[_index(panel)])
    assert krippendorff_alpha(renamed) == pytest.approx(krippendorff_alpha(panel))


@given(PANELS)
def test_alpha_is_what_its_definition_gives_pair_by_pair(panel: np.ndarray) -> None:
    expected = _alpha_by_pairs(panel)
    assert krippendorff_alpha(panel, Metric.INTERVAL) == pytest.approx(expected)


@given(PANELS)
def test_within_one_is_never_less_than_pairwise(panel: np.ndarray) -> None:
    pairwise = pairwise_agreement(panel)
    assume(pairwise is not None)
    assert 0 <= pairwise <= within_one_agreement(panel, (1, 2, 3, 4, 5)) <= 1


def _index(panel: np.ndarray) -> np.ndarray:
    return np.nan_to_num(panel, nan=1.0).astype(int) - 1


def _alpha_by_pairs(panel: np.ndarray) -> float | None:
    """Disagreement within dimensions over that of all levels pooled, without coincidences."""
    units = [unit[~np.isnan(unit)] for unit in panel.T]
    units = [unit for unit in units if unit.size >= 2]
    pooled = np.concatenate(units) if units else np.array([])
    apart = sum((a - b) ** 2 for a, b in combinations(pooled, 2))
    if not apart:
        return None
    within = sum(sum((a - b) ** 2 for a, b in combinations(u, 2)) / (u.size - 1) for u in units)
    return 1 - (pooled.size - 1) * within / apart
