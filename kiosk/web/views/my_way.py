"""The way of someone who came back: their courses, what became of each, what changes."""

from __future__ import annotations

import math
from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.planner.types import Pathway
from kiosk.store.shown import Reason
from kiosk.web.answers import Course
from kiosk.web.course_states import STATES
from kiosk.web.progress import ABANDONED, marked, unmarked
from kiosk.web.proposals import Job, jobs_of, keep, number_of
from kiosk.web.questions import next_question
from kiosk.web.reasons import REASONS
from kiosk.web.services import services
from kiosk.web.turns import Turn, turn
from kiosk.web.what_changed import Changed, what_changed

bp = Blueprint("my_way", __name__)
#: Courses that fit on one screen.
SHOWN = 3


@bp.before_request
def only_with_answers() -> Response | None:
    """There is a way only where every question has its answer and the result is kept."""
    journey = turn().journey
    if next_question(journey.answers) is None and journey.is_saved:
        return None
    return redirect(url_for("turn.welcome"), 303)


@bp.get("/mi-camino", defaults={"part": 1})
@bp.get("/mi-camino/parte/<int:part>")
def show(part: int) -> str:
    """Courses begun, finished or left, then those to come, a screenful at a time."""
    current = turn()
    job = _job(current)
    entries = list(enumerate(_courses(current, job), start=1))
    parts = max(1, math.ceil(len(entries) / SHOWN))
    part = min(max(part, 1), parts)
    return render_template(
        "kiosk/back/my_way.html",
        job=job,
        courses=entries[(part - 1) * SHOWN : part * SHOWN],
        part=part,
        parts=parts,
        states=STATES,
        advice=current.journey.answers.agreed("consent_gpt"),
        back=url_for("turn.welcome"),
    )


@bp.get("/mi-camino/curso/<int:place>")
def course(place: int) -> str:
    """How is it going with this course?"""
    return render_template(
        "kiosk/back/course.html",
        course=_at(place),
        place=place,
        states=STATES,
        back=url_for(".show"),
    )


@bp.post("/mi-camino/curso/<int:place>")
def mark(place: int) -> Response:
    """Keep how it is going; one that was left is asked why."""
    current, found = turn(), _at(place)
    state = request.form.get("estado", "")
    if state not in {choice.value for choice in STATES}:
        return redirect(url_for(".course", place=place), 303)
    if state == ABANDONED:
        return redirect(url_for(".why", place=place), 303)
    _mark(current, found, state, "")
    return redirect(url_for(".changed"), 303)


@bp.get("/mi-camino/curso/<int:place>/motivo")
def why(place: int) -> str:
    """Why was it left?"""
    return render_template(
        "kiosk/results/why.html",
        title=_at(place).title,
        left=True,
        reasons=REASONS,
        action=url_for(".because", place=place),
        back=url_for(".course", place=place),
    )


@bp.post("/mi-camino/curso/<int:place>/motivo")
def because(place: int) -> Response:
    """Keep that it was left, and the reason if it is one of those offered."""
    sent = request.form.get("motivo", "")
    if sent not in set(Reason):
        return redirect(url_for(".why", place=place), 303)
    _mark(turn(), _at(place), ABANDONED, sent)
    return redirect(url_for(".changed"), 303)


@bp.get("/mi-camino/cambios")
def changed() -> str | Response:
    """What changed of the pathway, and why."""
    current = turn()
    job = _job(current)
    told = [Changed(*each) for each in current.journey.changes]
    if job is None or not told:
        return redirect(url_for(".show"), 303)
    return render_template("kiosk/back/changed.html", job=job, changes=told, back=url_for(".show"))


def _job(current: Turn) -> Job | None:
    """The job the person chose, or the first proposed; None where there is none."""
    jobs = jobs_of(current)
    return jobs[number_of(current, current.journey.answers.chosen) - 1] if jobs else None


def _courses(current: Turn, job: Job | None) -> list[Course]:
    """Those marked, then the steps of the pathway that are not."""
    marks = list(current.journey.answers.courses)
    known = {course.course_id for course in marks}
    steps = range(1, len(job.path.steps) + 1) if job else ()
    coming = [job.course(place, "") for place in steps if job]
    return marks + [course for course in coming if course.course_id not in known]


def _at(place: int) -> Course:
    current = turn()
    courses = _courses(current, _job(current))
    if not 1 <= place <= len(courses):
        abort(404)
    return courses[place - 1]


def _mark(current: Turn, course: Course, state: str, reason: str) -> None:
    """Keep the state, plan again for the same job, and note what changed."""
    journey, store = current.journey, services().store
    before = _path(current)
    new = course._replace(state=state, reason=reason)
    courses = journey.answers.courses
    if state:
        store.progress.mark(
            journey.record_id, course.occupation, course.course_id, state, reason or None
        )
        courses = marked(courses, new)
    else:
        store.progress.undo(journey.record_id, course.course_id)
        courses = unmarked(courses, course.course_id)
    chosen = journey.answers.chosen or course.occupation
    journey.answers = replace(journey.answers, courses=courses, chosen=chosen)
    keep(current)
    journey.changes = [list(each) for each in what_changed(before, _path(current), new)]
    current.save()


def _path(current: Turn) -> Pathway | None:
    job = _job(current)
    return job.path if job else None
