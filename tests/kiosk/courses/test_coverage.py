"""Enough in every department."""

import pytest

from kiosk.courses.coverage import coverage, names

DEPARTMENTS = [f"{n:02d}" for n in range(1, 26)]


@pytest.fixture(scope="module")
def counted(planner):
    return coverage(planner.catalogue)


def test_every_department_is_counted_and_named(counted, planner):
    assert list(counted) == DEPARTMENTS
    assert names(planner.catalogue)["02"] == "Áncash"


@pytest.mark.parametrize("code", DEPARTMENTS)
def test_every_department_has_sixty_occupations_with_a_figure_and_forty_courses(counted, code):
    assert counted[code]["occupations"] >= 60
    assert counted[code]["courses"] >= 40
    assert counted[code]["own"] == 0
