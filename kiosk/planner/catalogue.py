"""The device's catalogue in the shape the planner searches: arrays beside tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from models.taxonomy import tables
from models.taxonomy.market import Course, Figure, load_courses, load_figures
from models.taxonomy.places import Districts
from models.taxonomy.work import Taxonomy, load

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Shelf:
    """The courses that a person of one department may take.

    Attributes:
        courses: Their rows.
        teaches: float32 (courses, skills), 1 where the course teaches the skill.
    """

    courses: tuple[Course, ...]
    teaches: Floats


class Catalogue:
    """All tables, with a matrix of needs (occupations x skills)."""

    def __init__(self) -> None:
        try:
            self.version = tables.version()
            self.districts = Districts()
            self.taxonomy: Taxonomy = load()
            self._courses = load_courses()
            self._demand = load_figures("demand")
            self._pay = load_figures("pay")
        except tables.TableError as error:
            raise BundleError(str(error)) from error
        self.codes = tuple(sorted(self.taxonomy.occupations))
        self.skill_place = {code: i for i, code in enumerate(sorted(self.taxonomy.skills))}
        self._shelves: dict[str, Shelf] = {}

    @cached_property
    def needs(self) -> Floats:
        """float32 (occupations, skills): weight of each skill, useful ones by half."""
        matrix = np.zeros((len(self.codes), len(self.skill_place)), np.float32)
        for row, code in enumerate(self.codes):
            for need in self.taxonomy.needs.get(code, ()):
                weight = need.weight if need.essential else 0.5 * need.weight
                matrix[row, self.skill_place[need.skill]] = weight
        return matrix

    def demand(self, department: str, ciuo08: str) -> Figure | None:
        """Returns the demand figure, or None where nothing is known."""
        return self._demand.get((department, ciuo08))

    def pay(self, department: str, ciuo08: str) -> Figure | None:
        """Returns the pay figure, or None where nothing is known."""
        return self._pay.get((department, ciuo08))

    def shelf(self, department: str) -> Shelf:
        """Returns the courses of ``department`` and those offered at any CETPRO."""
        if department not in self._shelves:
            rows = tuple(
                sorted(
                    [*self._courses.get(department, ()), *self._courses.get("00", ())],
                    key=lambda c: c.course_id,
                )
            )
            teaches = np.zeros((len(rows), len(self.skill_place)), np.float32)
            for i, course in enumerate(rows):
                for code in course.teaches:
                    if code in self.skill_place:
                        teaches[i, self.skill_place[code]] = 1.0
            self._shelves[department] = Shelf(rows, teaches)
        return self._shelves[department]
