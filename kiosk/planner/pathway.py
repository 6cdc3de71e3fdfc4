"""Finds the ordered courses that close a gap within a person's limits.

Candidates are the courses of the department and those that any CETPRO may offer.
Every set of up to three of the twelve most useful is weighed: coverage gained,
less time, cost, distance and doubt. The best set is ordered so that what needs
less schooling, then what is shorter, comes first. No randomness: same input,
same answer.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.planner.catalogue import Catalogue, Shelf
from kiosk.planner.types import Education, Request
from models.taxonomy.market import Course
from models.taxonomy.places import District, distance_km

Floats = npt.NDArray[np.float32]
#: Sets are made of this many of the best courses, of up to this many steps.
_CANDIDATES, _MOST_STEPS = 12, 3
#: A person who did not say how far is assumed to travel this far, km.
DEFAULT_KM = 60.0
#: What a course costs in the weighing, in units of coverage.
_PER_1000_HOURS, _PER_1000_SOLES, _PER_100_KM = 0.05, 0.04, 0.08
_UNKNOWN_SITE, _UNKNOWN_COST_PRIVATE, _EACH_STEP = 0.02, 0.05, 0.04
#: A course made for the occupation is worth more than one that touches its skills.
_MADE_FOR_IT = 0.25
_LEAST_GAIN = 0.04


@dataclass(frozen=True)
class Option:
    """A course as this person would take it."""

    course: Course
    row: int
    km: float | None
    weeks: int | None


@dataclass(frozen=True)
class Found:
    """The chosen options in order, or none with the limits that stood in the way."""

    options: tuple[Option, ...]
    limits: tuple[str, ...]


def weeks_of(course: Course, hours_week: float | None) -> int | None:
    """Returns the weeks a course takes at ``hours_week``, or None where not known."""
    if course.hours is None or not hours_week:
        return None
    return int(-(-course.hours // hours_week))


def _distance(course: Course, home: District, catalogue: Catalogue) -> float | None:
    site = catalogue.districts.get(course.ubigeo)
    return None if site is None else distance_km(home, site)


def _blocks(option: Option, request: Request) -> tuple[str, ...]:
    """Names the limits that this option breaks."""
    course = option.course
    broken = []
    if option.weeks is not None and request.weeks is not None and option.weeks > request.weeks:
        broken.append("plazo")
    if course.cost is not None and request.budget is not None and course.cost > request.budget:
        broken.append("dinero")
    limit = request.max_km if request.max_km is not None else DEFAULT_KM
    if option.km is not None and option.km > limit:
        broken.append("distancia")
    own = (request.education or Education.SECONDARY).rank
    if course.entry_education and Education(course.entry_education).rank > own:
        broken.append("estudios")
    return tuple(broken)


class PathwayFinder:
    """Searches the courses of one person's department."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._prepared: tuple[tuple[object, ...], Shelf, list[Option], list[tuple[str, ...]]] | None
        self._prepared = None

    def prepare(
        self, request: Request, home: District
    ) -> tuple[Shelf, list[Option], list[tuple[str, ...]]]:
        """Returns the shelf, the person's options and the limits each breaks."""
        shelf = self._catalogue.shelf(home.department_code)
        options = [
            Option(c, row, _distance(c, home, self._catalogue), weeks_of(c, request.hours_week))
            for row, c in enumerate(shelf.courses)
        ]
        return shelf, options, [_blocks(option, request) for option in options]

    def find(
        self,
        occupation: str,
        gap: Floats,
        prepared: tuple[Shelf, list[Option], list[tuple[str, ...]]],
        request: Request,
    ) -> Found:
        """Finds the best ordered courses for ``occupation``.

        Args:
            occupation: CIUO-08 code.
            gap: float32 (skills,), weight of each missing skill; the sum of the
                occupation's weights is 1.
            prepared: What :meth:`prepare` returned.
            request: The person's limits.
        """
        shelf, options, blocks = prepared
        gain = shelf.teaches @ gap
        made_for = np.array([occupation in o.course.prepares for o in options], np.float32)
        worth = gain + _MADE_FOR_IT * made_for * np.minimum(1, gain * 5)
        worth -= np.array([_price(o) for o in options], np.float32)
        useful = gain >= _LEAST_GAIN
        free = np.array([not b for b in blocks], bool)
        if not useful.any():
            return Found((), ())
        if not (useful & free).any():
            return Found((), _limits(options, blocks, worth, useful, request))
        order = np.argsort(-np.where(useful & free, worth, -np.inf), kind="stable")
        best = [options[i] for i in order[:_CANDIDATES] if useful[i] and free[i]]
        chosen = _best_set(best, shelf, gap, occupation, request)
        return Found(tuple(chosen), ())


def _price(option: Option) -> float:
    course = option.course
    price = _EACH_STEP + _PER_1000_HOURS * (course.hours or 1000) / 1000
    price += _PER_1000_SOLES * (course.cost or 0) / 1000
    if option.km is None:
        price += _UNKNOWN_SITE
    else:
        price += _PER_100_KM * option.km / 100
    if course.cost is None and course.management == "Privada":
        price += _UNKNOWN_COST_PRIVATE
    return price


def _within(options: Sequence[Option], request: Request) -> bool:
    """Tells whether all of ``options`` together keep to the weeks and the soles."""
    weeks = sum(o.weeks or 0 for o in options)
    cost = sum(o.course.cost or 0 for o in options)
    return (request.weeks is None or weeks <= request.weeks) and (
        request.budget is None or cost <= request.budget
    )


def _order_key(option: Option) -> tuple[int, int, str]:
    entry = option.course.entry_education
    rank = Education(entry).rank if entry else 0
    return rank, option.course.hours or 0, option.course.course_id


def _best_set(
    best: Sequence[Option], shelf: Shelf, gap: Floats, occupation: str, request: Request
) -> list[Option]:
    rows = shelf.teaches[[o.row for o in best]] > 0
    prices = [_price(o) for o in best]
    made_for = [occupation in o.course.prepares for o in best]
    top: tuple[float, tuple[int, ...]] = (-np.inf, ())
    for size in range(1, min(_MOST_STEPS, len(best)) + 1):
        for subset in itertools.combinations(range(len(best)), size):
            chosen = [best[i] for i in subset]
            if not _within(chosen, request):
                continue
            covered = float(gap[rows[list(subset)].any(0)].sum())
            value = covered + _MADE_FOR_IT * any(made_for[i] for i in subset)
            value -= sum(prices[i] for i in subset)
            if value > top[0] + 1e-9:
                top = (value, subset)
    return sorted((best[i] for i in top[1]), key=_order_key)


def _limits(
    options: Sequence[Option],
    blocks: Sequence[tuple[str, ...]],
    worth: Floats,
    useful: npt.NDArray[np.bool_],
    request: Request,
) -> tuple[str, ...]:
    """Says which limit to loosen: the one that frees the most useful course alone."""
    nearest = min(
        (i for i in range(len(options)) if useful[i]),
        key=lambda i: (len(blocks[i]), -float(worth[i]), i),
    )
    option = options[nearest]
    return tuple(_say(limit, option, request) for limit in blocks[nearest])


def _say(limit: str, option: Option, request: Request) -> str:
    course = option.course
    if limit == "plazo":
        return (
            f"Plazo: «{course.programme}» toma {option.weeks} semanas con "
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
            f"Distancia: «{course.programme}» queda a {option.km:.0f} km. "
            "Pruebe con una distancia mayor."
        )
    return (
        f"Estudios: «{course.programme}» pide {course.entry_education} completa. "
        "Puede terminarla en un CEBA."
    )
