"""Figures and courses as objects, each with source and year."""

import pytest

from models.taxonomy.catalogue import in_memory
from models.taxonomy.market import Course, Figure, load_courses, load_figures, minimum_wage
from tests.models.taxonomy.made import catalogue

PAY = (
    "department,ciuo08,value,p25,p75,unit,minimum_wage,source,year,confidence,method\n"
    "08,7511,1200,900,1500,soles por mes,1025,INEI,2024,media,estimado: EPE\n"
    "08,7512,1000,800,1100,soles por mes,1025,INEI,2024,baja,estimado: EPE\n"
    "15,7511,2000,1500,2500,soles por mes,1025,INEI,2024,alta,EPE\n"
)
DEMAND = (
    "department,ciuo08,value,unit,source,year,confidence,method\n"
    "08,7511,60,índice,MTPE,2026,baja,solo mención\n"
)
WAGES = "from,soles,norm\n2022-05-01,1025,a\n2025-01-01,1130,b\n"
COURSES = (
    "course_id,programme_key,programme,institution,management,ubigeo,department,placed,level,"
    "certificate,hours,hours_basis,cost,cost_basis,entry_education,source_id,year\n"
    "c1,PANADERIA,Panadería,CETPRO X,Pública,080101,08,distrito,Técnico,Título,1000,fuente,"
    "50.5,fuente,primaria,s1,2025\n"
    "c2,PANADERIA,Panadería,,,,00,cetpro-cercano,,,,,,por confirmar,ninguna,s2,\n"
    "c3,MISTERIO,Misterio,,,,00,cetpro-cercano,,,,,,por confirmar,ninguna,s1,2025\n"
    "c4,INGLES,Inglés,,,,00,cetpro-cercano,,,,,,por confirmar,ninguna,s1,2025\n"
)
TAGS = "programme_key,ciuo08,skills\nPANADERIA,7512|9412,hornear-pan\nINGLES,,hablar-ingles\n"
SOURCES = "source_id,title\ns1,Catálogo oficial\n"


@pytest.fixture
def tables(tmp_path):
    return catalogue(
        tmp_path, pay=PAY, demand=DEMAND, courses=COURSES, course_tags=TAGS,
        sources_supply=SOURCES, minimum_wage=WAGES,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shipped():
    return in_memory()


def _offered(tables) -> dict[str, Course]:
    return {c.course_id: c for code in ("08", "00") for c in load_courses(tables, code)}


def _course(tables, course_id: str) -> Course:
    return _offered(tables)[course_id]


def test_a_figure_carries_its_source_year_and_quartiles(tables):
    assert load_figures(tables, "pay", "08")["7511"] == Figure(
        1200.0, 900.0, 1500.0, "soles por mes", "INEI", 2024, "media", "estimado: EPE", 1025.0
    )


def test_demand_has_neither_quartiles_nor_a_minimum_wage(tables):
    figure = load_figures(tables, "demand", "08")["7511"]
    assert (figure.low, figure.high, figure.minimum_wage) == (None, None, None)


def test_the_minimum_wage_is_the_newest(tables):
    assert minimum_wage(tables) == 1130


def test_what_no_source_says_of_a_course_is_none_not_zero(tables):
    course = _course(tables, "c2")
    assert (course.hours, course.cost, course.year) == (None, None, None)
    assert (course.level, course.ubigeo) == ("", "")


def test_a_course_prepares_and_teaches_what_its_tags_say(tables):
    course = _course(tables, "c1")
    assert (course.hours, course.cost, course.year) == (1000, 50.5, 2025)
    assert (course.prepares, course.teaches) == (("7512", "9412"), ("hornear-pan",))


def test_a_language_course_teaches_without_preparing_for_one_job(tables):
    course = _course(tables, "c4")
    assert (course.prepares, course.teaches) == ((), ("hablar-ingles",))


def test_a_course_of_which_nothing_is_known_is_not_offered(tables):
    assert _offered(tables).keys() == {"c1", "c2", "c4"}


def test_the_title_of_the_source_is_shown_and_its_code_where_untitled(tables):
    assert _course(tables, "c1").source == "Catálogo oficial"
    assert _course(tables, "c2").source == "s2"


def test_a_department_sees_its_own_figures_only(tables):
    assert load_figures(tables, "pay", "08").keys() == {"7511", "7512"}
    assert load_figures(tables, "pay", "15")["7511"].value == 2000
    assert load_figures(tables, "pay", "99") == {}


@pytest.mark.parametrize("department", ["01", "15", "25"])
@pytest.mark.parametrize("name", ["demand", "pay"])
def test_shipped_figures_are_all_sourced_and_dated(shipped, name, department):
    figures = load_figures(shipped, name, department)
    assert len(figures) > 100
    for key, figure in figures.items():
        assert figure.source, key
        assert figure.method, key
        assert 2019 <= figure.year <= 2026, key
        assert figure.confidence in {"alta", "media", "baja"}, key


def test_shipped_courses_come_by_id_in_each_department(shipped):
    codes = [code for (code,) in shipped.rows("departments", ("code",))]
    for department in (*codes, "00"):
        identifiers = [c.course_id for c in load_courses(shipped, department)]
        assert identifiers == sorted(identifiers), department
        assert identifiers, department
