"""Demand: an index from 0 to 100 that says what it rests on."""

from models.building.labour_demand import demand, named, ranks
from models.building.labour_enaho import Department
from models.building.labour_notices import Notices
from models.building.labour_structure import structure
from tests.models.building.people import OWNER, person


def test_ranks_go_from_nothing_to_a_hundred():
    assert ranks({"a": 5.0, "b": 1.0, "c": 9.0}) == {"b": 0, "a": 50, "c": 100}
    assert ranks({"a": 5.0}) == {"a": 0}
    assert ranks({}) == {}


def test_the_press_counts_where_it_speaks_of():
    assert "4222" in named("15")
    assert named("15")["5414"] == "2026"
    assert "4222" not in named("04")
    assert named("16") == {}


def _demand(code: str, posts=None):
    people = [person("7411")] * 200 + [person("5120", co95="522")] * 10
    department = Department(cells={"3-m-chica": 1000.0}, farms={"6111": 90.0})
    rows = demand(code, department, structure(people + OWNER), posts or {})
    return {row["ciuo08"]: row for row in rows}


def test_every_line_of_demand_says_what_it_rests_on():
    rows = _demand("21", {("21", "2221"): Notices(3, 30), ("21", "9621"): Notices(2, 99)})
    assert "ENAHO" in rows["6111"]["source"]
    assert rows["6111"]["n"] == ""
    assert "muestra pequeña (n = 10)" in rows["5120"]["method"]
    assert rows["2221"]["source"] == "SERVIR, avisos 2024–2025"
    assert rows["2221"]["year"] == "2025"
    assert {r["confidence"] for r in rows.values()} == {"baja"}


def test_two_notices_are_too_few_for_an_occupation_nobody_else_saw():
    assert "9621" not in _demand("21", {("21", "9621"): Notices(2, 99)})


def test_only_where_the_survey_was_made_is_confidence_high():
    assert _demand("15")["7411"]["confidence"] == "alta"
    assert _demand("08")["7411"]["confidence"] == "baja"


def test_what_only_the_press_names_gets_the_conventional_value_and_says_so():
    row = _demand("04")["8111"]
    assert (row["value"], row["confidence"]) == ("60", "baja")
    assert "valor convencional" in row["method"]


def test_the_press_never_lifts_demand_over_a_hundred():
    rows = _demand("15", {("15", "5414"): Notices(9, 9000)})
    assert rows["5414"]["value"] == "100"
    assert "EDO" in rows["5414"]["source"]
