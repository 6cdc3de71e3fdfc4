"""The pathway to a job, step by step, and what the person says of each step."""

from __future__ import annotations

import math

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.store.shown import Feedback, Reason
from kiosk.web.proposals import job_of
from kiosk.web.reasons import REASONS
from kiosk.web.services import services
from kiosk.web.turns import turn

bp = Blueprint("pathway", __name__)
#: Steps that fit on one screen.
STEPS = 4


@bp.before_request
def only_when_kept() -> Response | None:
    """A pathway is shown once it is kept, so that it can be printed and found again."""
    return None if turn().journey.is_saved else redirect(url_for("results.check"), 303)


@bp.get("/camino/<int:number>", defaults={"part": 1})
@bp.get("/camino/<int:number>/parte/<int:part>")
def show(number: int, part: int) -> str:
    """The steps towards a job, a screenful at a time."""
    job = job_of(number)
    parts = max(1, math.ceil(len(job.path.steps) / STEPS))
    if not 1 <= part <= parts:
        abort(404)
    first = (part - 1) * STEPS
    return render_template(
        "kiosk/results/pathway.html",
        job=job,
        steps=list(enumerate(job.path.steps, start=1))[first : first + STEPS],
        part=part,
        parts=parts,
        back=url_for("results.job", number=number),
    )


@bp.get("/camino/<int:number>/paso/<int:place>")
def step(number: int, place: int) -> str:
    """One course: where, how long, what it costs, what it teaches, and why."""
    job = job_of(number)
    if not 1 <= place <= len(job.path.steps):
        abort(404)
    found = job.path.steps[place - 1]
    before = job.path.steps[place - 2].coverage_after if place > 1 else None
    return render_template(
        "kiosk/results/step.html",
        job=job,
        step=found,
        place=place,
        said=turn().journey.said.get(f"{job.match.ciuo08} {found.course_id}", ""),
        before=job.path.coverage_before if before is None else before,
        back=url_for(".show", number=number, part=(place - 1) // STEPS + 1),
    )


@bp.post("/camino/<int:number>/paso/<int:place>")
def rate(number: int, place: int) -> Response:
    """This course is of use, or not; then why not."""
    useful = request.form.get("sirve") == "si"
    _say(number, place, Feedback.USEFUL if useful else Feedback.NOT_USEFUL, None)
    onward = ".step" if useful else ".why_not"
    return redirect(url_for(onward, number=number, place=place), 303)


@bp.get("/camino/<int:number>/paso/<int:place>/motivo")
def why_not(number: int, place: int) -> str:
    """Why the course is of no use: seven pictures, one tap."""
    job = job_of(number)
    if not 1 <= place <= len(job.path.steps):
        abort(404)
    return render_template(
        "kiosk/results/why.html",
        title=job.path.steps[place - 1].course,
        reasons=REASONS,
        action=url_for(".because", number=number, place=place),
        back=url_for(".step", number=number, place=place),
    )


@bp.post("/camino/<int:number>/paso/<int:place>/motivo")
def because(number: int, place: int) -> Response:
    """Keep the reason, if it is one of those offered."""
    sent = request.form.get("motivo", "")
    if sent in set(Reason):
        _say(number, place, Feedback.NOT_USEFUL, Reason(sent))
    return redirect(url_for(".step", number=number, place=place), 303)


def _say(number: int, place: int, feedback: Feedback, reason: Reason | None) -> None:
    """Keep what was said of the step, and show it on its page."""
    current, job = turn(), job_of(number)
    if not 1 <= place <= len(job.path.steps):
        abort(404)
    course, occupation = job.path.steps[place - 1].course_id, job.match.ciuo08
    services().store.recommendations.rate(
        current.journey.record_id, occupation, course, feedback, reason
    )
    current.journey.said[f"{occupation} {course}"] = feedback.value
    current.save()
