"""The exact best set of courses, by HiGHS through SciPy, and how near another comes to it.

The objective is that of ``kiosk.planner.objective``, written as a mixed-integer programme:
one 0/1 variable a course, one a missing skill (covered or not), one a course (its bonus
counts or not).
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from kiosk.planner.objective import MOST_STEPS, Flags, Offer, worth

#: Two worths closer than this are the same: sums of float32 against sums of float64.
SAME = 1e-5


def optimum(offer: Offer) -> Flags:
    """Returns the best allowed set, bool (courses,)."""
    count, skills = offer.taught.shape
    size = 2 * count + skills
    course, covered, bonus = np.split(np.eye(size), [count, count + skills])
    rows = [
        (course.sum(0), 1, MOST_STEPS),
        (offer.weeks @ course, -np.inf, offer.most_weeks),
        (offer.soles @ course, -np.inf, offer.most_soles),
        (covered - offer.taught.T @ course, -np.inf, 0),
        (bonus - course, -np.inf, 0),
        (bonus.sum(0), -np.inf, 1),
    ]
    found = milp(
        np.concatenate([offer.cost, -offer.gap, -offer.bonus]).astype(np.float64),
        integrality=np.ones(size),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(*row) for row in rows],
        options={"mip_rel_gap": 0},
    )
    return np.asarray(found.x[:count] > 0.5, bool)


def share(offer: Offer, found: Flags, best: Flags) -> float:
    """Returns worth of ``found`` / worth of ``best``.

    At least one course is taken even where none is worth its price, so the best worth may
    be nothing or less; the share is then 1 where both are worth the same, else 0.
    """
    reached, most = (float(w) for w in worth(offer, np.stack([found, best])))
    if abs(reached - most) <= SAME:
        return 1.0
    return reached / most if most > 0 else 0.0
