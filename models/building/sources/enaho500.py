"""ENAHO module 500: employment and income of INEI's household survey, with occupation.

Institution: INEI, Encuesta Nacional de Hogares, module 05 ("Empleo e Ingresos", chapter 500),
annual. File: ``966-Modulo05.zip`` (survey 906 for 2023, 966 for 2024), published at
``https://proyectos.inei.gob.pe/iinei/srienaho/descarga/CSV/966-Modulo05.zip``; inside it
``Enaho01a-2024-500.csv``. Windows-1252, blanks for no answer; 2024 has 85,992 rows × 1,425 and
2023 has 86,654 × 1,414.

Columns read (their case differs between years):

- ``AÑO``, ``UBIGEO`` district (INEI), ``P207`` sex, ``P208A`` age, ``P301A`` schooling
- ``OCU500``: 1 employed, 2 and 3 unemployed, 4 inactive
- ``P505R4`` occupation of the main job, CNO-2015, 4 digits; ``P506R4`` its CIIU branch
- ``P507`` status: 1 employer, 2 own account, 3 employee, 4 labourer, 5 family, 6 domestic, 7 other
- ``P510`` employer: 1 armed forces and police, 2 administration, 3 public enterprise, 5 service
  company, 6 private, 7 other
- ``P512A`` size of firm: 1 up to 20, 2 up to 50, 3 up to 100, 4 up to 500, 5 more
- ``OCUPINF``: 1 informal, 2 formal; INEI's list of columns of 2024 does not have it
- ``I524A1`` pay of the main job for those who work for others, ``I530A`` net gain for those who
  work on their own; both imputed and of a whole year, so divided by 12
- ``FAC500A``: persons that one stands for
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

#: How "AÑO" is written where a program mistook its code page.
YEAR_NAMES = ("ANIO", "ANO", "A¥O", "A±O", "AÃ‘O", "AÃ±O", "A\ufffdO")
MONTHS = 12
PUBLIC_EMPLOYERS = frozenset("123")
OVER_100_WORKERS = frozenset("45")

LAYOUT = Layout(
    "lab-enaho",
    "el módulo 500 de la ENAHO del INEI",
    (
        Column("AÑO", YEAR_NAMES),
        *map(Column, "UBIGEO P207 P208A OCU500 P505R4 P506R4 P507 P510 P512A I524A1".split()),
        Column("FAC500A"),
        Column("P301A", required=False),
        Column("I530A", required=False),
        Column("OCUPINF", required=False),
    ),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One employed person whose occupation is known.

    Attributes:
        department: INEI code, two digits.
        ubigeo: INEI code of the district, six digits.
        sex: 1 man, 2 woman.
        age: Years.
        cno2015: Occupation of the main job, four digits.
        activity: CIIU branch, four digits; empty where it was not coded.
        education: Schooling as ``P301A`` codes it; empty where it is not known.
        status: Category of the main job as ``P507`` codes it; empty where it is not known.
        public: Whether the employer is the State.
        big: Whether the employer has more than 100 workers.
        informal: Whether the main job is informal; None where that is not known.
        income: Soles a month of the main job; None where it is not known.
        weight: Persons that this one stands for.
        year: Year of the survey.
    """

    department: str
    ubigeo: str
    sex: str
    age: int
    cno2015: str
    activity: str
    education: str
    status: str
    public: bool
    big: bool
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
    survey.employed(line, "OCU500")
    if not line.get("P505R4"):
        raise Unwanted("ocupados sin ocupación codificada")
    formality = survey.answer(line, "OCUPINF", "12")
    paid = survey.income(line, "I524A1", MONTHS)
    return Person(
        department=survey.department(line, "UBIGEO", 6),
        ubigeo=survey.padded(line, "UBIGEO", 6),
        sex=survey.answer(line, "P207", "12"),
        age=survey.whole(line, "P208A", 0, 120),
        cno2015=survey.padded(line, "P505R4", 4),
        activity=survey.padded(line, "P506R4", 4, needed=False),
        education=survey.code(line, "P301A"),
        status=survey.answer(line, "P507", "1234567"),
        public=survey.answer(line, "P510", "1234567") in PUBLIC_EMPLOYERS,
        big=survey.answer(line, "P512A", "12345") in OVER_100_WORKERS,
        informal=formality == "1" if formality else None,
        income=survey.income(line, "I530A", MONTHS) if paid is None else paid,
        weight=survey.weight(line, "FAC500A"),
        year=survey.whole(line, "AÑO", 2000, 2100),
    )
