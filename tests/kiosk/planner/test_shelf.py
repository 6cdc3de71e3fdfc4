"""Where a course is taught: its own site before the capital of its district."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.courses.own_course import REMOTE
from kiosk.planner.shelf import build
from models.taxonomy.catalogue import in_memory
from models.taxonomy.market import load_courses
from models.taxonomy.places import Districts


@pytest.fixture(scope="module")
def districts():
    return Districts(in_memory())


def _shelf(districts, *courses):
    needs = np.zeros((1, 0), np.float32)
    return build(
        [replace(c, teaches=(), prepares=()) for c in courses], ["7411"], needs, {}, districts
    )


def test_a_site_that_is_known_wins_over_the_district(districts):
    course = load_courses(in_memory(), "21")[0]
    home = districts.get("211101")
    placed = replace(course, ubigeo="211101", lat=-15.5, lon=-70.1)
    unplaced = replace(placed, lat=None, lon=None)
    remote = replace(placed, modality=REMOTE)
    nowhere = replace(unplaced, ubigeo="")
    shelf = _shelf(districts, placed, unplaced, remote, nowhere)
    assert (shelf.lat[0], shelf.lon[0]) == (-15.5, -70.1)
    assert (shelf.lat[1], shelf.lon[1]) == (home.lat, home.lon)
    assert np.isnan(shelf.lat[2:]).all()
    assert np.isnan(shelf.lon[2:]).all()


def test_no_course_at_all_is_an_empty_shelf(districts):
    assert _shelf(districts).lat.shape == (0,)
