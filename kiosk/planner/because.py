"""What a person told since their last pathway, and what that does to their next request.

Named constants and figures only: the pages put them into words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.planner.types import Request, Step


class Cause(StrEnum):
    """Why something about a pathway changed.

    ``FAR`` to ``OTHER`` are the reasons for giving a course up, by the names under which the
    store keeps them; ``HOURS`` to ``KM`` are limits that were changed.
    """

    FINISHED = "finished"
    FAR = "far"
    COSTLY = "costly"
    LONG = "long"
    SCHOOLING = "schooling"
    KNOWN = "known"
    NOT_INTERESTED = "not_interested"
    OTHER = "other"
    HOURS = "hours"
    WEEKS = "weeks"
    BUDGET = "budget"
    KM = "km"
    #: All that the course was there for is known by now.
    SKILLS = "skills"
    #: After what was told, other courses serve better.
    BETTER = "better"
    #: Nothing was told: the courses on offer are others, or are known better.
    OFFER = "offer"


@dataclass(frozen=True)
class Told:
    """A course that a person finished or gave up, as it stood on their pathway.

    Attributes:
        course_id: The course.
        skills: Codes of the skills it was there for.
        km: How far it is; None where not known.
        cost: Soles; None where not known.
    """

    course_id: str
    skills: frozenset[str] = frozenset()
    km: float | None = None
    cost: float | None = None

    @classmethod
    def of(cls, step: Step) -> Told:
        """The course of a step."""
        skills = frozenset(skill.code for skill in step.skills)
        return cls(step.course_id, skills, step.distance_km, step.cost)


@dataclass(frozen=True)
class Abandoned:
    """A course given up; ``reason`` is one of FAR to OTHER."""

    course: Told
    reason: Cause


@dataclass(frozen=True)
class LimitChange:
    """A limit that is another now: HOURS (a week), WEEKS, BUDGET (soles) or KM; None: no limit."""

    limit: Cause
    before: float | None
    after: float | None

    @property
    def is_tighter(self) -> bool:
        """Whether it leaves fewer courses within reach; fewer hours a week do, too."""
        return self.after is not None and (self.before is None or self.after < self.before)


@dataclass(frozen=True)
class Because:
    """All that was told since the last pathway."""

    finished: tuple[Told, ...] = ()
    abandoned: tuple[Abandoned, ...] = ()
    limits: tuple[LimitChange, ...] = ()

    @property
    def learned(self) -> frozenset[str]:
        """Codes of the skills that count as known because of it."""
        known = [each.course for each in self.abandoned if each.reason is Cause.KNOWN]
        return frozenset().union(*(course.skills for course in (*self.finished, *known)))

    @property
    def first(self) -> Cause:
        """What to name where nothing more particular explains a change."""
        causes = [Cause.FINISHED] * bool(self.finished)
        causes += [each.reason for each in self.abandoned] + [each.limit for each in self.limits]
        return causes[0] if causes else Cause.OFFER


def limits_between(before: Request, after: Request) -> tuple[LimitChange, ...]:
    """Returns the limits in which two requests differ, in the order of Cause."""
    limits = (
        LimitChange(Cause.HOURS, before.hours_week, after.hours_week),
        LimitChange(Cause.WEEKS, before.weeks, after.weeks),
        LimitChange(Cause.BUDGET, before.budget, after.budget),
        LimitChange(Cause.KM, before.max_km, after.max_km),
    )
    return tuple(each for each in limits if each.before != each.after)


def adapted(request: Request, because: Because) -> Request:
    """Returns the request after courses were finished or given up.

    None of them is proposed again. What a finished one taught counts as learned, what one
    given up as known taught counts as known. Of one that was too far or too dear, nothing
    as far or as dear is proposed any more, where that is known; other reasons say nothing of
    other courses.
    """
    over = [*because.finished, *(each.course for each in because.abandoned)]
    learned = (course.skills for course in because.finished)
    known = (each.course.skills for each in because.abandoned if each.reason is Cause.KNOWN)
    return replace(
        request,
        excluded_courses=request.excluded_courses.union(course.course_id for course in over),
        learned_skills=request.learned_skills.union(*learned),
        added_skills=request.added_skills.union(*known),
        max_km=_below(request.max_km, _given_up(because, Cause.FAR)),
        budget=_below(request.budget, _given_up(because, Cause.COSTLY)),
    )


def _given_up(because: Because, reason: Cause) -> list[float]:
    """Returns the distances, or else the costs, of the courses given up for ``reason``."""
    courses = [each.course for each in because.abandoned if each.reason is reason]
    figures = [course.km if reason is Cause.FAR else course.cost for course in courses]
    return [figure for figure in figures if figure is not None]


def _below(limit: float | None, figures: list[float]) -> float | None:
    """Returns the limit, or the greatest whole number below all figures if that is less."""
    below = [float(max(0, math.ceil(figure) - 1)) for figure in figures]
    said = [] if limit is None else [limit]
    return min(said + below, default=None)
