"""The simulated people answer as the documentation says they do."""

from dataclasses import fields, replace

import numpy as np
import pytest

from models.preprocessing.offers import offer_features
from models.training.simulator import Drift, Policy, Tastes, chances, log
from models.training.world import World, people


@pytest.fixture(scope="module")
def cases():
    return list(World(3).cases(people()[:60], np.random.default_rng(1)))


def meant(case, tastes=None, **changed):
    """Chances with courses changed, drawn alike."""
    offers = {k: v for k, v in changed.items() if hasattr(case.offers, k)}
    rest = {k: v for k, v in changed.items() if k not in offers}
    case = replace(case, offers=replace(case.offers, **offers), **rest)
    return chances(case, tastes or Tastes(), np.random.default_rng(5))


@pytest.mark.parametrize(
    ("what", "sign"),
    [("gain", 1), ("close", 1), ("length", -1), ("price", -1), ("km", -1), ("entry", -1)],
)
def test_what_a_course_gives_draws_people_and_what_it_asks_does_not(cases, what, sign):
    for case in cases:
        now = getattr(case.offers, what) if hasattr(case.offers, what) else getattr(case, what)
        more = (now + np.ones_like(now)).astype(now.dtype)
        change = sign * (meant(case, **{what: more}) - meant(case))
        assert change.min() >= -1e-9
    assert change.max() > 0


def test_a_hidden_price_weighs_as_it_is_paid(cases):
    case = next(c for c in cases if np.isnan(c.offers.cost).any())
    hidden = np.isnan(case.offers.cost)
    dearer = np.where(hidden, case.price + 200, case.price).astype(np.float32)
    assert (meant(case, price=dearer) < meant(case))[hidden].all()
    same = replace(case, price=dearer)
    assert np.array_equal(offer_features(same.offers), offer_features(case.offers))


def test_chances_are_chances_and_tastes_are_not_all_in_the_features(cases):
    one, other = (chances(cases[0], Tastes(), np.random.default_rng(s)) for s in (1, 2))
    assert ((one > 0) & (one < 1)).all()
    assert not np.allclose(one, other)


def test_communities_differ_around_the_assumed_tastes():
    rng = np.random.default_rng(1)
    ways = np.array([Tastes().community(rng).way for _ in range(400)])
    assert np.median(ways) == pytest.approx(Tastes().way, rel=0.1)
    assert ways.std() > 0.1


def test_after_the_change_distance_and_money_weigh_more():
    changed = Drift().of(Tastes())
    assert changed.way > Tastes().way
    assert changed.money > Tastes().money
    kept = {f.name for f in fields(Tastes)} - {f.name for f in fields(Drift)}
    assert all(getattr(changed, name) == getattr(Tastes(), name) for name in kept)


def test_the_noted_chance_of_each_course_is_how_often_it_is_shown():
    policy = Policy(places=2, explore=0.4)
    rng = np.random.default_rng(1)
    values = np.array([0.1, 2.0, -1.0, 0.5])
    counts = np.zeros(4)
    for _ in range(20_000):
        counts[policy.show(values, rng)] += 1
    assert counts / 20_000 == pytest.approx(policy.chances(values), abs=0.012)
    assert policy.chances(values).min() > 0
    assert policy.chances(values).sum() == pytest.approx(2)


def test_the_log_holds_what_was_shown(cases):
    truths = [chances(case, Tastes(), np.random.default_rng(2)) for case in cases]
    values = [np.arange(len(case.offers), dtype=float) for case in cases]
    told = log(cases, truths, values, np.random.default_rng(3), Policy(explore=0.0), "m")
    assert len(told) == 5 * len(cases)
    best = offer_features(cases[0].offers)[np.argsort(-values[0])[:5]]
    assert np.array_equal(told.features[told.lists == 0], best)
    assert (told.propensity == 1).all()
    assert set(told.models) == {"m"}
