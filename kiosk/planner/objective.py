"""What a set of courses is worth to one person on the way to one occupation.

Written once; the device's search, the exact solver of the tests and the benchmark all
weigh by it::

    worth(S) = covered(S) + best bonus in S - sum of cost(c) for c in S
    cost(c)  = price(c) + AWAY * (1 - close(c)) - VALUE_WEIGHT * min(value(c), 1)

``covered`` is the weight of the missing skills that the set teaches, each counted once.
A set is allowed if it has 1 to MOST_STEPS courses that fit into the person's weeks and
soles together; what is not known counts as nothing here and is told as "por confirmar".
Distance, schooling, and teaching something of use are asked of each course alone, before
it is part of an offer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
#: Steps of a pathway at most: as many as one screen shows, more than any pathway of the
#: shipped courses gains from.
MOST_STEPS = 4
#: What a course costs in the weighing, in units of coverage.
_PER_1000_HOURS, _PER_1000_SOLES, _PER_100_KM = 0.05, 0.04, 0.08
_UNKNOWN_SITE, _UNKNOWN_COST_PRIVATE, _EACH_STEP = 0.02, 0.05, 0.04
#: Hours assumed where no source gives them: a year of a CETPRO.
_UNKNOWN_HOURS = 1000.0
#: What a course costs for teaching other things than the occupation needs.
AWAY = 0.25
#: What a course's learned value (at most 1) adds: no more than a step costs, so that none is
#: taken for it alone, and less than the least share of the gap that makes a course useful.
VALUE_WEIGHT = _EACH_STEP


@dataclass(frozen=True)
class Offer:
    """The courses that one person may take towards one occupation, and their limits.

    Attributes:
        rows: int32 (courses,), where each stands on the shelf.
        taught: float32 (courses, missing), 1 where the course teaches the missing skill.
        gap: float32 (missing,), weight of each missing skill.
        bonus: float32 (courses,), for being made for the occupation.
        cost: float32 (courses,), in units of coverage.
        weeks: float32 (courses,), 0 where not known; ``soles`` likewise.
        most_weeks: Weeks the person has; infinite where not said. ``most_soles`` likewise.
    """

    rows: npt.NDArray[np.int32]
    taught: Floats
    gap: Floats
    bonus: Floats
    cost: Floats
    weeks: Floats
    soles: Floats
    most_weeks: float
    most_soles: float


def price(hours: Floats, soles: Floats, km: Floats, private: Flags) -> Floats:
    """Returns what each course asks of the person, float32 (courses,), in units of coverage.

    Args:
        hours: float32 (courses,), NaN where not known; ``soles`` and ``km`` likewise.
        soles: What it costs.
        km: How far it is.
        private: bool (courses,), whether a private provider teaches it.
    """
    asked = _EACH_STEP + _PER_1000_HOURS * np.nan_to_num(hours, nan=_UNKNOWN_HOURS) / 1000
    asked += _PER_1000_SOLES * np.nan_to_num(soles) / 1000
    asked += np.where(np.isnan(km), _UNKNOWN_SITE, _PER_100_KM * km / 100)
    asked += _UNKNOWN_COST_PRIVATE * (np.isnan(soles) & private)
    return asked.astype(np.float32)


def cost(prices: Floats, close: Floats, values: Floats | None = None) -> Floats:
    """Returns what each course takes from the worth of a set, float32 (courses,).

    Args:
        prices: float32 (courses,), see :func:`price`.
        close: float32 (courses,), cosine of what is taught and what the occupation needs.
        values: float32 (courses,), what the course is worth beside what it teaches, 1 at
            most counting; None: nothing. So no cost is below zero.
    """
    taken = prices + np.float32(AWAY) * (1 - close)
    return taken if values is None else taken - np.float32(VALUE_WEIGHT) * np.minimum(values, 1)


def worth(offer: Offer, sets: Flags) -> Floats:
    """Returns the worth of each set, float32 (sets,).

    Args:
        offer: The courses.
        sets: bool (sets, courses), True where the set holds the course.
    """
    chosen = sets.astype(np.float32)
    covered = (chosen @ offer.taught > 0) @ offer.gap
    return np.asarray(covered + (chosen * offer.bonus).max(1) - chosen @ offer.cost, np.float32)


def allowed(offer: Offer, sets: Flags) -> Flags:
    """Returns whether each set keeps to steps, weeks and soles, bool (sets,).

    Args:
        offer: The courses.
        sets: bool (sets, courses), True where the set holds the course.
    """
    count = sets.sum(1)
    fits = (count >= 1) & (count <= MOST_STEPS)
    fits &= sets @ offer.weeks <= offer.most_weeks
    return np.asarray(fits & (sets @ offer.soles <= offer.most_soles), bool)
