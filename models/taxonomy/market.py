"""Demand and pay by department and occupation, courses, each with source and year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from models.taxonomy.tables import DATA, mapping, read


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the labour market.

    Attributes:
        value: Soles a month (median) for pay; index 0 to 100 for demand.
        low: Lower quartile, pay only, or None.
        high: Upper quartile, pay only, or None.
        unit: Unit in Spanish.
        source: Where it is from, in Spanish.
        year: Year of its newest datum.
        confidence: ``alta``, ``media`` or ``baja``.
        method: How it was obtained; begins with "estimado" where it is.
    """

    value: float
    low: float | None
    high: float | None
    unit: str
    source: str
    year: int
    confidence: str
    method: str


@dataclass(frozen=True, slots=True)
class Course:
    """One programme at one place; None or "" where no source says."""

    course_id: str
    programme: str
    institution: str
    management: str
    ubigeo: str
    department: str
    placed: str
    level: str
    certificate: str
    hours: int | None
    hours_basis: str
    cost: float | None
    cost_basis: str
    entry_education: str
    source: str
    year: int | None
    prepares: tuple[str, ...]
    teaches: tuple[str, ...]


def _number(text: str) -> float | None:
    return float(text) if text else None


def load_figures(name: str, department: str, folder: Path = DATA) -> dict[str, Figure]:
    """Reads one department's rows of table ``demand`` or ``pay``, by CIUO-08 code."""
    quartiles = ("p25", "p75") if name == "pay" else ()
    columns = (
        "department", "ciuo08", "value", "unit", "source", "year", "confidence", "method",
        *quartiles,
    )  # fmt: skip
    figures = {}
    for _, ciuo08, value, unit, source, year, confidence, method, *rest in read(
        name, columns, folder, starting=f"{department},"
    ):
        low, high = (_number(rest[0]), _number(rest[1])) if rest else (None, None)
        words = map(intern, (unit, source, confidence, method))
        unit, source, confidence, method = words
        figures[ciuo08] = Figure(
            float(value), low, high, unit, source, int(year), confidence, method
        )
    return figures


def _tags(folder: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    columns = ("programme_key", "ciuo08", "skills")
    return {
        key: (tuple(filter(None, groups.split("|"))), tuple(filter(None, taught.split("|"))))
        for key, groups, taught in read("course_tags", columns, folder)
    }


def load_courses(folder: Path = DATA) -> dict[str, list[Course]]:
    """Reads the courses that have tags, by department code ("00": any department)."""
    titles = mapping("sources_supply", "source_id", "title", folder)
    tags = _tags(folder)
    columns = (
        "programme_key", "course_id", "programme", "institution", "management", "ubigeo",
        "department", "placed", "level", "certificate", "hours", "hours_basis", "cost",
        "cost_basis", "entry_education", "source_id", "year",
    )  # fmt: skip
    courses: dict[str, list[Course]] = defaultdict(list)
    for (
        key, course_id, programme, institution, management, ubigeo, department, placed, level,
        certificate, hours, hours_basis, cost, cost_basis, entry, source, year,
    ) in read("courses", columns, folder):  # fmt: skip
        prepares, teaches = tags.get(key, ((), ()))
        if teaches:
            courses[department].append(
                Course(
                    course_id=course_id,
                    programme=programme,
                    institution=intern(institution),
                    management=intern(management),
                    ubigeo=ubigeo,
                    department=department,
                    placed=placed,
                    level=intern(level),
                    certificate=intern(certificate),
                    hours=int(hours) if hours else None,
                    hours_basis=intern(hours_basis),
                    cost=_number(cost),
                    cost_basis=intern(cost_basis),
                    entry_education=entry,
                    source=titles.get(source, source),
                    year=int(year) if year else None,
                    prepares=prepares,
                    teaches=teaches,
                )
            )
    return courses
