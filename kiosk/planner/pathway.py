"""Finds the ordered courses that close a gap within a person's limits.

Candidates are the courses of the department and those that any CETPRO may offer, each
within the person's limits and teaching something of use. The set worth most by
:mod:`kiosk.planner.objective` is chosen, or, where a draw is given, one that is worth
hardly less; it is ordered so that what needs less schooling, then what is shorter, comes
first. Same input, same answer. Everything is arrays over the courses of one shelf.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.planner.explore import DELTA, Choice, choose
from kiosk.planner.limits import say
from kiosk.planner.objective import Flags, Floats, Offer, cost, price
from kiosk.planner.search import best_sets
from kiosk.planner.shelf import Shelf
from kiosk.planner.types import RANKS, Education, Request
from models.preprocessing.leads import DEFAULT_KM, LEAST_GAIN, MADE_FOR_IT
from models.preprocessing.offers import known
from models.taxonomy.market import Course
from models.taxonomy.places import District, distances_km

Places = npt.NDArray[np.intp]
#: Columns of :attr:`Reach.broken`, in the order in which they are told.
LIMITS = ("plazo", "dinero", "distancia", "estudios")


@dataclass(frozen=True)
class Option:
    """A course as this person would take it; None where not known.

    ``propensity`` is the chance with which it was chosen, 1 where nothing was drawn;
    ``features`` is what its value was learned from, empty where none was.
    """

    course: Course
    km: float | None
    weeks: int | None
    propensity: float = 1.0
    features: tuple[float, ...] = ()


@dataclass(frozen=True)
class Found:
    """The chosen options in order, or none with the limits that stood in the way.

    ``excluded`` tells that there is none because the person is done with all that would be
    of use.
    """

    options: tuple[Option, ...]
    limits: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True)
class Reach:
    """How one person stands to each course of a shelf.

    Attributes:
        km: float32 (courses,), NaN where the site is not known.
        weeks: float32 (courses,), NaN where hours are not known or not said.
        price: float32 (courses,), in units of coverage.
        broken: bool (courses, 4), the limits of LIMITS each breaks.
        within: bool (courses,), True where it breaks none.
        excluded: bool (courses,), True where the person finished it or gave it up.
    """

    shelf: Shelf
    request: Request
    km: Floats
    weeks: Floats
    price: Floats
    broken: Flags
    within: Flags
    excluded: Flags

    def option(self, row: int, propensity: float = 1.0, features: tuple[float, ...] = ()) -> Option:
        """Returns course ``row`` with its distance and weeks."""
        km, weeks = float(self.km[row]), float(self.weeks[row])
        return Option(
            self.shelf.courses[row],
            None if np.isnan(km) else km,
            None if np.isnan(weeks) else int(weeks),
            propensity,
            features,
        )


#: Gives the value of courses, float32 (courses,), at most 1, and the features it rests on,
#: float32 (courses, features), of an occupation's row, the gap, the person's reach and places
#: among ``shelf.related``: :class:`kiosk.planner.values.Values`.
Appraise = Callable[[int, Floats, Reach, Places], tuple[Floats, Floats]]


def reach(shelf: Shelf, request: Request, home: District) -> Reach:
    """Measures every course of ``shelf`` against the person's place and limits."""
    km = distances_km(shelf.lat, shelf.lon, home).astype(np.float32)
    weeks = np.ceil(shelf.hours / np.float32(request.hours_week or np.nan))
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
    prices = price(shelf.hours, shelf.cost, km, shelf.private)
    within = np.asarray(~broken.any(1), bool)
    excluded = np.zeros(len(shelf.courses), bool)
    if gone := request.excluded_courses:
        excluded[:] = [course.course_id in gone for course in shelf.courses]
    return Reach(shelf, request, km, weeks, prices, broken, within, excluded)


def useful(occupation: int, gap: Floats, reached: Reach, *, made_for: bool = False) -> Places:
    """Returns the courses that newly teach enough to be of use, within the limits or not.

    Arguments as of :func:`find`.

    Returns:
        int (useful,), places among ``shelf.related[occupation]``.
    """
    led = reached.shelf.related[occupation]
    missing = np.flatnonzero(gap)
    gain = reached.shelf.teaches[led.rows[:, None], missing] @ gap[missing]
    return np.flatnonzero((gain >= LEAST_GAIN) & (led.bonus >= MADE_FOR_IT * made_for))


