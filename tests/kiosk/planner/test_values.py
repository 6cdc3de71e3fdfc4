"""What the recommendations model expects of a course reaches the search, and is logged."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.planner.index import BUNDLE
from kiosk.planner.pathway import reach
from kiosk.planner.types import Education, Request
from kiosk.planner.values import Values, offers
from models.preprocessing.offers import FEATURE_NAMES, FEATURES, offer_features

LIMA = Request("sueldo rejas", "150101", hours_week=10, education=Education.SECONDARY)
WELDER = "7212"


@pytest.fixture(scope="module")
def asked(planner):
    """Occupation, gap (nothing is known yet), reach and the places of all related courses."""
    row = planner.catalogue.codes.index(WELDER)
    needs = planner.catalogue.needs[row]
    home = planner.catalogue.districts.get(LIMA.ubigeo)
    reached = reach(planner.catalogue.shelf("15"), LIMA, home)
    return row, needs / needs.sum(), reached, np.arange(len(reached.shelf.related[row].rows))


@pytest.fixture(scope="module")
def values():
    return Values(BUNDLE)


def test_a_value_is_a_chance_and_comes_with_what_it_rests_on(asked, values):
    found, features = values(*asked)
    assert found.shape == (len(asked[3]),)
    assert ((found > 0) & (found < 1)).all()
    assert np.array_equal(features, offer_features(offers(*asked)))


def test_what_is_known_of_a_course_is_what_the_shelf_and_the_person_say(planner, asked):
    row, gap, reached, _ = asked
    told = offers(*asked)
    place = int(np.argmax(told.gain))
    course = reached.shelf.courses[reached.shelf.related[row].rows[place]]
    taught = [planner.catalogue.skill_place[code] for code in course.teaches]
    assert told.gain[place] == pytest.approx(float(gap[taught].sum()), abs=1e-6)
    assert told.weeks[place] == np.ceil(course.hours / 10)
    assert np.isnan(told.weeks_limit)
    assert told.coverage_before == pytest.approx(0, abs=1e-6)


def test_a_farther_home_never_raises_a_value(asked, values):
    row, gap, near, at = asked
    far = replace(near, km=near.km + np.float32(40))
    assert (values(row, gap, far, at)[0] <= values(row, gap, near, at)[0] + 1e-6).all()


def test_every_step_of_a_plan_carries_the_numbers_to_learn_from(planner):
    plan = planner.plan(Request("he soldado rejas y puertas", "150101", hours_week=10))
    steps = [step for pathway in plan.pathways for step in pathway.steps]
    assert steps
    assert all(len(step.features) == FEATURES == len(FEATURE_NAMES) for step in steps)
