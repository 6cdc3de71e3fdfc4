"""Demand and pay: enough in every department, and believable."""

import itertools

import pytest

DEPARTMENTS = [f"{n:02d}" for n in range(1, 26)]


@pytest.mark.parametrize("name", ["demand", "pay"])
def test_every_department_has_figures_of_its_own(codes, name):
    assert codes(name, "department") == set(DEPARTMENTS)


@pytest.mark.parametrize("name", ["demand", "pay"])
def test_a_figure_says_how_sure_it_is_and_how_it_was_made(table, name):
    for row in table(name):
        assert row["confidence"] in {"alta", "media", "baja"}, row
        assert row["scope"] in {"departamento", "región", "nacional"}, row
        assert row["method"], row
        assert row["n"] == "" or int(row["n"]) > 0, row


def test_demand_is_an_index_from_nothing_to_a_hundred(table):
    for row in table("demand"):
        assert 0 <= float(row["value"]) <= 100, row
        assert row["unit"] == "índice de demanda (0–100)", row


def test_pay_is_monthly_soles_a_person_could_earn(table):
    for row in table("pay"):
        assert 50 <= float(row["p25"]) <= float(row["value"]) <= float(row["p75"]) <= 20_000, row
        assert row["unit"] == "soles por mes", row


def test_pay_rests_on_thirty_persons_or_notices(table):
    assert min(int(row["n"]) for row in table("pay")) >= 30


def test_what_is_estimated_from_another_department_is_never_called_sure(table):
    for row in [*table("demand"), *table("pay")]:
        if row["department"] not in {"07", "15"} and row["method"].startswith("estimado: EPE"):
            assert row["confidence"] == "baja", row


def test_a_small_sample_behind_demand_is_owned_up_to(table):
    for row in table("demand"):
        if "contraído por muestra pequeña" in row["method"]:
            assert row["confidence"] != "alta", row


def test_the_minimum_wage_never_fell(table):
    soles = [float(row["soles"]) for row in table("minimum_wage")]
    assert all(low < high for low, high in itertools.pairwise(soles))
    assert soles[-1] == 1130
    assert all(row["norm"] for row in table("minimum_wage"))
