"""What chance alone would do: intervals of a share, and gaps between groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

#: Standard normal quantile of a two-sided interval of 95 %.
_Z = 1.959964

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


class Gap(NamedTuple):
    """The largest gap between groups.

    Attributes:
        lowest: Index of the group with the lowest share.
        highest: Index of the group with the highest share.
        size: Difference of the two shares, 0 to 1.
        p: Share of shuffles with a gap at least so large.
    """

    lowest: int
    highest: int
    size: float
    p: float


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Returns Wilson's (1927) 95 % interval of a share; (0, 1) where nothing was counted."""
    if not total:
        return 0.0, 1.0
    share, spread = hits / total, _Z**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = (share * (1 - share) * spread + spread**2 / 4) ** 0.5 / (1 + spread)
    low = middle - half if hits else 0.0
    return low, middle + half if hits < total else 1.0


def _shares(values: Bools, groups: Ints, count: int) -> npt.NDArray[np.float64]:
    hits = np.bincount(groups, values, count)
    return np.asarray(hits / np.bincount(groups, minlength=count), np.float64)


def largest_gap(
    values: Bools,
    groups: Ints,
    rng: np.random.Generator,
    strata: Sequence[str] | None = None,
    shuffles: int = 1000,
) -> Gap:
    """Finds the largest gap between groups and how often chance makes one so large.

    Args:
        values: bool (n,), what is counted.
        groups: int64 (n,), group of each, 0 to groups − 1, none empty.
        rng: Draws the shuffles of a permutation test.
        strata: Shuffle only within these, n of them: a gap that the strata explain, as
            occupations explain one between women and men, is then no surprise.
        shuffles: How many.

    Raises:
        ValueError: There are fewer than two groups.
    """
    count = int(groups.max()) + 1 if len(groups) else 0
    if count < 2:
        raise ValueError(f"expected at least two groups, received {count}")
    shares = _shares(values, groups, count)
    size = float(shares.max() - shares.min())
    _, layer = np.unique(strata or [""] * len(values), return_inverse=True)
    home = np.argsort(layer, kind="stable")
    beyond = 0
    for _ in range(shuffles):
        # Sorted by layer first, by chance second: each layer keeps its own places.
        drawn = np.lexsort((rng.random(len(values)), layer))
        mixed = np.empty_like(groups)
        mixed[home] = groups[drawn]
        other = _shares(values, mixed, count)
        beyond += float(other.max() - other.min()) >= size - 1e-12
    return Gap(int(shares.argmin()), int(shares.argmax()), size, (1 + beyond) / (1 + shuffles))
