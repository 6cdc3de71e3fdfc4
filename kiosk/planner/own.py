"""The municipality's own courses beside the shipped ones, renewed while the kiosk serves."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from kiosk.courses.own_course import OwnCourse, as_course, identity
from kiosk.planner.types import Education
from models.taxonomy.market import Course
from models.taxonomy.places import Districts
from models.taxonomy.work import Taxonomy


class OwnCourses(Protocol):
    """Where a municipality's own courses are kept."""

    def version(self) -> int | None:
        """A number that names their state, 0 where there are none; None if it cannot be read."""

    def courses(self) -> Sequence[OwnCourse] | None:
        """All of them, by id; None if they cannot be read."""


class NoCourses:
    """The own courses of a device that has none."""

    def version(self) -> int:
        """Always the same."""
        return 0

    def courses(self) -> Sequence[OwnCourse]:
        """None."""
        return ()


def usable(own: OwnCourse, taxonomy: Taxonomy, districts: Districts) -> Course | None:
    """Returns the course as these tables know it, or None where they cannot place it.

    A device may have got new tables since the import: skills and occupations that
    are no more are left out, and a course without any skill is not offered.
    """
    teaches = tuple(code for code in own.teaches if code in taxonomy.skills)
    prepares = tuple(code for code in own.prepares if code in taxonomy.occupations)
    schooling = own.entry_education in ("", *Education)
    finite = math.isfinite(own.cost or 0)
    if not teaches or not schooling or not finite or districts.get(own.ubigeo) is None:
        return None
    return replace(as_course(own), teaches=teaches, prepares=prepares)


class OwnShelf:
    """What of the own courses can be offered, by department; one version at a time."""

    def __init__(self, source: OwnCourses, taxonomy: Taxonomy, districts: Districts) -> None:
        self._source, self._taxonomy, self._districts = source, taxonomy, districts
        self._offered: dict[str, list[Course]] = {}
        self.version = 0

    def refresh(self) -> frozenset[str]:
        """Reads the courses again if they changed; a few microseconds if they did not.

        What cannot be read now, or changes while it is read, leaves the courses as they
        were; the next plan looks again.

        Returns:
            The departments whose courses changed.
        """
        version = self._source.version()
        if version is None or version == self.version:
            return frozenset()
        found = self._source.courses()
        if found is None or self._source.version() != version:
            return frozenset()
        before, after = self._offered, defaultdict(list)
        for own in found:
            course = usable(own, self._taxonomy, self._districts)
            if course is not None:
                after[course.department].append(course)
        self._offered, self.version = dict(after), version
        codes = before.keys() | after.keys()
        return frozenset(code for code in codes if before.get(code) != after.get(code))

    def of(self, department: str) -> Sequence[Course]:
        """Returns the own courses of a department that can be offered."""
        return self._offered.get(department, ())

    def merged(self, department: str, shipped: Iterable[Course]) -> list[Course]:
        """Returns the own courses of a department and the shipped ones, each course once.

        Who teaches a course knows it best: an own course takes the place of a shipped
        one of the same programme, institution and district.
        """
        own = self.of(department)
        known = {_identity(course) for course in own}
        kept = [c for c in shipped if not known or _identity(c) not in known]
        return [*kept, *own]


def _identity(course: Course) -> str:
    return identity(course.programme, course.institution, course.ubigeo)
