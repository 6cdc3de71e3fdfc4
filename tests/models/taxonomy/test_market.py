"""Figures and courses as objects, each with source and year."""

import pytest

from models.taxonomy.market import Course, Figure, load_courses, load_figures

PAY = (
    "department,ciuo08,value,p25,p75,unit,n,scope,source,year,confidence,method\n"
    "08,7511,1200,900,1500,soles por mes,31,departamento,INEI,2024,media,estimado: EPE\n"
    "15,7511,2000,,,soles por mes,31,departamento,INEI,2024,alta,EPE\n"
    "08,7512,1000,,,soles por mes,31,departamento,INEI,2024,baja,estimado: EPE\n"
)
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
def folder(tmp_path):
    for name, text in (
        ("pay", PAY),
        ("courses", COURSES),
        ("course_tags", TAGS),
        ("sources_supply", SOURCES),
    ):
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return tmp_path


def _course(folder, course_id: str) -> Course:
    return next(
        c for courses in load_courses(folder).values() for c in courses if c.course_id == course_id
    )


def test_a_figure_carries_its_source_year_and_quartiles(folder):
    assert load_figures("pay", "08", folder)["7511"] == Figure(
        1200.0, 900.0, 1500.0, "soles por mes", "INEI", 2024, "media", "estimado: EPE"
    )


def test_a_quartile_no_source_gives_is_none_not_zero(folder):
    figure = load_figures("pay", "08", folder)["7512"]
    assert (figure.low, figure.high) == (None, None)


def test_what_no_source_says_of_a_course_is_none_not_zero(folder):
    course = _course(folder, "c2")
    assert (course.hours, course.cost, course.year) == (None, None, None)
    assert (course.level, course.ubigeo) == ("", "")


def test_a_course_prepares_and_teaches_what_its_tags_say(folder):
    course = _course(folder, "c1")
    assert (course.hours, course.cost, course.year) == (1000, 50.5, 2025)
    assert (course.prepares, course.teaches) == (("7512", "9412"), ("hornear-pan",))


def test_a_language_course_teaches_without_preparing_for_one_job(folder):
    course = _course(folder, "c4")
    assert (course.prepares, course.teaches) == ((), ("hablar-ingles",))


def test_a_course_of_which_nothing_is_known_is_not_offered(folder):
    offered = {c.course_id for courses in load_courses(folder).values() for c in courses}
    assert offered == {"c1", "c2", "c4"}


def test_the_title_of_the_source_is_shown_and_its_code_where_untitled(folder):
    assert _course(folder, "c1").source == "Catálogo oficial"
    assert _course(folder, "c2").source == "s2"


def test_a_department_sees_its_own_figures_only(folder):
    assert load_figures("pay", "08", folder).keys() == {"7511", "7512"}
    assert load_figures("pay", "15", folder)["7511"].value == 2000
    assert load_figures("pay", "99", folder) == {}


@pytest.mark.parametrize("department", ["01", "15", "25"])
@pytest.mark.parametrize("name", ["demand", "pay"])
def test_shipped_figures_are_all_sourced_and_dated(name, department):
    figures = load_figures(name, department)
    assert len(figures) > 100
    for key, figure in figures.items():
        assert figure.source, key
        assert figure.method, key
        assert 2019 <= figure.year <= 2026, key
        assert figure.confidence in {"alta", "media", "baja"}, key


def test_shipped_courses_keep_the_order_of_the_table_in_each_department():
    courses = load_courses()
    assert len(courses) == 26
    for department, offered in courses.items():
        identifiers = [c.course_id for c in offered]
        assert identifiers == sorted(identifiers), department
