"""Synthetic persons before real courses, as the simulator meets them."""

import dataclasses

import numpy as np
import pytest

from kiosk.planner import pathway, shelf
from kiosk.planner.types import RANKS as KIOSK_RANKS
from models.preprocessing.offers import Offers
from models.training import supply, world
from models.training.world import FEWEST_COURSES, MOST_COURSES, Person, World, narrowed, people


@pytest.fixture(scope="module")
def made():
    return World(3)


@pytest.fixture(scope="module")
def cases(made):
    return list(made.cases(people()[:80], np.random.default_rng(1)))


def test_the_rules_are_those_of_the_planner():
    assert (shelf.bonuses, shelf.closeness) == (supply.bonuses, supply.closeness)
    assert shelf.leading == world.leading
    assert (pathway.LEAST_GAIN, pathway.DEFAULT_KM) == (world.LEAST_GAIN, world.DEFAULT_KM)
    assert {str(level): rank for level, rank in KIOSK_RANKS.items()} == supply.RANKS


def test_of_a_person_neither_sex_nor_age_is_read():
    names = {field.name for field in dataclasses.fields(Person)}
    assert names == {
        "person_id", "department", "ubigeo", "schooling", "ciuo08", "hours_week", "budget",
        "weeks",
    }  # fmt: skip


def test_one_person_in_four_only_measures():
    share = np.mean([person.held_out for person in people()])
    assert share == pytest.approx(0.25, abs=0.03)


def test_every_case_has_a_choice(cases):
    assert len(cases) > 70
    assert {FEWEST_COURSES <= len(case.offers) <= MOST_COURSES for case in cases} == {True}
    for case in cases:
        assert case.offers.gain.min() >= world.LEAST_GAIN
        assert case.offers.coverage_before + case.offers.gain.max() <= 1 + 1e-5


def test_what_is_not_shown_is_there_all_the_same(cases):
    """Some prices and hours are hidden from the features, none from the person."""
    for name, truth in (("cost", "price"), ("hours", "length")):
        shown = np.concatenate([getattr(case.offers, name) for case in cases])
        real = np.concatenate([getattr(case, truth) for case in cases])
        known = ~np.isnan(shown)
        assert 0 < known.mean() < 1
        assert np.isfinite(real).all()
        assert np.array_equal(shown[known], real[known])


def test_the_same_seed_draws_the_same_cases(cases):
    again = World(3).cases(people()[:80], np.random.default_rng(1))
    for one, other in zip(cases, again, strict=True):
        assert one.course_ids == other.course_ids
        assert np.array_equal(one.price, other.price)
        assert np.array_equal(one.offers.gain, other.offers.gain)


def test_only_courses_within_the_limits_are_left(cases):
    for case in map(narrowed, cases):
        assert case.within.all()
        assert (np.nan_to_num(case.offers.km) <= world.DEFAULT_KM).all()
        assert (case.offers.entry <= case.person.schooling).all()
        lengths = {
            len(getattr(case.offers, field.name))
            for field in dataclasses.fields(Offers)
            if isinstance(getattr(case.offers, field.name), np.ndarray)
        }
        assert lengths == {len(case.course_ids)} == {len(case.price)}
    assert sum(len(narrowed(case).offers) for case in cases) < sum(len(c.offers) for c in cases)
