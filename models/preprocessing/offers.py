"""What is known of each course for one person and one occupation, as numbers for the model.

The same code makes the rows in training and on the device. Nothing that the law protects is
here: no sex, age, mother tongue, disability, name; what counts is what a course teaches of
what is missing, and what it asks in time, money, travel and schooling.

What is not known is NaN in :class:`Offers`; in the features it is 0 with a flag beside it,
so that not knowing is neither a price of zero nor a far place.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
#: Each column with the sign of its effect on the value: 1 more is never worse, -1 more is
#: never better, 0 either way. The model's first layer keeps to these signs.
SIGNS: dict[str, int] = {
    "gain": 1,
    "gap_share": 1,
    "gain_enough": 1,
    "close": 1,
    "bonus": 1,
    "made_for": 1,
    "free": 1,
    "weeks": -1,
    "weeks_share": -1,
    "hours": -1,
    "cost": -1,
    "cost_share": -1,
    "km": -1,
    "entry_above": -1,
    "entry_slack": 0,
    "own_schooling": 0,
    "coverage_before": 0,
    "hours_week": 0,
    "budget": 0,
    "private": 0,
    "private_price_unknown": 0,
    "hours_unknown": 0,
    "weeks_unknown": 0,
    "cost_unknown": 0,
    "km_unknown": 0,
    "hours_week_unsaid": 0,
    "weeks_limit_unsaid": 0,
    "budget_unsaid": 0,
}
FEATURE_NAMES = tuple(SIGNS)
FEATURES = len(FEATURE_NAMES)
#: Changes with the names or the order of the features: older rows mean something else.
FEATURES_VERSION = f"{zlib.crc32('|'.join(FEATURE_NAMES).encode()):08x}"
#: No feature is below or above; what exceeds a limit threefold is no worse than threefold.
LEAST, MOST = -1.0, 3.0
#: What counts as 1 on the logarithmic scales: a year, a year of a CETPRO, a month's
#: spare money, and the farthest that the planner assumes a person travels.
_WEEKS, _HOURS, _SOLES, _KM = 52.0, 1000.0, 1000.0, 60.0
#: The largest bonus the planner gives (made for the occupation), scaled to 1.
_BONUS = 0.25
#: Hours a week that count as 1: the most frequent answer.
_HOURS_WEEK = 10.0
#: Coverage gained beyond a fifth is as good as a fifth where only "enough" matters.
_ENOUGH = 5.0
#: Steps of the ladder of schooling, none to university.
_LADDER = 4.0
#: Keeps a share finite where nothing is missing or the budget is zero.
_LEAST_GAP, _LEAST_SOLES, _LEAST_WEEKS = 0.05, 1.0, 1.0


@dataclass(frozen=True)
class Offers:
    """The courses that lead to one occupation, as one person stands to them.

    Attributes:
        gain: float32 (courses,), weight of the missing skills the course teaches; all that
            the occupation needs sums to 1, so at most 1 - ``coverage_before``.
        close: float32 (courses,), cosine of what is taught and what is needed, 0 to 1.
        bonus: float32 (courses,), the planner's bonus for the occupation or its kin.
        made_for: bool (courses,), made for the occupation itself.
        hours: float32 (courses,), NaN where not known.
        weeks: float32 (courses,), hours divided by the person's hours a week, NaN where
            either is not known.
        cost: float32 (courses,), soles, NaN where not known.
        km: float32 (courses,), NaN where the site is not known or does not matter.
        entry: int8 (courses,), rank of the schooling asked for, 0 none to 4 university.
        private: bool (courses,).
        own: Rank of the person's schooling.
        hours_week: Hours a week the person can give, NaN where not said.
        weeks_limit: Weeks the person has, NaN where not said.
        budget: Soles the person has, NaN where not said.
        coverage_before: Share of the occupation's needs already had, 0 to 1.
    """

    gain: Floats
    close: Floats
    bonus: Floats
    made_for: npt.NDArray[np.bool_]
    hours: Floats
    weeks: Floats
    cost: Floats
    km: Floats
    entry: npt.NDArray[np.int8]
    private: npt.NDArray[np.bool_]
    own: int
    hours_week: float
    weeks_limit: float
    budget: float
    coverage_before: float

    def __len__(self) -> int:
        return len(self.gain)


def known(values: Floats) -> Floats:
    """Returns ``values`` with 0 for NaN; ``np.nan_to_num`` looks for infinities too, slowly."""
    return np.where(values == values, values, np.float32(0))


def _log(values: Floats, one: float) -> Floats:
    """Scales so that 0 gives 0 and ``one`` gives 1; NaN gives 0."""
    return np.asarray(np.log1p(known(values)) / np.log1p(one), np.float32)


def _said(value: float, one: float) -> float:
    """The same for one number of the person's."""
    return float(np.log1p(value) / np.log1p(one)) if value == value else 0.0


def _share(values: Floats, limit: float, least: float) -> Floats:
    """Part of the limit that is used up; 0 where one of the two is not known."""
    if limit != limit:
        return np.zeros(len(values), np.float32)
    return np.asarray(known(values) / max(limit, least), np.float32)


def offer_features(offers: Offers) -> Floats:
    """Returns the model's input.

    Args:
        offers: Courses of one person and one occupation; none at all is allowed.

    Returns:
        float32 (courses, FEATURES), columns as in FEATURE_NAMES, within LEAST and MOST.
    """
    unknown_cost = np.isnan(offers.cost)
    gap = max(1 - offers.coverage_before, _LEAST_GAP)
    slack = (offers.own - offers.entry.astype(np.float32)) / _LADDER
    columns: dict[str, npt.NDArray[np.generic] | float] = {
        "gain": 2 * offers.gain,
        "gap_share": offers.gain / gap,
        "gain_enough": np.minimum(1, _ENOUGH * offers.gain),
        "close": offers.close,
        "bonus": offers.bonus / _BONUS,
        "made_for": offers.made_for,
        "free": offers.cost == 0,
        "weeks": _log(offers.weeks, _WEEKS),
        "weeks_share": _share(offers.weeks, offers.weeks_limit, _LEAST_WEEKS),
        "hours": _log(offers.hours, _HOURS),
        "cost": _log(offers.cost, _SOLES),
        "cost_share": _share(offers.cost, offers.budget, _LEAST_SOLES),
        "km": _log(offers.km, _KM),
        "entry_above": np.maximum(0, -_LADDER * slack),
        "entry_slack": slack,
        "own_schooling": offers.own / _LADDER,
        "coverage_before": offers.coverage_before,
        "hours_week": 0.0 if np.isnan(offers.hours_week) else offers.hours_week / _HOURS_WEEK,
        "budget": _said(offers.budget, _SOLES),
        "private": offers.private,
        "private_price_unknown": offers.private & unknown_cost,
        "hours_unknown": np.isnan(offers.hours),
        "weeks_unknown": np.isnan(offers.weeks),
        "cost_unknown": unknown_cost,
        "km_unknown": np.isnan(offers.km),
        "hours_week_unsaid": float(np.isnan(offers.hours_week)),
        "weeks_limit_unsaid": float(np.isnan(offers.weeks_limit)),
        "budget_unsaid": float(np.isnan(offers.budget)),
    }
    rows = np.empty((len(offers), FEATURES), np.float32)
    for column, name in enumerate(FEATURE_NAMES):
        rows[:, column] = columns[name]
    return np.clip(rows, LEAST, MOST, out=rows)
