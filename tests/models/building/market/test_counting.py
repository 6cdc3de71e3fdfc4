"""Sums and quantiles are exact, whatever the engine."""

import pytest

from models.building.market.counting import counts, spreads
from tests.models.building.market import made


def test_persons_and_sample_are_counted_apart(engine):
    people = made.workers(engine, {"weight": 30, "times": 2}, {"group": "5120", "weight": 4.5})
    found = counts(engine, people, ["group"], ["public"])
    assert (found["7411",].n, found["7411",].persons) == (2, 60)
    assert (found["5120",].n, found["5120",].persons) == (1, 4.5)
    assert list(found) == [("5120",), ("7411",)]


def test_a_person_of_two_occupations_counts_once_altogether(engine):
    people = made.workers(engine, {"groups": {"7411": 0.57, "7412": 0.43}, "weight": 10})
    found = counts(engine, people, ["group"])
    assert found["7411",].persons == pytest.approx(5.7)
    assert counts(engine, people, [])[()].persons == pytest.approx(10)
    assert counts(engine, people, [])[()].effective == pytest.approx(1)


def test_unequal_weights_are_worth_fewer_persons(engine):
    people = made.workers(engine, {"weight": 1, "times": 99}, {"weight": 99})
    assert counts(engine, people, [])[()].effective == pytest.approx(198**2 / (99 + 99**2))


def test_quartiles_are_the_least_income_that_reaches_their_weight(engine):
    people = made.workers(engine, *({"income": 100 * k} for k in range(1, 101)))
    found = spreads(engine, people, ["group"])["7411",]
    assert found.cuts == (2500, 5000, 7500)
    assert found.n == 100
    assert found.se == pytest.approx(500)  # ± half of √100 persons in 100


def test_heavier_persons_move_the_median(engine):
    people = made.workers(engine, {"income": 900, "weight": 3}, {"income": 2000, "weight": 1})
    assert spreads(engine, people, ["group"])["7411",].cuts == (900, 900, 900)


def test_unpaid_work_has_no_pay(engine):
    people = made.workers(engine, {"income": 0, "times": 5}, {"income": 800})
    found = spreads(engine, people, ["group"])
    assert (found["7411",].n, found["7411",].cuts[1]) == (1, 800)
