"""Kinds of jobs of a department, and farm work estimated apart."""

import pytest

from models.building.labour_enaho import Tally, add, band, digit, finish, is_known


def _enaho(status, ubigeo="210101", public=None, weight=30.0):
    return {
        "p507": status, "fac500a": weight, "ubigeo": ubigeo, "p510": public, "p207": 1.0,
        "p512a": 1.0,
    }  # fmt: skip


def test_farm_work_is_taken_out_of_the_kinds_of_jobs_and_no_person_is_lost():
    places = {"210101": (0.3, 3900.0), "150101": (0.8, 150.0)}
    here, lima = Tally(), Tally()
    for person in [_enaho(2.0)] * 3 + [_enaho(4.0)] * 2 + [_enaho(3.0, "150101")]:
        add(here, person, places)
    for person in [_enaho(3.0, "150101")] * 10:
        add(lima, person, places)
    done = finish(here, lima)
    assert sum(done.cells.values()) + sum(done.farms.values()) == pytest.approx(here.total)
    assert done.farms["6130"] > done.farms["6111"] > 0
    assert done.cells["3-m-chica"] == pytest.approx(10)


def test_half_the_labourers_of_poor_districts_work_on_farms_however_many_lima_has():
    here, lima = Tally(), Tally()
    for status in (4.0, 4.0, 2.0, 3.0):
        add(here, _enaho(status), {"210101": (0.3, 3900.0)})
        add(lima, _enaho(status, "150101"), {"150101": (0.8, 150.0)})
    done = finish(here, lima)
    assert done.cells["4-m-chica"] == pytest.approx(10)
    assert done.farms["9213"] == pytest.approx(5)


def test_a_wholly_urban_department_has_no_farms():
    tally = Tally()
    for status in (2.0, 3.0, 4.0):
        add(tally, _enaho(status, "070101"), {"070101": (0.8, 10.0)})
    assert sum(finish(tally, tally).farms.values()) == 0


def test_altitude_decides_what_is_grown():
    assert [band(m) for m in (-10, 1499, 1500, 3499, 3500, 5100)] == [
        1500, 1500, 3500, 3500, 9999, 9999,
    ]  # fmt: skip


def test_a_missing_answer_is_blank_not_zero():
    nan = float("nan")
    assert [digit(v) for v in (None, nan, 3.0)] == ["", "", "3"]
    assert [is_known(v) for v in (None, nan, 0.0)] == [False, False, True]
