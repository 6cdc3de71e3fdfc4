"""What a survey that asks occupation in the department itself adds to what is carried over."""

from __future__ import annotations

import math
from dataclasses import replace

from models.building.market.counting import Count
from models.building.market.employment import Employed
from models.building.market.informality import pull

_EMPTY = Employed(0.0, 0.0, 0.0, 0.0)


def direct(known: Employed | None, count: Count, persons: float) -> Employed:
    """Draws what a survey finds in the department towards the carried-over estimate.

    Args:
        known: The carried-over estimate, if there is one.
        count: Persons of the survey in the unit group, with ``informal`` and ``asked``.
        persons: Persons that they represent, a year.

    Returns:
        The composite: weight n ÷ (n + `PULL`) for the survey; without an estimate, towards zero.
    """
    weight = pull(count.n)
    prior = known.persons if known else 0.0
    error = (known.se or 0.0) if known else 0.0
    own_se = persons / math.sqrt(count.effective)
    asked = count.sums["asked"]
    informal = 100 * count.sums["informal"] / asked if asked else (known or _EMPTY).informality
    before = known.informality if known else informal
    return replace(
        known or _EMPTY,
        persons=weight * persons + (1 - weight) * prior,
        se=math.hypot(weight * own_se, (1 - weight) * error),
        informality=weight * informal + (1 - weight) * before,
        direct_n=count.n,
        is_farm=False,
    )
