"""Persons employed: carried over from Lima, drawn to wider areas, and how they move."""

import pytest

from models.building.market.counting import Count
from models.building.market.direct import direct
from models.building.market.employment import employed
from models.building.market.informality import informality
from models.building.market.jobs import jobs
from models.building.market.structure import structure
from models.building.market.trend import change, moved, settle
from tests.models.building.market import made

REGION = {"21": "Sur", "08": "Sur", "13": "Norte", "15": "Centro"}
LIMA = {"department": "15", "times": 90}


def _estimate(engine, workers, people, code="21"):
    found = structure(engine, made.workers(engine, *workers))
    places = jobs(engine, made.employed(engine, LIMA, *people))
    rates = informality(places, REGION)
    return employed(places[code], found, rates[code])


def test_a_department_employs_what_its_kinds_of_jobs_hold(engine):
    workers = [{"times": 30}, {"group": "5120", "times": 10}, {"group": "8322", "times": 4}]
    found = _estimate(engine, workers, [{"times": 44, "weight": 10}])
    assert found["7411"].persons == pytest.approx(300)
    assert found["5120"].persons == pytest.approx(100 * 10 / 20)
    assert "8322" not in found
    assert found["5120"].n == 10


def test_the_error_shrinks_with_either_sample(engine):
    few = _estimate(engine, [{"times": 40}, {"group": "5120", "times": 40}], [{"times": 50}])
    more = _estimate(engine, [{"times": 400}, {"group": "5120", "times": 400}], [{"times": 500}])
    assert more["7411"].se / more["7411"].persons < few["7411"].se / few["7411"].persons / 3
    assert few["7411"].se > 0


def test_informality_of_few_is_drawn_to_region_and_country(engine):
    people = [
        {"informal": True, "times": 2},
        {"department": "08", "times": 300},
        {"department": "13", "informal": True, "times": 300},
    ]
    rates = informality(jobs(engine, made.employed(engine, LIMA, *people)), REGION)
    assert 0.05 < rates["21"]["3-m-chica"] < 0.3
    assert rates["08"]["3-m-chica"] < 0.05
    assert rates["13"]["3-m-chica"] > 0.9


def test_farm_work_says_it_has_no_error_and_takes_the_informality_of_farmers(engine):
    people = [{"status": "2", "rural": True, "informal": True, "times": 200}]
    farm = _estimate(engine, [{"times": 40}], people)["6130"]
    assert farm.is_farm
    assert (farm.se, farm.trend) == (None, None)
    assert farm.informality > 80
    assert farm.n == 200


def test_a_trend_is_the_yearly_change_of_its_kinds_of_job(engine):
    found = structure(engine, made.workers(engine, {"times": 40}))
    people = [{"year": 2021, "times": 100}, {"year": 2023, "times": 121}]
    puno = jobs(engine, made.employed(engine, LIMA, *people))["21"]
    ratio, error = change(puno, found, "7411")
    assert ratio == pytest.approx(1.1)
    assert 0.05 < error < 0.1
    one = jobs(engine, made.employed(engine, LIMA, {"year": 2022}))["21"]
    assert change(one, found, "7411") is None


def test_the_trend_of_few_is_drawn_to_the_country(engine):
    found = structure(engine, made.workers(engine, {"times": 40}))
    people = [
        {"department": place, "year": year, "times": n}
        for place, first, last in (("21", 3, 9), ("13", 3000, 3000))
        for year, n in ((2021, first), (2023, last))
    ]
    places = jobs(engine, made.employed(engine, *people, {"department": "15", "year": 2022}))
    rates = informality(places, REGION)
    raw = {
        code: moved(places[code], found, employed(places[code], found, rates[code]))
        for code in ("21", "13")
    }
    drawn = settle(raw)
    assert raw["21"]["7411"].trend == pytest.approx(73.2, abs=0.1)
    assert 0 < drawn["21"]["7411"].trend < 20
    assert drawn["13"]["7411"].trend == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(("n", "persons"), [(30, 750), (270, 950)])
def test_a_survey_of_the_department_weighs_by_its_sample(engine, n, persons):
    carried = _estimate(engine, [{"times": 40}], [{"times": 50}])["7411"]
    assert carried.persons == pytest.approx(500)
    count = Count(n, 1000, 1000**2 / n, {"informal": 1000, "asked": 1000})
    found = direct(carried, count, 1000)
    assert found.persons == pytest.approx(persons)
    assert found.direct_n == n
    assert found.informality > carried.informality


def test_an_occupation_only_the_survey_knows_is_drawn_to_nothing():
    found = direct(None, Count(30, 1000, 1e5, {"informal": 500, "asked": 1000}), 1000)
    assert found.persons == pytest.approx(500)
    assert found.informality == pytest.approx(50)
