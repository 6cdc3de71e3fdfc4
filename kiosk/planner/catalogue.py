"""The device's catalogue in the shape the planner searches: arrays beside tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from kiosk.planner.shelf import Shelf, build
from models.taxonomy import tables
from models.taxonomy.market import Figure, load_courses, load_figures
from models.taxonomy.places import Districts
from models.taxonomy.work import Taxonomy, load

Floats = npt.NDArray[np.float32]


class Catalogue:
    """All tables, with a matrix of needs (occupations x skills)."""

    def __init__(self) -> None:
        try:
            self.version = tables.check()
            self.districts = Districts()
            self.taxonomy: Taxonomy = load()
            self._courses = load_courses()
        except tables.TableError as error:
            raise BundleError(str(error)) from error
        self.codes = tuple(sorted(self.taxonomy.occupations))
        self.skill_place = {code: i for i, code in enumerate(sorted(self.taxonomy.skills))}
        self._shelves: dict[str, Shelf] = {}
        self._figures: dict[tuple[str, str], dict[str, Figure]] = {}

    @cached_property
    def needs(self) -> Floats:
        """float32 (occupations, skills): weight of each skill, useful ones by half."""
        matrix = np.zeros((len(self.codes), len(self.skill_place)), np.float32)
        for row, code in enumerate(self.codes):
            for need in self.taxonomy.needs.get(code, ()):
                weight = need.weight if need.essential else 0.5 * need.weight
                matrix[row, self.skill_place[need.skill]] = weight
        return matrix

    def demand(self, department: str) -> Mapping[str, Figure]:
        """Returns the demand figures of a department by CIUO-08; no entry, nothing known."""
        return self._of("demand", department)

    def pay(self, department: str) -> Mapping[str, Figure]:
        """Returns the pay figures of a department by CIUO-08; no entry, nothing known."""
        return self._of("pay", department)

    def _of(self, name: str, department: str) -> Mapping[str, Figure]:
        """Reads a department's figures when first asked for: a kiosk stands in one."""
        if (name, department) not in self._figures:
            try:
                self._figures[name, department] = load_figures(name, department)
            except tables.TableError as error:
                raise BundleError(str(error)) from error
        return self._figures[name, department]

    def shelf(self, department: str) -> Shelf:
        """Returns the courses of ``department`` and those offered at any CETPRO."""
        if department not in self._shelves:
            rows = [*self._courses.get(department, ()), *self._courses.get("00", ())]
            rows.sort(key=lambda course: course.course_id)
            self._shelves[department] = build(
                rows, self.codes, self.needs, self.skill_place, self.districts
            )
        return self._shelves[department]
