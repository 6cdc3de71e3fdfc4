"""The official names, codes, levels and durations of technical programmes.

*Censo Educativo 2025*, Ministry of Education (MINEDU), tables printed at the end of the dictionary
of each form and turned into CSV (UTF-8, comma): annex 01, 1,227 programmes of institutes and
schools (form 6A); annex 03, 650 of CETPROs (form 9A). Columns read:

- ``cedula``: form; ``codigo``: three letters of the level (``CAT`` Auxiliar Técnico and ``CTE``
  Técnico of CETPRO; ``STE`` Técnico, ``SPT`` Profesional Técnico, ``SPF`` Profesional) and seven
  signs, of which the first three are the field of INEI's classifier of careers; it is the
  ``CODCARR`` of `carreras`;
- ``nivel``, ``denominacion``: level and name; ``duracion_texto``: such as «2 AÑOS DE ESTUDIO»;
- ``campo_detallado``: the field's code, empty where the classifier has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources import listing
from models.building.sources.line import Line, Unfit, accepted

_COLUMNS = (
    Column("cedula"),
    Column("nivel"),
    Column("codigo"),
    Column("denominacion"),
    Column("duracion_texto"),
    Column("campo_detallado", required=False),
)
CETPRO = Layout("sup-minedu-cetpro", "el anexo 03 del Censo Educativo (CETPRO)", _COLUMNS)
INSTITUTE = Layout("sup-minedu-iest", "el anexo 01 del Censo Educativo (institutos)", _COLUMNS)

FORMS = {CETPRO: "9A", INSTITUTE: "6A"}
"""Form of the census that each annex belongs to."""

_YEARS = re.compile(r"([1-9]) AÑOS? DE ESTUDIO")


@dataclass(frozen=True, slots=True)
class Listed:
    """A programme as the ministry lists it.

    Attributes:
        code: Ten signs, the key; the first three tell the level.
        name: In capitals, with accents.
        level: ``Auxiliar Técnico``, ``Técnico`` or ``Profesional``.
        years: Duration.
        field: Three digits of INEI's classifier of careers, or empty.
    """

    code: str
    name: str
    level: str
    years: int
    field: str


def read(
    path: Path, tally: Tally, advance: Advance = ignore, *, layout: Layout = CETPRO
) -> Iterator[Listed]:
    """Reads one of the two annexes.

    Args:
        path: The CSV or workbook.
        tally: Where rows are counted; rows of another form are rejected.
        advance: Called with the units done.
        layout: `CETPRO` (annex 03) or `INSTITUTE` (annex 01).

    Yields:
        The programmes, in the file's order.

    Raises:
        SourceError: The file is another.
    """
    form = FORMS[layout]

    def make(line: Line) -> Listed:
        line.choice("cedula", (form,))
        years = _YEARS.fullmatch(line.get("duracion_texto").upper())
        if years is None:
            raise Unfit("duracion_texto", "«N AÑOS DE ESTUDIO»", line.get("duracion_texto"))
        return Listed(
            line.code("codigo", r"[A-Z]{3}[0-9A-Z]{7}", "tres letras y siete signos"),
            line.text("denominacion"),
            line.text("nivel"),
            int(years[1]),
            line.get("campo_detallado"),
        )

    rows = listing.rows(path, layout, tally, advance=advance)
    yield from accepted(rows, make, tally, key=lambda p: p.code, key_column="codigo")
