"""The three sample tables: made-up persons, the job market, courses.

``user_data.csv`` holds persons who do not exist (`samples_people` says how they are drawn, and
what they are not evidence of). ``job_market_data.csv`` and ``course_data.csv`` are extracts of
the tables beside them, with codes written out. Chance has fixed seeds: two builds of the same
files give the same rows.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.building.errors import SourceError
from models.building.raw import Row, read_rows, write_rows
from models.building.report import Report
from models.building.samples_extracts import (
    COURSE_FIELDS,
    COURSES,
    JOB_FIELDS,
    course_lines,
    course_sample,
    job_market,
)
from models.building.samples_marginals import Person
from models.building.samples_people import FIELDS, Marginals, employed, people
from models.building.samples_surveys import country, lima
from models.building.samples_text import Voice

#: Persons drawn.
PERSONS = 2000
SEED_PEOPLE, SEED_COURSES = 20230001, 20230002

ENAHO_FILE = Path("labour", "enaho_2021_2023_personas_14mas.parquet")
EPE_FILES = Path("labour", "epe"), "epe_2022_*.zip"


def column(data: Path, table: str, key: str, value: str) -> dict[str, str]:
    """Returns one column of a table by another."""
    return {row[key]: row[value] for row in read_rows(data / f"{table}.csv")}


def marginals(raw: Path, data: Path) -> Marginals:
    """Counts the surveys.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.

    Raises:
        SourceError: A survey is missing or cannot be used.
    """
    folder, name = EPE_FILES
    quarters = sorted((raw / folder).glob(name))
    if not quarters:
        raise SourceError(raw / folder / name, "los trimestres de 2022 de la EPE", "ninguno")
    epe: list[Person] = []
    jobs: list[Person] = []
    for path in quarters:
        persons, works = lima(path)
        epe += persons
        jobs += works
    districts = column(data, "districts", "ubigeo", "district")
    enaho = country(raw / ENAHO_FILE, districts.keys())
    return Marginals.of(enaho, epe, jobs, employed(read_rows(data / "demand.csv")))


def user_data(raw: Path, data: Path) -> list[Row]:
    """Draws the synthetic persons from the surveys."""
    forms = [row["forms"].split("|") for row in read_rows(data / "unpaid_work.csv")]
    voice = Voice(
        column(data, "occupation_labels", "ciuo08", "label_plain"),
        [form for listed in forms for form in listed],
    )
    return people(marginals(raw, data), PERSONS, np.random.default_rng(SEED_PEOPLE), voice)


def job_market_data(data: Path) -> list[Row]:
    """Extracts the occupations of highest demand from the tables."""
    return job_market(
        read_rows(data / "demand.csv"),
        read_rows(data / "pay.csv"),
        column(data, "departments", "code", "department"),
        column(data, "occupation_labels", "ciuo08", "label_plain"),
    )


def course_data(data: Path) -> list[Row]:
    """Draws courses from the tables."""
    rng = np.random.default_rng(SEED_COURSES)
    return course_lines(
        course_sample(read_rows(data / "courses.csv"), COURSES, rng),
        {row["programme_key"]: row for row in read_rows(data / "course_tags.csv")},
        column(data, "skills", "code", "label"),
        column(data, "districts", "ubigeo", "district"),
        column(data, "sources_supply", "source_id", "title"),
    )


def build(raw: Path, data: Path, report: Report) -> None:
    """Writes the three sample tables; those they are made from must have been built.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
        report: Not used: every file read here was told of when the tables were built.

    Raises:
        SourceError: A survey is missing or cannot be used.
    """
    write_rows(data / "user_data.csv", FIELDS, user_data(raw, data))
    write_rows(data / "job_market_data.csv", JOB_FIELDS, job_market_data(data))
    write_rows(data / "course_data.csv", COURSE_FIELDS, course_data(data))
