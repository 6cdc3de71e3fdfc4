"""Notices of public employment: what SERVIR's portal announces, one row a call.

Institution: SERVIR (Autoridad Nacional del Servicio Civil), app.servir.gob.pe. The portal offers
no download; ``servir_convocatorias_2024-09_2025-03.csv.gz`` joins daily copies of its listings, a
call once: UTF-8, gzip, 33,043 rows × 17, published 25 September 2024 to 10 March 2025.

Columns read:

- ``job_title`` as published, ``region`` department in capitals without accents
- ``vacancies`` posts of the call; blank is one
- ``salary_pen`` pay offered, soles a month; blank where the call states none or an absurd one
- ``start_publication_date`` day/month/year
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.files.text import rows
from models.building.raw import fold
from models.building.report import Tally
from models.building.sources import survey
from models.building.sources.line import Line, Unfit, Unwanted

#: Letters of a title; portals paste whole paragraphs, messages shorten them.
LONGEST_TITLE = 2_000
MOST_VACANCIES = 10_000

LAYOUT = Layout(
    "lab-servir",
    "las convocatorias de SERVIR",
    tuple(map(Column, "job_title region vacancies salary_pen start_publication_date".split())),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One call for public employment.

    Attributes:
        title: Title as published.
        region: Department, capitals without accents.
        vacancies: Posts of the call.
        salary: Soles a month; None where the call states none.
        published: First day of publication.
    """

    title: str
    region: str
    vacancies: int
    salary: float | None
    published: datetime.date


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Notice]:
    """Streams the notices.

    Args:
        path: The table, plain or compressed.
        tally: Where rows are counted; ``used`` is left to the caller.
        advance: Called with the bytes of the file read since the last call.

    Raises:
        SourceError: Another file, another layout, or damaged.
    """
    return survey.judged(path, LAYOUT, rows(path, LAYOUT, tally, advance=advance), _notice, tally)


def _notice(line: Line) -> Notice:
    if not line.get("region"):
        raise Unwanted("avisos sin región")
    return Notice(
        title=line.text("job_title", LONGEST_TITLE),
        region=fold(line.text("region")),
        vacancies=survey.whole(line, "vacancies", 1, MOST_VACANCIES)
        if line.get("vacancies")
        else 1,
        salary=survey.income(line, "salary_pen"),
        published=_day(line, "start_publication_date"),
    )


def _day(line: Line, column: str) -> datetime.date:
    found = line.get(column)
    try:
        return datetime.datetime.strptime(found, "%d/%m/%Y").date()
    except ValueError as error:
        raise Unfit(column, "una fecha día/mes/año", found or "nada") from error
