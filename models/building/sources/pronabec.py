"""Programmes and sites where a Beca 18 scholarship may be used.

*Listado de IES, sedes y programas de estudio elegibles*, PRONABEC, Ministry of Education: one row
a programme and site, read as CSV (UTF-8, comma) or workbook. Columns read, in capitals without
accents:

- ``item``: number in the list;
- ``ies``: institution; ``tipo_ies``: university, technological institute, technological or
  pedagogical school; ``tipo_gestion``: PUBLICA or PRIVADA;
- ``departamento``, ``sede_distrito``: the site, by name;
- ``programa_academico``, ``modalidad_estudio``: PRESENCIAL or SEMIPRESENCIAL.

It has neither price nor duration, and only institutions eligible for the scholarship.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources import listing
from models.building.sources.line import Line, accepted

LAYOUT = Layout(
    "sup-pronabec",
    "la lista de programas elegibles de PRONABEC",
    (
        Column("item"),
        Column("ies"),
        Column("tipo_ies", ("tipo ies",)),
        Column("tipo_gestion", ("tipo gestión",)),
        Column("departamento"),
        Column("sede_distrito", ("sede distrito",)),
        Column("programa_academico", ("programa académico",)),
        Column("modalidad_estudio", ("modalidad estudio",)),
    ),
)

_MANAGEMENTS = ("PUBLICA", "PRIVADA")


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme at a site.

    Attributes:
        item: Number in the list, the key.
        institution: Name in capitals.
        kind: Kind of institution in capitals, such as ``UNIVERSIDAD``.
        management: ``PUBLICA`` or ``PRIVADA``.
        department: Name in capitals.
        district: District of the site in capitals, as the institution names it.
        programme: Name in capitals.
        modality: ``PRESENCIAL`` or ``SEMIPRESENCIAL``.
    """

    item: int
    institution: str
    kind: str
    management: str
    department: str
    district: str
    programme: str
    modality: str


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Offer]:
    """Reads the list, universities and all.

    Args:
        path: The CSV or workbook.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The offers, in the file's order.

    Raises:
        SourceError: The file is another.
    """
    rows = listing.rows(path, LAYOUT, tally, advance=advance)
    yield from accepted(rows, _offer, tally, key=lambda o: o.item, key_column="item")


def _offer(line: Line) -> Offer:
    return Offer(
        int(line.code("item", r"\d{1,6}", "un número de orden")),
        line.text("ies"),
        line.text("tipo_ies"),
        line.choice("tipo_gestion", _MANAGEMENTS),
        line.text("departamento"),
        line.text("sede_distrito"),
        line.text("programa_academico"),
        line.text("modalidad_estudio"),
    )
