"""What a mark on a course changed of the pathway, and why, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.planner.types import Pathway
from kiosk.web.answers import Course
from kiosk.web.i18n import gettext as _
from kiosk.web.progress import ABANDONED, FINISHED
from kiosk.web.reasons import REASONS
from kiosk.web.wording import label_of, percent, shorten, total_cost, total_hours

#: Letters of a course's name within a sentence.
_NAME = 70


class Changed(NamedTuple):
    """One change: its drawing, what it is, and why; fit for JSON."""

    picture: str
    what: str
    why: str


def what_changed(
    before: Pathway | None, after: Pathway | None, course: Course
) -> tuple[Changed, ...]:
    """The changes between two pathways to one job, the person's own mark first.

    Args:
        before: As it was, None where there was none.
        after: As it is now.
        course: The course just marked, in its new state.
    """
    told = list(_mark(course))
    if before and after:
        told += _courses(before, after, course)
        if percent(before.coverage_before) != percent(after.coverage_before):
            now, was = percent(after.coverage_before), percent(before.coverage_before)
            told.append(
                Changed(
                    "si",
                    _("Ya sabe el %(now)s de lo que pide el trabajo.", now=now),
                    _("Antes sabía el %(was)s.", was=was),
                )
            )
        if [s.course_id for s in before.steps] != [s.course_id for s in after.steps]:
            told.append(_total(after))
    if len(told) == 1:
        told.append(Changed("tiempo", _("Lo demás de su camino sigue igual."), ""))
    return tuple(told)


def _mark(course: Course) -> Iterator[Changed]:
    name = shorten(course.title, _NAME)
    if course.state == FINISHED:
        yield Changed(
            "curso-termine",
            _("Quitamos «%(course)s» de lo que falta.", course=name),
            _("Usted ya lo terminó."),
        )
    elif course.state == ABANDONED:
        reason = label_of(REASONS, course.reason) or _("Otra razón")
        yield Changed(
            "curso-deje",
            _("Quitamos «%(course)s».", course=name),
            _("Usted lo dejó: %(reason)s.", reason=reason[:1].lower() + reason[1:]),
        )
    else:
        yield Changed("curso-empece", _("Anotamos «%(course)s».", course=name), "")


def _courses(before: Pathway, after: Pathway, marked: Course) -> Iterator[Changed]:
    was = {step.course_id: step.course for step in before.steps}
    now = {step.course_id: step.course for step in after.steps}
    for course_id, name in was.items():
        if course_id not in now and course_id != marked.course_id:
            yield Changed(
                "borrar",
                _("Ya no hace falta «%(course)s».", course=shorten(name, _NAME)),
                _("Usted ya sabe lo que enseña, o lo enseña otro curso."),
            )
    for course_id, name in now.items():
        if course_id not in was and course_id != marked.course_id:
            yield Changed(
                "codigo",
                _("Agregamos «%(course)s».", course=shorten(name, _NAME)),
                _("Enseña algo que todavía le falta."),
            )


def _total(after: Pathway) -> Changed:
    if not after.steps:
        return Changed("si", _("No quedan más cursos que conozcamos."), "")
    hours, cost = total_hours(after), total_cost(after)
    return Changed("tiempo", _("Ahora faltan: %(hours)s · %(cost)s.", hours=hours, cost=cost), "")
