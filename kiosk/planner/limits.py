"""The sentences that say which limit to loosen, and what would then fit."""

from __future__ import annotations

from kiosk.planner.types import Request
from models.taxonomy.market import Course


def say(limit: str, course: Course, km: float | None, weeks: int | None, request: Request) -> str:
    """Returns the sentence for one broken ``limit`` of ``course``, in Spanish."""
    if limit == "plazo":
        return (
            f"Plazo: «{course.programme}» toma {weeks} semanas con "
            f"{request.hours_week:g} horas por semana; usted tiene {request.weeks}. "
            "Pruebe con más horas por semana o con más plazo."
        )
    if limit == "dinero":
        return (
            f"Dinero: «{course.programme}» cuesta S/ {course.cost:.0f}; usted tiene "
            f"S/ {request.budget:.0f}. Pregunte por becas o pruebe con más dinero."
        )
    if limit == "distancia":
        return (
            f"Distancia: «{course.programme}» queda a {km:.0f} km. Pruebe con una distancia mayor."
        )
    return (
        f"Estudios: «{course.programme}» pide {course.entry_education} completa. "
        "Puede terminarla en un CEBA."
    )
