"""How many persons a department employs in each unit group."""

import pytest

from models.building.labour_enaho import Department
from models.building.labour_structure import employed, structure
from tests.models.building.people import OWNER, person


def test_a_department_employs_what_its_kinds_of_jobs_hold():
    people = [person("7411")] * 30 + [person("5120", co95="522")] * 10 + [person("8322")] * 4
    found = structure(people + OWNER)
    department = Department(cells={"3-m-chica": 440.0}, farms={"6111": 50.0, "6112": 0.0})
    persons = employed(department, found)
    assert persons["7411"] == pytest.approx(300)
    assert persons["5120"] == pytest.approx(100 * 10 / 20)
    assert "8322" not in persons
    assert persons["6111"] == 50
    assert "6112" not in persons


def test_farm_work_of_lima_is_not_spread_over_the_country():
    found = structure([person("6111")] * 40 + [person("7411")] * 40 + OWNER)
    assert found.shares["3-m-chica"] == {"7411": 1.0}


def test_entry_rates_are_pulled_to_those_of_their_status():
    people = [person("7411", entry=True)] + [person("5120", status="2")] * 300
    people += [person("5120")] * 299
    rates = structure(people).rates
    assert rates["7411"] < 0.1
    assert rates["5120"] < rates["7411"]
