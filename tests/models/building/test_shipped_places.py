"""1,893 districts and 25 departments of Peru."""

import math
import re
from itertools import accumulate, pairwise

import pytest

from models.building.outlines import MIDDLE, WIDTH

#: Extreme points of Peru in degrees, a hair wider than the land (IGN).
SOUTH, NORTH, WEST, EAST = -18.36, -0.03, -81.33, -68.65


def test_every_district_and_department_is_there(table):
    assert len(table("districts")) == 1893
    assert len(table("departments")) == 25
    assert [row["code"] for row in table("departments")] == [f"{n:02d}" for n in range(1, 26)]


@pytest.mark.parametrize("name", ["districts", "departments"])
def test_every_place_lies_in_peru(table, name):
    for row in table(name):
        assert SOUTH <= float(row["lat"]) <= NORTH, row
        assert WEST <= float(row["lon"]) <= EAST, row


def test_every_district_belongs_to_a_department_of_that_name(table):
    names = {row["code"]: row["department"] for row in table("departments")}
    for row in table("districts"):
        assert re.fullmatch(r"\d{6}", row["ubigeo"]), row
        assert row["department_code"] == row["ubigeo"][:2], row
        assert names[row["department_code"]] == row["department"], row


def test_a_capital_lies_within_the_outline_of_its_department(table):
    """But for what simplifying takes away at the coast."""
    paths = {row["code"]: row["path"] for row in table("department_outlines")}
    shrunk = math.cos(math.radians(MIDDLE))
    scale = WIDTH / ((EAST - WEST) * shrunk)
    for row in table("departments"):
        x = (float(row["lon"]) - WEST) * shrunk * scale
        y = (NORTH - float(row["lat"])) * scale
        rings = list(corners(paths[row["code"]]))
        near = min(math.dist((x, y), corner) for ring in rings for corner in ring)
        assert any(inside(x, y, ring) for ring in rings) or near < 9, row


def corners(path):
    """The rings of path data, from steps to corners."""
    for ring in path.rstrip("z").split("z"):
        steps = [int(number) for number in re.findall(r"-?\d+", ring)]
        across, down = accumulate(steps[::2]), accumulate(steps[1::2])
        yield list(zip(across, down, strict=True))


def inside(x, y, ring):
    crossed = (
        x < a + (y - b) / (d - b) * (c - a)
        for (a, b), (c, d) in pairwise([*ring, ring[0]])
        if (b < y) != (d < y)
    )
    return sum(crossed) % 2 == 1


def test_the_outlines_are_light_enough_for_a_page(table):
    assert sum(len(row["path"]) for row in table("department_outlines")) <= 6_000


def test_every_department_has_districts_and_its_capital(table):
    for row in table("departments"):
        assert row["capital"], row
        mine = [d for d in table("districts") if d["department_code"] == row["code"]]
        assert mine, row


def test_districts_lie_near_their_department(table):
    """Loreto, the widest department, is about 9 degrees tall."""
    centre = {r["code"]: (float(r["lat"]), float(r["lon"])) for r in table("departments")}
    for row in table("districts"):
        lat, lon = centre[row["department_code"]]
        assert abs(float(row["lat"]) - lat) < 5, row
        assert abs(float(row["lon"]) - lon) < 5, row


def test_an_altitude_is_one_of_peru_or_missing(table):
    """From the depression of Sechura to the mining towns of Puno and Pasco."""
    for row in table("districts"):
        assert row["altitude_m"] == "" or -40 <= int(row["altitude_m"]) <= 5200, row


def test_reniec_codes_are_not_shared(table):
    codes = [row["ubigeo_reniec"] for row in table("districts") if row["ubigeo_reniec"]]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"\d{6}", code) for code in codes)


def test_names_are_written_as_people_write_them(table):
    names = {row["ubigeo"]: row["district"] for row in table("districts")}
    assert names["150142"] == "Villa El Salvador"
    assert names["150135"] == "San Martín de Porres"
    assert names["211101"] == "Juliaca"
    for row in table("districts"):
        for column in ("district", "province", "department"):
            assert not row[column].isupper(), row
            assert row[column][0].isupper() or row[column][0].isdigit(), row


def test_coordinates_borrowed_from_the_province_say_so(table):
    borrowed = [r for r in table("districts") if "centroide de la provincia" in r["source"]]
    assert len(borrowed) == 19
