"""EPEN Departamentos: the yearly file of INEI's employment survey, with occupation by department.

Institution: INEI, Encuesta Permanente de Empleo Nacional, module 76, "Características de los
miembros del hogar, empleo e ingresos", annual.
File: ``935-Modulo76.zip`` (survey 790, 874, 935 and 1001 for 2022 to 2025), published at
``https://proyectos.inei.gob.pe/iinei/srienaho/descarga/CSV/935-Modulo76.zip``; a CSV beside
documentation in PDF. UTF-8 or Windows-1252, blanks for no answer; in 2025, 471,438 rows × 132.

Columns read, the same in 2023, 2024 and 2025:

- ``ANIO``, ``CCDD`` department (INEI), ``C207`` sex, ``C208`` age
- ``C308_COD`` occupation of the main job, CNO-2015, 4 digits; ``C309_COD`` its CIIU branch
- ``C366`` schooling: 1 none, 2 initial, 3 and 4 primary, 5 and 6 secondary, 7 special basic,
  8 and 9 technical, 10 and 11 university (the first incomplete), 12 postgraduate
- ``OCUP300``: 1 employed, 2 and 3 unemployed, 4 inactive
- ``INGTOTP`` income of the main activity, soles a month. ``INGTOT`` adds second jobs, so it is
  not what an occupation pays, and is not read.
- ``Informal_P``: 1 informal, 2 formal, main job
- ``FAC300_ANUAL``: persons that one stands for, of the year and the nation
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.files.text import rows
from models.building.report import Tally
from models.building.sources import survey
from models.building.sources.line import Line, Unwanted

LAYOUT = Layout(
    "lab-epen",
    "la EPEN Departamentos anual del INEI (módulo 76)",
    (
        Column("ANIO", ("AÑO", "ANO")),
        *map(Column, "CCDD C207 C208 C308_COD C309_COD C366 OCUP300 INGTOTP".split()),
        Column("Informal_P"),
        Column("FAC300_ANUAL"),
    ),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One employed person whose occupation is known.

    Attributes:
        department: INEI code, two digits.
        sex: 1 man, 2 woman.
        age: Years.
        cno2015: Occupation of the main job, four digits.
        activity: CIIU branch, four digits; empty where it was not coded.
        education: Schooling as ``C366`` codes it; empty where it was not asked.
        informal: Whether the main job is informal; None where that is not known.
        income: Soles a month of the main job, 0 if unpaid; None where it is not known.
        weight: Persons that this one stands for.
        year: Year of the survey.
    """

    department: str
    sex: str
    age: int
    cno2015: str
    activity: str
    education: str
    informal: bool | None
    income: float | None
    weight: float
    year: int


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Person]:
    """Streams the employed persons of one year.

    Args:
        path: The ZIP as published, or the CSV taken out of it.
        tally: Where rows are counted; ``used`` is left to the caller.
        advance: Called with the bytes of the file read since the last call.

    Raises:
        SourceError: Another file, another layout, or damaged.
    """
    return survey.judged(path, LAYOUT, rows(path, LAYOUT, tally, advance=advance), _person, tally)


def _person(line: Line) -> Person:
    survey.employed(line, "OCUP300")
    if not line.get("C308_COD"):
        raise Unwanted("ocupados sin ocupación codificada")
    formality = survey.answer(line, "Informal_P", "12")
    return Person(
        department=survey.department(line, "CCDD"),
        sex=survey.answer(line, "C207", "12"),
        age=survey.whole(line, "C208", 0, 120),
        cno2015=survey.padded(line, "C308_COD", 4),
        activity=survey.padded(line, "C309_COD", 4, needed=False),
        education=survey.code(line, "C366"),
        informal=formality == "1" if formality else None,
        income=survey.income(line, "INGTOTP"),
        weight=survey.weight(line, "FAC300_ANUAL"),
        year=survey.whole(line, "ANIO", 2000, 2100),
    )
