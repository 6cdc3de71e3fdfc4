"""Departments, provinces and districts."""

import pytest

from models.building.sources import ubigeo
from models.building.sources.ubigeo import LAYOUT, Place
from tests.models.building.sources.lists import tally, write_list

ROW = {
    "inei": "150199", "reniec": "140199", "departamento": "LIMA", "provincia": "LIMA",
    "distrito": "INVENTADO", "capital": "Pueblo\n Inventado", "superficie": "12.5",
    "pob_densidad_2020": "8.25", "altitude": "143", "latitude": "-12.5", "longitude": "-76.25",
}  # fmt: skip


def read(tmp_path, *rows):
    path = write_list(tmp_path / "ubigeo_distrito.csv", LAYOUT, [ROW | row for row in rows])
    kept = tally(path, "geo-ubigeo")
    return list(ubigeo.read(path, kept)), kept


def test_a_district_is_read_whole(tmp_path):
    (place,), kept = read(tmp_path, {})
    assert place == Place(
        "150199", "140199", "LIMA", "LIMA", "INVENTADO", "Pueblo\n Inventado",
        12.5, 8.25, 143, -12.5, -76.25,
    )  # fmt: skip
    assert (kept.read, kept.used, kept.repaired) == (1, 1, 0)


def test_a_department_has_neither_province_nor_district(tmp_path):
    path = tmp_path / "ubigeo_departamento.csv"
    columns = [c.name for c in LAYOUT.columns if c.required]
    cells = [ROW[column].replace("\n", "") for column in columns]
    path.write_text(",".join(columns) + "\n" + ",".join(cells) + "\n", "utf-8")
    (place,) = ubigeo.read(path, tally(path))
    assert (place.department, place.province, place.district) == ("LIMA", "", "")


def test_unknown_values_are_empty(tmp_path):
    names = ("reniec", "capital", "superficie", "pob_densidad_2020", "altitude")
    unknown = dict.fromkeys((*names, "latitude", "longitude"), "NA") | {"superficie": "S.I."}
    (place,), kept = read(tmp_path, unknown)
    assert place == Place("150199", "", "LIMA", "LIMA", "INVENTADO")
    assert kept.repaired == 0


def test_a_point_outside_peru_is_left_out_and_noted(tmp_path):
    (place,), kept = read(tmp_path, {"latitude": "12.5"})
    assert (place.lat, kept.repaired) == (None, 1)


@pytest.mark.parametrize(
    ("column", "value"), [("inei", "15019"), ("reniec", "x"), ("departamento", ""), ("inei", "")]
)
def test_a_bad_row_is_rejected_with_its_row_and_column(tmp_path, column, value):
    found, kept = read(tmp_path, {"inei": "150198"}, {column: value})
    assert len(found) == 1
    assert [*kept.examples.values()] == [[(3, column, value or "nada")]]


def test_a_place_that_no_office_numbers_is_rejected(tmp_path):
    found, kept = read(tmp_path, {}, {"inei": "NA", "reniec": "NA"})
    assert (len(found), kept.rejected) == (1, 1)


def test_a_code_that_comes_twice_is_rejected_but_two_without_inei_code_are_not(tmp_path):
    rows = ({}, {"distrito": "OTRO"}, {"inei": "NA"}, {"inei": "NA", "reniec": "140198"})
    found, kept = read(tmp_path, *rows)
    assert [place.inei for place in found] == ["150199", "", ""]
    assert [*kept.examples.values()] == [[(3, "inei", "la misma de la fila 2")]]
