"""Finds the ordered courses that close a gap within a person's limits.

Candidates are the courses of the department and those that any CETPRO may offer.
Every set of up to three of the twelve most useful is weighed: coverage gained,
less time, cost, distance and doubt. The best set is ordered so that what needs
less schooling, then what is shorter, comes first. No randomness: same input,
same answer. Everything is arrays over the courses of one shelf.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.planner.limits import say
from kiosk.planner.shelf import MADE_FOR_IT, Related, Shelf
from kiosk.planner.types import RANKS, Education, Request
from models.taxonomy.market import Course
from models.taxonomy.places import District, distances_km

Floats = npt.NDArray[np.float32]
#: Sets are made of this many of the best courses, of up to this many steps.
CANDIDATES, MOST_STEPS = 12, 3
#: A person who did not say how far is assumed to travel this far, km.
DEFAULT_KM = 60.0
#: What a course costs in the weighing, in units of coverage.
_PER_1000_HOURS, _PER_1000_SOLES, _PER_100_KM = 0.05, 0.04, 0.08
_UNKNOWN_SITE, _UNKNOWN_COST_PRIVATE, _EACH_STEP = 0.02, 0.05, 0.04
_LEAST_GAIN = 0.06
#: What a course costs for teaching other things than the occupation needs.
_AWAY = 0.25
#: Columns of :attr:`Reach.broken`, in the order in which they are told.
LIMITS = ("plazo", "dinero", "distancia", "estudios")


def _subsets(count: int) -> Floats:
    """Returns all sets of 1 to MOST_STEPS of ``count`` courses, float32 (sets, count)."""
    chosen = [
        subset
        for size in range(1, min(MOST_STEPS, count) + 1)
        for subset in itertools.combinations(range(count), size)
    ]
    rows = np.zeros((len(chosen), count), np.float32)
    for row, subset in enumerate(chosen):
        rows[row, list(subset)] = 1
    return rows


#: By number of candidates, the sets to weigh.
_SETS = [_subsets(count) for count in range(CANDIDATES + 1)]


@dataclass(frozen=True)
class Option:
    """A course as this person would take it; None where not known."""

    course: Course
    km: float | None
    weeks: int | None


@dataclass(frozen=True)
class Found:
    """The chosen options in order, or none with the limits that stood in the way."""

    options: tuple[Option, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True)
class Reach:
    """How one person stands to each course of a shelf.

    Attributes:
        km: float32 (courses,), NaN where the site is not known.
        weeks: float32 (courses,), NaN where hours are not known or not said.
        price: float32 (courses,), in units of coverage.
        broken: bool (courses, 4), the limits of LIMITS each breaks.
    """

    shelf: Shelf
    request: Request
    km: Floats
    weeks: Floats
    price: Floats
    broken: npt.NDArray[np.bool_]

    def option(self, row: int) -> Option:
        """Returns course ``row`` with its distance and weeks."""
        km, weeks = float(self.km[row]), float(self.weeks[row])
        return Option(
            self.shelf.courses[row],
            None if np.isnan(km) else km,
            None if np.isnan(weeks) else int(weeks),
        )


def reach(shelf: Shelf, request: Request, home: District) -> Reach:
    """Measures every course of ``shelf`` against the person's place and limits."""
    km = distances_km(shelf.lat, shelf.lon, home)
    weeks = np.ceil(shelf.hours / (request.hours_week or np.nan))
    own = RANKS[request.education or Education.SECONDARY]
    most_km = DEFAULT_KM if request.max_km is None else request.max_km
    broken = np.stack(
        [
            weeks > (np.inf if request.weeks is None else request.weeks),
            shelf.cost > (np.inf if request.budget is None else request.budget),
            km > most_km,
            shelf.entry > own,
        ],
        axis=1,
    )
    price = _EACH_STEP + _PER_1000_HOURS * np.nan_to_num(shelf.hours, nan=1000.0) / 1000
    price += _PER_1000_SOLES * np.nan_to_num(shelf.cost) / 1000
    price += np.where(np.isnan(km), _UNKNOWN_SITE, _PER_100_KM * km / 100)
    price += _UNKNOWN_COST_PRIVATE * (np.isnan(shelf.cost) & shelf.private)
    return Reach(
        shelf, request, km.astype(np.float32), weeks, price.astype(np.float32), broken
    )  # fmt: skip


def find(occupation: int, gap: Floats, reached: Reach, *, made_for: bool = False) -> Found:
    """Finds the best ordered courses for one occupation.

    Args:
        occupation: Its row in the catalogue.
        gap: float32 (skills,), weight of each missing skill; all needs sum to 1.
        reached: What :func:`reach` returned.
        made_for: Only courses made for the occupation: who knows nearly all of it is
            not sent to learn a side skill elsewhere.
    """
    shelf = reached.shelf
    led = shelf.related[occupation]
    missing = np.flatnonzero(gap)
    taught = shelf.teaches[led.rows[:, None], missing].astype(np.float32)
    gain = taught @ gap[missing]
    worth = gain * (0.5 + led.close) - reached.price[led.rows]
    worth += led.bonus * np.minimum(1, gain * 5)
    useful = np.flatnonzero((gain >= _LEAST_GAIN) & (led.bonus >= MADE_FOR_IT * made_for))
    if not len(useful):
        return Found((), ())
    free = useful[~reached.broken[led.rows[useful]].any(1)]
    if not len(free):
        return Found((), _limits(reached, led.rows[useful], worth[useful]))
    best = free[np.argsort(-worth[free], kind="stable")[:CANDIDATES]]
    offered = Related(led.rows[best], led.close[best], led.bonus[best])
    chosen = _best_set(offered, taught[best], gap[missing], reached)
    chosen.sort(
        key=lambda i: (shelf.entry[i], -np.inf if np.isnan(shelf.hours[i]) else shelf.hours[i], i)
    )
    return Found(tuple(reached.option(i) for i in chosen), ())


def _best_set(best: Related, taught: Floats, gap: Floats, reached: Reach) -> list[int]:
    """Returns the rows of the set with the most coverage for its price, at least one.

    Args:
        best: At most CANDIDATES courses.
        taught: float32 (courses, missing skills), 1 where taught.
        gap: float32 (missing skills,), their weights.
        reached: The person's weeks and soles.
    """
    rows = best.rows
    sets = _SETS[len(rows)]
    shelf, request = reached.shelf, reached.request
    covered = (sets @ taught > 0) @ gap
    bonus = (sets * best.bonus).max(1)
    away = _AWAY * (1 - best.close)
    value = covered + bonus - sets @ (reached.price[rows] + away)
    if request.weeks is not None:
        value[sets @ np.nan_to_num(reached.weeks[rows]) > request.weeks] = -np.inf
    if request.budget is not None:
        value[sets @ np.nan_to_num(shelf.cost[rows]) > request.budget] = -np.inf
    top = int(np.argmax(np.round(value, 6)))
    return [int(i) for i in rows[sets[top] > 0]]


def _limits(reached: Reach, rows: npt.NDArray[np.int32], worth: Floats) -> tuple[str, ...]:
    """Says what to loosen: the limits that the most reachable useful course breaks."""
    count = reached.broken[rows].sum(1)
    nearest = int(rows[np.lexsort((rows, -worth, count))[0]])
    option = reached.option(nearest)
    broken = itertools.compress(LIMITS, reached.broken[nearest])
    return tuple(
        say(limit, option.course, option.km, option.weeks, reached.request) for limit in broken
    )
