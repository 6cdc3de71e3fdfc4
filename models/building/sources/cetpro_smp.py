"""The programmes of the municipal CETPRO of San Martín de Porres, Lima, with hours and credits.

The catalogue of its web site, as CSV (UTF-8, comma), fifteen rows. Columns read: ``especialidad``,
``actividad_economica``, ``programa``, ``nivel`` (Auxiliar Técnico or Técnico), ``horas``,
``creditos`` (empty for seven of them). It states no year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources import listing
from models.building.sources.carreras import CREDITS, HOURS
from models.building.sources.line import Line, accepted

LAYOUT = Layout(
    "sup-cetpro-smp",
    "el catálogo del CETPRO municipal de San Martín de Porres",
    (
        Column("especialidad"),
        Column("actividad_economica", required=False),
        Column("programa"),
        Column("nivel"),
        Column("horas"),
        Column("creditos", required=False),
    ),
)
LEVELS = ("Auxiliar Técnico", "Técnico")


@dataclass(frozen=True, slots=True)
class Taught:
    """A programme: name, speciality, branch of activity, level, hours, credits if stated."""

    name: str
    speciality: str
    activity: str
    level: str
    hours: int
    credits: float | None


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Taught]:
    """Reads the catalogue.

    Args:
        path: The CSV or workbook.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The programmes, in the file's order.

    Raises:
        SourceError: The file is another.
    """
    rows = listing.rows(path, LAYOUT, tally, advance=advance)
    yield from accepted(
        rows, _taught, tally, key=lambda t: (t.name, t.level), key_column="programa y nivel"
    )


def _taught(line: Line) -> Taught:
    return Taught(
        line.text("programa"),
        line.text("especialidad"),
        line.get("actividad_economica"),
        line.choice("nivel", LEVELS),
        round(line.figure("horas", *HOURS)),
        line.plausible("creditos", *CREDITS),
    )
