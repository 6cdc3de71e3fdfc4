"""Calibration and abstention, on made answers whose truth is known."""

import numpy as np
import pytest

from models.evaluation import calibration
from models.evaluation.calibration import (
    Bin,
    answered,
    bins_of_equal_mass,
    bins_of_equal_width,
    brier,
    calibration_error,
    calibration_error_by_chance,
    report,
    threshold,
)
from models.training.corpus import Form, held_out


def test_who_is_as_right_as_sure_has_no_error_and_who_boasts_has():
    sure = np.repeat([0.5, 0.9], 10)
    honest = np.array([True] * 5 + [False] * 5 + [True] * 9 + [False])
    boasting = np.array([False] * 10 + [True] * 4 + [False] * 6)
    for bins in (bins_of_equal_width, lambda s, r: bins_of_equal_mass(s, r, 2)):
        assert calibration_error(bins(sure, honest)) == pytest.approx(0.0)
        assert calibration_error(bins(sure, boasting)) == pytest.approx(0.5)


def test_equal_mass_shares_the_answers_evenly_and_equal_width_the_scale():
    sure = np.linspace(0.8, 1.0, 30)
    right = np.ones(30, bool)
    assert [one.answers for one in bins_of_equal_mass(sure, right)] == [2] * 15
    assert [one.answers for one in bins_of_equal_width(sure, right)] == [15, 15]


def test_full_confidence_belongs_to_the_last_bin():
    bins = bins_of_equal_width(np.array([0.95, 1.0]), np.array([True, False]))
    assert bins == [Bin(2, 0.975, 0.5)]


def test_without_answers_there_is_no_figure():
    with pytest.raises(ValueError, match="at least one"):
        calibration_error([])


def test_few_answers_show_an_error_that_is_only_chance():
    rng = np.random.default_rng(0)
    few = calibration_error_by_chance(rng.random(60), rng)
    many = calibration_error_by_chance(rng.random(3000), rng)
    assert few > 0.1 > 0.05 > many


def test_brier_is_zero_only_for_sure_and_right():
    assert brier(np.array([1.0, 0.0]), np.array([True, False])) == 0.0
    assert brier(np.array([0.5]), np.array([True])) == 0.25


def test_the_threshold_is_the_lowest_that_is_precise_enough():
    sure = np.array([0.9, 0.8, 0.8, 0.4, 0.3])
    right = np.array([True, True, False, True, False])
    assert threshold(sure, right, 0.75) == pytest.approx(0.4)
    assert threshold(sure, right, 0.95) == pytest.approx(0.9)
    assert answered(sure, right, 0.4) == (0.4, 0.8, 0.75)


def test_answers_of_one_confidence_are_kept_or_withheld_together():
    assert threshold(np.array([0.8, 0.8]), np.array([True, False]), 0.9) > 1.0


def test_where_nothing_is_right_nothing_is_answered():
    sure, right = np.array([1.0, 0.5]), np.array([False, False])
    assert answered(sure, right, threshold(sure, right, 0.8)).coverage == 0.0


def test_thresholds_are_chosen_on_dev_and_reported_on_test():
    halves = {
        "dev": {"a": ("x", frozenset({"1"})), "b": ("y", frozenset({"1"}))},
        "test": {"c": ("z", frozenset({"1"})), "d": ("w", frozenset({"1", "2"}))},
    }
    answers = {"a": ("1", 0.9), "b": ("2", 0.6), "c": ("3", 0.95), "d": ("2", 0.7)}
    figures = report(halves, lambda texts: {key: [answers[key]] for key in texts})
    kept = figures["abstain_0.9"]
    assert kept["dev"] == {"least": 0.9, "coverage": 0.5, "precision": 1.0}
    assert kept["test"] == {"least": 0.9, "coverage": 0.5, "precision": 0.0}
    assert figures["test"]["right"] == 0.5
    assert figures["all"]["answers"] == 4


def test_only_titles_that_never_taught_and_have_one_sure_group_measure(monkeypatch, tmp_path):
    made = [Form(f"OFICIO {n}", f"T{n}", "5120" if n % 2 else "", "sunat") for n in range(200)]
    monkeypatch.setattr(calibration, "sunat_forms", lambda raw: iter(made))
    halves = calibration.titles(tmp_path)
    texts = [text for half in halves.values() for text, _ in half.values()]
    expected = [form.text for form in made if held_out(form.text) and form.ciuo08]
    assert sorted(texts) == sorted(expected)
    assert all(halves.values()), "one half is empty"
