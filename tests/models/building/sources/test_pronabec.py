"""PRONABEC's list of programmes and sites."""

import pytest

from models.building.errors import SourceError
from models.building.sources import pronabec
from models.building.sources.pronabec import LAYOUT, Offer
from tests.models.building.sources.lists import tally, write_book, write_list

ROW = {
    "item": "12", "ies": "IEST INVENTADO", "tipo_ies": "INSTITUTO TECNOLOGICO",
    "tipo_gestion": "PRIVADA", "departamento": "PUNO", "sede_distrito": "ACORA",
    "programa_academico": "OFICIO INVENTADO", "modalidad_estudio": "PRESENCIAL",
}  # fmt: skip
OFFER = Offer(
    12, "IEST INVENTADO", "INSTITUTO TECNOLOGICO", "PRIVADA", "PUNO", "ACORA",
    "OFICIO INVENTADO", "PRESENCIAL",
)  # fmt: skip


def test_an_offer_is_read_whole(tmp_path):
    path = write_list(tmp_path / "a.csv", LAYOUT, [ROW])
    assert list(pronabec.read(path, tally(path))) == [OFFER]


def test_the_list_is_read_as_a_workbook_too(tmp_path):
    header = ["ITEM", "IES", "TIPO IES", "TIPO GESTIÓN", "DEPARTAMENTO", "SEDE DISTRITO"]
    header += ["PROGRAMA ACADÉMICO", "MODALIDAD ESTUDIO"]
    path = write_book(tmp_path / "a.xlsx", [["Anexo 2"], header, [12, *list(ROW.values())[1:]]])
    assert list(pronabec.read(path, tally(path))) == [OFFER]


@pytest.mark.parametrize(
    ("column", "value"),
    [("item", "x"), ("tipo_gestion", "MIXTA"), ("programa_academico", "y" * 1_900), ("ies", "")],
)
def test_a_bad_row_is_rejected_with_its_row_and_column(tmp_path, column, value):
    path = write_list(tmp_path / "a.csv", LAYOUT, [ROW, ROW | {"item": "13", column: value}])
    kept = tally(path)
    assert list(pronabec.read(path, kept)) == [OFFER]
    (((row, named, found),),) = kept.examples.values()
    assert (row, named) == (3, column)
    assert len(found) <= 60


def test_a_number_that_comes_twice_is_rejected_with_the_row_of_the_first(tmp_path):
    path = write_list(tmp_path / "a.csv", LAYOUT, [ROW, ROW | {"ies": "OTRO"}])
    kept = tally(path)
    assert list(pronabec.read(path, kept)) == [OFFER]
    assert [*kept.examples.values()] == [[(3, "item", "la misma de la fila 2")]]


def test_another_list_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("item,carrera\n1,x\n", "utf-8")
    with pytest.raises(SourceError, match="la lista de programas elegibles de PRONABEC"):
        list(pronabec.read(path, tally(path)))
