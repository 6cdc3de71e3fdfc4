"""The ministry's catalogues of technical programmes."""

import pytest

from models.building.sources import minedu
from models.building.sources.minedu import CETPRO, INSTITUTE, Listed
from tests.models.building.sources.lists import tally, write_list

ROW = {
    "cedula": "9A", "nivel": "Técnico", "codigo": "CTE7329999", "denominacion": "OFICIO INVENTADO",
    "duracion_texto": "2 AÑOS DE ESTUDIO", "campo_detallado": "732",
}  # fmt: skip
LISTED = Listed("CTE7329999", "OFICIO INVENTADO", "Técnico", 2, "732")


def test_a_programme_of_cetpro_is_read_whole(tmp_path):
    path = write_list(tmp_path / "a.csv", CETPRO, [ROW])
    assert list(minedu.read(path, tally(path))) == [LISTED]


def test_a_programme_of_institute_is_read_from_its_own_annex(tmp_path):
    row = {"cedula": "6A", "codigo": "STE24X9999", "duracion_texto": "1 año de estudio"}
    path = write_list(tmp_path / "a.csv", INSTITUTE, [ROW | row | {"campo_detallado": ""}])
    (found,) = minedu.read(path, tally(path), layout=INSTITUTE)
    assert found == Listed("STE24X9999", "OFICIO INVENTADO", "Técnico", 1, "")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("cedula", "6A"), ("codigo", "CTE732"), ("codigo", ""), ("denominacion", ""),
        ("duracion_texto", "0 AÑOS DE ESTUDIO"), ("duracion_texto", "DOS AÑOS"), ("nivel", ""),
    ],
)  # fmt: skip
def test_a_bad_row_is_rejected_with_its_row_and_column(tmp_path, column, value):
    path = write_list(
        tmp_path / "a.csv", CETPRO, [ROW, ROW | {"codigo": "CTE7320000"} | {column: value}]
    )
    kept = tally(path)
    assert list(minedu.read(path, kept)) == [LISTED]
    assert [*kept.examples.values()] == [[(3, column, value or "nada")]]


def test_a_code_that_comes_twice_is_rejected_with_the_row_of_the_first(tmp_path):
    path = write_list(tmp_path / "a.csv", CETPRO, [ROW, ROW | {"denominacion": "OTRO"}])
    kept = tally(path)
    assert list(minedu.read(path, kept)) == [LISTED]
    assert [*kept.examples.values()] == [[(3, "codigo", "la misma de la fila 2")]]
