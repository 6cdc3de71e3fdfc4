"""One course that a municipality entered, as the device keeps it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from models.preprocessing.text import words
from models.taxonomy.market import Course

#: The modality of a course that can be followed from anywhere.
REMOTE = "A distancia"
STATED, TO_CONFIRM = "según la institución", "por confirmar"


@dataclass(frozen=True, slots=True)
class OwnCourse:
    """A course with what was understood of it; None or "" where the file does not say.

    Attributes:
        course_id: Follows from programme, institution and district, see :func:`course_id`.
        cost: Soles for the whole course; 0 is free.
        ubigeo: INEI code of the district.
        entry_education: Schooling asked for, a value of ``Education``, or "".
        words: "Lo que enseña", as the person wrote it.
        starts: ISO date, or "".
        source: Who says so; the institution itself where the file names nobody.
        year: Year of what is said.
        prepares: CIUO-08 codes it prepares for.
        teaches: Codes of skills it teaches, at least one.
        basis: How ``teaches`` was found, in Spanish.
    """

    course_id: str
    programme: str
    institution: str
    level: str
    modality: str
    certificate: str
    hours: int
    credits: float | None
    cost: float | None
    ubigeo: str
    address: str
    entry_education: str
    words: str
    starts: str
    link: str
    source: str
    year: int
    prepares: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()
    basis: str = ""


def identity(programme: str, institution: str, ubigeo: str) -> str:
    """Returns what makes two courses the same: names without accents or case, district."""
    return "|".join((" ".join(words(programme)), " ".join(words(institution)), ubigeo))


def course_id(programme: str, institution: str, ubigeo: str) -> str:
    """Returns the id of a municipality's course: the same in every import and on every device."""
    digest = hashlib.sha256(identity(programme, institution, ubigeo).encode()).hexdigest()
    return f"own-{digest[:12]}"


def as_course(own: OwnCourse) -> Course:
    """Returns the course as the planner searches it, with where it is from."""
    return Course(
        course_id=own.course_id,
        programme=own.programme,
        institution=own.institution,
        management="",
        ubigeo=own.ubigeo,
        department=own.ubigeo[:2],
        placed="distrito",
        level=own.level,
        certificate=own.certificate,
        hours=own.hours,
        hours_basis=STATED,
        cost=own.cost,
        cost_basis=TO_CONFIRM if own.cost is None else STATED,
        entry_education=own.entry_education,
        source=f"{own.source} (curso agregado por el municipio)",
        year=own.year,
        prepares=own.prepares,
        teaches=own.teaches,
        credits=own.credits,
        link=own.link,
        starts=own.starts,
        modality=own.modality,
        address=own.address,
    )
