"""Check the answers, keep the recommendation, show the jobs, choose one."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kiosk.errors import InputError
from kiosk.web.asking import asking
from kiosk.web.proposals import job_of, jobs_of, keep, plan_of
from kiosk.web.questions import asked_of, next_question
from kiosk.web.services import services
from kiosk.web.summary import summary
from kiosk.web.turns import turn
from kiosk.web.views.questions import after, send_back

bp = Blueprint("results", __name__)


@bp.get("/respuestas")
def check() -> str | Response:
    """All answers, each with a way to change it."""
    current = turn()
    if next_question(current.journey.answers) is not None:
        return redirect(after(current.journey), 303)
    return render_template(
        "kiosk/results/check.html",
        rows=summary(asking(current)),
        back=url_for("questions.show", name=asked_of(current.journey.answers)[-1].name),
    )


@bp.post("/respuestas")
def confirm() -> Response:
    """Make the plan and keep it; the same answers again keep nothing new."""
    current = turn()
    if next_question(current.journey.answers) is not None:
        return redirect(after(current.journey), 303)
    try:
        keep(current)
    except InputError as error:
        return send_back(current, error)
    return redirect(url_for(".jobs"), 303)


@bp.get("/trabajos")
def jobs() -> str | Response:
    """The jobs within reach, side by side."""
    current = turn()
    if not current.journey.is_saved:
        return redirect(url_for(".check"), 303)
    return render_template(
        "kiosk/results/jobs.html",
        jobs=jobs_of(current),
        plan=plan_of(current),
        back=url_for(".check"),
    )


@bp.get("/trabajo/<int:number>")
def job(number: int) -> str | Response:
    """One job: why, what is known, what is missing, pay and demand."""
    if not turn().journey.is_saved:
        return redirect(url_for(".check"), 303)
    return render_template("kiosk/results/job.html", job=job_of(number), back=url_for(".jobs"))


@bp.post("/trabajo/<int:number>")
def choose(number: int) -> Response:
    """The person chooses this job; the last choice counts."""
    current = turn()
    if not current.journey.is_saved:
        return redirect(url_for(".check"), 303)
    occupation = job_of(number).match.ciuo08
    journey = current.journey
    if journey.answers.chosen != occupation:
        services().store.returns.choose(journey.record_id, occupation)
        journey.answers = replace(journey.answers, chosen=occupation)
        current.save()
    return redirect(url_for("pathway.show", number=number), 303)
