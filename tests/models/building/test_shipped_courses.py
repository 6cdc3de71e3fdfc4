"""The shipped courses: placed, traceable, once each, and tagged as the tables say."""

from collections import Counter, defaultdict

import pytest

from models.building.course_names import programme_key, programme_name
from models.building.course_reviews import DECISIONS
from models.building.course_rules import first, read_codes, read_rules, split
from models.building.course_tags import AGREED, ALONE
from models.building.course_tags import FIELDS as TAG_FIELDS
from models.building.courses import FIELDS
from models.building.raw import DATA


@pytest.fixture(scope="module")
def shelves(table, codes):
    """How many tagged courses each department has; "00" is any department."""
    tagged = codes("course_tags", "programme_key")
    return Counter(r["department"] for r in table("courses") if r["programme_key"] in tagged)


@pytest.mark.parametrize("code", [f"{n:02d}" for n in range(1, 26)])
def test_every_department_has_forty_courses(shelves, code):
    assert shelves[code] > 0
    assert shelves[code] + shelves["00"] >= 40


def test_the_columns_are_those_documented(table):
    assert [*table("courses")[0]] == [*FIELDS]
    assert [*table("course_tags")[0]] == [*TAG_FIELDS]


def test_the_key_of_a_written_name_is_the_key_of_the_listed_one(table):
    for row in table("courses"):
        assert programme_key(programme_name(row["programme"].upper())) == row["programme_key"]


def test_every_course_has_a_place_or_says_it_has_none(table, codes):
    ubigeos = codes("districts", "ubigeo")
    for row in table("courses"):
        placed = row["placed"]
        assert placed in {"sitio", "distrito", "departamento", "cetpro-cercano"}, row
        is_placed = placed in {"sitio", "distrito"}
        assert (row["ubigeo"] in ubigeos) == is_placed == bool(row["lat"] and row["lon"]), row
        assert (row["department"] == "00") == (placed == "cetpro-cercano"), row
        if is_placed:
            assert row["ubigeo"][:2] == row["department"], row


def test_a_course_placed_by_district_lies_where_the_district_does(table):
    points = {row["ubigeo"]: (row["lat"], row["lon"]) for row in table("districts")}
    for row in table("courses"):
        if row["placed"] == "distrito":
            assert (row["lat"], row["lon"]) == points[row["ubigeo"]], row


def test_every_course_names_a_source_and_year_that_exist(table):
    years = {row["source_id"]: row["year"] for row in table("sources_supply")}
    for row in table("courses"):
        assert row["year"] == years[row["source_id"]], row


def test_hours_that_no_source_states_are_called_estimated(table):
    for row in table("courses"):
        assert int(row["hours"]) > 0, row
        assert row["hours_basis"] == "fuente" or row["hours_basis"].startswith("estimado:"), row


def test_neither_cost_nor_link_is_invented(table):
    assert {row["cost_basis"] for row in table("courses") if not row["cost"]} == {"por confirmar"}
    for row in table("courses"):
        assert row["link"] == "" or row["link"].startswith("https://"), row
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
    columns = ("programme_key", "institution", "ubigeo", "department", "level", "management")
    sites = Counter(tuple(row[c] for c in columns) for row in table("courses"))
    assert [site for site, count in sites.items() if count > 1] == []


def test_what_was_merged_away_is_no_longer_a_course(table, codes):
    merged = [code for row in table("courses") for code in split(row["merged"])]
    assert len(merged) == len(set(merged)) > 0
    assert not {*merged} & codes("courses", "course_id")


def test_almost_every_programme_is_tagged_and_every_tag_is_used(codes):
    programmes, tagged = (codes(n, "programme_key") for n in ("courses", "course_tags"))
    assert tagged <= programmes
    assert len(programmes - tagged) / len(programmes) < 0.01


def test_every_tag_names_occupations_that_exist(table, codes):
    groups = codes("occupations", "ciuo08")
    for row in table("course_tags"):
        assert {*split(row["ciuo08"])} <= groups, row


def test_every_tag_has_a_confidence_of_two_decimals(table):
    for row in table("course_tags"):
        assert len(split(row["skills"])) == len(split(row["confidence"])) > 0, row
        for figure in split(row["confidence"]):
            assert figure == f"{float(figure):.2f}", row
            assert 0 <= float(figure) <= 1, row


@pytest.fixture(scope="module")
def decided(table):
    """Codes that a review named, by programme."""
    named = defaultdict(set)
    for row in table("course_reviews"):
        named[row["programme_key"]] |= {*split(row["ciuo08"]), *split(row["skills"])}
    return named


def test_no_tag_below_the_threshold_is_shipped_without_a_review(table, decided):
    least = {"acuerdo": AGREED, "revisado": AGREED, "codificador": ALONE}
    for row in table("course_tags"):
        pairs = zip(split(row["skills"]), split(row["confidence"]), strict=True)
        for skill, sure in pairs:
            is_sure = float(sure) >= least[row["status"]]
            assert is_sure or skill in decided[row["programme_key"]], (row, skill)


def test_nothing_waits_for_a_review(table):
    assert [row for row in table("course_tags") if "por revisar" in row["basis"]] == []


def test_every_shipped_skill_is_a_rules_or_a_reviewers(table, decided):
    rules = read_rules(DATA / "course_rules.csv", read_codes(DATA))
    for row in table("course_tags"):
        rule = first(row["programme_key"], rules)
        given = set() if rule is None else {*rule.groups, *rule.skills}
        shipped = {*split(row["ciuo08"]), *split(row["skills"])}
        assert shipped <= given | decided[row["programme_key"]], row


def test_every_review_says_who_decided_and_when(table):
    for row in table("course_reviews"):
        assert row["decision"] in DECISIONS, row
        assert row["reviewer"], row
        assert row["year"] == "2026", row
        if row["decision"] != "confirmar":
            assert row["note"], row


def test_what_someone_can_study_leads_to_many_kinds_of_work(table):
    taught = defaultdict(set)
    for row in table("course_tags"):
        for group in split(row["ciuo08"]):
            taught[group[0]].add(group)
    assert set("2345678") <= taught.keys()
    assert sum(map(len, taught.values())) >= 100


@pytest.mark.parametrize(
    ("group", "skill"),
    [
        ("5321", "asear-vestir-personas"),
        ("5322", "cuidar-adultos-mayores"),
        ("5311", "cuidar-ninos-pequenos"),
        ("9112", "limpiar-casas-oficinas"),
        ("9313", "hacer-excavaciones-zanjas"),
        ("9412", "cuidar-higiene-alimentos"),
    ],
)
def test_first_jobs_have_a_course_that_teaches_their_core(table, group, skill):
    assert any(
        group in split(row["ciuo08"]) and skill in split(row["skills"])
        for row in table("course_tags")
    )
