"""The job market and the courses: extracts that say what the tables say."""

import numpy as np
import pytest

from models.building.contracts.samples import SAMPLES
from models.building.samples_extracts import (
    COURSE_FIELDS,
    FEWEST_COURSES,
    JOB_FIELDS,
    OCCUPATIONS,
    course_lines,
    course_sample,
    job_market,
    shared_out,
)


def demand(department, ciuo08, value, **cells):
    row = {"department": department, "ciuo08": ciuo08, "value": str(value)}
    return row | {"confidence": "baja", "source": "INEI", "year": "2023", **cells}


def market(rows, pay=()):
    groups = {row["ciuo08"] for row in rows}
    return job_market(rows, pay, {"15": "Lima", "21": "Puno"}, dict.fromkeys(groups, "Oficio"))


def test_each_department_gives_its_forty_occupations_of_highest_demand():
    rows = [demand(code, f"{n:04d}", n) for code in ("21", "15") for n in range(50)]
    lines = market(rows)
    assert [(line["department"], line["ciuo08"]) for line in lines] == [
        (code, f"{n:04d}") for code in ("15", "21") for n in range(50 - OCCUPATIONS, 50)
    ]
    assert lines[0]["department_name"] == "Lima"


def test_equal_demand_is_decided_by_the_code():
    rows = [demand("15", f"{n:04d}", 50) for n in reversed(range(50))]
    assert [line["ciuo08"] for line in market(rows)] == [f"{n:04d}" for n in range(OCCUPATIONS)]


def test_pay_stands_beside_demand_with_its_own_source_and_year():
    paid = {"department": "15", "ciuo08": "5120", "value": "1500", "p25": "1000", "p75": "2000"}
    paid |= {"minimum_wage": "1025", "confidence": "media", "source": "SERVIR", "year": "2024"}
    with_pay, without = market([demand("15", "5120", 9), demand("15", "5131", 8)], [paid])
    assert (with_pay["pay_p25"], with_pay["pay_p50"], with_pay["pay_p75"]) == (
        "1000",
        "1500",
        "2000",
    )
    assert (with_pay["pay_source"], with_pay["pay_year"]) == ("SERVIR", "2024")
    assert (with_pay["source"], with_pay["year"]) == ("INEI", "2023")
    assert {without[f] for f in JOB_FIELDS if f.startswith(("pay", "minimum"))} == {""}


def test_a_table_without_the_new_columns_leaves_them_empty():
    (line,) = market([demand("15", "5120", 9)])
    assert line.keys() == set(JOB_FIELDS)
    assert (line["employed"], line["informality"]) == ("", "")


@pytest.mark.parametrize(
    ("sizes", "total", "least", "taken"),
    [
        ({"a": 10, "b": 10}, 10, 1, {"a": 5, "b": 5}),
        ({"a": 90, "b": 2}, 20, 3, {"a": 18, "b": 2}),
        ({"a": 3, "b": 4}, 100, 1, {"a": 3, "b": 4}),
        ({"a": 1, "b": 1, "c": 1}, 2, 0, {"a": 1, "b": 1, "c": 0}),
    ],
)
def test_a_sample_is_shared_out_by_size_and_never_takes_more_than_there_is(
    sizes, total, least, taken
):
    assert shared_out(sizes, total, least) == taken


def courses():
    places = ["15"] * 500 + ["00"] * 300 + ["21"] * 5 + ["17"] * 2
    return [
        {"course_id": f"c{n:03d}", "department": code, "ubigeo": "", "programme_key": "COSTURA"}
        for n, code in enumerate(places)
    ]


def test_every_department_is_in_the_sample_of_courses():
    drawn = course_sample(courses(), 100, np.random.default_rng(1))
    codes = [row["department"] for row in drawn]
    assert len(drawn) == 100
    assert codes.count("17") == 2
    assert codes.count("21") >= FEWEST_COURSES
    assert codes.count("15") > codes.count("00") > 20


def test_no_course_is_drawn_twice_and_the_order_of_the_table_is_kept():
    ids = [row["course_id"] for row in course_sample(courses(), 200, np.random.default_rng(1))]
    assert ids == sorted(set(ids))


def test_codes_of_a_course_are_written_out():
    row = dict.fromkeys(COURSE_FIELDS, "") | {"course_id": "a", "programme_key": "COSTURA"}
    row |= {"ubigeo": "150101", "source_id": "sup-x"}
    tag = {"skills": "coser|leer", "ciuo08": "7531"}
    names = {"coser": "Coser", "leer": "Leer"}
    other = row | {"programme_key": "SIN ETIQUETA", "ubigeo": ""}
    first, second = course_lines(
        [row, other], {"COSTURA": tag}, names, {"150101": "Lima"}, {"sup-x": "Catálogo"}
    )
    assert (first["skills"], first["ciuo08"]) == ("Coser|Leer", "7531")
    assert (first["district"], first["source"]) == ("Lima", "Catálogo")
    assert (second["skills"], second["district"]) == ("", "")
    assert set(first) == set(COURSE_FIELDS)


def test_the_columns_are_those_of_the_contracts():
    assert list(JOB_FIELDS) == list(SAMPLES["job_market_data"].schema.columns)
    assert list(COURSE_FIELDS) == list(SAMPLES["course_data"].schema.columns)
