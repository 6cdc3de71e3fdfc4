"""Demand, pay and courses: enough in every department, and believable."""

import itertools
from collections import Counter, defaultdict

import pytest

from models.building.cli import coverage
from models.building.course_names import programme_key
from models.building.course_tags import first, read_rules, tags
from models.building.raw import DATA

DEPARTMENTS = [f"{n:02d}" for n in range(1, 26)]


@pytest.fixture(scope="module")
def known():
    return coverage()


@pytest.mark.parametrize("code", DEPARTMENTS)
def test_every_department_has_sixty_occupations_with_a_figure_and_forty_courses(known, code):
    assert known[code]["occupations"] >= 60
    assert known[code]["courses"] >= 40


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


def test_every_course_has_a_place_or_says_it_has_none(table, codes):
    ubigeos = codes("districts", "ubigeo")
    for row in table("courses"):
        placed = row["placed"]
        assert placed in {"distrito", "departamento", "cetpro-cercano"}, row
        assert (row["ubigeo"] in ubigeos) == (placed == "distrito"), row
        assert (row["department"] == "00") == (placed == "cetpro-cercano"), row
        if placed == "distrito":
            assert row["ubigeo"][:2] == row["department"], row


def test_every_course_names_a_source_and_year_that_exist(table):
    years = {row["source_id"]: row["year"] for row in table("sources_supply")}
    for row in table("courses"):
        assert row["year"] == years[row["source_id"]], row


def test_hours_that_no_source_states_are_called_estimated(table):
    for row in table("courses"):
        assert int(row["hours"]) > 0, row
        assert row["hours_basis"] == "fuente" or row["hours_basis"].startswith("estimado:"), row


def test_no_cost_is_invented(table):
    assert {row["cost_basis"] for row in table("courses") if not row["cost"]} == {"por confirmar"}
    for row in table("courses"):
        if row["cost"]:
            assert row["cost_basis"] not in {"", "por confirmar"}, row
            assert float(row["cost"]) >= 0, row


def test_institutes_ask_for_secondary_school(table):
    for row in table("courses"):
        assert row["entry_education"] in {"ninguna", "primaria", "secundaria"}, row
        if row["institution_type"] != "CETPRO":
            assert row["entry_education"] == "secundaria", row


def test_the_key_of_a_programme_is_that_of_its_name(table):
    for row in table("courses"):
        assert row["programme_key"] == programme_key(row["programme"]), row


def test_no_site_lists_a_programme_twice(table):
    columns = (
        "programme_key", "institution", "ubigeo", "department", "level", "modality", "management",
    )  # fmt: skip
    sites = Counter(tuple(row[c] for c in columns) for row in table("courses"))
    assert [site for site, count in sites.items() if count > 1] == []


def test_almost_every_programme_is_tagged_and_every_tag_is_used(codes):
    programmes, tagged = (codes(n, "programme_key") for n in ("courses", "course_tags"))
    assert tagged <= programmes
    assert len(programmes - tagged) / len(programmes) < 0.05


def test_every_tag_names_occupations_that_exist(table, codes):
    groups = codes("occupations", "ciuo08")
    for row in [*table("course_tags"), *table("course_rules")]:
        assert set(filter(None, row["ciuo08"].split("|"))) <= groups, row


def test_the_shipped_tags_are_those_the_shipped_rules_give(table, codes):
    rules = read_rules(DATA / "course_rules.csv", frozenset(codes("skills", "code")))
    for row in table("course_tags"):
        rule = first(row["programme_key"], rules)
        assert rule is not None, row
        assert tags(row["programme_key"], rule) == row


def test_what_someone_can_study_leads_to_many_kinds_of_work(table):
    taught = defaultdict(set)
    for row in table("course_tags"):
        for group in filter(None, row["ciuo08"].split("|")):
            taught[group[0]].add(group)
    assert set("2345678") <= taught.keys()
    assert sum(map(len, taught.values())) >= 100
