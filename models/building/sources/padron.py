"""The register of schools: where each CETPRO and each technological institute is.

*Padrón de Instituciones Educativas y Programas*, Ministry of Education (MINEDU), Unidad de
Estadística. Accepted as published at escale.minedu.gob.pe, zipped or not:

- ``00_Padron.zip`` with ``Padron.dbf``, the frame of the year's school census
  (``documents/10156/10632985/00_Padron.zip`` for 2025, ``9538443`` for 2024);
- ``Padron_web_AAAAMMDD.zip`` with ``Padron_web.dbf``, the weekly register of some 181,000 services,
  which also holds closed ones and says so in ``ESTADO``.

A dBase III table in code page 850, 437 or 1252. Columns read (dictionary of the 2024 census):

- ``COD_MOD`` C7 and ``ANEXO`` C1: together the key of a service;
- ``CEN_EDU`` C100: name of the institution;
- ``NIV_MOD`` C2: level; ``L0`` CETPRO and ``T0`` higher technological institute are read;
- ``GES_DEP`` C2: who runs it; ``A1`` Ministry of Education, ``A2`` other public, ``A3``
  municipality, ``A4`` private by agreement, ``B1``-``B6`` private kinds;
- ``CODGEO`` C6: INEI district code;
- ``NLAT_IE``, ``NLONG_IE`` N18.17: degrees WGS84, zero where unknown;
- ``ESTADO`` C1: 1 open, 2 closed; only in the weekly register.

The names, telephones and addresses of its directors are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files import dbf
from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources.line import Line, Unwanted, accepted
from models.building.sources.ubigeo import EAST, NORTH, SOUTH, WEST

CETPRO, INSTITUTE = "L0", "T0"
LEVELS = (CETPRO, INSTITUTE)
"""Levels that are read, as `NIV_MOD` codes them."""

OPEN = "1"

LAYOUT = Layout(
    "sup-padron",
    "el Padrón de instituciones educativas (Padron.dbf)",
    (
        Column("COD_MOD"),
        Column("ANEXO"),
        Column("CEN_EDU"),
        Column("NIV_MOD"),
        Column("GES_DEP"),
        Column("CODGEO"),
        Column("NLAT_IE"),
        Column("NLONG_IE"),
        Column("ESTADO", required=False),
    ),
)


@dataclass(frozen=True, slots=True)
class School:
    """An educational service at one site.

    Attributes:
        code: `COD_MOD`, seven digits.
        annex: `ANEXO`, one digit; with the code, the key.
        name: Name as registered, mostly in capitals.
        level: One of `LEVELS`.
        management: `GES_DEP`.
        ubigeo: INEI district code, six digits.
        lat: Degrees north, or None if unknown or outside Peru.
        lon: Degrees east, or None together with `lat`.
    """

    code: str
    annex: str
    name: str
    level: str
    management: str
    ubigeo: str
    lat: float | None
    lon: float | None


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[School]:
    """Reads the open CETPROs and institutes.

    Args:
        path: The DBF or the ZIP that holds it.
        tally: Where records are counted; other levels and closed services are skipped, a point
            outside Peru is left out of its school and noted as repaired.
        advance: Called with the bytes done.

    Yields:
        The schools, in the file's order.

    Raises:
        SourceError: The file is another, or cut short.
    """
    records = dbf.records(path, LAYOUT, tally, advance=advance)
    yield from accepted(
        records, _school, tally, key=lambda s: (s.code, s.annex), key_column="COD_MOD y ANEXO"
    )


def _school(line: Line) -> School:
    level = line.get("NIV_MOD")
    if level not in LEVELS:
        raise Unwanted("otro nivel educativo")
    if line.get("ESTADO") not in ("", OPEN):
        raise Unwanted("servicio cerrado")
    lat, lon = _point(line)
    return School(
        line.code("COD_MOD", r"\d{7}", "un código modular de siete cifras"),
        line.code("ANEXO", r"\w", "un número de anexo"),
        line.text("CEN_EDU"),
        level,
        line.code("GES_DEP", r"[AB]\d", "un código de gestión, A1 a B6"),
        line.code("CODGEO", r"\d{6}", "un ubigeo de seis cifras"),
        lat,
        lon,
    )


def _point(line: Line) -> tuple[float | None, float | None]:
    if not (line.get("NLAT_IE").strip("-0.") or line.get("NLONG_IE").strip("-0.")):
        return None, None
    lat = line.plausible("NLAT_IE", SOUTH, NORTH)
    lon = line.plausible("NLONG_IE", WEST, EAST)
    return (None, None) if lat is None or lon is None else (lat, lon)
