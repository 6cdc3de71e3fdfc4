"""What each CETPRO teaches: programmes with hours and credits, of the yearly school census.

*Censo Educativo*, form 9A, questions 106.1 and 106.2, Ministry of Education (MINEDU). Accepted as
published at escale.minedu.gob.pe, zipped or not: ``47_Carreras.zip`` of 2025
(``documents/10156/10632985/47_Carreras.zip``), ``23_Carreras.zip`` of 2023, with ``Carreras.dbf``.

A dBase III table in code page 850, 437 or 1252, shared by several forms. Columns read:

- ``COD_MOD`` C7, ``ANEXO`` C1: the school, as in `padron`;
- ``NROCED`` C4: form; only ``9A``, the CETPROs', is read;
- ``CUADRO`` C5: ``C1061`` cycle Auxiliar Técnico, ``C1062`` cycle Técnico;
- ``CODCARR`` C10: code of the programme, as in the census's annex 03 (`minedu`);
- ``DESCRIP`` C100: its name as the school wrote it;
- ``NHORAS`` N6, ``NCREDITOS`` N6: duration; zero where the school left it blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files import dbf
from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.raw import fold
from models.building.report import Tally
from models.building.sources.line import Line, Unwanted, accepted

FORM = "9A"
AUXILIARY, TECHNICIAN = "C1061", "C1062"
#: Believable hours: from a module of a week to three years.
HOURS = (20, 6_000)
#: Believable credits; a municipal CETPRO gives 40 for a year of 1,056 hours.
CREDITS = (1, 300)

LAYOUT = Layout(
    "sup-carreras",
    "las carreras del Censo Educativo (Carreras.dbf)",
    (
        Column("COD_MOD"),
        Column("ANEXO"),
        Column("NROCED"),
        Column("CUADRO"),
        Column("CODCARR"),
        Column("DESCRIP"),
        Column("NHORAS", required=False),
        Column("NCREDITOS", required=False),
    ),
)


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that a CETPRO offers.

    Attributes:
        code_school: `COD_MOD` of the school.
        annex: `ANEXO` of the school.
        table: `AUXILIARY` or `TECHNICIAN`.
        code: `CODCARR`.
        name: As the school wrote it.
        hours: Hours altogether, or None if not stated or not believable.
        credits: Credits, or None likewise.
    """

    code_school: str
    annex: str
    table: str
    code: str
    name: str
    hours: int | None
    credits: float | None


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Programme]:
    """Reads the programmes of CETPROs.

    Args:
        path: The DBF or the ZIP that holds it.
        tally: Where records are counted; other forms are skipped.
        advance: Called with the bytes done.

    Yields:
        The programmes, in the file's order; a school's programme of one cycle, code and name once.

    Raises:
        SourceError: The file is another, or cut short.
    """
    records = dbf.records(path, LAYOUT, tally, advance=advance)
    yield from accepted(records, _programme, tally, key=_key, key_column="COD_MOD y CODCARR")


def _key(programme: Programme) -> tuple[str, ...]:
    school = programme.code_school, programme.annex
    return *school, programme.table, programme.code, fold(programme.name)


def _programme(line: Line) -> Programme:
    if line.get("NROCED").upper() != FORM:
        raise Unwanted("otra cédula del censo")
    return Programme(
        line.code("COD_MOD", r"\d{7}", "un código modular de siete cifras"),
        line.code("ANEXO", r"\w", "un número de anexo"),
        line.choice("CUADRO", (AUXILIARY, TECHNICIAN)),
        line.code("CODCARR", r"[0-9A-Z]{3,10}", "un código de programa"),
        line.text("DESCRIP"),
        None if (hours := line.plausible("NHORAS", *HOURS, ("0",))) is None else round(hours),
        line.plausible("NCREDITOS", *CREDITS, ("0",)),
    )
