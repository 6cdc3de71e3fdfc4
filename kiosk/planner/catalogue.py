"""The device's catalogue in the shape the planner searches: arrays beside tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from kiosk.planner.own import NoCourses, OwnCourses, OwnShelf
from kiosk.planner.shelf import Shelf, build
from models.taxonomy.catalogue import CatalogueFile, in_memory
from models.taxonomy.market import Course, Figure, load_courses, load_figures, minimum_wage
from models.taxonomy.places import Districts
from models.taxonomy.tables import TableError
from models.taxonomy.work import Taxonomy, load

#: The department under which the courses of any CETPRO stand.
ANYWHERE = "00"
Floats = npt.NDArray[np.float32]


@contextmanager
def _in_order() -> Iterator[None]:
    """Tells of a table that cannot be read as the kiosk tells of its other parts."""
    try:
        yield
    except TableError as error:
        raise BundleError(str(error)) from error


class Catalogue:
    """All tables, with a matrix of needs (occupations x skills)."""

    def __init__(self, file: CatalogueFile | None = None, own: OwnCourses | None = None) -> None:
        with _in_order():
            self.file = file or in_memory()
            self.districts = Districts(self.file)
            self.taxonomy: Taxonomy = load(self.file)
            self.minimum_wage = minimum_wage(self.file)
        self.codes = tuple(sorted(self.taxonomy.occupations))
        self.skill_place = {code: i for i, code in enumerate(sorted(self.taxonomy.skills))}
        self._courses: dict[str, list[Course]] = {}
        self._shelves: dict[str, Shelf] = {}
        self._figures: dict[tuple[str, str], dict[str, Figure]] = {}
        self._own = OwnShelf(own or NoCourses(), self.taxonomy, self.districts)
        self.refresh()

    @property
    def version(self) -> str:
        """The version of the shipped tables and of the municipality's own courses."""
        own = self._own.version
        return f"{self.file.version}+own{own}" if own else self.file.version

    def refresh(self) -> None:
        """Takes in own courses that were imported or undone since the last plan."""
        for department in self._own.refresh():
            self._shelves.pop(department, None)

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
            with _in_order():
                self._figures[name, department] = load_figures(self.file, name, department)
        return self._figures[name, department]

    def shipped(self, department: str) -> list[Course]:
        """Returns the courses that came with the tables, without the municipality's own."""
        return [*self._listed(department), *self._listed(ANYWHERE)]

    def _listed(self, department: str) -> list[Course]:
        if department not in self._courses:
            with _in_order():
                self._courses[department] = load_courses(self.file, department)
        return self._courses[department]

    def offered(self, department: str) -> list[Course]:
        """Returns the shipped courses of a department and the municipality's own."""
        return self._own.merged(department, self.shipped(department))

    def own(self, department: str) -> Sequence[Course]:
        """Returns the municipality's own courses of a department."""
        return self._own.of(department)

    def shelf(self, department: str) -> Shelf:
        """Returns the courses of ``department``, its own ones too, and those of any CETPRO."""
        if department not in self._shelves:
            rows = self.offered(department)
            rows.sort(key=lambda course: course.course_id)
            self._shelves[department] = build(
                rows, self.codes, self.needs, self.skill_place, self.districts
            )
        return self._shelves[department]
