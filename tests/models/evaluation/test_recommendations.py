"""The measurement of the recommendations model, on few simulated people."""

import json

import numpy as np
import pytest

from models.evaluation.off_policy import bandit
from models.evaluation.policy import doubly_robust, ips
from models.evaluation.recommendations import interval, measure, ndcg
from models.evaluation.simulated import MeasureConfig, Stage, values
from models.preprocessing.offers import FEATURE_NAMES
from models.training.simulator import Policy

CONFIG = MeasureConfig(seed=11, communities=2, persons=50, answers=(50, 200), resamples=50)
GAIN, WEEKS = FEATURE_NAMES.index("gap_share"), FEATURE_NAMES.index("weeks")


def sensible(features):
    return 3.0 * features[:, GAIN] - features[:, WEEKS].astype(np.float64)


def silly(features):
    return -sensible(features)


class Learner:
    """Learns from any log to be sensible; notes how many answers it got."""

    def __init__(self):
        self.answers = []

    def __call__(self, log):
        self.answers.append(int(log.answered.sum()))
        return sensible


@pytest.fixture(scope="module")
def learner():
    return Learner()


@pytest.fixture(scope="module")
def told(learner):
    """The measurement of a model that begins silly."""
    return measure(silly, learner, CONFIG)


@pytest.fixture(scope="module")
def stage():
    return Stage(CONFIG)


def test_it_can_be_written_and_says_that_it_is_synthetic(told):
    again = json.loads(json.dumps(told))
    assert again["synthetic"] is True
    assert "Synthetic" in again["note"]
    assert again["config"]["seed"] == 11
    assert again["counts"]["cases"] == 50


def test_cold_is_before_any_answer_and_warm_after(told):
    cold, warm = told["cold"]["model"], told["warm"]
    assert warm["0"] == cold
    assert set(warm) == {"0", "50", "200"}
    assert cold["ndcg@5"]["mean"] < told["cold"]["random"]["ndcg@5"]["mean"]
    assert warm["50"]["ndcg@5"]["mean"] > told["cold"]["random"]["ndcg@5"]["mean"]
    assert warm["200"]["added"]["value@1"]["low"] > 0
    assert set(told["drifted"]["answers"]) == {"0", "50", "200"}


def test_the_best_possible_is_above_all(told):
    for part in ("cold", "drifted"):
        best = told[part]["best_possible"]
        assert best["ndcg@5"]["mean"] == pytest.approx(1)
        for name in ("random", "popularity", "hand_made"):
            assert told[part][name]["value@1"]["mean"] < best["value@1"]["mean"]


def test_the_same_seed_measures_the_same(told):
    assert measure(silly, Learner(), CONFIG) == told


def test_who_answers_does_not_measure(stage):
    measured = {case.person.person_id for case in stage.cases}
    assert measured.isdisjoint(case.person.person_id for case in stage.tellers)
    assert all(case.person.held_out for case in stage.cases)
    assert not any(case.person.held_out for case in stage.tellers)
    assert all(case.within.all() for case in stage.cases)


def test_the_learner_gets_as_many_answers_as_stated(told, learner):
    assert learner.answers == [50, 50, 200, 200] * 2


def test_other_ways_are_estimated_without_bias_from_simulated_answers(stage):
    """Whole lists of five, by IPS and DR, over many logs; and DR varies less."""
    truths, cases = stage.communities[0].told, stage.tellers
    valued = values(sensible, cases)
    asked = [value**2 for value in valued]
    rows = []
    for seed in range(60):
        made = bandit(truths, valued, asked, Policy(), np.random.default_rng(seed))
        robust = doubly_robust(made.logged, made.predicted, made.baseline, 1e9)
        rows.append((ips(made.logged, 1e9).value, robust.value))
    found = np.array(rows)
    assert np.abs(found.mean(0) - made.truth).max() < 3.5 * found.std(0).max() / np.sqrt(60)
    assert found[:, 1].std() < found[:, 0].std()


@pytest.mark.parametrize(
    ("values_", "expected"),
    [([3, 2, 1], 1.0), ([1, 2, 3], (0.2 + 0.4 / np.log2(3)) / (0.8 + 0.4 / np.log2(3)))],
)
def test_ndcg_by_hand(values_, expected):
    assert ndcg(np.array([0.8, 0.4, 0.2]), np.array(values_), 2) == pytest.approx(expected)


def test_the_interval_holds_the_mean_and_shrinks_with_more_people():
    rng = np.random.default_rng(1)
    wide, narrow = (interval(rng.random((3, n)), 200, rng) for n in (20, 500))
    assert wide["low"] < wide["mean"] < wide["high"]
    assert narrow["high"] - narrow["low"] < wide["high"] - wide["low"]
