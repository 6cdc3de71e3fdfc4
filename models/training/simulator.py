"""Simulated people: how persons who do not exist would answer to a course shown to them.

Nothing here was observed. The simulator gives the model a sensible start before anyone has
answered, and gives the tests a truth to measure against; its figures say nothing of Peru.

A person takes up a course, finishes it and says that it served with the chance

    sigmoid(base + gain + close + made for it - time - money - way - schooling + taste)

where ``money`` goes by the price as it would be paid, seen or not, and ``taste`` is the
person's own and the course's own liking, which no feature tells. A community shares its
:class:`Tastes`; the prior is learned over many communities, each drawn around the assumed
constants, so that it does not take one guess for the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from models.preprocessing.offers import FEATURES_VERSION, offer_features
from models.training.interactions import Interactions
from models.training.world import Case

Doubles = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
#: Assumed: hours a week of a person who did not say, the most frequent answer drawn.
_HOURS_WEEK = 10.0
#: Assumed: soles of a person who did not say; between the frequent answers 0 to 300.
_BUDGET = 150.0
#: Assumed: a community's constants lie around those of :class:`Tastes`, log-normal with this
#: spread: half as much to twice as much is common, since nothing was measured.
COMMUNITY_SPREAD = 0.5
#: Assumed: how much persons differ in how money weighs, log-normal, and in liking at all;
#: and how much courses differ in being liked, for a reason that no table tells. In logits.
PERSON_MONEY, PERSON_LIKING, COURSE_LIKING = 0.5, 0.5, 0.5


@dataclass(frozen=True)
class Tastes:
    """What weighs in a community, in logits; all assumed.

    Attributes:
        base: Of a course that teaches nothing missing, asks nothing: few would take it.
        gain: For teaching all of the gap; half of it at 30 % of the gap.
        close: For teaching nothing else than what is needed.
        made_for: For being made for the occupation; kin counts 0.4 of it.
        time: For each doubling of weeks from 4 on: many give up long courses.
        overtime: For each time the weeks exceed the person's limit.
        money: For a price of as much as the person has, plus 50 soles.
        unseen: For not being told the price, beside the price itself.
        way: For each doubling of the distance from 3 km on.
        schooling: For each step of schooling that is lacking.
    """

    base: float = -1.5
    gain: float = 3.0
    close: float = 1.0
    made_for: float = 0.8
    time: float = 0.45
    overtime: float = 0.8
    money: float = 0.7
    unseen: float = 0.3
    way: float = 0.35
    schooling: float = 1.5

    def community(self, rng: np.random.Generator) -> Tastes:
        """Returns the tastes of one community, drawn around these; ``base`` stays."""
        names = [field.name for field in fields(self) if field.name != "base"]
        factors = np.exp(COMMUNITY_SPREAD * rng.standard_normal(len(names)))
        return replace(
            self, **{n: getattr(self, n) * float(f) for n, f in zip(names, factors, strict=True)}
        )


@dataclass(frozen=True)
class Drift:
    """How tastes change: buses stop running, money gets tight, long courses lose patience.

    Attributes:
        way: Factor on what distance weighs.
        money: Factor on what a price weighs; ``unseen`` likewise on its not being told.
        time: Factor on what weeks weigh.
        made_for: Factor on what a course made for the occupation gains.
    """

    way: float = 3.0
    money: float = 3.0
    unseen: float = 3.0
    time: float = 0.5
    made_for: float = 0.5

    def of(self, tastes: Tastes) -> Tastes:
        """Returns the tastes after the change."""
        changed = {f.name: getattr(tastes, f.name) * getattr(self, f.name) for f in fields(self)}
        return replace(tastes, **changed)


def _doublings(values: Doubles, start: float) -> Doubles:
    return np.asarray(np.log2(1 + np.nan_to_num(values) / start), np.float64)


def chances(case: Case, tastes: Tastes, rng: np.random.Generator) -> Doubles:
    """Returns the true chance that each course serves this person, float64 (courses,).

    Args:
        case: The person and the courses.
        tastes: Of the community.
        rng: Draws what no feature tells.
    """
    offers = case.offers
    share = offers.gain.astype(np.float64) / max(1 - offers.coverage_before, 0.05)
    hours_week = _HOURS_WEEK if np.isnan(offers.hours_week) else offers.hours_week
    weeks = np.ceil(case.length.astype(np.float64) / hours_week)
    budget = _BUDGET if np.isnan(offers.budget) else offers.budget
    over = np.zeros(len(weeks))
    if not np.isnan(offers.weeks_limit):
        over = np.clip(weeks / max(offers.weeks_limit, 1) - 1, 0, 3)
    money = tastes.money * np.exp(PERSON_MONEY * rng.standard_normal())
    kin = np.where(offers.made_for, 1.0, 0.4 * (offers.bonus > 0))
    z = tastes.base + tastes.gain * 1.3 * share / (share + 0.3)
    z += tastes.close * offers.close + tastes.made_for * kin
    z -= tastes.time * _doublings(weeks, 4.0) + tastes.overtime * over
    z -= money * np.minimum(case.price / (budget + 50.0), 4.0)
    z -= tastes.unseen * np.isnan(offers.cost)
    z -= tastes.way * _doublings(offers.km.astype(np.float64), 3.0)
    z -= tastes.schooling * np.maximum(0, offers.entry.astype(np.float64) - offers.own)
    z += PERSON_LIKING * rng.standard_normal() + COURSE_LIKING * rng.standard_normal(len(z))
    return np.asarray(1 / (1 + np.exp(-z)), np.float64)


@dataclass(frozen=True)
class Policy:
    """How a simulated kiosk shows a list: the best, or now and then any courses.

    With the chance ``explore`` all places are drawn evenly; so every course has a known
    chance above zero to be shown.

    Attributes:
        name: Written into the log.
        places: Courses shown.
        explore: Chance of an even draw.
    """

    name: str = "simulated-best-or-even"
    places: int = 5
    explore: float = 0.3

    def chances(self, values: Doubles) -> Doubles:
        """Returns the chance of each course to be among those shown, float64 (courses,).

        Args:
            values: float64 (courses,), the model's.
        """
        count = len(values)
        places = min(self.places, count)
        chance = np.full(count, self.explore * places / count)
        chance[_order(values)[:places]] += 1 - self.explore
        return chance

    def show(self, values: Doubles, rng: np.random.Generator) -> Places:
        """Returns the places of the courses shown, in order; arguments as above."""
        drawn = rng.random() < self.explore
        order = rng.permutation(len(values)) if drawn else _order(values)
        return order[: self.places]


def _order(values: Doubles) -> Places:
    return np.argsort(-values, kind="stable")


def log(
    cases: Sequence[Case],
    truths: Sequence[Doubles],
    values: Sequence[Doubles],
    rng: np.random.Generator,
    policy: Policy,
    model: str,
) -> Interactions:
    """Shows each case a list and lets the simulated person answer to each course.

    Args:
        cases: Persons and courses.
        truths: Chances of each case, see :func:`chances`.
        values: The model's values of each case.
        rng: Where chance comes from.
        policy: How lists are shown.
        model: Name of the model that gave the values.
    """
    features, lists, positions, propensity, feedback = [], [], [], [], []
    for number, (case, truth, value) in enumerate(zip(cases, truths, values, strict=True)):
        shown = policy.show(value, rng)
        features.append(offer_features(case.offers)[shown])
        lists.append(np.full(len(shown), number))
        positions.append(np.arange(1, len(shown) + 1))
        propensity.append(policy.chances(value)[shown])
        feedback.append(rng.random(len(shown)) < truth[shown])
    return Interactions(
        list_ids=tuple(f"sim-{number}" for number in range(len(cases))),
        policies=(policy.name,) * len(cases),
        models=(model,) * len(cases),
        lists=np.concatenate(lists).astype(np.int64),
        features=np.concatenate(features),
        position=np.concatenate(positions).astype(np.int32),
        propensity=np.concatenate(propensity).astype(np.float64),
        feedback=np.concatenate(feedback).astype(np.float32),
        features_version=FEATURES_VERSION,
    )
