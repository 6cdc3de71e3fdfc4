"""Drawing among pathways worth nearly the same: a hair's cost, and chances told truly."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.planner.explore import BEST, DELTA, DRAWN, MOST_NEAR, choose, own_draw
from kiosk.planner.search import Sets, best_sets
from kiosk.planner.types import Request
from scripts.benchmarks.people import made_up

WELDER = Request("trabajé en un taller de soldadura haciendo puertas y rejas", "150101")
#: Two thousand numbers, evenly spread over [0, 1).
DRAWS = (np.arange(2000) + 0.5) / 2000


@pytest.fixture(scope="module")
def plans(planner):
    """The best plan, and those of a few people with the same story."""
    best = planner.plan(WELDER)
    return best, [planner.plan(replace(WELDER, draw=float(d))) for d in DRAWS[::100]]


def near_best():
    """Offers where several sets are nearly as good as the best, with those sets."""
    rng = np.random.default_rng(21)
    for _ in range(40):
        offer = made_up(rng, courses=30)
        sets = best_sets(offer, DELTA)
        if len(sets.worth) > 1:
            yield sets


def test_each_course_is_shown_as_often_as_its_propensity_says():
    tried = 0
    for sets in near_best():
        choices = [choose(sets, draw) for draw in DRAWS]
        shown = np.mean([choice.members for choice in choices], axis=0)
        assert np.abs(shown - choices[0].chances).max() < 0.002
        assert {choice.chances.tobytes() for choice in choices} == {choices[0].chances.tobytes()}
        tried += 1
    assert tried >= 5


def test_no_choice_costs_more_than_a_hair_and_none_is_too_rare_to_weigh():
    for sets in near_best():
        assert sets.worth.min() >= sets.worth[0] * (1 - DELTA) - 1e-5
        chosen = choose(sets, 0.5)
        assert chosen.chances[chosen.members].min() >= 1 / (np.e * MOST_NEAR)


def test_of_many_equal_sets_a_few_take_turns():
    chances = choose(Sets(np.eye(50, dtype=bool), np.ones(50, np.float32)), 0.999).chances
    assert np.count_nonzero(chances) == MOST_NEAR
    assert chances[chances > 0] == pytest.approx(1 / MOST_NEAR)


def test_the_better_set_is_the_likelier():
    sets = Sets(np.eye(3, dtype=bool), np.array([1, 0.999, 0.992], np.float32))
    chances = choose(sets, 0.0).chances
    assert chances[0] > chances[1] > chances[2]
    assert chances.sum() == pytest.approx(1)


def test_without_a_draw_the_best_is_certain(plans):
    best, _ = plans
    assert best.policy == BEST
    assert {s.propensity for p in best.pathways for s in p.steps} == {1.0}


def test_the_same_draw_gives_the_same_answer(planner):
    request = replace(WELDER, draw=0.7)
    assert planner.plan(request) == planner.plan(request)


def test_draws_vary_the_courses_but_not_the_jobs(plans):
    best, drawn = plans
    jobs = [m.ciuo08 for m in best.occupations]
    assert all([m.ciuo08 for m in plan.occupations] == jobs for plan in drawn)
    assert {plan.policy for plan in drawn} == {DRAWN}
    courses = [{s.course_id for p in plan.pathways for s in p.steps} for plan in drawn]
    assert len({frozenset(c) for c in courses}) > 1
    assert all(0 < s.propensity <= 1 for p in drawn[0].pathways for s in p.steps)


def test_each_occupation_has_a_draw_of_its_own_as_evenly_spread():
    own = np.array([[own_draw(draw, place) for draw in DRAWS] for place in (0, 7, 400)])
    assert ((own >= 0) & (own < 1)).all()
    for draws in own:
        assert np.histogram(draws, 10, (0, 1))[0] == pytest.approx(200, abs=2)
    assert np.abs(own[0] - own[1]).min() > 0.01
