"""What became of the courses, and what that changes of the next plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.planner.types import Request
from kiosk.web.answers import Course

BEGUN, FINISHED, ABANDONED = "begun", "finished", "abandoned"


def with_courses(request: Request, courses: Sequence[Course]) -> Request:
    """The request after these courses: what was learned is known, what is over is not offered.

    A course left because its content was known counts as known; one left for another
    reason is only not offered again.
    """
    over = [course for course in courses if course.state in (FINISHED, ABANDONED)]
    learned = {code for c in over if c.state == FINISHED for code in c.teaches}
    known = {code for c in over if c.reason == "known" for code in c.teaches}
    return replace(
        request,
        excluded_courses=frozenset(course.course_id for course in over),
        learned_skills=frozenset(learned),
        added_skills=request.added_skills | known,
    )


def marked(courses: Sequence[Course], course: Course) -> tuple[Course, ...]:
    """The courses with ``course`` in its new state; its first place is kept."""
    others = {known.course_id: known for known in courses}
    return tuple({**others, course.course_id: course}.values())


def unmarked(courses: Sequence[Course], course_id: str) -> tuple[Course, ...]:
    """The courses without this one: the mark was a mistake."""
    return tuple(course for course in courses if course.course_id != course_id)
