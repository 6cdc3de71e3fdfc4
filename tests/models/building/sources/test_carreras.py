"""What CETPROs teach, with hours and credits where they can be believed."""

import pytest

from models.building.errors import SourceError
from models.building.sources import carreras
from models.building.sources.carreras import Programme
from tests.models.building.sources.lists import (
    CARRERAS_FIELDS,
    PROGRAMME,
    dbf_bytes,
    tally,
    write_zip,
)


@pytest.fixture
def read(tmp_path):
    def read(*rows, **options):
        path = tmp_path / "Carreras.dbf"
        path.write_bytes(dbf_bytes(CARRERAS_FIELDS, [PROGRAMME | row for row in rows], **options))
        kept = tally(path, "sup-carreras")
        return list(carreras.read(path, kept)), kept

    return read


@pytest.mark.parametrize("encoding", ["cp850", "cp1252"])
def test_a_programme_is_read_whole_in_either_code_page(read, encoding):
    (programme,), kept = read({"DESCRIP": "DISEÑO Y CONFECCIÓN"}, encoding=encoding)
    assert programme == Programme(
        "9900001", "0", "C1061", "CAT9990001", "DISEÑO Y CONFECCIÓN", 1056, 40.0
    )
    assert (kept.read, kept.used) == (1, 1)


def test_the_zip_is_read_as_published(tmp_path):
    path = write_zip(
        tmp_path / "47_Carreras.zip", {"CARRERAS.DBF": dbf_bytes(CARRERAS_FIELDS, [PROGRAMME])}
    )
    assert [p.code for p in carreras.read(path, tally(path))] == ["CAT9990001"]


def test_other_forms_of_the_census_are_skipped(read):
    rows = ({"NROCED": "6A", "CUADRO": "C102"}, {"CUADRO": "C1062", "NROCED": "9a"})
    programmes, kept = read(*rows)
    assert [p.table for p in programmes] == [carreras.TECHNICIAN]
    assert (kept.reasons["otra cédula del censo"], kept.rejected) == (1, 0)


@pytest.mark.parametrize(
    ("hours", "credits", "expected", "repaired"),
    [
        ("", "", (None, None), 0), ("0", "0", (None, None), 0), ("5", "40", (None, 40), 1),
        ("999999", "999999", (None, None), 2), ("120", "-3", (120, None), 1),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_are_left_empty_and_noted(read, hours, credits, expected, repaired):
    (programme,), kept = read({"NHORAS": hours, "NCREDITOS": credits})
    assert (programme.hours, programme.credits) == expected
    assert kept.repaired == repaired


@pytest.mark.parametrize(
    ("column", "value"),
    [("COD_MOD", "1"), ("ANEXO", ""), ("CUADRO", "C1065"), ("CODCARR", ""), ("DESCRIP", "")],
)
def test_a_bad_record_is_rejected_with_its_row_and_column(read, column, value):
    programmes, kept = read({}, {column: value})
    assert len(programmes) == 1
    assert list(kept.examples.values()) == [[(2, column, value or "nada")]]


def test_the_same_programme_of_a_school_comes_once(read):
    again = {"DESCRIP": "Oficio inventado", "NHORAS": "900"}
    others = ({"CUADRO": "C1062"}, {"ANEXO": "1"}, {"DESCRIP": "OTRO OFICIO"})
    programmes, kept = read({}, again, *others)
    assert len(programmes) == 4
    assert list(kept.examples.values()) == [[(2, "COD_MOD y CODCARR", "la misma de la fila 1")]]


def test_a_cut_table_is_refused_with_its_row(tmp_path):
    path = tmp_path / "Carreras.dbf"
    path.write_bytes(dbf_bytes(CARRERAS_FIELDS, [PROGRAMME] * 3)[:-80])
    with pytest.raises(SourceError, match=r"Carreras\.dbf, fila 3"):
        list(carreras.read(path, tally(path)))
