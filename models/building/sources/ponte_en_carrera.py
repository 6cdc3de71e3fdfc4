"""Careers at universities and institutes with their duration, in October 2016.

*Oferta educativa*, export of ponteencarrera.pe (MINEDU and MTPE), soles of 2016. Read as published
(a workbook with one sheet, the header in its second row, footnotes below) or as the CSV derived
from it (UTF-8, comma). Columns, official name first:

- ``Familia Carrera``, ``Carrera``, ``Institución``, ``Ubicación`` (department);
- ``Tipo Institución``: UNIVERSIDAD or INSTITUTO; ``Tipo Gestión``: PUBLICA or PRIVADA;
- ``Duración`` (``duracion_anios``): years;
- ``Costo (S/.)`` (``costo_min`` and ``costo_max``): an amount or a range. The column does not say
  of what: private institutes stand at S/ 120 and at S/ 22,140, so monthly and yearly amounts are
  mixed, and no total may be stated from it;
- ``Ingreso Promedio Nacional (S/.)``: monthly gross pay of workers aged 18 to 29 who studied that
  family of careers there, Planilla Electrónica 2015.

``ND`` stands for an unknown value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources import listing
from models.building.sources.line import Line, Unwanted, accepted
from models.building.sources.soles import amount, span

UNKNOWN = ("ND",)
#: Years from the shortest technical career to medicine at night.
DURATION = (0.5, 12)

LAYOUT = Layout(
    "sup-ponte-en-carrera",
    "la oferta educativa de Ponte en Carrera",
    (
        Column("Familia Carrera", ("familia",)),
        Column("Carrera"),
        Column("Institución"),
        Column("Ubicación", ("departamento",)),
        Column("Tipo Institución", ("tipo",)),
        Column("Tipo Gestión", ("gestion",)),
        Column("Duración", ("duracion_anios",)),
        Column("Costo (S/.)", required=False),
        Column("costo_min", required=False),
        Column("costo_max", required=False),
        Column("Ingreso Promedio Nacional (S/.)", ("ingreso_promedio_nacional",), required=False),
    ),
)
KINDS = ("UNIVERSIDAD", "INSTITUTO")


@dataclass(frozen=True, slots=True)
class Career:
    """A career at an institution.

    Attributes:
        family: Group of careers.
        career: Name.
        institution: Name.
        department: Name without accents.
        kind: ``UNIVERSIDAD`` or ``INSTITUTO``.
        management: ``PUBLICA`` or ``PRIVADA``.
        years: Duration, or None if unknown.
        cost_least: Soles of 2016 of an unstated period, or None; see the module.
        cost_most: Likewise.
        income: Monthly soles of 2015, or None.
    """

    family: str
    career: str
    institution: str
    department: str
    kind: str
    management: str
    years: float | None
    cost_least: float | None
    cost_most: float | None
    income: float | None


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Career]:
    """Reads the export.

    Args:
        path: The workbook or the CSV.
        tally: Where rows are counted; its footnotes are skipped.
        advance: Called with the units done.

    Yields:
        The careers, in the file's order.

    Raises:
        SourceError: The file is another.
    """
    rows = listing.rows(path, LAYOUT, tally, advance=advance)
    yield from accepted(rows, _career, tally)


def _career(line: Line) -> Career:
    if not line.get("Carrera") and not line.get("Institución"):
        raise Unwanted("nota al pie")
    career, institution = line.text("Carrera"), line.text("Institución")
    kind = line.choice("Tipo Institución", KINDS)
    least, most = _cost(line)
    return Career(
        line.get("Familia Carrera"),
        career,
        institution,
        line.text("Ubicación"),
        kind,
        line.choice("Tipo Gestión", ("PUBLICA", "PRIVADA")),
        line.plausible("Duración", *DURATION, UNKNOWN),
        least,
        most,
        _soles(line, "Ingreso Promedio Nacional (S/.)"),
    )


def _cost(line: Line) -> tuple[float | None, float | None]:
    column = "Costo (S/.)"
    written = line.get(column)
    if written in ("", *UNKNOWN):
        least, most = _soles(line, "costo_min"), _soles(line, "costo_max")
        if least is not None and most is not None and least > most:
            line.repair("costo_min", "se dejó vacío; se esperaba un mínimo no mayor que el máximo")
            return None, None
        return least, most
    single = amount(written)
    found = span(written) if single is None else (single, single)
    if found is None:
        line.repair(column, "se dejó vacío; se esperaba un monto o un rango en soles")
        return None, None
    return found


def _soles(line: Line, column: str) -> float | None:
    written = line.get(column)
    if written in ("", *UNKNOWN):
        return None
    found = amount(written)
    if found is None:
        line.repair(column, "se dejó vacío; se esperaba un monto en soles")
    return found
