"""Demand: an index from 0 to 100 that says what it rests on."""

import pytest

from models.building.market.demand import Evidence, demand, ranks
from models.building.market.employment import Employed
from models.building.market.notices import notices
from models.building.market.press import named
from models.building.market.structure import structure
from tests.models.building.market import made


def test_ranks_go_from_nothing_to_a_hundred():
    assert ranks({"a": 5.0, "b": 1.0, "c": 9.0}) == {"b": 0, "a": 50, "c": 100}
    assert ranks({"a": 5.0}) == {"a": 0}
    assert ranks({}) == {}


def test_the_press_counts_where_it_speaks_of():
    assert "4222" in named("15")
    assert named("15")["5414"] == "2026"
    assert "4222" not in named("04")
    assert named("16") == {}


PEOPLE = {
    "7411": Employed(1000.0, 80.0, 200.0, 71.6, 2.04, 1.5),
    "5120": Employed(40.0, 20.0, 10.0, 90.0),
    "6111": Employed(90.0, None, 300.0, 99.0, is_farm=True),
}


def _demand(engine, code, *posts, people=PEOPLE, survey=None):
    found = structure(engine, made.workers(engine, {"times": 200}, {"group": "5120", "times": 10}))
    seen = notices(engine, made.announced(engine, *posts))
    return {row["ciuo08"]: row for row in demand(code, people, found, seen, survey)}


def test_every_line_of_demand_says_what_it_rests_on(engine):
    rows = _demand(engine, "21", {"times": 3, "posts": 10}, {"group": "9621", "times": 2})
    assert "ENAHO" in rows["6111"]["source"]
    assert (rows["6111"]["se"], rows["6111"]["n"]) == ("", "300")
    assert "muestra pequeña (n = 10)" in rows["5120"]["method"]
    assert rows["2221"]["source"] == "SERVIR, avisos 2024–2025"
    assert "estimado" in rows["2221"]["method"]
    assert rows["2221"]["notices"] == "65"
    assert rows["7411"]["employed"] == "1000"
    assert (rows["7411"]["informality"], rows["7411"]["trend"]) == ("72", "2.0")
    assert {r["confidence"] for r in rows.values()} == {"baja"}


def test_two_notices_are_too_few_for_an_occupation_nobody_else_saw(engine):
    assert "9621" not in _demand(engine, "21", {"group": "9621", "times": 2, "posts": 50})


def test_only_where_the_survey_was_made_is_confidence_high(engine):
    assert _demand(engine, "15")["7411"]["confidence"] == "alta"
    assert _demand(engine, "15")["6111"]["confidence"] == "baja"
    assert _demand(engine, "08")["7411"]["confidence"] == "baja"


@pytest.mark.parametrize(
    ("n", "se", "confidence"),
    [(200, 100, "alta"), (200, 200, "media"), (30, 1, "media"), (29, 1, "baja")],
)
def test_a_survey_in_the_department_makes_it_sure(n, se, confidence):
    known = Employed(1000.0, float(se), 40.0, 50.0, direct_n=float(n))
    behind = Evidence("21", known, False, 0, "", ("INEI, EPEN 2025", "2025"))
    assert behind.confidence() == confidence
    assert behind.sources()[0] == ("INEI, EPEN 2025", "2025")
    assert f"n = {n}" in behind.method()


def test_what_only_the_press_names_gets_the_conventional_value_and_says_so(engine):
    row = _demand(engine, "04")["8111"]
    assert (row["value"], row["confidence"]) == ("60", "baja")
    assert "valor convencional" in row["method"]
    assert _demand(engine, "04")["5223"]["hires"] == "529"


def test_the_press_never_lifts_demand_over_a_hundred(engine):
    rows = _demand(engine, "15", {"department": "15", "group": "5414", "times": 9, "posts": 50})
    assert rows["5414"]["value"] == "100"
    assert "EDO" in rows["5414"]["source"]
