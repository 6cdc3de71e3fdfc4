"""The outline of each department as a small drawing, for the map on which people find theirs.

``geo/peru_departamental.geojson`` (INEI and MINAM, in the repository qhawarina-web) has 25
polygons with 3,200 corners, neighbours sharing theirs to the last digit. Each border between two
departments is cut out, simplified once and used by both, so that neighbours never gape:

    python -m models.building.outlines --raw ../shared/data
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from models.building.errors import SourceError
from models.building.raw import DATA, Row, write_rows, write_sources
from models.taxonomy.tables import seal

FILE = Path("geo") / "peru_departamental.geojson"
FIELDS = ("code", "path", "source", "year")
SOURCE = "INEI/MINAM, límites departamentales, en qhawarina-web"
#: The file has no date; it counts 1,834 districts, as there were until 2010.
YEAR = "2010"
PUBLISHED = {
    "source_id": "geo-outlines",
    "title": "Límites departamentales (peru_departamental.geojson)",
    "institution": "INEI y MINAM, en el repositorio qhawarina-web",
    "year": YEAR,
    "licence": "Sin licencia declarada",
    "note": "Límites oficiales, simplificados a ~5 km; sin fecha: 1834 distritos, los de 2010",
}
"""The line of ``sources.csv``."""

#: Width of the drawing; Peru is then 880 high, and a unit is 2.3 km.
WIDTH = 600
#: Peru's middle latitude in degrees, where a degree of longitude is drawn as long as it is.
MIDDLE = 9.0
#: What a simplified border may stray, in units: 5 km.
STRAY = 2.2
#: A border strays at most this part of its length, so that Callao keeps a shape.
STRAY_SHARE = 0.08
#: Rings smaller than this are left out, in square units: 125 km², a dot on the screen.
SMALLEST = 24.0

Point = tuple[float, float]
Corner = tuple[int, int]


def draw(features: Sequence[dict[str, Any]]) -> dict[str, list[list[Point]]]:
    """Projects every outer ring onto the drawing, y downwards.

    Args:
        features: GeoJSON features with ``FIRST_IDDP``, the code, in degrees WGS 84.

    Returns:
        Department to its rings, closed, in units; holes are not drawn.
    """
    rings = {f["properties"]["FIRST_IDDP"]: _outer_rings(f["geometry"]) for f in features}
    corners = [corner for found in rings.values() for ring in found for corner in ring]
    west, north = min(lon for lon, _ in corners), max(lat for _, lat in corners)
    shrunk = math.cos(math.radians(MIDDLE))
    scale = WIDTH / ((max(lon for lon, _ in corners) - west) * shrunk)
    return {
        code: [[((lon - west) * shrunk * scale, (north - lat) * scale) for lon, lat in ring]
               for ring in found]
        for code, found in rings.items()
    }  # fmt: skip


def _outer_rings(geometry: dict[str, Any]) -> list[list[Point]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[(float(lon), float(lat)) for lon, lat, *_ in polygon[0]] for polygon in polygons]


def area(ring: Sequence[Point]) -> float:
    """The area of a closed ring, in square units."""
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairwise(ring))) / 2


def simplify(line: Sequence[Point], stray: float) -> list[Point]:
    """Douglas and Peucker's line (1973): the corners without which it strays further.

    Args:
        line: Two corners or more; the first and the last are kept.
        stray: How far a dropped corner may lie from the line, in units.
    """
    first, last = line[0], line[-1]
    gaps = [_distance(corner, first, last) for corner in line[1:-1]]
    if not gaps or max(gaps) <= stray:
        return [first, last]
    middle = gaps.index(max(gaps)) + 1
    return simplify(line[: middle + 1], stray)[:-1] + simplify(line[middle:], stray)


def _distance(corner: Point, start: Point, end: Point) -> float:
    """From a corner to a stretch, in units."""
    length = math.dist(start, end)
    if not length:
        return math.dist(corner, start)
    (x, y), (along, down) = corner, (end[0] - start[0], end[1] - start[1])
    share = ((x - start[0]) * along + (y - start[1]) * down) / length**2
    share = min(max(share, 0.0), 1.0)
    return math.dist(corner, (start[0] + share * along, start[1] + share * down))


def outlines(rings: dict[str, list[list[Point]]]) -> dict[str, list[list[Corner]]]:
    """Simplifies every ring, a border that two departments share in the same way for both.

    Args:
        rings: Department to its closed rings, of `draw`.

    Returns:
        Department to its rings, open, corners in whole units.
    """
    joints = _joints(rings)
    return {
        code: [_simplified(ring, joints) for ring in found if area(ring) >= SMALLEST]
        for code, found in rings.items()
    }


def _joints(rings: dict[str, list[list[Point]]]) -> set[Point]:
    """Corners where a border begins or ends: the departments around it change there."""
    stretches: defaultdict[frozenset[Point], set[str]] = defaultdict(set)
    for code, found in rings.items():
        for stretch in (pair for ring in found for pair in pairwise(ring)):
            stretches[frozenset(stretch)].add(code)
    changes: defaultdict[Point, set[frozenset[str]]] = defaultdict(set)
    for ends, codes in stretches.items():
        for corner in ends:
            changes[corner].add(frozenset(codes))
    return {corner for corner, found in changes.items() if len(found) > 1}


def _simplified(ring: list[Point], joints: set[Point]) -> list[Corner]:
    """One ring, border by border, in whole units and without its last corner."""
    ring = ring[:-1]
    start = next((place for place, corner in enumerate(ring) if corner in joints), 0)
    ring = [*ring[start:], *ring[: start + 1]]
    cuts = [place for place, corner in enumerate(ring) if corner in joints]
    cuts = sorted({0, *cuts, len(ring) - 1})
    if len(cuts) == 2:  # an island: cut where it is farthest from its beginning
        far = max(range(len(ring)), key=lambda place: math.dist(ring[0], ring[place]))
        cuts.insert(1, far)
    kept: list[Corner] = []
    for begin, end in pairwise(cuts):
        for x, y in _border(ring[begin : end + 1])[:-1]:
            if (corner := (round(x), round(y))) not in kept[-1:]:
                kept.append(corner)
    return kept


def _border(line: list[Point]) -> list[Point]:
    """One border simplified, the same whichever way it is walked."""
    turned = line[0] > line[-1]
    walked = line[::-1] if turned else line
    length = sum(math.dist(*stretch) for stretch in pairwise(line))
    found = simplify(walked, min(STRAY, STRAY_SHARE * length))
    return found[::-1] if turned else found


def path(rings: Iterable[Sequence[Corner]]) -> str:
    """Writes rings as SVG path data: a corner to begin at, then steps from each to the next."""
    return "".join(_ring_path(ring) for ring in rings)


def _ring_path(ring: Sequence[Corner]) -> str:
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring)]
    written = " ".join(steps).replace(" -", "-")
    return f"M{ring[0][0]} {ring[0][1]}l{written}z"


def rows(features: Sequence[dict[str, Any]]) -> list[Row]:
    """The lines of ``department_outlines.csv``, by code."""
    found = outlines(draw(features))
    return [
        {"code": code, "path": path(found[code]), "source": SOURCE, "year": YEAR}
        for code in sorted(found)
    ]


def build(raw: Path, data: Path = DATA) -> None:
    """Writes ``department_outlines.csv`` and its source, and seals the tables.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.

    Raises:
        SourceError: The file is not the one described above.
    """
    try:
        lines = rows(json.loads((raw / FILE).read_text("utf-8"))["features"])
    except (ValueError, LookupError, TypeError) as error:
        raise SourceError(FILE, "contornos con FIRST_IDDP en GeoJSON", repr(error)) from error
    if [line["code"] for line in lines] != [f"{number:02d}" for number in range(1, 26)]:
        raise SourceError(FILE, "25 departamentos, de 01 a 25", f"{len(lines)} departamentos")
    write_rows(data / "department_outlines.csv", FIELDS, lines)
    write_sources([PUBLISHED], data)
    seal(data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Dibuja los contornos de los departamentos.")
    parser.add_argument("--raw", type=Path, required=True, help="Carpeta de los archivos oficiales")
    build(parser.parse_args().raw)
