"""Synthetic persons follow the marginals and are nobody's copy."""

import math

import numpy as np
import pytest

from models.building.contracts.samples import SAMPLES
from models.building.samples_farms import IDLE, farms
from models.building.samples_marginals import FEWEST, Person
from models.building.samples_people import (
    BANDS,
    BUDGET,
    FIELDS,
    Marginals,
    band,
    employed,
    people,
)

SIZE = 3000
LIMA, PUNO = "15", "21"
#: Two kinds of people, each always the same in everything: whoever copies rows makes only these.
KINDS = (
    {"department": LIMA, "ubigeo": "150101", "sex": "hombre", "band": "25", "status": "empleado"}
    | {"informal": "no", "wage": "2000"},
    {"department": PUNO, "ubigeo": "210101", "sex": "mujer", "band": "45", "informal": "si"}
    | {"status": "independiente"},
)
MEN = {"sex": "hombre", "band": "25", "status": "empleado", "education": "tecnica"}
WOMEN = {"sex": "mujer", "band": "45", "status": "independiente", "education": "primaria"}


def times(fields, number, **rest):
    return [Person(fields | rest, 1.0)] * number


def survey():
    """A quarter of each kind, and a quarter of each with the other's sex and age."""
    men, women = KINDS
    mixed = [
        men | {"sex": "mujer", "band": "45"},
        women | {"sex": "hombre", "band": "25"},
    ]
    return [person for kind in (*KINDS, *mixed) for person in times(kind, 100)]


def quarter():
    epe = times(MEN, 60) + times(WOMEN, 30, profit="800") + times(WOMEN, 30, profit="1000")
    jobs = times(MEN, 60, ciuo08="2411") + times(WOMEN, 45, ciuo08="5221")
    return epe, jobs + times(WOMEN, 15, ciuo08="7531")


def marginals(employed=None, enaho=None):
    return Marginals.of(enaho or survey(), *quarter(), employed or {})


def drawn(found, size=SIZE):
    return people(found, size, np.random.default_rng(1), lambda person, rng: "Trabajo.")


@pytest.fixture(scope="module")
def rows():
    return drawn(marginals())


def share(rows, given=lambda row: True, **cells):
    """Part of the rows with some cells, and the error of that part."""
    asked = [row for row in rows if given(row)]
    part = sum(all(row[k] == v for k, v in cells.items()) for row in asked) / len(asked)
    return part, 4 * math.sqrt(0.25 / len(asked))


@pytest.mark.parametrize(
    ("given", "cells", "expected"),
    [
        ({}, {"department": LIMA}, 0.5),
        ({}, {"sex": "mujer"}, 0.5),
        ({"department": PUNO}, {"status": "independiente"}, 1.0),
        ({"status": "empleado"}, {"informal": "no"}, 1.0),
        ({"status": "independiente"}, {"ciuo08": "5221"}, 0.75),
        ({}, {"budget": "0"}, BUDGET["0"]),
        ({"department": LIMA}, {"ubigeo": "150101"}, 1.0),
    ],
)
def test_marginals_are_given_back_within_the_error_of_sampling(rows, given, cells, expected):
    part, error = share(rows, lambda row: given.items() <= row.items(), **cells)
    assert abs(part - expected) <= error


