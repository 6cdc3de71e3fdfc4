"""Who gains from a way of ordering: how varied its lists are, and whose courses come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from models.training.simulator import Doubles
from models.training.world import Case


def gini(shares: Doubles) -> float:
    """Returns the Gini coefficient of float64 (providers,): 0 all alike, near 1 one has all.

    Raises:
        ValueError: There is no provider, or a share is negative.
    """
    ordered = np.sort(shares)
    if not len(ordered) or ordered[0] < 0:
        raise ValueError("expected shares of at least one provider, none negative")
    if not ordered.any():
        return 0.0
    ranks = np.arange(1, len(ordered) + 1)
    return float(2 * (ranks @ ordered) / (len(ordered) * ordered.sum()) - 1 - 1 / len(ordered))


def exposure(cases: Sequence[Case], values: Sequence[Doubles], depth: int) -> dict[str, float]:
    """Measures the first ``depth`` courses of each case.

    Args:
        cases: Persons and courses; courses of no named institution count for the catalogue
            and the skills, not for the providers.
        values: Of each case, float64 (courses,).
        depth: Courses shown.

    Returns:
        ``skills_per_list``: distinct skills that a list teaches, on average.
        ``skills_repeated``: part of what a list teaches that it teaches twice or more often.
        ``gini_first_places``: Gini of the first places among institutions that could have
        had one; ``catalogue_shown``: part of the courses that could be shown that were.
    """
    distinct, repeated = [], []
    firsts: Counter[str] = Counter()
    shown: set[str] = set()
    for case, value in zip(cases, values, strict=True):
        order = np.argsort(-value, kind="stable")[:depth]
        taught = case.taught[order].sum(0)
        distinct.append(float((taught > 0).sum()))
        repeated.append(1 - distinct[-1] / float(taught.sum()))
        firsts[case.institutions[order[0]]] += 1
        shown.update(case.course_ids[row] for row in order)
    could = {name for case in cases for name in case.institutions if name}
    offered = {course_id for case in cases for course_id in case.course_ids}
    places = np.array([firsts[name] for name in sorted(could)], np.float64)
    return {
        "skills_per_list": float(np.mean(distinct)),
        "skills_repeated": float(np.mean(repeated)),
        "gini_first_places": gini(places),
        "institutions": float(len(could)),
        "catalogue_shown": len(shown) / len(offered),
    }
