"""Chooses among sets of courses that are worth nearly the same, with known chances.

Where the choice never varies, nothing can be learned from what people say of it. So among
the sets worth at most DELTA less than the best, one is drawn, the better the likelier;
and the chance of each course to be shown is known exactly, which is what weighing logged
choices (inverse propensity) rests on. The number drawn comes from outside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.planner.objective import Flags
from kiosk.planner.search import Sets

Chances = npt.NDArray[np.float64]
#: Share of the best set's worth that a drawn one may fall short by: a hair.
DELTA = 0.01
#: Sets drawn among at most, the best. With DELTA as the temperature too, none is drawn
#: with a chance below 1 / (e * 8), so that no logged choice ever weighs more than 22 times.
MOST_NEAR = 8
#: How a choice was made, kept with what was shown: the best, or drawn as described here.
BEST, DRAWN = "best", "near-best-1"
#: Fraction of the golden ratio: its multiples, modulo 1, fall evenly.
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True)
class Choice:
    """A chosen set.

    Attributes:
        members: bool (courses,).
        chances: float64 (courses,), the chance of each course to be in the chosen set.
    """

    members: Flags
    chances: Chances


def policy(draw: float | None) -> str:
    """Returns the name of how choices are made with this draw."""
    return BEST if draw is None else DRAWN


def own_draw(draw: float, place: int) -> float:
    """Returns the draw of one occupation: as evenly spread as ``draw``, in [0, 1).

    Args:
        draw: The person's number in [0, 1).
        place: The occupation's row; without it, one person would be given the best set
            for every occupation, another the last of every.
    """
    return (draw + place * _GOLDEN) % 1.0


def chances(sets: Sets) -> Chances:
    """Returns the chance of each set, float64 (sets,): a softmax of its worth.

    The temperature is DELTA of the best worth; beyond MOST_NEAR sets the chance is 0.
    """
    worth = sets.worth.astype(np.float64)
    weights = np.exp((worth - worth[0]) / max(DELTA * worth[0], 1e-6))
    weights[MOST_NEAR:] = 0
    return np.asarray(weights / weights.sum(), np.float64)


def choose(sets: Sets, draw: float | None) -> Choice:
    """Chooses one set, and tells each course's chance.

    Args:
        sets: Best first, none worth less than DELTA allows.
        draw: A number in [0, 1); None: the best set, and no other was possible.
    """
    if draw is None:
        return Choice(sets.members[0], sets.members[0].astype(np.float64))
    each = chances(sets)
    last = min(len(each), MOST_NEAR) - 1
    place = min(int(np.searchsorted(each.cumsum(), draw, side="right")), last)
    return Choice(sets.members[place], np.minimum(each @ sets.members, 1.0))
