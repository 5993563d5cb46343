"""Ratings with known agreement: published examples, and invented ones that are traps."""

from dataclasses import dataclass

import numpy as np

NAN = np.nan


@dataclass(frozen=True)
class Example:
    """Levels by expert and item, the levels of the scale, and what must come out, 6 decimals."""

    name: str
    source: str
    levels: tuple[tuple[float, ...], ...]
    alphas: dict[str, float]
    pairwise: float
    within_one: float
    values: tuple[int, ...] = (1, 2, 3, 4, 5)

    def __str__(self) -> str:
        return self.name

    @property
    def array(self) -> np.ndarray:
        return np.array(self.levels, dtype=np.float64)


# Printed there as 0.743, 0.815, 0.849 and 0.797.
KRIPPENDORFF = Example(
    "krippendorff",
    "K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C",
    (
        (1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3),
        (NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN),
    ),
    {"nominal": 0.743421, "ordinal": 0.815388, "interval": 0.849107, "ratio": 0.797403},
    pairwise=0.818182,
    # Of eleven items ten have all pairs within one; item six (1, 2, 3, 4) three of six.
    within_one=10.5 / 11,
)

WIKIPEDIA = Example(
    "wikipedia",
    "Wikipedia, Krippendorff's alpha, the worked example",
    (
        (NAN, NAN, NAN, NAN, NAN, 3, 4, 1, 2, 1, 1, 3, 3, NAN, 3),
        (1, NAN, 2, 1, 3, 3, 4, 3, NAN, NAN, NAN, NAN, NAN, NAN, NAN),
        (NAN, NAN, 2, 1, 3, 4, 4, NAN, 2, 1, 1, 3, 3, NAN, 4),
    ),
    {"nominal": 0.691358, "ordinal": 0.806721, "interval": 0.810845},
    # Twelve items can be paired; 9 agree whole, 1 of 3 pairs of the sixth, none of two.
    pairwise=(9 + 1 / 3) / 12,
    # Only 1 against 3 is further apart.
    within_one=11 / 12,
    values=(1, 2, 3, 4),
)

USUAL = Example(
    "usual",
    "invented: three experts, nine dimensions, an ordinary panel",
    (
        (3, 2, 3, 3, 2, 2, 3, 3, 3),
        (3, 2, 4, 3, 2, 3, 3, 3, 2),
        (3, 3, 3, 3, 2, 2, 3, 4, 3),
    ),
    {"nominal": 0.301075, "ordinal": 0.473513, "interval": 0.444444},
    pairwise=17 / 27,
    within_one=1.0,
)

ONE_DISSENT = Example(
    "one dissent in a flat profile",
    "invented: nearly all agree, and alpha is 0 all the same",
    ((3,) * 9, (3,) * 9, (3, 3, 3, 3, 3, 3, 3, 3, 2)),
    {"nominal": 0.0, "ordinal": 0.0, "interval": 0.0},
    pairwise=25 / 27,
    within_one=1.0,
)

ORDER_ALIKE = Example(
    "order alike, level never",
    "invented: each expert is one level above the one before",
    (
        (1, 2, 2, 3, 1, 2, 3, 2, 1),
        (2, 3, 3, 4, 2, 3, 4, 3, 2),
        (3, 4, 4, 5, 3, 4, 5, 4, 3),
    ),
    {"nominal": -0.276364, "ordinal": 0.173929, "interval": 0.204082},
    pairwise=0.0,
    within_one=2 / 3,
)

EXAMPLES = (KRIPPENDORFF, WIKIPEDIA, USUAL, ONE_DISSENT, ORDER_ALIKE)
