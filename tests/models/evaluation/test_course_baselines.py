"""The baselines of the recommendations model."""

import numpy as np
import pytest

from kiosk.planner import objective
from models.evaluation.course_baselines import Popularity, hand_made, price, received
from models.training.world import World, people


@pytest.fixture(scope="module")
def cases():
    return list(World(3).cases(people()[:30], np.random.default_rng(1)))


def test_the_hand_made_price_is_the_planners(cases):
    for case in cases:
        o = case.offers
        planner = objective.price(o.hours, o.cost, o.km, o.private)
        assert price(o) == pytest.approx(planner, abs=1e-6)


def test_the_hand_made_worth_is_gain_less_price(cases):
    o = cases[0].offers
    worth = o.gain * (0.5 + o.close) - price(o) + o.bonus * np.minimum(1, 5 * o.gain)
    assert hand_made(o) == pytest.approx(worth)


def test_popularity_is_how_a_course_was_received_drawn_to_the_mean(cases):
    case = cases[0]
    first, second = case.course_ids[:2]
    popular = Popularity([(first, 1.0)] * 5 + [(second, 0.0)] * 5)(case)
    assert popular[:2] == pytest.approx([0.75, 0.25])
    assert popular[2:] == pytest.approx(0.5)


def test_every_course_of_every_case_is_received(cases):
    truths = [np.full(len(case.offers), 0.5) for case in cases]
    assert len(received(cases, truths)) == sum(len(case.offers) for case in cases)
