"""What another way of choosing would have been worth, from a log of what was chosen.

Each logged item has the chance that the policy of that day showed it (its propensity) and the
chance that the policy in question shows it (its target). Their ratio is its weight.

    IPS    mean over lists of the sum of weight x reward
    SNIPS  sum of weight x reward / sum of weights, times the courses a list shows
    DR     a model's guess for all that the policy would show, corrected by IPS of its errors

All hold only if what a person says of a course does not hang on the courses beside it, if the
propensities are right, and if all that the policy would show had a chance to be shown. The
last two are checked as far as data can tell. Clipping weights makes IPS and DR err low and
steady; every estimate says at what it clipped and how often.

PolicyError
    PropensityError   a propensity is not in (0, 1]
    SupportError      the policy would show what was never shown
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
#: Default clip: the device shows nothing with a smaller chance than 1 / (8 e), about 1 / 22.
CLIP = 22.0
#: The mean weight of a list may fall short of what it should be by this many standard
#: errors, and by this share, before support counts as missing. Few lists tell little.
_ERRORS, _SHARE = 5.0, 0.02


class PolicyError(ValueError):
    """The log cannot tell what was asked."""


class PropensityError(PolicyError):
    """A propensity is not in (0, 1]."""


class SupportError(PolicyError):
    """The policy would show what had no chance to be shown."""


@dataclass(frozen=True)
class Logged:
    """Answered items of logged lists, and the policy in question; checked when made.

    Attributes:
        lists: int64 (items,), the list of each item, 0 to the number of lists less one.
        reward: float64 (items,), what was said.
        propensity: float64 (items,), chance to have been shown.
        target: float64 (items,), chance that the policy in question shows it.
        slots: Courses that policy shows in a list.

    Raises:
        PolicyError: An array does not fit, or holds NaN.
        PropensityError: See above.
        SupportError: See above.
    """

    lists: npt.NDArray[np.int64]
    reward: Doubles
    propensity: Doubles
    target: Doubles
    slots: float = 1.0

    def __post_init__(self) -> None:
        columns = (self.lists, self.reward, self.propensity, self.target)
        if len({len(column) for column in columns}) != 1 or not len(self.lists):
            raise PolicyError(
                f"expected items, as many of each, received {[len(c) for c in columns]}"
            )
        if not (np.isfinite(self.reward).all() and np.isfinite(self.target).all()):
            raise PolicyError("expected answers and targets that are numbers, received NaN")
        wrong = ~((self.propensity > 0) & (self.propensity <= 1))
        if wrong.any():
            raise PropensityError(
                f"expected propensities in (0, 1], received {self.propensity[wrong][0]}"
            )
        totals = self.per_list(self.target / self.propensity)
        short = self.slots - totals.mean()
        error = np.sqrt(np.square(totals - self.slots).mean() / len(totals))
        if not totals.any() or short > _ERRORS * error + _SHARE * self.slots:
            raise SupportError(
                f"expected weights of {self.slots:g} a list, received {totals.mean():.3g}: "
                "the policy would show courses that were never shown, or propensities are wrong"
            )

    def per_list(self, values: Doubles) -> Doubles:
        """Returns the sum of ``values`` of each list, float64 (lists,)."""
        sums = np.bincount(self.lists, values, minlength=int(self.lists.max()) + 1)
        return np.asarray(sums, np.float64)

    def weights(self, clip: float) -> Doubles:
        """Returns the weight of each item, at most ``clip``, float64 (items,)."""
        return np.asarray(np.minimum(self.target / self.propensity, clip), np.float64)


@dataclass(frozen=True)
class Estimate:
    """What a policy is worth, in rewards a list.

    Attributes:
        value: The estimate.
        error: Its standard error, lists being independent.
        effective: Items of even weight that would tell as much.
        clip: What weights were clipped at.
        clipped: Share of items whose weight was.
    """

    value: float
    error: float
    effective: float
    clip: float
    clipped: float


def check_support(target: Sequence[Doubles], chance: Sequence[Doubles]) -> None:
    """Checks that all a policy would show could be shown, where all courses are known.

    Args:
        target: Of each list, float64 (courses,), the policy's chances.
        chance: Likewise, the chances when the lists were made.

    Raises:
        SupportError: A course with a target has no chance.
    """
    missing = [bool(((t > 0) & (c <= 0)).any()) for t, c in zip(target, chance, strict=True)]
    if any(missing):
        raise SupportError(f"{sum(missing)} of {len(missing)} lists lack a course of the policy")


def ips(logged: Logged, clip: float = CLIP) -> Estimate:
    """Estimates by inverse propensity."""
    weights = logged.weights(clip)
    return _estimate(logged, weights, logged.per_list(weights * logged.reward), clip)


def snips(logged: Logged, clip: float = CLIP) -> Estimate:
    """Estimates by self-normalised inverse propensity.

    Adding a constant to all rewards adds it, times ``slots``, to the estimate; IPS does not
    promise that. Slightly biased with few lists.
    """
    weights = logged.weights(clip)
    mean = float(weights @ logged.reward) / float(weights.sum())
    totals = logged.per_list(weights)
    parts = logged.per_list(weights * (logged.reward - mean)) / totals.mean()
    return _estimate(logged, weights, logged.slots * (mean + parts), clip)


def doubly_robust(
    logged: Logged, predicted: Doubles, baseline: Doubles, clip: float = CLIP
) -> Estimate:
    """Estimates by a model's guess and IPS of its errors.

    Right if either the propensities or the guesses are.

    Args:
        logged: What was shown and said.
        predicted: float64 (items,), the guessed reward of each logged item.
        baseline: float64 (lists,), for each list the sum over all courses of the policy's
            chance times the guessed reward.
        clip: What weights are clipped at.

    Raises:
        PolicyError: The guesses do not fit the items or lists.
    """
    lists = int(logged.lists.max()) + 1
    if len(predicted) != len(logged.reward) or len(baseline) != lists:
        raise PolicyError(
            f"expected {len(logged.reward)} guesses and {lists} baselines, "
            f"received {len(predicted)} and {len(baseline)}"
        )
    weights = logged.weights(clip)
    parts = baseline + logged.per_list(weights * (logged.reward - predicted))
    return _estimate(logged, weights, parts, clip)


def _error(parts: Doubles) -> float:
    return float(parts.std(ddof=1) / np.sqrt(len(parts))) if len(parts) > 1 else float("inf")


def _estimate(logged: Logged, weights: Doubles, parts: Doubles, clip: float) -> Estimate:
    squares = float(np.square(weights).sum())
    return Estimate(
        value=float(parts.mean()),
        error=_error(parts),
        effective=float(weights.sum()) ** 2 / squares if squares else 0.0,
        clip=clip,
        clipped=float((logged.target / logged.propensity > clip).mean()),
    )
