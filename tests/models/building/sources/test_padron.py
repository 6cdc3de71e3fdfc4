"""The register of schools: open CETPROs and institutes, somewhere in Peru."""

import pytest

from models.building.errors import SourceError
from models.building.sources import padron
from models.building.sources.padron import School
from tests.models.building.sources.lists import (
    PADRON_FIELDS,
    SCHOOL,
    dbf_bytes,
    tally,
    write_zip,
)


@pytest.fixture
def read(tmp_path):
    def read(*rows, fields=PADRON_FIELDS, **options):
        path = tmp_path / "Padron.dbf"
        path.write_bytes(dbf_bytes(fields, [SCHOOL | row for row in rows], **options))
        kept = tally(path, "sup-padron")
        return list(padron.read(path, kept)), kept

    return read


def test_a_school_is_read_whole(read):
    (school,), kept = read({"CEN_EDU": "CETPRO ÑAÑA"})
    assert school == School("9900001", "0", "CETPRO ÑAÑA", "L0", "A3", "150135", -12.0123, -77.0456)
    assert (kept.read, kept.used, kept.repaired) == (1, 1, 0)


def test_the_zip_is_read_as_published(tmp_path):
    members = {"Padron.dbf": dbf_bytes(PADRON_FIELDS, [SCHOOL]), "Diccionario.pdf": b"%PDF-1.7"}
    path = write_zip(tmp_path / "00_Padron.zip", members)
    assert [s.code for s in padron.read(path, tally(path))] == ["9900001"]


def test_only_cetpros_and_institutes_are_read(read):
    levels = ["A1", "B0", "F0", "D2", "K0", "T0", "L0", "M0"]
    schools, kept = read(*({"NIV_MOD": v, "ANEXO": str(n)} for n, v in enumerate(levels)))
    assert [school.level for school in schools] == ["T0", "L0"]
    assert (kept.rejected, kept.reasons["otro nivel educativo"]) == (0, 6)


def test_closed_services_of_the_weekly_register_are_not_read(read):
    fields = (*PADRON_FIELDS, ("ESTADO", "C", 1, 0))
    rows = ({"ESTADO": "1"}, {"ESTADO": "2", "ANEXO": "1"})
    schools, kept = read(*rows, fields=fields)
    assert [school.annex for school in schools] == ["0"]
    assert kept.reasons["servicio cerrado"] == 1


@pytest.mark.parametrize(
    ("lat", "lon", "repaired"),
    [
        ("", "", 0), ("0", "0.000000", 0), ("-18.41", "-77", 1), ("0.11", "-77", 1),
        ("-12", "-81.5", 1), ("-12", "-68.5", 1), ("12.0", "77.0", 2), ("-12", "", 0),
        ("-12", "0", 1), ("x", "-77", 1),
    ],
)  # fmt: skip
def test_a_point_outside_peru_is_left_out_and_noted_but_the_school_stays(read, lat, lon, repaired):
    (school,), kept = read({"NLAT_IE": lat, "NLONG_IE": lon})
    assert (school.lat, school.lon) == (None, None)
    assert (kept.repaired, kept.used) == (repaired, 1)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("COD_MOD", "99000"), ("COD_MOD", "99000X1"), ("ANEXO", ""), ("CEN_EDU", ""),
        ("GES_DEP", "Z9"), ("CODGEO", "15013"),
    ],
)  # fmt: skip
def test_a_bad_record_is_rejected_with_its_row_and_column(read, column, value):
    schools, kept = read({}, {"ANEXO": "1", column: value})
    assert len(schools) == 1
    ((why, examples),) = kept.examples.items()
    assert why.startswith(f"{column}: se esperaba")
    assert examples == [(2, column, value or "nada")]


def test_a_service_that_comes_twice_is_rejected_with_the_row_of_the_first(read):
    schools, kept = read({}, {"ANEXO": "1"}, {"CEN_EDU": "OTRO NOMBRE"})
    assert [school.annex for school in schools] == ["0", "1"]
    assert [row for rows in kept.examples.values() for row in rows] == [
        (3, "COD_MOD y ANEXO", "la misma de la fila 1")
    ]


def test_the_name_of_a_director_is_never_read(read):
    _, kept = read({}, {"DIRECTOR": "PERSONA PRIVADA", "CODGEO": "x", "ANEXO": "1"})
    assert kept.rejected == 1
    assert not any("PERSONA" in str(row) for rows in kept.examples.values() for row in rows)
    assert "DIRECTOR" not in {column.name for column in padron.LAYOUT.columns}


def test_another_table_is_refused(read):
    with pytest.raises(SourceError, match="el Padrón de instituciones educativas"):
        read({}, fields=(("CODLOCAL", "C", 6, 0), ("NIV_MOD", "C", 2, 0)))
