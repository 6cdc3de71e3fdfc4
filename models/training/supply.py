"""The courses of a department, partly made up for want of short courses and prices.

Since no shipped course is short or says what it costs, a stated part is turned into short
courses as a municipality enters them, and every course is given a price; both are made up
(synthetic), and only part of the hours and prices is shown.

``kiosk.planner.shelf`` is the same on the device, without making up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.preprocessing.leads import bonuses, closeness, taught
from models.preprocessing.offers import Floats
from models.taxonomy.market import Course
from models.taxonomy.places import Districts

#: Ladder of schooling, as ``kiosk.planner.types.RANKS``.
RANKS = {"ninguna": 0, "primaria": 1, "secundaria": 2, "tecnica": 3, "universitaria": 4}
#: Hours of a course whose hours no source gives: a year of a CETPRO.
_YEAR = 1000
#: Assumed: part of the courses that stand for a municipality's own short ones, and their
#: hours; short courses are what the kiosk asks municipalities to enter.
SHORT_SHARE, SHORT_HOURS = 0.4, (20, 40, 60, 80, 120, 200, 300)
#: Assumed: part of the courses whose price is shown; today none of the shipped ones.
PRICE_SHOWN = 0.4
#: Assumed: part of the courses whose hours are not shown; a municipality may leave them out.
HOURS_HIDDEN = 0.1
#: Assumed: part of public courses without a fee, and median soles of the others and of
#: private ones, per 100 hours, log-normal with this spread. No source gives prices.
FREE_PUBLIC, SOLES_PUBLIC, SOLES_PRIVATE, SPREAD = 0.5, 15.0, 60.0, 0.6


@dataclass(frozen=True)
class Supply:
    """The courses of one department, partly made up as the module says.

    Attributes:
        courses: Their rows, by id.
        teaches: float32 (courses, skills), 1 where taught.
        close: float32 (courses, occupations), cosine of taught and needed.
        bonus: float32 (courses, occupations).
        length: float32 (courses,), hours; ``price`` in soles likewise, as it would be paid.
        hours: float32 (courses,), the length where it is shown, else NaN; ``cost`` likewise.
        lat: float64 (courses,), NaN where not known; ``lon`` likewise.
        entry: int8 (courses,), rank of the schooling asked for.
        private: bool (courses,).
    """

    courses: tuple[Course, ...]
    teaches: Floats
    close: Floats
    bonus: Floats
    length: Floats
    price: Floats
    hours: Floats
    cost: Floats
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    entry: npt.NDArray[np.int8]
    private: npt.NDArray[np.bool_]


def build(
    courses: Sequence[Course],
    codes: Sequence[str],
    needs: Floats,
    skill_place: Mapping[str, int],
    districts: Districts,
    rng: np.random.Generator,
) -> Supply:
    """Builds the arrays.

    Args:
        courses: The courses.
        codes: CIUO-08 codes, the rows of ``needs``.
        needs: float32 (occupations, skills).
        skill_place: Column of each skill.
        districts: Where sites lie.
        rng: Draws what is made up.
    """
    teaches = taught(courses, skill_place)
    private = np.array([course.management == "Privada" for course in courses], bool)
    listed = np.array([course.hours or _YEAR for course in courses], np.float32)
    length, price = _made_up(listed, private, rng)
    hidden = rng.random((2, len(courses))) < [[HOURS_HIDDEN], [1 - PRICE_SHOWN]]
    sites = [districts.get(course.ubigeo) for course in courses]
    return Supply(
        courses=tuple(courses),
        teaches=teaches,
        close=closeness(teaches, needs),
        bonus=bonuses(courses, codes),
        length=length,
        price=price,
        hours=np.where(hidden[0], np.float32(np.nan), length),
        cost=np.where(hidden[1], np.float32(np.nan), price),
        lat=np.array([site.lat if site else np.nan for site in sites]),
        lon=np.array([site.lon if site else np.nan for site in sites]),
        entry=np.array([RANKS.get(course.entry_education, 0) for course in courses], np.int8),
        private=private,
    )


def _made_up(
    listed: Floats, private: npt.NDArray[np.bool_], rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Returns made-up hours and soles of each course, float32 (courses,)."""
    count = len(listed)
    short = rng.random(count) < SHORT_SHARE
    length = np.where(short, rng.choice(SHORT_HOURS, count), listed).astype(np.float32)
    price = length / 100 * np.where(private, SOLES_PRIVATE, SOLES_PUBLIC)
    price *= np.exp(SPREAD * rng.standard_normal(count))
    price[(rng.random(count) < FREE_PUBLIC) & ~private] = 0
    return length, price.astype(np.float32)
