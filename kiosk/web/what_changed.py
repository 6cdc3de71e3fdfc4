"""What a mark on a course changed of the pathway, and why, in sentences."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.planner.changes import Change, Figure, Kind, compare
from kiosk.planner.types import Pathway
from kiosk.web.answers import Course
from kiosk.web.i18n import gettext as _
from kiosk.web.progress import ABANDONED, FINISHED, because_of
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
    told = [_mark(course)]
    if before and after and before.occupation == after.occupation:
        changes = compare(before, after, because_of([course]))
        told += [said for each in changes if (said := _said(each, course))]
        if any(change.kind is Kind.TOTAL for change in changes):
            told.append(_total(after))
    if len(told) == 1:
        told.append(Changed("tiempo", _("Lo demás de su camino sigue igual."), ""))
    return tuple(told)


def _mark(course: Course) -> Changed:
    name = shorten(course.title, _NAME)
    if course.state == FINISHED:
        return Changed(
            "curso-termine",
            _("Quitamos «%(course)s» de lo que falta.", course=name),
            _("Usted ya lo terminó."),
        )
    if course.state == ABANDONED:
        reason = label_of(REASONS, course.reason) or _("Otra razón")
        return Changed(
            "curso-deje",
            _("Quitamos «%(course)s».", course=name),
            _("Usted lo dejó: %(reason)s.", reason=reason[:1].lower() + reason[1:]),
        )
    return Changed("curso-empece", _("Anotamos «%(course)s».", course=name), "")


def _said(change: Change, marked: Course) -> Changed | None:
    """A change in words; None where the mark itself says it, or it needs no words."""
    name = shorten(change.course, _NAME)
    if change.kind is Kind.GONE and change.course_id != marked.course_id:
        why = _("Usted ya sabe lo que enseña, o lo enseña otro curso.")
        return Changed("borrar", _("Ya no hace falta «%(course)s».", course=name), why)
    if change.kind is Kind.NEW:
        why = (
            _("Va en lugar de «%(course)s».", course=shorten(change.instead_of, _NAME))
            if change.instead_of
            else _("Enseña algo que todavía le falta.")
        )
        return Changed("codigo", _("Agregamos «%(course)s».", course=name), why)
    if change.figure is Figure.HAD and change.before is not None and change.after is not None:
        now, was = percent(change.after), percent(change.before)
        what = _("Ya sabe el %(now)s de lo que pide el trabajo.", now=now)
        return Changed("si", what, _("Antes sabía el %(was)s.", was=was))
    return None


def _total(after: Pathway) -> Changed:
    if not after.steps:
        return Changed("si", _("No quedan más cursos que conozcamos."), "")
    hours, cost = total_hours(after), total_cost(after)
    return Changed("tiempo", _("Ahora faltan: %(hours)s · %(cost)s.", hours=hours, cost=cost), "")
