"""The device's search for a pathway beside the exact optimum of the same objective."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec

import numpy as np

from benchmarks.common import Effort, MeasureError, Row, Section, milliseconds, percentile, say
from benchmarks.people import drawn_case, made_up, requests
from kiosk.planner.objective import Flags, Offer
from kiosk.planner.planner import Planner
from kiosk.planner.search import best_sets

_SEED = 4


@dataclass(frozen=True)
class _Problem:
    """An offer, and how the device searches it."""

    offer: Offer
    search: Callable[[], Flags]
    own_limits: bool = True


@dataclass(frozen=True)
class _Taken:
    """Shares of the optimum, and seconds of both."""

    shares: list[float]
    device: list[float]
    exact: list[float]
    courses: list[int]


def measure(effort: Effort) -> Section:
    """Searches both ways for synthetic people, then for offers made up to be hard."""
    if find_spec("scipy") is None:
        raise MeasureError("SciPy is not installed (extra [test])")
    problems = list(_of_people(effort.optima))
    people = _weigh(problems)
    hard = _weigh(list(_made_up(effort.optima // 5)))
    own = sum(problem.own_limits for problem in problems)
    say(f"optimum: mean {np.mean(people.shares):.4f}, hard {np.mean(hard.shares):.4f}")
    return Section(
        "The pathway search beside the optimum",
        f"`pathway.find` for {len(problems)} synthetic people of `models/data/user_data.csv` "
        "(their district, schooling, hours, soles, weeks and words; one of the proposed "
        "occupations, drawn), beside HiGHS through SciPy on the same objective "
        "(`kiosk/planner/objective.py`): share of the optimal worth. At least one course is "
        "taken even where none is worth its price; the share is then 1 if both are worth the "
        f"same, else 0. Within their own weeks a course was possible for {own} of them; the "
        "others were asked again without a deadline, and who then had none was passed over. "
        f"These offers hold {percentile(people.courses, 0.5):.0f} courses (p50) to "
        f"{max(people.courses)}. The second set are {len(hard.shares)} made-up offers of 40 "
        "short courses with known prices, where weeks and soles pay for about three. The floor "
        "of a time is HiGHS on the same offer.",
        [*_rows("people", people), *_rows("made up", hard)],
    )


def _of_people(count: int) -> Iterator[_Problem]:
    rng = np.random.default_rng(_SEED)
    planner = Planner()
    for request in requests(rng):
        if count <= 0:
            return
        own = drawn_case(planner, request, rng)
        case = own or drawn_case(planner, replace(request, weeks=None), rng)
        if case is not None:
            count -= 1
            yield _Problem(case.offer, lambda c=case: c.members(c.searched()), own is not None)


def _made_up(count: int) -> Iterator[_Problem]:
    rng = np.random.default_rng(_SEED)
    for _ in range(count):
        offer = made_up(rng)
        yield _Problem(offer, lambda o=offer: best_sets(o).members[0])


def _weigh(problems: list[_Problem]) -> _Taken:
    # SciPy is of the test extra: the other measurements run without it.
    from benchmarks.exact import optimum, share

    taken = _Taken([], [], [], [len(p.offer.rows) for p in problems])
    for problem in problems:
        began = time.perf_counter()
        found = problem.search()
        between = time.perf_counter()
        best = optimum(problem.offer)
        taken.exact.append(time.perf_counter() - between)
        taken.device.append(between - began)
        taken.shares.append(share(problem.offer, found, best))
    return taken


def _rows(who: str, taken: _Taken) -> list[Row]:
    shares = taken.shares
    same = 100 * sum(share == 1 for share in shares) / len(shares)
    name = f"share of the optimal worth, {who}"
    return [
        Row(f"{name}, mean", 100 * float(np.mean(shares)), "%", budget=99, at_least=True),
        Row(f"{name}, 5th percentile", 100 * percentile(shares, 0.05), "%", budget=95,
            at_least=True),
        Row(f"{name}, least", 100 * min(shares), "%"),
        Row(f"optimal exactly, {who}", same, "%"),
        *(
            Row(f"search for one occupation, {who}, {label}", milliseconds(taken.device, at), "ms",
                milliseconds(taken.exact, at), "HiGHS", 10 if at == 0.5 else None)
            for label, at in (("p50", 0.5), ("p95", 0.95))
        ),
    ]  # fmt: skip
