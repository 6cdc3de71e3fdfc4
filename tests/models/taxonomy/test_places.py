"""Districts: found as people write them, and how far they lie apart."""

import numpy as np
import pytest

from models.taxonomy.catalogue import in_memory
from models.taxonomy.places import District, Districts, distances_km
from tests.conftest import chance


@pytest.fixture(scope="module")
def districts() -> Districts:
    return Districts(in_memory())


@pytest.fixture(scope="module")
def everyone(districts) -> list[District]:
    found = [districts.get(f"{n:06d}") for n in range(10_000, 260_000)]
    return [d for d in found if d is not None]


def test_every_district_can_be_reached_by_its_code(districts, everyone):
    assert len(everyone) == len(districts) == 1893


def test_a_code_that_is_no_district_gives_nothing(districts):
    assert [districts.get(code) for code in ("", "000000", "999999", "1501", "ñ")] == [None] * 5


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("juliaca", "Juliaca, San Román, Puno"),
        ("JULIACA", "Juliaca, San Román, Puno"),
        ("Juliaca, San Román, Puno", "Juliaca, San Román, Puno"),
        ("arequipa, arequipa", "Arequipa, Arequipa, Arequipa"),
        ("ate, lima", "Ate, Lima, Lima"),
        ("ñuñoa", "Nuñoa, Melgar, Puno"),
        ("nunoa", "Nuñoa, Melgar, Puno"),
        ("san juan de lurigancho", "San Juan de Lurigancho, Lima, Lima"),
        ("s.j. de lurigancho", "San Juan de Lurigancho, Lima, Lima"),
        ("miraflores lima", "Miraflores, Lima, Lima"),
        ("rupa rupa", "Rupa-Rupa, Leoncio Prado, Huánuco"),
        ("puno", "Puno, Puno, Puno"),
        ("huancayo", "Huancayo, Huancayo, Junín"),
    ],
)
def test_a_district_is_found_as_people_write_it(districts, query, name):
    found = [district.name for district in districts.search(query)]
    assert (found[0] if found else None) == name


def test_every_district_is_found_by_the_name_the_screen_shows(districts, everyone):
    shown = everyone[::5] + [d for d in everyone if d.district == d.province]
    lost = [d.name for d in shown if districts.search(d.name, 1) != [d]]
    assert lost == []


def test_the_first_letters_are_enough(districts):
    assert "Juliaca" in [d.district for d in districts.search("julia")]


@pytest.mark.parametrize("query", ["", "   ", "xqwk", "lima xqwk", ",", "x" * 1000])
def test_a_query_no_district_answers_finds_none(districts, query):
    assert districts.search(query) == []


def test_no_more_than_asked_for(districts):
    assert len(districts.search("san", 5)) == 5
    assert len(districts.search("a")) == 8


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("guancayo", "Huancayo, Huancayo, Junín"),
        ("cuzco", "Cusco, Cusco, Cusco"),
        ("arekipa", "Arequipa, Arequipa, Arequipa"),
        ("los olibos", "Los Olivos, Lima, Lima"),
        ("villa el salbador", "Villa El Salvador, Lima, Lima"),
        ("guanchaco trujiyo", "Huanchaco, Trujillo, La Libertad"),
    ],
)
def test_a_district_is_found_as_it_sounds(districts, query, name):
    assert districts.search(query)[0].name == name


def test_what_is_written_well_is_not_searched_by_ear(districts):
    assert [d.district for d in districts.search("alvar")] == ["Alonso de Alvarado"]


def test_of_one_name_all_come_before_longer_names(districts):
    found = [d.district for d in districts.search("Santa Rosa", 20)]
    assert found[:10] == ["Santa Rosa"] * 10
    assert "Santa Rosa" not in found[10:]


def test_departments_stand_in_the_order_of_the_alphabet_with_an_outline(districts):
    names = [department.name for department in districts.departments()]
    assert len(names) == 25
    assert names[:3] == ["Amazonas", "Áncash", "Apurímac"]
    assert all(d.path.startswith("M") for d in districts.departments())


def test_provinces_of_a_department_stand_in_the_order_of_the_alphabet(districts):
    names = [province.name for province in districts.provinces("02")]
    assert len(names) == 20
    assert names[:2] == ["Aija", "Antonio Raymondi"]
    assert [p.code for p in districts.provinces("07")] == ["0701"]


def test_every_district_is_one_of_its_province(districts, everyone):
    listed = [
        district
        for department in districts.departments()
        for province in districts.provinces(department.code)
        for district in districts.of_province(province.code)
    ]
    assert sorted(d.ubigeo for d in listed) == [d.ubigeo for d in everyone]
    assert [d.district for d in districts.of_province("1501")][:3] == ["Ancón", "Ate", "Barranco"]


@pytest.mark.parametrize("code", ["", "99", "2", "2199", "210101"])
def test_what_is_no_department_or_province_has_nothing_in_it(districts, code):
    assert districts.provinces(code) == []
    assert districts.of_province(code) == []


def _place(lat: float, lon: float) -> District:
    return District("000000", "", "", "", "", "", lat, lon)


def distance_km(a: District, b: District) -> float:
    return float(distances_km(np.array([a.lat]), np.array([a.lon]), b)[0])


def test_a_degree_of_latitude_is_111_kilometres():
    assert distance_km(_place(0, 0), _place(1, 0)) == pytest.approx(111.19, abs=0.01)
    assert distance_km(_place(-12, -77), _place(-13, -77)) == pytest.approx(111.19, abs=0.01)


def test_a_degree_of_longitude_shrinks_away_from_the_equator():
    assert distance_km(_place(-60, 0), _place(-60, 1)) == pytest.approx(55.6, abs=0.05)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [("150101", "080101", 571), ("150101", "040101", 765), ("211101", "210101", 41)],
)
def test_distances_between_cities_are_those_of_the_map(districts, one, other, km):
    assert distance_km(districts.get(one), districts.get(other)) == pytest.approx(km, rel=0.02)


def _triples(everyone):
    own = chance(7)
    return [own.sample(everyone, 3) for _ in range(200)]


def test_distance_is_a_distance(everyone):
    for a, b, c in _triples(everyone):
        assert distance_km(a, a) == 0
        assert distance_km(a, b) == pytest.approx(distance_km(b, a))
        assert distance_km(a, b) >= 0
        assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-9


def test_a_place_without_coordinates_has_no_distance(districts):
    unknown = np.array([np.nan])
    assert np.isnan(distances_km(unknown, unknown, districts.get("211101"))).all()
