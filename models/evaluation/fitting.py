"""Fits what turns a confidence into one that can be taken at its word.

Never on what is evaluated: on training titles answered out of fold, or on a ``dev`` half.
`fit_temperature` keeps the order of the answers of one text and sharpens or dulls them all;
`fit_platt` corrects only the confidence of the first.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: Bounds of the search for a temperature, and the steps of either fit.
_COLDEST, _HOTTEST, _STEPS = 0.05, 20.0, 60
_LEAST_STEP = 1e-9

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def fit_temperature(log_probabilities: Floats, right: npt.NDArray[np.int64]) -> float:
    """Returns the temperature that makes what was right most likely (Guo et al. 2017).

    Never give it what is evaluated on. The order of the answers stays as it is.

    Args:
        log_probabilities: float (n, classes); each row may be off by a constant.
        right: int64 (n,), class that is right.

    Raises:
        ValueError: There is no row.
    """
    if not len(right):
        raise ValueError("expected at least one row, received none")

    def cost(heat: float) -> float:
        scaled = log_probabilities / np.exp(heat)
        top = scaled.max(axis=1)
        total = top + np.log(np.exp(scaled - top[:, None]).sum(axis=1))
        return float(np.mean(total - scaled[np.arange(len(right)), right]))

    low, high = np.log(_COLDEST), np.log(_HOTTEST)
    ratio = (5**0.5 - 1) / 2
    for _ in range(_STEPS):
        a, b = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, b) if cost(a) <= cost(b) else (a, high)
    return float(np.exp((low + high) / 2))


def fit_platt(sure: Floats, right: Bools) -> tuple[float, float]:
    """Fits ``sigmoid(slope * logit(sure) + shift)`` to what was right, by Newton's method.

    Targets are drawn in as by Platt (1999), so that a perfect set gives finite numbers.

    Args:
        sure: float64 (n,), confidence of the first answer, of no evaluation set.
        right: bool (n,), whether it is right.

    Returns:
        (slope, shift); (1, 0) leaves a confidence as it is.
    """
    yes, no = int(right.sum()), int((~right).sum())
    target = np.where(right, (yes + 1) / (yes + 2), 1 / (no + 2))
    inputs = np.stack([_logit(sure), np.ones(len(sure))])

    def cost(at: Floats) -> float:
        return float(np.sum(np.logaddexp(0, at @ inputs) - target * (at @ inputs)))

    fitted = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        given = _sigmoid(fitted @ inputs)
        curve = (inputs * (given * (1 - given))) @ inputs.T + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, inputs @ (given - target))
        while cost(fitted - step) > cost(fitted) and np.abs(step).max() > _LEAST_STEP:
            step = step / 2
        fitted = fitted - step
    return float(fitted[0]), float(fitted[1])


def platt(sure: Floats, slope: float, shift: float) -> Floats:
    """Returns ``sure`` corrected as `fit_platt` found."""
    return _sigmoid(slope * _logit(sure) + shift)


def _sigmoid(at: Floats) -> Floats:
    """Returns 1 / (1 + exp(−at)), which this form never overflows."""
    return np.asarray((1 + np.tanh(at / 2)) / 2, np.float64)


def _logit(sure: Floats) -> Floats:
    kept = np.clip(sure, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(kept / (1 - kept)), np.float64)
