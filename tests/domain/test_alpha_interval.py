from itertools import product

import numpy as np
import pytest

from omnidesk.domain.agreement import Coincidences, Metric, alphas, krippendorff_alpha
from omnidesk.domain.agreement_facts import AgreementNote, Interval, Method
from omnidesk.domain.alpha_interval import alpha_interval, panel_agreement
from tests.domain.agreement_examples import NAN, ONE_DISSENT, ORDER_ALIKE, USUAL

SCALE = (1, 2, 3, 4, 5)


def test_the_usual_panel_has_the_known_exact_interval() -> None:
    interval = alpha_interval(USUAL.array)
    assert interval.bounds == pytest.approx((0.0284, 0.7729), abs=5e-5)
    assert interval.method is Method.EXACT
    assert interval.n_resamples == 24_310


def test_the_undefined_share_is_the_probability_of_no_variation() -> None:
    # Only resamples of the three dimensions that are all 3, or of the one that is all 2.
    share = alpha_interval(USUAL.array).undefined_share
    assert share == pytest.approx((3**9 + 1) / 9**9, rel=1e-12)


def test_above_20_percent_undefined_there_is_no_interval() -> None:
    interval = alpha_interval(ONE_DISSENT.array)
    assert interval.undefined_share == pytest.approx((8 / 9) ** 9)  # 35 %
    assert interval.bounds is None


@pytest.mark.parametrize("metric", [Metric.NOMINAL, Metric.ORDINAL, Metric.INTERVAL])
@pytest.mark.parametrize("panel", [USUAL.array[:, :5], ORDER_ALIKE.array[:, :5]], ids=str)
def test_the_exact_interval_is_that_of_all_ordered_resamples(panel, metric) -> None:
    assert alpha_interval(panel, metric) == _by_ordered_resamples(panel, metric)


def test_ten_dimensions_are_still_enumerated() -> None:
    interval = alpha_interval(np.hstack([USUAL.array, [[1], [1], [2]]]))
    assert (interval.method, interval.n_resamples) == (Method.EXACT, 92_378)


def test_eleven_dimensions_are_resampled_and_labelled() -> None:
    interval = alpha_interval(np.hstack([USUAL.array, ORDER_ALIKE.array[:, :2]]))
    assert (interval.method, interval.n_resamples) == (Method.RESAMPLED, 20_000)


def test_the_seed_makes_resampling_repeatable() -> None:
    panel = np.hstack([USUAL.array, ORDER_ALIKE.array])
    assert alpha_interval(panel) == alpha_interval(panel)


def test_a_bound_is_the_alpha_at_which_its_share_is_reached() -> None:
    panel = np.random.default_rng(1).integers(1, 6, (3, 40)).astype(float)
    draws = np.random.default_rng(7).multinomial(40, np.full(40, 1 / 40), size=20_000)
    ordered = np.sort(alphas(Coincidences.of(panel), draws.astype(float), Metric.ORDINAL))
    assert ordered[499] < ordered[500]
    assert alpha_interval(panel, seed=7).bounds == (ordered[499], ordered[19_499])


def test_resampling_comes_near_to_enumerating(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = alpha_interval(USUAL.array)
    monkeypatch.setattr("omnidesk.domain.alpha_interval._MOST_TO_ENUMERATE", 8)
    drawn = alpha_interval(USUAL.array)
    assert drawn.method is Method.RESAMPLED
    assert drawn.bounds == pytest.approx(exact.bounds, abs=0.03)


def test_a_dimension_with_one_level_is_not_resampled() -> None:
    panel = np.hstack([USUAL.array, [[3], [NAN], [NAN]]])
    assert alpha_interval(panel) == alpha_interval(USUAL.array)


def test_a_panel_is_described_in_full() -> None:
    agreement, note = panel_agreement(_rows(USUAL.array), SCALE)
    assert note is None
    assert agreement is not None
    assert agreement.alpha == pytest.approx(0.4735, abs=5e-5)
    assert agreement.pairwise == pytest.approx(0.6296, abs=5e-5)
    assert agreement.within_one == 1.0
    assert (agreement.n_experts, agreement.n_dimensions) == (3, 9)


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ([], AgreementNote.NO_RATINGS),
        ([[None] * 9, [None] * 9], AgreementNote.NO_RATINGS),
        ([[1, 2, 3, 4, 5]], AgreementNote.TOO_FEW_EXPERTS),
        ([[1, 2, 3, 4, 5], [None] * 5], AgreementNote.TOO_FEW_EXPERTS),
        ([[1, 2, 3, 4], [1, 2, 3, 4]], AgreementNote.TOO_FEW_DIMENSIONS),
        ([[1, 2, 3, 4, 5], [1, 2, 3, 4, None]], AgreementNote.TOO_FEW_DIMENSIONS),
    ],
)
def test_too_small_a_panel_has_no_agreement_and_a_reason(rows, note: AgreementNote) -> None:
    assert panel_agreement(rows, SCALE) == (None, note)


def test_two_experts_and_five_dimensions_are_enough() -> None:
    agreement, note = panel_agreement([[1, 2, 3, 4, 5], [1, 2, 3, 4, 4]], SCALE)
    assert agreement is not None
    assert note is None


def test_without_variation_alpha_is_missing_and_the_shares_are_not() -> None:
    agreement, note = panel_agreement([[3] * 6] * 3, SCALE)
    assert note is AgreementNote.NO_VARIATION
    assert agreement is not None
    assert (agreement.alpha, agreement.interval) == (None, None)
    assert (agreement.pairwise, agreement.within_one) == (1.0, 1.0)


def test_an_interval_that_is_too_often_undefined_leaves_alpha_and_a_note() -> None:
    agreement, note = panel_agreement(_rows(ONE_DISSENT.array), SCALE)
    assert note is AgreementNote.TOO_OFTEN_UNDEFINED
    assert agreement is not None
    assert agreement.alpha == pytest.approx(0, abs=1e-12)
    assert agreement.interval is not None


def test_an_expert_whose_levels_cannot_be_paired_is_not_counted() -> None:
    rows = [[1, 2, 3, 4, 5, None], [1, 2, 3, 4, 4, None], [None] * 5 + [3]]
    agreement, _ = panel_agreement(rows, SCALE)
    assert agreement is not None
    assert (agreement.n_experts, agreement.n_dimensions) == (2, 5)


def _rows(levels: np.ndarray) -> list[list[int | None]]:
    return [[None if np.isnan(level) else int(level) for level in row] for row in levels]


def _by_ordered_resamples(panel: np.ndarray, metric: Metric) -> Interval:
    """The interval by its definition: all n**n ordered resamples, each counted once."""
    n = panel.shape[1]
    found = [krippendorff_alpha(panel[:, list(c)], metric) for c in product(range(n), repeat=n)]
    alphas = sorted(alpha for alpha in found if alpha is not None)
    low, high = (-(-len(alphas) * part // 40) - 1 for part in (1, 39))
    undefined = 1 - len(alphas) / len(found)
    n_draws = 126  # C(9, 4)
    bounds = pytest.approx((alphas[low], alphas[high]))
    return Interval(bounds, pytest.approx(undefined), Method.EXACT, n_draws)
