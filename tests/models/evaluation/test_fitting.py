"""Fits must find what was done to the figures."""

import numpy as np
import pytest

from models.evaluation.fitting import fit_platt, fit_temperature, platt


@pytest.mark.parametrize("heat", [0.3, 1.0, 3.0])
def test_the_temperature_that_spoilt_the_probabilities_is_found(heat):
    rng = np.random.default_rng(1)
    true = rng.normal(size=(4_000, 4))
    right = (true + rng.gumbel(size=true.shape)).argmax(axis=1)
    assert fit_temperature(true * heat, right) == pytest.approx(heat, rel=0.1)


def test_a_row_may_be_off_by_a_constant():
    rng = np.random.default_rng(1)
    rows, right = rng.normal(size=(50, 3)), rng.integers(0, 3, 50)
    shifted = rows + rng.normal(size=(50, 1)) * 100
    assert fit_temperature(shifted, right) == pytest.approx(fit_temperature(rows, right), rel=1e-6)


def test_nothing_to_fit_on_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        fit_temperature(np.zeros((0, 3)), np.zeros(0, int))


def test_a_boast_is_taken_down_to_what_it_is_worth():
    rng = np.random.default_rng(2)
    sure = rng.uniform(0.6, 0.99, 20_000)
    right = rng.random(20_000) < sure - 0.3
    mended = platt(sure, *fit_platt(sure, right))
    assert abs(mended.mean() - right.mean()) < 0.01
    assert np.abs(mended - (sure - 0.3)).mean() < 0.06


def test_an_honest_confidence_is_left_alone():
    rng = np.random.default_rng(3)
    sure = rng.uniform(0.05, 0.95, 8_000)
    slope, shift = fit_platt(sure, rng.random(8_000) < sure)
    assert slope == pytest.approx(1.0, abs=0.1)
    assert shift == pytest.approx(0.0, abs=0.1)


def test_a_perfect_set_gives_finite_numbers():
    fitted = fit_platt(np.linspace(0.6, 0.9, 20), np.ones(20, bool))
    assert np.isfinite(fitted).all()
