"""What became of the courses, and what that changes of the next plan."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.planner.because import Abandoned, Because, Cause, Told
from kiosk.web.answers import Course

BEGUN, FINISHED, ABANDONED = "begun", "finished", "abandoned"


def because_of(courses: Sequence[Course]) -> Because:
    """What the courses tell the planner: those finished, and those left with the reason."""
    return Because(
        finished=tuple(_told(course) for course in courses if course.state == FINISHED),
        abandoned=tuple(
            Abandoned(_told(course), Cause(course.reason or Cause.OTHER))
            for course in courses
            if course.state == ABANDONED
        ),
    )


def _told(course: Course) -> Told:
    return Told(course.course_id, frozenset(course.teaches), course.km, course.cost)


def marked(courses: Sequence[Course], course: Course) -> tuple[Course, ...]:
    """The courses with ``course`` in its new state; its first place is kept."""
    others = {known.course_id: known for known in courses}
    return tuple({**others, course.course_id: course}.values())


def unmarked(courses: Sequence[Course], course_id: str) -> tuple[Course, ...]:
    """The courses without this one: the mark was a mistake."""
    return tuple(course for course in courses if course.course_id != course_id)
