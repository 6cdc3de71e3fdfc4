"""What the recommendations model has to beat: chance, popularity, and the rule made by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from models.preprocessing.offers import Offers
from models.training.simulator import Doubles
from models.training.world import Case

#: As ``kiosk.planner.objective``: what a course asks of the person, in units of coverage.
_PER_1000_HOURS, _PER_1000_SOLES, _PER_100_KM = 0.05, 0.04, 0.08
_UNKNOWN_SITE, _UNKNOWN_COST_PRIVATE, _EACH_STEP, _UNKNOWN_HOURS = 0.02, 0.05, 0.04, 1000.0
#: Persons who count as having met a course at the mean of all before anyone did.
_AT_THE_MEAN = 5.0


def price(offers: Offers) -> Doubles:
    """Returns what each course asks of the person, float64 (courses,), in units of coverage."""
    asked = _EACH_STEP + _PER_1000_HOURS * np.nan_to_num(offers.hours, nan=_UNKNOWN_HOURS) / 1000
    asked += _PER_1000_SOLES * np.nan_to_num(offers.cost) / 1000
    asked += np.where(np.isnan(offers.km), _UNKNOWN_SITE, _PER_100_KM * offers.km / 100)
    asked += _UNKNOWN_COST_PRIVATE * (np.isnan(offers.cost) & offers.private)
    return np.asarray(asked, np.float64)


def hand_made(offers: Offers) -> Doubles:
    """Returns the planner's worth of each course alone, without a model, float64 (courses,)."""
    worth = offers.gain * (0.5 + offers.close) - price(offers)
    return np.asarray(worth + offers.bonus * np.minimum(1, 5 * offers.gain), np.float64)


class Popularity:
    """How well each course was received on average, whoever asked.

    A course that nobody met counts as the mean of all.
    """

    def __init__(self, met: Iterable[tuple[str, float]]) -> None:
        """Counts.

        Args:
            met: Pairs of course id and how it was received, 0 to 1.
        """
        sums: dict[str, float] = defaultdict(float)
        counts: dict[str, int] = defaultdict(int)
        for course_id, received in met:
            sums[course_id] += received
            counts[course_id] += 1
        self._mean = sum(sums.values()) / max(sum(counts.values()), 1)
        self._rates = {
            course_id: (total + _AT_THE_MEAN * self._mean) / (counts[course_id] + _AT_THE_MEAN)
            for course_id, total in sums.items()
        }

    def __call__(self, case: Case) -> Doubles:
        """Returns the popularity of the courses of a case, float64 (courses,)."""
        return np.array([self._rates.get(course_id, self._mean) for course_id in case.course_ids])


def received(cases: Sequence[Case], truths: Sequence[Doubles]) -> list[tuple[str, float]]:
    """Returns what :class:`Popularity` counts, each course received as it truly would be."""
    return [
        (course_id, float(chance))
        for case, truth in zip(cases, truths, strict=True)
        for course_id, chance in zip(case.course_ids, truth, strict=True)
    ]
