"""The kinds of jobs of a department, and the farm work taken out of them."""

import pytest

from models.building.market.jobs import FARM_LABOUR, FARMS, Statuses, band, farm_work, jobs
from tests.models.building.market import made

LIMA = {"department": "15", "times": 90}


def test_every_altitude_class_divides_the_whole():
    for parts in (*FARMS.values(), *FARM_LABOUR.values()):
        assert sum(parts.values()) == pytest.approx(1)
    assert [band(h) for h in (0, 1499, 1500, 4000)] == [1500, 1500, 3500, 9999]


def test_people_on_their_own_in_rural_districts_farm(engine):
    people = made.employed(
        engine, LIMA, {"status": "2", "rural": True, "times": 40}, {"status": "3", "times": 60}
    )
    puno = jobs(engine, people)["21"]
    assert sum(n for g, n in puno.farms.items() if g[0] == "6") == pytest.approx(400)
    assert puno.kept("2-m") == 0
    assert puno.kept("3-m-chica") == 1
    assert set(puno.farms) == set(FARMS[9999])


def test_a_department_of_towns_farms_as_far_as_it_exceeds_lima(engine):
    people = made.employed(engine, LIMA, {"status": "2", "times": 50}, {"times": 50})
    puno = jobs(engine, people)["21"]
    assert sum(puno.farms.values()) == pytest.approx(0.6 * 500)


def test_nobody_farms_in_callao(engine):
    people = made.employed(engine, LIMA, {"department": "07", "status": "2", "times": 50})
    assert jobs(engine, people)["07"].farms == {}


def test_farm_work_is_never_more_than_the_people_there_are():
    here = Statuses(total=100, own=10, labour=5, rural_own=40, rural_labour=50)
    assert farm_work(here, Statuses(100, 0, 0, 0, 0)) == (10, 5)


def test_persons_are_a_mean_over_the_years(engine):
    people = made.employed(
        engine, LIMA, *({"year": y, "status": "2", "rural": True} for y in (2021, 2022, 2023))
    )
    assert sum(jobs(engine, people)["21"].farms.values()) == pytest.approx(10)


def test_domestic_workers_are_paid_what_they_say(engine):
    people = made.employed(engine, LIMA, {"status": "6", "income": 700, "times": 31})
    assert jobs(engine, people)["21"].domestic.cuts == (700, 700, 700)
    assert jobs(engine, people)["15"].domestic is None
