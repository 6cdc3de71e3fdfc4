"""Districts written with their accents, each somewhere."""

import pytest

from models.building import places
from models.building.raw import read_rows, write_rows

RAW = (
    "inei", "reniec", "departamento", "provincia", "distrito", "capital",
    "latitude", "longitude", "altitude",
)  # fmt: skip


def _row(*values: str) -> dict[str, str]:
    return dict(zip(RAW, values, strict=True))


LIMA = _row("150142", "140134", "LIMA", "LIMA", "VILLA EL SALVADOR", "Villa El Salvador",
            "-12.213", "-76.936", "143.4")  # fmt: skip
ATE = _row("150103", "140103", "LIMA", "LIMA", "ATE", "Vitarte", "-12.025", "-76.918", "NA")
NOWHERE = _row("150199", "NA", "LIMA", "LIMA", "SAN MARTIN DE LA BANDA", "NA", "NA", "NA", "NA")


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


def test_a_missing_figure_is_none_not_zero():
    assert [places.number(v, 2) for v in ("", "NA", "-12.3456", "0")] == [None, None, -12.35, 0.0]


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


def test_every_department_belongs_to_one_macroregion():
    names = [n for group in places.MACROREGIONS.values() for n in group.split()]
    assert len(names) == len(set(names)) == 25


def test_the_builder_writes_sorted_tables_and_its_source(tmp_path):
    raw, data = tmp_path / "raw", tmp_path / "data"
    (raw / "geo").mkdir(parents=True)
    data.mkdir()
    write_rows(raw / "geo" / "ubigeo_distrito.csv", RAW, [LIMA, ATE])
    write_rows(raw / "geo" / "ubigeo_provincia.csv", RAW, [LIMA])
    write_rows(raw / "geo" / "ubigeo_departamento.csv", RAW, [LIMA | {"capital": "Lima"}])
    assert places.build(raw, data) == (2, 1)
    assert [r["ubigeo"] for r in read_rows(data / "districts.csv")] == ["150103", "150142"]
    assert read_rows(data / "departments.csv")[0]["macroregion"] == "Centro"
    assert [r["source_id"] for r in read_rows(data / "sources.csv")] == ["geo-ubigeo"]
