"""The courses of one department as arrays, made once and searched by all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.courses.own_course import REMOTE
from kiosk.planner.types import RANKS, Education
from models.preprocessing.leads import bonuses, closeness, leading, taught
from models.taxonomy.market import Course
from models.taxonomy.places import Districts

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Related:
    """The courses that lead to one occupation.

    Made for it or its minor group, or teaching what it needs (cosine of RELEVANT).

    Attributes:
        rows: int32 (related,), ascending.
        close: float32 (related,), cosine of what is taught and needed.
        bonus: float32 (related,), MADE_FOR_IT, MADE_FOR_KIN or 0.
    """

    rows: npt.NDArray[np.int32]
    close: Floats
    bonus: Floats


@dataclass(frozen=True)
class Shelf:
    """The courses that a person of one department may take.

    Attributes:
        courses: Their rows, by id.
        teaches: bool (courses, skills), whether the course teaches the skill.
        hours: float32 (courses,), NaN where not known; ``cost`` in soles likewise.
        entry: int8 (courses,), rank of the schooling asked for.
        lat: float64 (courses,), NaN where the site is not known or does not matter; ``lon``
            likewise.
        private: bool (courses,).
        related: by occupation, the courses that lead there.
    """

    courses: tuple[Course, ...]
    teaches: npt.NDArray[np.bool_]
    hours: Floats
    cost: Floats
    entry: npt.NDArray[np.int8]
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    private: npt.NDArray[np.bool_]
    related: tuple[Related, ...]


def _known(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if v is None else v for v in values], np.float32)


def _related(close: Floats, bonus: Floats) -> Related:
    rows = np.flatnonzero(leading(close, bonus))
    return Related(rows.astype(np.int32), close[rows], bonus[rows])


def _site(course: Course, districts: Districts) -> tuple[float, float]:
    """Returns where a course is taught: its own site if known, else its district's capital."""
    if course.modality == REMOTE:
        return math.nan, math.nan
    if course.lat is not None and course.lon is not None:
        return course.lat, course.lon
    district = districts.get(course.ubigeo)
    return (district.lat, district.lon) if district else (math.nan, math.nan)


def build(
    courses: Sequence[Course],
    codes: Sequence[str],
    needs: Floats,
    skill_place: Mapping[str, int],
    districts: Districts,
) -> Shelf:
    """Builds the arrays.

    Args:
        courses: The courses, in the order in which ties are decided.
        codes: CIUO-08 codes, the rows of ``needs``.
        needs: float32 (occupations, skills).
        skill_place: Column of each skill.
        districts: Where sites lie.
    """
    teaches = taught(courses, skill_place)
    sites = np.array([_site(course, districts) for course in courses]).reshape(-1, 2)
    close, bonus = closeness(teaches, needs), bonuses(courses, codes)
    return Shelf(
        courses=tuple(courses),
        teaches=teaches > 0,
        related=tuple(_related(close[:, i], bonus[:, i]) for i in range(len(codes))),
        hours=_known([c.hours for c in courses]),
        cost=_known([c.cost for c in courses]),
        entry=np.array(
            [RANKS[Education(c.entry_education or Education.NONE)] for c in courses], np.int8
        ),
        lat=sites[:, 0],
        lon=sites[:, 1],
        private=np.array([c.management == "Privada" for c in courses], bool),
    )
