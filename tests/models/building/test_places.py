"""Districts written with their accents, each somewhere."""

from dataclasses import replace

import pytest

from models.building import places
from models.building.errors import ContractError
from models.building.raw import read_rows
from models.building.report import Report
from models.building.sources.ubigeo import LAYOUT, Place
from tests.models.building.sources.lists import write_list

LIMA = Place(
    "150142", "140134", "LIMA", "LIMA", "VILLA EL SALVADOR", "Villa El Salvador",
    altitude=143.4, lat=-12.213, lon=-76.936,
)  # fmt: skip
ATE = Place("150103", "140103", "LIMA", "LIMA", "ATE", "Vitarte", lat=-12.025, lon=-76.918)
NOWHERE = Place("150199", "", "LIMA", "LIMA", "SAN MARTIN DE LA BANDA")


@pytest.fixture
def words():
    return places.spelling(["San Martín", "San Martin", "San Martín", "Ate"])


def test_a_word_takes_the_spelling_most_often_seen():
    words = places.spelling(["Pirú", "Pirú", "Piru", "LLATA"])
    assert words["PIRU"] == "pirú"
    assert words["LLATA"] == "llata"


def test_words_known_to_carry_an_accent_keep_it():
    assert places.spelling(["Junin", "Junin"])["JUNIN"] == "junín"


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("SAN MARTIN DE PORRES", "San Martín de Porres"),
        ("VILLA EL SALVADOR", "Villa El Salvador"),
        ("MADRE DE DIOS", "Madre de Dios"),
        ("SAN MARTIN DE LA BANDA", "San Martín de la Banda"),
        ("LA PERLA", "La Perla"),
        ("RUPA-RUPA", "Rupa-Rupa"),
        ("EL_TAMBO", "El Tambo"),
        ("ÑAHUIMPUQUIO", "Ñahuimpuquio"),
    ],
)
def test_a_name_is_written_with_capitals_particles_and_accents(words, capitals, written):
    assert places.proper(capitals, words) == written


def test_a_district_without_coordinates_takes_its_provinces_centre_and_says_so(words):
    centres = places.centroids([LIMA, ATE, NOWHERE])
    line = places.district(NOWHERE, words, centres)
    assert (line["lat"], line["lon"]) == ("-12.11900", "-76.92700")
    assert line["source"].endswith("centroide de la provincia")
    assert (line["altitude_m"], line["ubigeo_reniec"]) == ("", "")


def test_a_district_with_coordinates_keeps_them(words):
    line = places.district(LIMA, words, {})
    assert (line["lat"], line["lon"], line["altitude_m"]) == ("-12.21300", "-76.93600", "143")
    assert line["source"] == places.SOURCE
    assert line["department_code"] == "15"


def test_a_district_that_only_reniec_numbers_takes_the_code_inei_gave_it_since(words):
    line = places.district(replace(LIMA, inei="", reniec="170107"), words, {})
    assert (line["ubigeo"], line["department_code"]) == ("180107", "18")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (replace(LIMA, inei="", reniec="999999"), "falta el código de INEI de VILLA EL SALVADOR"),
        (NOWHERE, "no hay coordenadas en la provincia de SAN MARTIN DE LA BANDA, LIMA, LIMA"),
    ],
)
def test_a_district_without_code_or_place_stops_the_build_by_name(words, place, message):
    with pytest.raises(ContractError, match=message):
        places.district(place, words, {})


def test_a_department_that_is_not_one_stops_the_build_by_name(words):
    with pytest.raises(ContractError, match="«Atlantida» no está en la lista"):
        places.department(replace(LIMA, department="ATLANTIDA"), words)


def test_every_department_belongs_to_one_macroregion():
    names = [n for group in places.MACROREGIONS.values() for n in group.split()]
    assert len(names) == len(set(names)) == 25


def _cells(place):
    known = {
        "inei": place.inei, "reniec": place.reniec or "NA", "departamento": place.department,
        "provincia": place.province, "distrito": place.district, "capital": place.capital or "NA",
        "superficie": "S.I.", "pob_densidad_2020": "NA",
    }  # fmt: skip
    measures = {"altitude": place.altitude, "latitude": place.lat, "longitude": place.lon}
    return known | {name: "NA" if m is None else str(m) for name, m in measures.items()}


def test_the_builder_writes_sorted_tables_and_its_source(tmp_path):
    raw, data = tmp_path / "raw", tmp_path / "data"
    (raw / "geo").mkdir(parents=True)
    data.mkdir()
    for name, listed in (
        ("distrito", [LIMA, NOWHERE, ATE]),
        ("provincia", [LIMA]),
        ("departamento", [replace(LIMA, inei="150000", capital="Lima")]),
    ):
        write_list(raw / "geo" / f"ubigeo_{name}.csv", LAYOUT, map(_cells, listed))
    report = Report()
    places.build(raw, data, report)
    districts = read_rows(data / "districts.csv")
    assert [r["ubigeo"] for r in districts] == ["150103", "150142", "150199"]
    assert districts[2]["source"].endswith("centroide de la provincia")
    assert read_rows(data / "departments.csv")[0]["macroregion"] == "Centro"
    assert [r["source_id"] for r in read_rows(data / "sources.csv")] == ["geo-ubigeo"]
    assert [(t.file, t.used) for t in report.tallies] == [
        ("ubigeo_distrito.csv", 3),
        ("ubigeo_provincia.csv", 1),
        ("ubigeo_departamento.csv", 1),
    ]
