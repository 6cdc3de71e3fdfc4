"""What EPE says of each unit group."""

import pytest

from models.building.market.structure import structure
from tests.models.building.market import made


def test_a_kind_of_job_is_shared_by_weight(engine):
    people = made.workers(engine, {"weight": 3, "times": 30}, {"group": "5120", "times": 10})
    shares = structure(engine, people).shares["3-m-chica"]
    assert shares["7411"].part == pytest.approx(0.9)
    assert shares["5120"].variance == pytest.approx(0.1 * 0.9 / shares["5120"].effective)


def test_farm_work_of_lima_is_not_spread_over_the_country(engine):
    people = made.workers(engine, {"group": "6111", "times": 40}, {"times": 40})
    assert set(structure(engine, people).shares["3-m-chica"]) == {"7411"}


def test_entry_rates_are_pulled_to_those_of_their_status(engine):
    found = structure(
        engine,
        made.workers(
            engine,
            {"entry": True},
            {"group": "5120", "status": "2", "times": 300},
            {"group": "5120", "times": 299},
        ),
    )
    assert 0 < found.rate("5120") < found.rate("7411") < 0.1


def test_nobody_on_their_own_account_leaves_the_rate_of_all(engine):
    found = structure(engine, made.workers(engine, {"entry": True}, {"times": 3}))
    assert found.rate("9999") == pytest.approx(0.25)


def test_what_the_crosswalk_divided_is_known(engine):
    people = made.workers(engine, {"groups": {"7411": 0.5, "7412": 0.5}}, {"group": "7411"})
    found = structure(engine, people)
    assert found.samples == {"7411": 1.5, "7412": 0.5}
    assert found.splits["7412"] == 1
    assert found.splits["7411"] == pytest.approx(1 / 3)
