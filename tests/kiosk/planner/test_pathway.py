"""The courses found keep to each limit, and what was learned of them counts a little."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.planner.objective import VALUE_WEIGHT
from kiosk.planner.pathway import LEAST_GAIN, find, offer, reach, useful
from kiosk.planner.types import Education, Request

#: A place with many courses, and a person without a deadline.
LIMA = Request("sueldo rejas", "150101", education=Education.SECONDARY)
WELDER = "7212"


@pytest.fixture(scope="module")
def asked(planner):
    """Occupation, gap (nothing is known yet) and reach of the person in Lima."""
    row = planner.catalogue.codes.index(WELDER)
    needs = planner.catalogue.needs[row]
    home = planner.catalogue.districts.get(LIMA.ubigeo)
    return row, needs / needs.sum(), reach(planner.catalogue.shelf("15"), LIMA, home)


def test_every_course_offered_is_within_the_limits_and_of_use(planner, asked):
    row, gap, _ = asked
    home = planner.catalogue.districts.get(LIMA.ubigeo)
    reached = reach(planner.catalogue.shelf("15"), replace(LIMA, weeks=104, hours_week=15), home)
    at = useful(row, gap, reached)
    free = at[reached.within[reached.shelf.related[row].rows[at]]]
    assert 1 < len(free) < len(at), "nothing is out of reach here"
    rows = offer(row, gap, reached, free).rows
    assert not reached.broken[rows].any()
    assert (reached.shelf.teaches[rows] @ gap >= LEAST_GAIN).all()


def test_a_learned_value_reaches_the_course_it_is_of(asked):
    row, gap, reached = asked
    related = reached.shelf.related[row]
    values = np.linspace(0, 1, len(related.rows), dtype=np.float32)
    free = np.flatnonzero(reached.within[related.rows])
    plain, valued = (offer(row, gap, reached, free, v) for v in (None, values[free]))
    assert plain.cost - valued.cost == pytest.approx(VALUE_WEIGHT * values[free], abs=1e-6)


def fixed(values):
    """Appraises each course as ``values`` has it, with one feature: its place."""
    return lambda occupation, gap, reached, at: (values[at], at[:, None].astype(np.float32))


def test_what_a_value_rests_on_comes_with_the_course(asked):
    row, gap, reached = asked
    related = reached.shelf.related[row]
    found = find(row, gap, reached, appraise=fixed(np.zeros(len(related.rows), np.float32)))
    places = [related.rows[int(option.features[0])] for option in found.options]
    assert [reached.shelf.courses[place] for place in places] == [o.course for o in found.options]


def test_a_learned_value_can_tip_the_choice(asked):
    row, gap, reached = asked
    related = reached.shelf.related[row]
    (best,) = find(row, gap, reached).options
    for place in np.flatnonzero(reached.within[related.rows]):
        values = np.zeros(len(related.rows), np.float32)
        values[place] = 1
        found = find(row, gap, reached, appraise=fixed(values)).options
        other = reached.shelf.courses[related.rows[place]]
        if other != best.course and found[0].course == other:
            return
    pytest.fail("no course could be preferred, however much it is valued")


def test_what_is_out_of_reach_is_told_as_the_limit_to_loosen(planner, asked):
    row, gap, _ = asked
    home = planner.catalogue.districts.get(LIMA.ubigeo)
    short = replace(LIMA, hours_week=2, weeks=3)
    found = find(row, gap, reach(planner.catalogue.shelf("15"), short, home))
    assert found.options == ()
    assert found.limits[0].startswith("Plazo:")
