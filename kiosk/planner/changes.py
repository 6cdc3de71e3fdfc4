"""What changed between two pathways to the same job, and why. No sentences: pages word it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.planner.because import Because, Cause, LimitChange
from kiosk.planner.types import Pathway, Step

#: Limits that courses share, so that one within them alone may not fit beside the others.
_SHARED = (Cause.HOURS, Cause.WEEKS, Cause.BUDGET)


class Kind(StrEnum):
    """What changed: a course, its place, what is reached, or what it takes in all."""

    GONE = "gone"
    NEW = "new"
    MOVED = "moved"
    REACH = "reach"
    TOTAL = "total"


class Figure(StrEnum):
    """What a change's two figures count."""

    #: Place on the pathway, from 1.
    PLACE = "place"
    #: Share of what the job needs that the person has, 0 to 1, and will have at the end.
    HAD, REACHED = "had", "reached"
    #: Of all courses together; COST in soles. None: not known of one of them.
    HOURS, WEEKS, COST = "hours", "weeks", "cost"


@dataclass(frozen=True)
class Change:
    """One change.

    Attributes:
        kind: What changed.
        cause: Why.
        course_id: The course, for GONE, NEW and MOVED; else empty. ``course`` is its name.
        instead_of: Of a NEW course: name of the one it stands in for; empty: none.
        skills: Of a GONE course: names of its skills that count as known now.
        figure: What ``before`` and ``after`` count, for MOVED, REACH and TOTAL.
        before: The figure on the last pathway.
        after: The figure now.
    """

    kind: Kind
    cause: Cause
    course_id: str = ""
    course: str = ""
    instead_of: str = ""
    skills: tuple[str, ...] = ()
    figure: Figure | None = None
    before: float | None = None
    after: float | None = None


def compare(before: Pathway, after: Pathway, because: Because) -> tuple[Change, ...]:
    """Returns what changed, courses first; empty where nothing did.

    Args:
        before: The last pathway.
        after: The one of now.
        because: What was told in between.

    Raises:
        ValueError: They lead to different jobs.
    """
    if before.occupation != after.occupation:
        raise ValueError(f"pathways to {before.occupation} and {after.occupation} do not compare")
    now = {step.course_id for step in after.steps}
    had = {step.course_id for step in before.steps}
    gone = [(s, _why_gone(s, because)) for s in before.steps if s.course_id not in now]
    new = [step for step in after.steps if step.course_id not in had]
    return (
        *(_gone(step, cause, because) for step, cause in gone),
        *(_new(step, gone, because) for step in new),
        *_moved(before, after, gone, because),
        *_figures(before, after, because.first),
    )


def _gone(step: Step, cause: Cause, because: Because) -> Change:
    known = tuple(skill.label for skill in step.skills if skill.code in because.learned)
    return Change(Kind.GONE, cause, step.course_id, step.course, skills=known)


def _why_gone(step: Step, because: Because) -> Cause:
    """Returns why a course is no more: the most particular cause there is."""
    if any(course.course_id == step.course_id for course in because.finished):
        return Cause.FINISHED
    for each in because.abandoned:
        if each.course.course_id == step.course_id:
            return each.reason
    if step.skills and because.learned.issuperset(skill.code for skill in step.skills):
        return Cause.SKILLS
    tighter = [each for each in because.limits if each.is_tighter]
    alone = [each.limit for each in tighter if _breaks(step, each.limit, each.after, because)]
    together = [each.limit for each in tighter if each.limit in _SHARED]
    told = Cause.OFFER if because.first is Cause.OFFER else Cause.BETTER
    return next(iter([*alone, *together]), told)


def _breaks(step: Step, limit: Cause, most: float | None, because: Because) -> bool:
    """Tells whether the course alone is beyond ``most``; not where that is not known.

    Hours a week break no course by themselves, but through the weeks it then takes.
    """
    asked: dict[Cause, float | None] = {
        Cause.KM: step.distance_km,
        Cause.BUDGET: step.cost,
        Cause.WEEKS: _weeks(step, because.limits),
    }
    value = asked.get(limit)
    return value is not None and most is not None and value > most


def _weeks(step: Step, limits: Sequence[LimitChange]) -> float | None:
    """Returns how long a course takes with the hours a week of now."""
    hours = [each.after for each in limits if each.limit is Cause.HOURS]
    if not hours:
        return step.weeks
    return math.ceil(step.hours / hours[0]) if hours[0] and step.hours is not None else None


def _new(step: Step, gone: Sequence[tuple[Step, Cause]], because: Because) -> Change:
    """Returns a course that came, the one it stands in for, and why."""
    looser = [each for each in because.limits if not each.is_tighter]
    opened = [each.limit for each in looser if _breaks(step, each.limit, each.before, because)]
    taught = {skill.code for skill in step.skills}
    shared = [
        (len(taught.intersection(skill.code for skill in old.skills)), old.course, cause)
        for old, cause in gone
    ]
    most, instead_of, its_cause = max(
        shared, key=lambda one: one[0], default=(0, "", because.first)
    )
    causes = [*opened, *([its_cause] if most else []), because.first]
    cause = next((one for one in causes if one is not Cause.BETTER), Cause.BETTER)
    return Change(
        Kind.NEW, cause, step.course_id, step.course, instead_of=instead_of if most else ""
    )


def _moved(
    before: Pathway, after: Pathway, gone: Sequence[tuple[Step, Cause]], because: Because
) -> list[Change]:
    """Returns the courses that stand elsewhere now; where one ahead is gone, that is why."""
    was = {step.course_id: place for place, step in enumerate(before.steps, 1)}
    changes = []
    for place, step in enumerate(after.steps, 1):
        old = was.get(step.course_id, place)
        ahead = [cause for left, cause in gone if was[left.course_id] < old]
        cause = ahead[0] if ahead and place < old else because.first
        moved = Change(Kind.MOVED, cause, step.course_id, step.course, figure=Figure.PLACE)
        if place != old:
            changes.append(replace(moved, before=old, after=place))
    return changes


def _figures(before: Pathway, after: Pathway, cause: Cause) -> list[Change]:
    """Returns what is reached, and what it takes in all, where they differ."""
    old, new = _figures_of(before), _figures_of(after)
    return [
        Change(
            Kind.REACH if figure in (Figure.HAD, Figure.REACHED) else Kind.TOTAL,
            cause, figure=figure, before=old[figure], after=new[figure],
        )
        for figure in old
        if old[figure] != new[figure]
    ]  # fmt: skip


def _figures_of(path: Pathway) -> dict[Figure, float | None]:
    """Returns the figures of a whole pathway; shares in hundredths, as people are told them."""
    weeks = [step.weeks for step in path.steps]
    return {
        Figure.HAD: round(path.coverage_before, 2),
        Figure.REACHED: round(path.coverage_after, 2),
        Figure.HOURS: path.total_hours,
        Figure.WEEKS: None if None in weeks else sum(week or 0 for week in weeks),
        Figure.COST: path.total_cost,
    }
