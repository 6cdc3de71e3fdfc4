"""What training the recommendations model promises; small runs on synthetic people."""

import json
from dataclasses import replace

import numpy as np
import pytest

from models.preprocessing.offers import FEATURE_NAMES, FEATURES, offer_features
from models.training.interactions import Interactions
from models.training.recommendations import (
    RecommendationsConfig,
    answer_weights,
    fit_prior,
    taught_by,
    train,
    update,
    values_of,
)
from models.training.simulator import Tastes, chances
from models.training.world import World, people

CONFIG = RecommendationsConfig(epochs=8, batch=256, rate=0.02)


@pytest.fixture(scope="module")
def taught():
    """Features and chances of some training persons, as the prior learns them."""
    rng = np.random.default_rng(1)
    persons = [person for person in people() if taught_by(person)][:120]
    cases = list(World(3).cases(persons, rng))
    rows = [offer_features(case.offers) for case in cases]
    targets = [chances(case, Tastes(), rng) for case in cases]
    return np.concatenate(rows), np.concatenate(targets).astype(np.float32)


@pytest.fixture(scope="module")
def prior(taught):
    return fit_prior(*taught, CONFIG)


def logged(rows, feedback, propensity=0.5):
    count = len(rows)
    return Interactions(
        list_ids=tuple(map(str, range(count))),
        policies=("p",) * count,
        models=("m",) * count,
        lists=np.arange(count, dtype=np.int64),
        features=np.asarray(rows, np.float32),
        position=np.ones(count, np.int32),
        propensity=np.full(count, propensity),
        feedback=np.asarray(feedback, np.float32),
    )


def order(model, rows):
    return np.argsort(np.argsort(values_of(model)(rows)))


def test_held_out_persons_teach_nothing():
    assert not any(taught_by(person) for person in people() if person.held_out)


def test_the_prior_knows_the_simulated_people(prior, taught):
    rows, targets = taught
    assert np.corrcoef(1 / (1 + np.exp(-values_of(prior)(rows))), targets)[0, 1] > 0.75


def test_the_same_run_twice_gives_the_same_weights(prior, taught):
    again = fit_prior(*taught, CONFIG)
    for one, other in zip(prior.get_weights(), again.get_weights(), strict=True):
        assert np.array_equal(one, other)


def test_a_handful_of_answers_wrecks_nothing(prior, taught):
    """Five people call the five best courses useless, shown by the rarest of chances."""
    rows = taught[0][:400]
    best = rows[np.argsort(-values_of(prior)(rows))[:5]]
    after = update(prior, logged(best, np.zeros(5), 1e-3), CONFIG)
    assert np.corrcoef(order(prior, rows), order(after, rows))[0, 1] > 0.97


def test_many_answers_are_heeded(prior, taught):
    """A thousand people find that whatever is near serves and the rest does not."""
    rows = taught[0]
    km = rows[:, FEATURE_NAMES.index("km")]
    known = np.flatnonzero(rows[:, FEATURE_NAMES.index("km_unknown")] == 0)[:1000]
    near = km < np.median(km[known])
    after = update(prior, logged(rows[known], near[known]), CONFIG)
    told = [values_of(model)(rows[known]) for model in (prior, after)]
    before, now = (v[near[known]].mean() - v[~near[known]].mean() for v in told)
    assert now > before + 0.5


def test_the_prior_stays_as_it_was(prior, taught):
    kept = prior.get_weights()
    update(prior, logged(taught[0][:50], np.ones(50)), CONFIG)
    for one, other in zip(kept, prior.get_weights(), strict=True):
        assert np.array_equal(one, other)


def test_silence_teaches_nothing(prior, taught):
    rows = taught[0][:50]
    after = update(prior, logged(rows, np.full(50, np.nan)), CONFIG)
    assert np.array_equal(values_of(after)(rows), values_of(prior)(rows))


def test_no_answers_turn_sense_around(prior, taught):
    """However many say the contrary, farther is never worth more."""
    rows = taught[0][:600]
    km = rows[:, FEATURE_NAMES.index("km")]
    after = update(prior, logged(rows, km > np.median(km)), replace(CONFIG, spring=0.01))
    more = rows.copy()
    more[:, FEATURE_NAMES.index("km")] += 0.3
    assert (values_of(after)(more) - values_of(after)(rows)).max() <= 1e-6


def test_rarely_shown_answers_weigh_more_up_to_the_clip():
    weights = answer_weights(np.array([1.0, 0.5, 0.001, 0.0001]), 20.0)
    assert weights[1] == pytest.approx(2 * weights[0])
    assert weights[2] == weights[3] == pytest.approx(20 * weights[0])
    assert weights.sum() == pytest.approx((1 + 2 + 40) ** 2 / (1 + 4 + 800))


def test_equal_chances_count_each_answer_once():
    assert answer_weights(np.full(7, 0.3), 20.0) == pytest.approx(np.ones(7))


def test_values_come_one_a_row(prior):
    rows = np.zeros((3, FEATURES), np.float32)
    assert (values_of(prior)(rows).shape, values_of(prior)(rows).dtype) == ((3,), np.float64)


def test_a_run_says_what_it_was_made_of():
    """From the shipped tables alone; the prior first, then the answers."""
    config = replace(CONFIG, passes=1, communities=1, epochs=1)
    trained = train(config, logged(np.zeros((4, FEATURES)), [1, 0, np.nan, 1]))
    assert (trained.typical.shape, trained.typical.dtype) == ((512, FEATURES), np.float32)
    assert trained.record["answers"] == 3
    assert "sintéticos" in str(trained.record["prior"])
    assert json.loads(json.dumps(trained.record))["config"]["seed"] == config.seed
