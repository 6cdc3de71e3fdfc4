"""Demand and pay by department and occupation, courses, each with source and year."""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern

from models.taxonomy.catalogue import CatalogueFile


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
        minimum_wage: Soles a month in force at the end of that year, pay only, or None.
    """

    value: float
    low: float | None
    high: float | None
    unit: str
    source: str
    year: int
    confidence: str
    method: str
    minimum_wage: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One programme at one place; None or "" where no source says.

    ``lat`` and ``lon``, degrees WGS 84, are of the site where ``placed`` is "sitio", else of its
    district's capital; ``starts`` is an ISO date.
    """

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
    credits: float | None = None
    lat: float | None = None
    lon: float | None = None
    link: str = ""
    starts: str = ""
    modality: str = ""
    address: str = ""


def load_figures(catalogue: CatalogueFile, name: str, department: str) -> dict[str, Figure]:
    """Reads one department's rows of table ``demand`` or ``pay``, by CIUO-08 code."""
    more = ("p25", "p75", "minimum_wage") if name == "pay" else ()
    columns = ("ciuo08", "value", "unit", "source", "year", "confidence", "method", *more)
    figures = {}
    for ciuo08, value, unit, source, year, confidence, method, *rest in catalogue.rows(
        name, columns, department=department
    ):
        low, high, minimum = rest or (None, None, None)
        words = map(intern, (unit, source, confidence, method))
        unit, source, confidence, method = words
        figures[ciuo08] = Figure(value, low, high, unit, source, year, confidence, method, minimum)
    return figures


def minimum_wage(catalogue: CatalogueFile) -> float:
    """Returns the newest minimum wage, soles a month."""
    *_, (soles,) = catalogue.rows("minimum_wage", ("soles",))
    return float(soles)


def load_courses(catalogue: CatalogueFile, department: str) -> list[Course]:
    """Reads the courses of a department that have tags, by id ("00": at any CETPRO)."""
    titles = dict(catalogue.rows("sources_supply", ("source_id", "title")))
    tags = {
        key: (_codes(groups), _codes(taught))
        for key, groups, taught in catalogue.rows(
            "course_tags", ("programme_key", "ciuo08", "skills")
        )
    }
    columns = (
        "programme_key", "source_id", "course_id", "programme", "institution", "management",
        "ubigeo", "department", "placed", "level", "certificate", "hours", "hours_basis", "cost",
        "cost_basis", "entry_education", "year", "credits", "lat", "lon", "link", "modality",
    )  # fmt: skip
    courses = []
    for key, source, *values in catalogue.rows("courses", columns, department=department):
        prepares, teaches = tags.get(key, ((), ()))
        if teaches:
            named = dict(zip(columns[2:], values, strict=True))
            courses.append(
                Course(
                    **named, source=titles.get(source, source), prepares=prepares, teaches=teaches
                )
            )
    return courses


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
