"""The device's search for the best sets of courses: all of them, less what cannot win.

Sets grow by one course a round, each only by courses that stand after its last. A set is
grown no further where even the most that more courses could add leaves it behind the best
found so far: what a course adds shrinks as a set grows, so what it would add now bounds
what it can add later. The answer is exact, unless more than BEAM sets are still in the
race after a round: then the weakest are let go, so that time and memory stay bounded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.planner.objective import MOST_STEPS, Flags, Floats, Offer

#: Sets grown further in a round at most; neither the shipped courses nor forty made-up short
#: ones for one occupation keep as many in the race.
BEAM = 4096
#: Worth is compared in millionths: sums in float32 differ by their order.
_DECIMALS = 6
#: Sets grown in a first, narrow run, whose best the others then have to beat.
_DIVE = 16


@dataclass(frozen=True)
class Sets:
    """The sets found, best first; among equals the fewer steps, then the earlier courses.

    Attributes:
        members: bool (sets, courses).
        worth: float32 (sets,).
    """

    members: Flags
    worth: Floats


@dataclass(frozen=True)
class _Round:
    """The sets of one size.

    Attributes:
        members: bool (sets, courses).
        last: int (sets,), the last course of each.
        left: float32 (sets, missing), weight of each skill still missing.
        worth: float32 (sets,); ``bonus``, ``weeks`` and ``soles`` likewise.
    """

    members: Flags
    last: npt.NDArray[np.intp]
    left: Floats
    worth: Floats
    bonus: Floats
    weeks: Floats
    soles: Floats

    def only(self, kept: npt.NDArray[np.intp]) -> _Round:
        """Returns these sets alone."""
        return _Round(
            self.members[kept], self.last[kept], self.left[kept], self.worth[kept],
            self.bonus[kept], self.weeks[kept], self.soles[kept],
        )  # fmt: skip


def best_sets(offer: Offer, near: float = 0.0) -> Sets:
    """Searches for the best set, and those nearly as good.

    Args:
        offer: At least one course, each within the limits alone.
        near: Share of the best worth that a set may fall short by; 0: the best one only.
    """
    singles = _singles(offer)
    rounds = [singles]
    if _most_of_two(offer) >= _floor(_best(rounds), near):
        narrow = _race(offer, singles, _best(rounds), near, _DIVE)
        wide = _race(offer, singles, _best(narrow), near, BEAM)
        # Where the wide run had to let sets go, that of the narrow one may be among them.
        rounds = max(wide, narrow, key=lambda found: round(_best(found), _DECIMALS))
    best = _best(rounds)
    members = np.concatenate([r.members for r in rounds])
    reached = np.concatenate([r.worth for r in rounds])
    close = np.flatnonzero(reached >= _floor(best, near))
    order = close[np.argsort(-np.round(reached[close], _DECIMALS), kind="stable")]
    order = order if near else order[:1]
    return Sets(members[order], reached[order])


def _best(rounds: list[_Round]) -> float:
    return max(float(found.worth.max()) for found in rounds)


def _race(offer: Offer, singles: _Round, best: float, near: float, beam: int) -> list[_Round]:
    """Returns the sets still in the race after each round, ``beam`` of each grown further."""
    rounds = [singles]
    for more in range(MOST_STEPS - 1, 0, -1):
        found = _grown(offer, rounds[-1], more, _floor(best, near), beam)
        if not len(found.last):
            break
        rounds.append(found)
        best = max(best, float(found.worth.max()))
    return rounds


def _floor(best: float, near: float) -> float:
    """The least worth that still counts beside ``best``."""
    return best - near * max(best, 0.0) - 0.5 * 10.0**-_DECIMALS


def _most_of_two(offer: Offer) -> float:
    """What two courses or more cannot exceed: all that is taught, for the two lowest costs."""
    if len(offer.rows) < 2:
        return -np.inf
    covered = offer.taught.max(0) @ offer.gap
    return float(offer.bonus.max() + covered - np.partition(offer.cost, 1)[:2].sum())


def _singles(offer: Offer) -> _Round:
    count = len(offer.rows)
    return _Round(
        members=np.eye(count, dtype=bool),
        last=np.arange(count),
        left=offer.gap * (1 - offer.taught),
        worth=offer.taught @ offer.gap + offer.bonus - offer.cost,
        bonus=offer.bonus,
        weeks=offer.weeks,
        soles=offer.soles,
    )


def _grown(offer: Offer, found: _Round, more: int, floor: float, beam: int) -> _Round:
    """Returns the sets of ``found`` with one course more each, where that can still win.

    Args:
        offer: The courses.
        found: Sets of one size.
        more: Courses that may still be added to each.
        floor: The worth to reach.
        beam: Sets grown at most, those that may become worth most.
    """
    after = np.arange(len(offer.rows)) > found.last[:, None]
    added = np.where(after, found.left @ offer.taught.T - offer.cost, -np.inf)
    gains = np.maximum(added, 0)
    if more < gains.shape[1]:
        gains = np.partition(gains, -more, axis=1)[:, -more:]
    reserve = found.worth + (offer.bonus.max() - found.bonus)
    bound = reserve + gains.sum(1)
    kept = np.flatnonzero(bound >= floor)
    if len(kept) > beam:
        kept = np.sort(kept[np.argsort(-bound[kept], kind="stable")[:beam]])
    # Of the gains that may follow, the new course takes the place of the least.
    follow = gains[kept].sum(1) - gains[kept].min(1)
    added, reserve = added[kept], reserve[kept] + follow
    from_, course = np.nonzero(
        (added + reserve[:, None] >= floor)
        & (found.weeks[kept, None] + offer.weeks <= offer.most_weeks)
        & (found.soles[kept, None] + offer.soles <= offer.most_soles)
    )
    parents = found.only(kept[from_])
    members = parents.members.copy()
    members[np.arange(len(course)), course] = True
    bonus = np.maximum(parents.bonus, offer.bonus[course])
    return _Round(
        members=members,
        last=course,
        left=parents.left * (1 - offer.taught[course]),
        worth=parents.worth + added[from_, course] + bonus - parents.bonus,
        bonus=bonus,
        weeks=parents.weeks + offer.weeks[course],
        soles=parents.soles + offer.soles[course],
    )
