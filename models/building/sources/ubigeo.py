"""Departments, provinces and districts with INEI and RENIEC codes and coordinates.

Published by J. M. Castagnetto as *ubigeo-peru-aumentado* (MIT licence) from the lists of INEI and
RENIEC: ``ubigeo_departamento.csv`` (25 rows), ``ubigeo_provincia.csv`` (196) and
``ubigeo_distrito.csv`` (1,893), UTF-8, comma, one header line. Columns read:

- ``inei``, ``reniec``: six digits each, as each office numbers districts; ``NA`` where one of
  them has not numbered the newest ones;
- ``departamento``, ``provincia``, ``distrito``: names in capitals without accents;
- ``capital``: its chief town, written with accents;
- ``superficie`` (km²), ``pob_densidad_2020`` (persons per km²), ``altitude`` (m), ``latitude`` and
  ``longitude`` (degrees, WGS84); ``NA`` or ``S.I.`` where unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources import listing
from models.building.sources.line import Line, Unfit, accepted

#: Extreme points of Peru in degrees, a hair wider than the land (IGN).
SOUTH, NORTH, WEST, EAST = -18.4, 0.1, -81.4, -68.6

UNKNOWN = ("NA", "S.I.")
"""How the list writes an unknown value."""

LAYOUT = Layout(
    "geo-ubigeo",
    "una lista de ubigeos (ubigeo-peru-aumentado)",
    (
        Column("inei"),
        Column("reniec"),
        Column("departamento"),
        Column("provincia", required=False),
        Column("distrito", required=False),
        Column("capital"),
        Column("superficie"),
        Column("pob_densidad_2020"),
        Column("altitude"),
        Column("latitude"),
        Column("longitude"),
    ),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A department, province or district.

    Attributes:
        inei: INEI's six digits, ending in zeros above the district; empty if not numbered.
        reniec: RENIEC's six digits; empty if not numbered.
        department: Name in capitals.
        province: Name in capitals, empty for a department.
        district: Name in capitals, empty for a province or department.
        capital: Chief town, with accents; empty if unknown.
        area: Square kilometres.
        density: Persons per square kilometre in 2020.
        altitude: Metres above the sea.
        lat: Degrees north.
        lon: Degrees east.
    """

    inei: str
    reniec: str
    department: str
    province: str = ""
    district: str = ""
    capital: str = ""
    area: float | None = None
    density: float | None = None
    altitude: float | None = None
    lat: float | None = None
    lon: float | None = None


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Place]:
    """Reads one of the three lists.

    Args:
        path: The file.
        tally: Where rows are counted; a place numbered twice is rejected.
        advance: Called with the units done.

    Yields:
        The places, in the file's order.

    Raises:
        SourceError: The file is another.
    """
    rows = listing.rows(path, LAYOUT, tally, advance=advance)
    yield from accepted(
        rows, _place, tally, key=lambda p: (p.inei, "" if p.inei else p.reniec), key_column="inei"
    )


def _place(line: Line) -> Place:
    inei, reniec = _number(line, "inei"), _number(line, "reniec")
    if not inei and not reniec:
        raise Unfit("inei", "el código de INEI o el de RENIEC", line.get("inei"))
    capital = line.get("capital")
    return Place(
        inei,
        reniec,
        line.text("departamento"),
        line.get("provincia"),
        line.get("distrito"),
        "" if capital in UNKNOWN else capital,
        area=line.plausible("superficie", 0, 400_000, UNKNOWN),
        density=line.plausible("pob_densidad_2020", 0, 100_000, UNKNOWN),
        altitude=line.plausible("altitude", -50, 6_800, UNKNOWN),
        lat=line.plausible("latitude", SOUTH, NORTH, UNKNOWN),
        lon=line.plausible("longitude", WEST, EAST, UNKNOWN),
    )


def _number(line: Line, column: str) -> str:
    if line.get(column) in UNKNOWN:
        return ""
    return line.code(column, r"\d{6}", "un código de seis cifras o NA")
