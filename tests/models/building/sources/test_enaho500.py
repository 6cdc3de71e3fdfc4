"""ENAHO's module 500: the employed, their occupation and their monthly income."""

import pytest

from models.building.errors import SourceError
from models.building.sources import enaho500
from tests.models.building.sources import made
from tests.models.building.sources.lists import tally

PERSON = enaho500.Person(
    *("21", "210101", "1", 41, "7411", "4321", "8", "3", False, True, False, 1800.0, 203.5, 2023)
)


def read(path):
    kept = tally(path, "lab-enaho")
    return list(enaho500.read(path, kept)), kept


def person(**answers):
    return made.ENAHO_PERSON | answers


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_a_year_as_published_is_read(tmp_path, encoding):
    assert read(made.enaho500(tmp_path / "906-Modulo05.zip", encoding=encoding))[0] == [PERSON]


@pytest.mark.parametrize("year", ["AÑO", "año", "anio", "A¥O", "a±o"])
def test_the_year_is_found_however_a_program_mistook_its_letter(tmp_path, year):
    path = tmp_path / "enaho.csv"
    columns = [year, *made.ENAHO_COLUMNS[1:]]
    path.write_bytes(made.text(columns, [person(**{year: "2023"})]))
    assert read(path)[0] == [PERSON]


def test_a_year_without_informality_is_read_and_says_that_it_is_not_known(tmp_path):
    path = tmp_path / "enaho.csv"
    columns = [c for c in made.ENAHO_COLUMNS if c not in ("ocupinf", "emplpsec")]
    path.write_bytes(made.text(columns, [person()]))
    assert [p.informal for p in read(path)[0]] == [None]


def test_yearly_pay_and_yearly_gain_are_told_by_the_month(tmp_path):
    people = [
        person(i524a1="12000"),
        person(p507="2", i524a1=" ", i530a="6000"),
        person(p507="5", i524a1=" "),
    ]
    assert [p.income for p in read(made.enaho500(tmp_path / "a.zip", people))[0]] == [
        1000.0,
        500.0,
        None,
    ]


@pytest.mark.parametrize(
    ("employer", "size", "public", "big"),
    [("1", "1", True, False), ("3", "5", True, True), ("5", "4", False, True), (" ", " ", 0, 0)],
)
def test_the_employer_and_the_size_of_the_firm_are_told(tmp_path, employer, size, public, big):
    (found,), _ = read(made.enaho500(tmp_path / "a.zip", [person(p510=employer, p512a=size)]))
    assert (found.public, found.big) == (public, big)


def test_a_district_regains_its_zero(tmp_path):
    (found,), _ = read(made.enaho500(tmp_path / "a.zip", [person(ubigeo="10101")]))
    assert (found.ubigeo, found.department) == ("010101", "01")


def test_who_does_not_work_is_skipped_and_bad_rows_are_told(tmp_path):
    people = [person(), person(ocu500="4"), person(p505r4=" "), person(ubigeo="990101")]
    found, kept = read(made.enaho500(tmp_path / "a.zip", people))
    assert (len(found), kept.read, kept.rejected) == (1, 4, 1)
    assert kept.examples["UBIGEO: se esperaba un departamento de 01 a 25"] == [
        (5, "UBIGEO", "990101")
    ]


def test_the_module_of_education_is_refused(tmp_path):
    path = tmp_path / "enaho.csv"
    path.write_bytes(made.text(["aÑo", "ubigeo", "p207", "p208a", "p301a"], [person()]))
    with pytest.raises(SourceError, match=r"módulo 500 de la ENAHO .*OCU500, P505R4"):
        read(path)
