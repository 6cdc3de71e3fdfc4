"""The sentences that say which limit to loosen, and what would then fit."""

from __future__ import annotations

import math

from kiosk.planner.types import Request
from models.taxonomy.market import Course

_WEEKS_A_YEAR = 365.25 / 7
#: Up to here, exclusive, people count in weeks, then in months, then in years.
_FEW_WEEKS, _YEAR_AND_A_HALF = 9, 78


def counted(weeks: int) -> tuple[float, str]:
    """Returns ``weeks`` as people count them, rounded: a number, and its unit.

    The unit is ``semana``, ``mes`` or ``año``; years come in halves.
    """
    if weeks < _FEW_WEEKS:
        return weeks, "semana"
    months = round(weeks * 12 / _WEEKS_A_YEAR)
    if weeks < _YEAR_AND_A_HALF and months != 12:
        return months, "mes"
    return round(weeks * 2 / _WEEKS_A_YEAR) / 2, "año"


def span(weeks: int) -> str:
    """Returns ``weeks`` in words: "3 semanas", "6 meses", "2 años y medio"."""
    number, unit = counted(weeks)
    whole, half = int(number), " y medio" if number % 1 else ""
    ending = "" if whole == 1 else "es" if unit == "mes" else "s"
    return f"{whole} {unit}{ending}{half}"


def _hours(hours: float | None) -> str:
    return f"{hours:g} hora{'' if hours == 1 else 's'}"


def _km(km: float | None) -> str:
    """Returns whole kilometres, rounded up: what is too far never seems near enough."""
    return f"{math.ceil(km or 0)} km"


def _nearer(most_km: float | None) -> str:
    """Returns how far the person can go, where they said so, and what to do."""
    if most_km is None:
        return "Pregunte en el centro si hay uno más cerca."
    if most_km == 0:
        return "Usted busca solo en su distrito. Pruebe con más distancia."
    return f"Usted puede ir hasta {most_km:g} km. Pruebe con más distancia."


def say(limit: str, course: Course, km: float | None, weeks: int | None, request: Request) -> str:
    """Returns the sentence for one broken ``limit`` of ``course``, in Spanish."""
    if limit == "plazo":
        return (
            f"Plazo: «{course.programme}» toma cerca de {span(weeks or 0)} con "
            f"{_hours(request.hours_week)} por semana. "
            f"Usted tiene {span(request.weeks or 0)}. Pruebe con más horas o más plazo."
        )
    if limit == "dinero":
        return (
            f"Dinero: «{course.programme}» cuesta S/ {course.cost:.0f}. Usted tiene "
            f"S/ {request.budget:.0f}. Pregunte por becas o pruebe con más dinero."
        )
    if limit == "distancia":
        return f"Distancia: «{course.programme}» queda a {_km(km)}. {_nearer(request.max_km)}"
    return (
        f"Estudios: «{course.programme}» pide {course.entry_education} completa. "
        "Puede terminarla en un CEBA."
    )
