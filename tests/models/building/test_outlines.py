"""Outlines of departments: light, and without gaps between neighbours."""

import json

import pytest

from models.building import outlines
from models.building.errors import SourceError
from models.building.raw import read_rows
from models.taxonomy.tables import check

#: A border from south to north that strays half a degree, with a bump of no account.
BORDER = [(-75, -12), (-74.5, -10), (-74.751, -8), (-75, -6)]
WEST = [(-79, -6), (-79, -12), *BORDER, (-79, -6)]
EAST = [(-71, -12), (-71, -6), *BORDER[::-1], (-71, -12)]


def feature(code, *rings, kind="Polygon"):
    shapes = [[list(map(list, ring))] for ring in rings]
    coordinates = shapes[0] if kind == "Polygon" else shapes
    return {
        "properties": {"FIRST_IDDP": code},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def square(west, north, side):
    east, south = west + side, north - side
    return [(west, north), (west, south), (east, south), (east, north), (west, north)]


def edges(rings):
    return {
        (start, end)
        for ring in rings
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True)
    }


def test_neighbours_share_their_border_corner_by_corner():
    found = outlines.outlines(outlines.draw([feature("01", WEST), feature("02", EAST)]))
    west, east = edges(found["01"]), edges(found["02"])
    shared = west & {(end, start) for start, end in east}
    assert len(shared) == 2
    assert len(west) == len(east) == 5


def test_the_drawing_is_600_wide_with_the_north_above():
    found = outlines.outlines(outlines.draw([feature("01", WEST), feature("02", EAST)]))
    corners = [corner for rings in found.values() for ring in rings for corner in ring]
    assert {min(x for x, _ in corners), max(x for x, _ in corners)} == {0, 600}
    assert min(y for _, y in corners) == 0
    assert (0, 0) in found["01"][0]
    degree = 600 / 8 / 0.98769
    assert max(y for _, y in corners) == round(6 * degree)


def test_a_line_keeps_what_strays_and_drops_what_does_not():
    line = [(0, 0), (5, 0.5), (10, 0), (15, 6), (20, 0)]
    assert outlines.simplify(line, 1) == [(0, 0), (10, 0), (15, 6), (20, 0)]
    assert outlines.simplify(line, 10) == [(0, 0), (20, 0)]
    assert outlines.simplify([(0, 0), (3, 4), (0, 0)], 1) == [(0, 0), (3, 4), (0, 0)]


def test_a_border_is_the_same_from_either_side():
    """Two bumps stray alike, so that the one met first would stay and the other go."""
    middle = [(-75, -12), (-74.96, -10.5), (-74.976, -9), (-74.96, -7.5), (-75, -6)]
    west, east = [*WEST[:2], *middle, WEST[0]], [*EAST[:2], *middle[::-1], EAST[0]]
    found = outlines.outlines(outlines.draw([feature("01", west), feature("02", east)]))
    shared = edges(found["01"]) & {(end, start) for start, end in edges(found["02"])}
    assert len(shared) == 2


def test_a_small_department_keeps_a_shape():
    """Two units by twelve: within what a long border may stray."""
    small = [(-69.9, -5), (-69.9, -5.2), (-69.863, -5.2), (-69.863, -5), (-69.9, -5)]
    drawn = outlines.draw([feature("01", square(-80, 0, 10)), feature("07", small)])
    assert outlines.area(drawn["07"][0]) > outlines.SMALLEST
    assert len(outlines.outlines(drawn)["07"][0]) == 4


def test_an_islet_is_left_out_and_an_island_is_not():
    islands = [square(-80, 0, 10), square(-69, -9, 0.01), square(-69, -4, 1)]
    found = outlines.outlines(outlines.draw([feature("01", *islands, kind="MultiPolygon")]))
    assert len(found["01"]) == 2


def test_a_path_begins_at_a_corner_and_goes_on_by_steps():
    assert outlines.path([[(5, 7), (9, 4), (3, 2)]]) == "M5 7l4-3-6-2z"
    assert outlines.path([[(0, 0), (1, 0), (0, 1)]] * 2) == "M0 0l1 0-1 1z" * 2


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "geo").mkdir()
    return tmp_path


def write(raw, features):
    (raw / outlines.FILE).write_text(json.dumps({"features": features}), "utf-8")


def peru():
    return [feature(f"{n:02d}", square(-80 + n % 5, -n // 5, 1)) for n in range(1, 26)]


def test_the_builder_writes_a_table_with_its_source_and_seals_it(raw, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    write(raw, peru()[::-1])
    outlines.build(raw, data)
    lines = read_rows(data / "department_outlines.csv")
    assert [line["code"] for line in lines] == [f"{n:02d}" for n in range(1, 26)]
    assert {(line["source"], line["year"]) for line in lines} == {(outlines.SOURCE, outlines.YEAR)}
    (source,) = read_rows(data / "sources.csv")
    assert source["licence"] == "Sin licencia declarada"
    assert check(data)


@pytest.mark.parametrize(
    ("features", "message"),
    [
        (peru()[:24], "24 departamentos"),
        ([feature("99", square(-80, 0, 1)), *peru()[1:]], "25 departamentos, de 01 a 25"),
        ([{"properties": {}, "geometry": None}], "FIRST_IDDP"),
        (None, "FIRST_IDDP"),
    ],
)
def test_another_file_stops_the_builder_and_leaves_the_table(raw, tmp_path, features, message):
    write(raw, features)
    with pytest.raises(SourceError, match=message):
        outlines.build(raw, tmp_path)
    assert not (tmp_path / "department_outlines.csv").exists()