def test_fields_are_drawn_from_marginals_and_not_rows_copied():
    """In the survey men have technical schooling and women sew; here each may be either.

    Education is asked in EPE alone and the department in ENAHO alone, so that no person of
    either survey could have said what these persons say together.
    """
    men = KINDS[0]
    enaho = times(men, 100) + times(men | {"sex": "mujer", "band": "45"}, 100)
    epe = times(MEN, FEWEST) + times(WOMEN | {"status": "empleado"}, FEWEST)
    jobs = times(MEN, FEWEST // 2, ciuo08="2411")
    jobs += times(WOMEN | {"status": "empleado"}, FEWEST // 2, ciuo08="5221")
    rows = drawn(Marginals.of(enaho, epe, jobs, {}), 300)
    asked = {(person.fields["sex"], person.fields["ciuo08"]) for person in jobs}
    made = {(row["sex"], row["ciuo08"]) for row in rows}
    assert asked == {("hombre", "2411"), ("mujer", "5221")}
    assert made == asked | {("hombre", "5221"), ("mujer", "2411")}


def test_nothing_kept_of_a_survey_tells_of_fewer_than_thirty_persons():
    rare = times(KINDS[0], FEWEST - 1, informal="si", status="obrero", wage="9999")
    found = marginals(enaho=survey() + rare)
    for conditional in vars(found).values():
        for names, cells in getattr(conditional, "levels", ()):
            if names:
                assert not any("obrero" in cell for cell in cells), (names, cells.keys())


def test_ages_lie_within_their_band(rows):
    assert {band(int(row["age"])) for row in rows} == {"25", "45"}
    assert {int(row["age"]) for row in rows if row["sex"] == "hombre"} <= set(range(25, 55))
    assert band(BANDS[0]) == "14"
    assert band(65) == "55"


def test_incomes_of_the_self_employed_follow_the_wages_of_their_department():
    men, women = KINDS
    poorer = times(men | {"department": PUNO, "ubigeo": "210101", "wage": "1000"}, 100)
    lima = times(women | {"department": LIMA, "ubigeo": "150101"}, 100)
    rows = drawn(marginals(enaho=survey() + poorer + lima))
    own = [row for row in rows if row["status"] == "independiente"]
    here, there = (
        np.median([int(row["income"]) for row in own if row["department"] == code])
        for code in (PUNO, LIMA)
    )
    assert here / there == pytest.approx(0.5, abs=0.05)


def test_who_does_not_work_has_no_job_and_no_income():
    idle = {"department": LIMA, "ubigeo": "150101", "sex": "mujer", "band": "18"}
    enaho = survey() + times(idle, 500, status="inactivo") + times(idle, 500, status="desocupado")
    rows = [row for row in drawn(marginals(enaho=enaho)) if row["status"] in IDLE]
    assert {row["status"] for row in rows} == IDLE
    assert {(row["ciuo08"], row["informal"], row["income"]) for row in rows} == {("", "", "")}


def test_farm_work_is_as_common_as_the_demand_table_says():
    """In Puno 40 of 100 employed farm, and all work on their own account."""
    known = {(PUNO, "6111"): 30.0, (PUNO, "6121"): 10.0, (PUNO, "5221"): 60.0}
    rows = drawn(marginals(known))
    here = [row for row in rows if row["department"] == PUNO]
    part, error = share(here, ciuo08="6111")
    assert abs(part - 0.3) <= error
    assert not [row for row in rows if row["department"] == LIMA and row["ciuo08"][0] == "6"]


def test_no_more_than_all_of_those_who_may_do_it_farm():
    hands = times(KINDS[1], 200, status="empleado")
    found = farms(survey() + hands, {(PUNO, "6111"): 90.0, (PUNO, "9211"): 10.0})
    assert found[PUNO, "independiente"].share == 1.0
    assert (PUNO, "obrero") not in found


def test_farm_work_comes_from_the_demand_table_alone():
    epe, jobs = quarter()
    found = Marginals.of(survey(), epe, jobs + times(WOMEN, 300, ciuo08="6111"), {})
    assert "6111" not in found.ciuo08.given(WOMEN).values


def test_a_demand_table_without_persons_gives_no_farm_work():
    assert employed([{"department": "21", "ciuo08": "6111"}]) == {}
    assert employed([{"department": "21", "ciuo08": "6111", "employed": ""}]) == {}


def test_every_row_says_that_it_is_synthetic(rows):
    assert FIELDS[0] == "synthetic"
    assert {row["synthetic"] for row in rows} == {"sintético"}
    assert all("sintética" in row["source"] for row in rows)
    assert list(FIELDS) == list(SAMPLES["user_data"].schema.columns)


def test_the_same_seed_gives_the_same_persons(rows):
    assert drawn(marginals(), 50) == rows[:50]
