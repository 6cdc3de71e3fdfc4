"""Offers to weigh: of synthetic people with the shipped courses, and made up to be hard."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import models
from kiosk.planner.objective import Flags, Floats, Offer, cost, price
from kiosk.planner.pathway import Found, Reach, find, offer, reach, useful
from kiosk.planner.planner import Planner, missing
from kiosk.planner.steps import NEARLY_ALL
from kiosk.planner.types import Education, Request

#: Synthetic people: district, schooling, limits and one sentence on their work.
PEOPLE = Path(models.__file__).parent / "data" / "user_data.csv"


def requests(rng: np.random.Generator) -> Iterator[Request]:
    """Yields what the synthetic people ask, each once, in an order drawn."""
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for at in rng.permutation(len(rows)):
        row = rows[at]
        yield Request(
            text=row["text"],
            ubigeo=row["ubigeo"],
            hours_week=float(row["hours_week"]),
            budget=float(row["budget"]),
            weeks=int(row["weeks"]),
            education=Education(row["education"]),
        )


@dataclass(frozen=True)
class Case:
    """One person and one proposed occupation with at least one course within the limits."""

    occupation: int
    gap: Floats
    reached: Reach
    made_for: bool
    offer: Offer

    def searched(self) -> Found:
        """What the device finds."""
        return find(self.occupation, self.gap, self.reached, made_for=self.made_for)

    def members(self, found: Found) -> Flags:
        """Returns the found courses as a set of the offer, bool (courses,)."""
        named = [self.reached.shelf.courses[row].course_id for row in self.offer.rows]
        return np.isin(named, [option.course.course_id for option in found.options])


def cases(planner: Planner, request: Request) -> list[Case]:
    """Returns the cases among the occupations proposed to one person; none is possible."""
    plan = planner.plan(request)
    catalogue = planner.catalogue
    home = catalogue.districts.get(request.ubigeo)
    if home is None:
        return []
    reached = reach(catalogue.shelf(home.department_code), request, home)
    had = np.zeros(len(catalogue.skill_place), bool)
    had[[catalogue.skill_place[s.code] for s in plan.profile.skills]] = True
    found = []
    for match in plan.occupations:
        row = catalogue.codes.index(match.ciuo08)
        gap, before = missing(catalogue.needs[row], had)
        made_for = before >= NEARLY_ALL
        at = useful(row, gap, reached, made_for=made_for)
        free = at[reached.within[reached.shelf.related[row].rows[at]]]
        if len(free):
            found.append(Case(row, gap, reached, made_for, offer(row, gap, reached, free)))
    return found


def drawn_case(planner: Planner, request: Request, rng: np.random.Generator) -> Case | None:
    """Returns a case drawn for one person; None where no course fits their limits."""
    found = cases(planner, request)
    return found[rng.integers(len(found))] if found else None


def made_up(rng: np.random.Generator, courses: int = 40, skills: int = 14) -> Offer:
    """Returns an offer of short courses with known prices, as a municipality may have.

    Each teaches two to five of the missing skills for 20 to 200 hours and up to 400 soles,
    and the person's weeks and soles pay for about three of them.
    """
    gap = rng.dirichlet(np.ones(skills)).astype(np.float32) * np.float32(0.9)
    taught = np.zeros((courses, skills), np.float32)
    for row in taught:
        row[rng.choice(skills, rng.integers(2, 6), replace=False)] = 1
    hours = rng.integers(20, 201, courses).astype(np.float32)
    soles = np.round(rng.uniform(0, 400, courses)).astype(np.float32)
    km = rng.uniform(0, 60, courses).astype(np.float32)
    prices = price(hours, soles, km, np.zeros(courses, bool))
    return Offer(
        rows=np.arange(courses, dtype=np.int32),
        taught=taught,
        gap=gap,
        bonus=rng.choice(np.array([0, 0.1, 0.25], np.float32), courses),
        cost=cost(prices, rng.uniform(0.5, 1, courses).astype(np.float32)),
        weeks=np.ceil(hours / 10),
        soles=soles,
        most_weeks=float(rng.integers(20, 50)),
        most_soles=float(rng.integers(300, 900)),
    )