def offer(
    occupation: int, gap: Floats, reached: Reach, free: Places, values: Floats | None = None
) -> Offer:
    """Returns what is weighed of the courses at ``free``.

    Args:
        occupation: Its row in the catalogue.
        gap: As of :func:`find`; ``reached`` likewise.
        reached: The person before the shelf.
        free: int (courses,), places among ``shelf.related[occupation]``.
        values: float32 (courses,), the learned value of each, at most 1; None: nothing learned.
    """
    shelf, request, led = reached.shelf, reached.request, reached.shelf.related[occupation]
    rows = led.rows[free]
    missing = np.flatnonzero(gap)
    return Offer(
        rows=rows,
        taught=shelf.teaches[rows[:, None], missing].astype(np.float32),
        gap=gap[missing],
        bonus=led.bonus[free],
        cost=cost(reached.price[rows], led.close[free], values),
        weeks=known(reached.weeks[rows]),
        soles=known(shelf.cost[rows]),
        most_weeks=np.inf if request.weeks is None else request.weeks,
        most_soles=np.inf if request.budget is None else request.budget,
    )


def find(
    occupation: int,
    gap: Floats,
    reached: Reach,
    *,
    made_for: bool = False,
    appraise: Appraise | None = None,
    draw: float | None = None,
) -> Found:
    """Finds the best ordered courses for one occupation.

    Args:
        occupation: Its row in the catalogue.
        gap: float32 (skills,), weight of each missing skill; all needs sum to 1.
        reached: What :func:`reach` returned.
        made_for: Only courses made for the occupation: who knows nearly all of it is
            not sent to learn a side skill elsewhere.
        appraise: Gives the learned value of courses to this person; None: nothing learned.
        draw: A number in [0, 1) that chooses among the sets that are nearly as good as
            the best; None: the best.
    """
    rows = reached.shelf.related[occupation].rows
    known_of = useful(occupation, gap, reached, made_for=made_for)
    at = known_of[~reached.excluded[rows[known_of]]]
    if not len(at):
        return Found((), (), excluded=len(known_of) > 0)
    free = at[reached.within[rows[at]]]
    if not len(free):
        return Found((), _limits(occupation, gap, reached, at))
    values, features = appraise(occupation, gap, reached, free) if appraise else (None, None)
    offered = offer(occupation, gap, reached, free, values)
    sets = best_sets(offered, 0.0 if draw is None else DELTA)
    return Found(_ordered(offered.rows, choose(sets, draw), reached, features), ())


def _ordered(
    rows: npt.NDArray[np.int32], chosen: Choice, reached: Reach, features: Floats | None
) -> tuple[Option, ...]:
    """Returns the options of the chosen set: less schooling first, then the shorter."""
    entry, hours = reached.shelf.entry, reached.shelf.hours
    at = np.flatnonzero(chosen.members)
    rows = rows[at]
    order = np.lexsort((rows, np.nan_to_num(hours[rows], nan=-np.inf), entry[rows]))
    told = () if features is None else np.round(features[at].astype(np.float64), 4).tolist()
    return tuple(
        reached.option(int(rows[i]), float(chosen.chances[at[i]]), tuple(told[i]) if told else ())
        for i in order
    )


def _limits(occupation: int, gap: Floats, reached: Reach, at: Places) -> tuple[str, ...]:
    """Says what to loosen: the limits that the most reachable useful course breaks."""
    led = reached.shelf.related[occupation]
    rows = led.rows[at]
    gain = reached.shelf.teaches[rows] @ gap
    alone = gain * (0.5 + led.close[at]) - reached.price[rows]
    alone += led.bonus[at] * np.minimum(1, gain * 5)
    count = reached.broken[rows].sum(1)
    nearest = int(rows[np.lexsort((rows, -alone, count))[0]])
    option = reached.option(nearest)
    broken = itertools.compress(LIMITS, reached.broken[nearest])
    return tuple(
        say(limit, option.course, option.km, option.weeks, reached.request) for limit in broken
    )
