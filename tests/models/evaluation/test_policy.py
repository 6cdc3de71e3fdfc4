"""The estimators, against a simulated truth and by hand."""

from dataclasses import replace

import numpy as np
import pytest

from models.evaluation.policy import (
    Logged,
    PolicyError,
    PropensityError,
    SupportError,
    check_support,
    doubly_robust,
    ips,
    snips,
)

#: Contexts, courses, lists in a log, logs drawn.
KINDS, COURSES, LISTS, SEEDS = 4, 6, 300, 300
NO_CLIP = 1e9


class Made:
    """Contexts with known truth, a logging policy, a policy in question, a rough guess."""

    def __init__(self):
        rng = np.random.default_rng(5)
        self.truth = rng.uniform(0.1, 0.9, (KINDS, COURSES))
        self.chance = rng.dirichlet(np.full(COURSES, 2.0), KINDS) * 0.7 + 0.3 / COURSES
        self.target = rng.dirichlet(np.full(COURSES, 0.7), KINDS)
        self.guess = np.clip(self.truth + rng.normal(0, 0.1, self.truth.shape), 0, 1)
        self.value = float((self.target * self.truth).sum(1).mean())

    def draw(self, seed, believed=None):
        """One log; ``believed`` propensities where they are not the true ones."""
        rng = np.random.default_rng(seed)
        kind = rng.integers(KINDS, size=LISTS)
        course = (rng.random((LISTS, 1)) > self.chance[kind].cumsum(1)).sum(1)
        noted = self.chance if believed is None else believed
        logged = Logged(
            lists=np.arange(LISTS),
            reward=(rng.random(LISTS) < self.truth[kind, course]).astype(float),
            propensity=noted[kind, course],
            target=self.target[kind, course],
        )
        baseline = (self.target * self.guess).sum(1)[kind]
        return logged, self.guess[kind, course], baseline


@pytest.fixture(scope="module")
def made():
    return Made()


@pytest.fixture(scope="module")
def estimates(made):
    """Values and errors of SEEDS logs, float (estimators, seeds, 2)."""
    rows = []
    for seed in range(SEEDS):
        logged, predicted, baseline = made.draw(seed)
        each = (
            ips(logged, NO_CLIP),
            snips(logged, NO_CLIP),
            doubly_robust(logged, predicted, baseline, NO_CLIP),
        )
        rows.append([(e.value, e.error) for e in each])
    return dict(zip(("ips", "snips", "dr"), np.array(rows).transpose(1, 0, 2), strict=True))


def off_by(values, truth):
    """Bias in standard errors of the mean."""
    return abs(values.mean() - truth) / (values.std(ddof=1) / np.sqrt(len(values)))


@pytest.mark.parametrize("name", ["ips", "dr"])
def test_the_mean_over_many_logs_is_the_truth(made, estimates, name):
    assert off_by(estimates[name][:, 0], made.value) < 3.5


@pytest.mark.parametrize("name", ["ips", "snips", "dr"])
def test_the_truth_lies_within_two_errors_nineteen_times_in_twenty(made, estimates, name):
    values, errors = estimates[name].T
    assert (np.abs(values - made.value) < 1.96 * errors).mean() == pytest.approx(0.95, abs=0.04)


def test_wrong_propensities_show(made):
    """So the test of unbiasedness above does tell right propensities from wrong ones."""
    low = 0.9 * made.chance
    values = np.array([ips(made.draw(seed, low)[0], NO_CLIP).value for seed in range(SEEDS)])
    assert off_by(values, made.value) > 5


def test_doubly_robust_is_steadier(estimates):
    assert estimates["dr"][:, 0].std() < 0.8 * estimates["ips"][:, 0].std()


def test_doubly_robust_forgives_a_bad_guess(made):
    """A guess of 0.5 for all is wrong, and the mean still is the truth."""
    values = []
    for seed in range(SEEDS):
        logged, predicted, _ = made.draw(seed)
        half = np.full(LISTS, 0.5)
        values.append(doubly_robust(logged, half[: len(predicted)], half, NO_CLIP).value)
    assert off_by(np.array(values), made.value) < 3.5


@pytest.mark.parametrize("constant", [-3.0, 0.5, 100.0])
def test_snips_moves_with_a_constant_and_ips_does_not(made, constant):
    logged, _, _ = made.draw(1)
    moved = replace(logged, reward=logged.reward + constant)
    assert snips(moved).value == pytest.approx(snips(logged).value + constant)
    assert snips(moved).error == pytest.approx(snips(logged).error)
    assert abs(ips(moved).value - ips(logged).value - constant) > 0.01 * abs(constant)


def test_by_hand():
    logged = Logged(
        lists=np.array([0, 0, 1, 1]),
        reward=np.array([1.0, 0.0, 1.0, 1.0]),
        propensity=np.array([0.5, 1.0, 0.25, 1.0]),
        target=np.array([1.0, 1.0, 1.0, 0.0]),
        slots=2.0,
    )
    assert ips(logged).value == pytest.approx((2 + 4) / 2)
    assert ips(logged).effective == pytest.approx(49 / 21)
    assert snips(logged).value == pytest.approx(2 * 6 / 7)
    found = doubly_robust(logged, np.full(4, 0.5), np.array([1.0, 1.0]))
    assert found.value == pytest.approx(1 + (2 * 0.5 - 0.5 + 4 * 0.5) / 2)


def test_clipping_is_told_and_lowers():
    logged = Logged(np.arange(2), np.ones(2), np.array([0.1, 1.0]), np.ones(2))
    clipped = ips(logged, 5.0)
    assert (clipped.value, clipped.clip, clipped.clipped) == (3.0, 5.0, 0.5)
    assert ips(logged, 20.0).clipped == 0


@pytest.mark.parametrize("chance", [0.0, -1.0, 1.5, np.nan])
def test_an_impossible_propensity_is_refused(made, chance):
    logged, _, _ = made.draw(0)
    broken = logged.propensity.copy()
    broken[3] = chance
    with pytest.raises(PropensityError, match=r"\(0, 1\]"):
        replace(logged, propensity=broken)


def test_a_policy_outside_what_was_shown_is_refused(made):
    """The log always shows one course; the policy would show another half the time, or never."""
    logged, _, _ = made.draw(0)
    with pytest.raises(SupportError, match="never shown"):
        replace(logged, propensity=np.ones(LISTS), target=np.full(LISTS, 0.5))
    with pytest.raises(SupportError, match="never shown"):
        replace(logged, target=np.zeros(LISTS))


def test_support_is_checked_course_by_course_where_all_are_known(made):
    check_support(list(made.target), list(made.chance))
    without = made.chance.copy()
    without[0, 2] = 0
    with pytest.raises(SupportError, match="1 of 4"):
        check_support(list(made.target), list(without))


@pytest.mark.parametrize("change", [{"reward": np.ones(2)}, {"reward": np.full(LISTS, np.nan)}])
def test_arrays_that_do_not_fit_are_refused(made, change):
    with pytest.raises(PolicyError, match="expected"):
        replace(made.draw(0)[0], **change)


def test_guesses_that_do_not_fit_are_refused(made):
    logged, predicted, baseline = made.draw(0)
    with pytest.raises(PolicyError, match="baselines"):
        doubly_robust(logged, predicted, baseline[:-1])
