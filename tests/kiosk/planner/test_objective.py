"""What a set of courses is worth, reckoned by hand."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.planner.objective import VALUE_WEIGHT, Offer, allowed, cost, price, worth
from kiosk.planner.pathway import LEAST_GAIN
from kiosk.planner.search import best_sets

#: Three courses for three missing skills: the first two teach the same first skill.
OFFER = Offer(
    rows=np.arange(3, dtype=np.int32),
    taught=np.array([[1, 0, 0], [1, 1, 0], [0, 0, 1]], np.float32),
    gap=np.array([0.3, 0.2, 0.4], np.float32),
    bonus=np.array([0.25, 0.1, 0], np.float32),
    cost=np.array([0.1, 0.15, 0.2], np.float32),
    weeks=np.array([10, 20, 30], np.float32),
    soles=np.array([0, 100, 300], np.float32),
    most_weeks=40,
    most_soles=300,
)


def sets(*chosen):
    return np.array([[i in one for i in range(3)] for one in chosen])


def test_a_skill_taught_twice_counts_once_and_only_the_best_bonus():
    both, all_three = worth(OFFER, sets({0, 1}, {0, 1, 2}))
    assert both == pytest.approx(0.5 + 0.25 - 0.25)
    assert all_three == pytest.approx(0.9 + 0.25 - 0.45)


def test_weeks_and_soles_are_of_all_steps_together():
    chosen = sets(set(), {2}, {0, 2}, {1, 2}, {0, 1})
    assert list(allowed(OFFER, chosen)) == [False, True, True, False, True]
    rich = replace(OFFER, most_soles=np.inf)
    assert list(allowed(rich, chosen)) == [False, True, True, False, True], "50 weeks"


def test_more_hours_soles_and_km_cost_more_and_the_unknown_is_no_gift():
    def asked(hours=100.0, soles=0.0, km=0.0, private=False):
        values = (np.array([v], np.float32) for v in (hours, soles, km))
        return float(price(*values, np.array([private]))[0])

    assert asked() < asked(hours=500) < asked(hours=np.nan)
    assert asked() < asked(soles=100)
    assert asked() < asked(km=10) < asked(km=60)
    assert asked() < asked(km=np.nan)
    assert asked(soles=np.nan) < asked(soles=np.nan, private=True)


def test_a_learned_value_decides_between_equals_but_never_pays_for_a_course_alone():
    twins = replace(OFFER, taught=OFFER.taught[[1, 1, 1]], bonus=OFFER.bonus[[1, 1, 1]])
    close = np.ones(3, np.float32)
    prices = price(*np.zeros((3, 3), np.float32), np.zeros(3, bool))
    valued = cost(prices, close, np.array([0.2, 50, 0.9], np.float32))
    assert list(best_sets(replace(twins, cost=valued)).members[0]) == [False, True, False]
    assert valued.min() >= 0
    assert VALUE_WEIGHT < LEAST_GAIN
