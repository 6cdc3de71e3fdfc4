"""Districts of course lists, and where they lie."""

import pytest

from models.building.course_places import Places, locate, read_points
from models.building.raw import write_rows
from models.building.sources.ubigeo import Place

DISTRICTS = [
    ("150122", "LIMA", "MIRAFLORES", 9.6, 10_000.0),
    ("151018", "LIMA", "MIRAFLORES", 226.0, 1.5),
    ("150101", "LIMA", "LIMA", 21.0, 12_000.0),
    ("040110", "AREQUIPA", "MIRAFLORES", 28.0, 2_000.0),
    ("120101", "JUNIN", "SANTA ROSA", 10.0, 100.0),
    ("120102", "JUNIN", "SANTA ROSA", 10.0, 120.0),
    ("120103", "JUNIN", "SAN PEDRO", None, None),
    ("120104", "JUNIN", "SAN PEDRO", 10.0, 1.0),
    ("", "JUNIN", "PERDIDO", 1.0, 1.0),
]
PLACES = Places(
    Place(code, "", department, district=district, area=area, density=density)
    for code, department, district, area, density in DISTRICTS
)


@pytest.mark.parametrize(
    ("department", "name", "code"),
    [
        ("Lima", "Cercado de Lima", "150101"),
        ("Arequipa", "Miraflores", "040110"),
        ("LIMA", "Miraflores", "150122"),
        ("Junín", "Santa Rosa", None),
        ("Junín", "San Pedro", None),
        ("Junín", "Perdido", None),
        ("Lima", "Atlántida", None),
    ],
)
def test_a_district_is_matched_or_left_open_but_never_guessed(department, name, code):
    assert PLACES.district(department, name) == code


def test_a_department_that_does_not_exist_is_an_error():
    assert PLACES.department("Junín") == "12"
    with pytest.raises(KeyError):
        PLACES.department("Atlántida")


def test_a_course_without_own_coordinates_takes_those_of_its_district(tmp_path):
    district = {"ubigeo": "150101", "lat": "-12.04", "lon": "-77.03"}
    write_rows(tmp_path / "districts.csv", district, [district])
    points = read_points(tmp_path)
    assert locate({"ubigeo": "150101"}, points)["lat"] == "-12.04"
    own = {"ubigeo": "150101", "lat": "-12.1", "lon": "-77.1"}
    assert locate(own, points) == own
    assert locate({"ubigeo": ""}, points) == {"ubigeo": ""}
