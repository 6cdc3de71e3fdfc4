"""CETPRO programmes at the sites of the Padrón."""

import pytest

from models.building.course_sites import find, join, read, without_offered
from models.building.errors import SourceError
from models.building.report import Report, Tally
from models.building.sources.carreras import AUXILIARY, TECHNICIAN, Programme
from models.building.sources.minedu import Listed
from models.building.sources.padron import School
from tests.models.building.sources.lists import (
    CARRERAS_FIELDS,
    PADRON_FIELDS,
    PROGRAMME,
    SCHOOL,
    dbf_bytes,
    write_zip,
)

LISTED = {
    "CAT0000001": Listed("CAT0000001", "PANADERÍA", "Auxiliar Técnico", 1, ""),
    "CAT0000009": Listed("CAT0000009", "OTROS PROGRAMAS EN COCINA", "Auxiliar Técnico", 1, ""),
}
SCHOOLS = [
    School("0000001", "0", "CETPRO LA UNION", "L0", "A3", "150135", -12.01234567, -77.0),
    School("0000001", "1", "CETPRO LA UNION", "L0", "A3", "150101", None, None),
    School("0000002", "0", "CETPRO NUEVO", "L0", "B4", "159999", -12.0, -77.0),
    School("0000003", "0", "IEST SUPERIOR", "T0", "A1", "150101", None, None),
]


def _taught(school, code="CAT0000001", name="pan", hours=None, credits=None, annex="0"):
    return Programme(school, annex, AUXILIARY, code, name, hours, credits)


def _join(*programmes, tally=None):
    tally = tally or Tally("sup-carreras", "f", "", used=len(programmes))
    return join(SCHOOLS, programmes, LISTED, {"150135", "150101"}, tally)


def test_a_site_has_its_own_coordinates_hours_and_credits():
    (row,) = _join(_taught("0000001", hours=1056, credits=40.0))
    assert row["course_id"] == "sitio-0000001-0-CAT0000001"
    assert (row["programme"], row["institution"]) == ("Panadería", "CETPRO la Union")
    assert (row["placed"], row["lat"], row["lon"]) == ("sitio", "-12.01235", "-77.00000")
    assert (row["hours"], row["hours_basis"], row["credits"]) == ("1056", "fuente", "40")
    assert (row["management"], row["department"]) == ("Pública", "15")


def test_hours_that_the_school_left_blank_are_estimated_and_said_so():
    (row,) = _join(_taught("0000001"))
    assert row["hours"] == "1000"
    assert row["hours_basis"].startswith("estimado:")


def test_an_annex_is_another_site_and_one_without_point_has_its_district():
    (row,) = _join(_taught("0000001", annex="1"))
    assert (row["ubigeo"], row["placed"]) == ("150101", "distrito")
    assert "lat" not in row


def test_a_district_that_is_not_known_leaves_the_department():
    (row,) = _join(_taught("0000002"))
    assert (row["ubigeo"], row["department"], row["placed"]) == ("", "15", "departamento")
    assert row["management"] == "Privada"


def test_a_code_that_names_no_programme_keeps_what_the_school_wrote():
    two, one = "TORTAS DE BODA", "PAN DE ANIS"
    rows = _join(_taught("0000001", "CAT0000009", one), _taught("0000001", "CAT0000009", two))
    assert {row["programme"] for row in rows} == {"Pan de anis", "Tortas de boda"}
    assert len({row["course_id"] for row in rows}) == 2


def test_a_programme_without_school_or_name_is_left_out_and_counted():
    tally = Tally("sup-carreras", "f", "", used=3)
    orphan = _taught("0000007")
    institute = _taught("0000003")
    unnamed = _taught("0000001", "CAT0000009", "OTROS PROGRAMAS EN COCINA")
    assert _join(orphan, institute, unnamed, tally=tally) == []
    assert tally.used == 0
    assert tally.reasons == {"sin CETPRO en el Padrón": 2, "sin nombre de programa": 1}


def test_the_cycle_is_the_table_of_the_census():
    programme = Programme("0000001", "0", TECHNICIAN, "CTE1", "COCINA", None, None)
    (row,) = _join(programme)
    assert (row["level"], row["hours"], row["entry_education"]) == ("Técnico", "2000", "primaria")


def test_the_nearest_cetpro_is_asked_only_for_what_no_site_teaches():
    sites = [{"programme": "Panadería", "level": "Técnico"}]
    anywhere = [
        {"programme": "PANADERIA", "level": "Técnico"},
        {"programme": "PANADERIA", "level": "Auxiliar Técnico"},
        {"programme": "COCINA", "level": "Técnico"},
    ]
    assert without_offered(anywhere, sites) == anywhere[1:]


def test_the_two_files_are_read_as_the_ministry_publishes_them(tmp_path):
    padron = {"Padron.dbf": dbf_bytes(PADRON_FIELDS, [SCHOOL])}
    write_zip(tmp_path / "00_Padron.zip", padron)
    (tmp_path / "Carreras.dbf").write_bytes(dbf_bytes(CARRERAS_FIELDS, [PROGRAMME]))
    report = Report()
    (row,) = read(tmp_path, {}, {"150135"}, report)
    assert (row["programme"], row["placed"]) == ("Oficio inventado", "sitio")
    assert [(t.source_id, t.used) for t in report.tallies] == [
        ("sup-padron", 1),
        ("sup-carreras", 1),
    ]


def test_careers_without_a_register_are_refused_and_a_folder_without_both_gives_nothing(tmp_path):
    assert find(tmp_path) is None
    assert read(tmp_path, {}, set(), Report()) == []
    (tmp_path / "47_Carreras.zip").touch()
    with pytest.raises(SourceError, match=r"47_Carreras\.zip: se esperaba Padron\.dbf"):
        find(tmp_path)
