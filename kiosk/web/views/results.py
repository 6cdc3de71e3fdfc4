"""Check the answers, keep the recommendation, and show jobs, pathway and paper."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kiosk.errors import InputError
from kiosk.planner.types import Match, Pathway, Plan, Step
from kiosk.store.recommendations import Record
from kiosk.web.hindrances import Hindrances, hindrances
from kiosk.web.journey import UNSAID
from kiosk.web.questions import next_question
from kiosk.web.services import services
from kiosk.web.summary import summary
from kiosk.web.takeaway import qr
from kiosk.web.turns import Turn, turn
from kiosk.web.views.questions import after, asking, send_back

bp = Blueprint("results", __name__)
#: Jobs shown, and steps that fit on one screen.
JOBS = 3
STEPS = 4


@dataclass(frozen=True)
class Job:
    """One proposed job with its pathway; ``number`` counts from 1."""

    number: int
    match: Match
    path: Pathway

    @property
    def hindrances(self) -> Hindrances:
        """Why there is no step, where there is none."""
        return hindrances(self.path)


@bp.get("/respuestas")
def check() -> str | Response:
    """All answers, each with a way to change it."""
    current = turn()
    if next_question(current.journey.answers) is not None:
        return redirect(after(current.journey), 303)
    return render_template(
        "kiosk/results/check.html",
        rows=summary(asking(current)),
        back=url_for("questions.show", name="dinero"),
    )


@bp.post("/respuestas")
def keep() -> Response:
    """Make the plan and keep it; the same answers again keep nothing new."""
    current = turn()
    journey = current.journey
    if next_question(journey.answers) is not None:
        return redirect(after(journey), 303)
    try:
        plan = _plan(current)
    except InputError as error:
        return send_back(current, error)
    if not journey.is_saved:
        answers = journey.answers
        found = services()
        found.store.recommendations.save(
            Record(
                id=journey.record_id,
                code=journey.code,
                consent_store=answers.consent == "si",
                age_band=None if answers.age == UNSAID else answers.age,
                plan=plan,
                shown=tuple(job.path for job in _jobs(plan)),
            )
        )
        found.metrics.saved.inc()
        journey.saved = answers.digest
        current.save()
    return redirect(url_for(".jobs"), 303)


@bp.get("/trabajos")
def jobs() -> str | Response:
    """The jobs within reach, side by side."""
    current = turn()
    if not current.journey.is_saved:
        return redirect(url_for(".check"), 303)
    plan = _plan(current)
    return render_template(
        "kiosk/results/jobs.html", jobs=_jobs(plan), plan=plan, back=url_for(".check")
    )


@bp.get("/trabajo/<int:number>")
def job(number: int) -> str | Response:
    """One job: why, what is known, what is missing, pay and demand."""
    chosen = _chosen(number)
    if isinstance(chosen, Response):
        return chosen
    return render_template("kiosk/results/job.html", job=chosen, back=url_for(".jobs"))


@bp.get("/camino/<int:number>", defaults={"part": 1})
@bp.get("/camino/<int:number>/parte/<int:part>")
def pathway(number: int, part: int) -> str | Response:
    """The steps towards a job, a screenful at a time."""
    chosen = _chosen(number)
    if isinstance(chosen, Response):
        return chosen
    parts = max(1, math.ceil(len(chosen.path.steps) / STEPS))
    if not 1 <= part <= parts:
        abort(404)
    first = (part - 1) * STEPS
    steps = list(enumerate(chosen.path.steps, start=1))[first : first + STEPS]
    return render_template(
        "kiosk/results/pathway.html",
        job=chosen,
        steps=steps,
        part=part,
        parts=parts,
        back=url_for(".job", number=number),
    )


@bp.get("/camino/<int:number>/paso/<int:place>")
def step(number: int, place: int) -> str | Response:
    """One course: where, how long, what it costs, what it teaches, and why."""
    chosen = _chosen(number)
    if isinstance(chosen, Response):
        return chosen
    if not 1 <= place <= len(chosen.path.steps):
        abort(404)
    found: Step = chosen.path.steps[place - 1]
    before = chosen.path.steps[place - 2].coverage_after if place > 1 else None
    return render_template(
        "kiosk/results/step.html",
        job=chosen,
        step=found,
        place=place,
        before=chosen.path.coverage_before if before is None else before,
        back=url_for(".pathway", number=number, part=(place - 1) // STEPS + 1),
    )


@bp.get("/imprimir/<int:number>")
def sheet(number: int) -> str | Response:
    """One sheet of paper to take home."""
    chosen = _chosen(number)
    if isinstance(chosen, Response):
        return chosen
    return render_template(
        "kiosk/results/sheet.html",
        job=chosen,
        qr=qr(chosen.path) if chosen.path.steps else "",
        code=turn().journey.code,
        today=date.fromtimestamp(services().clock()),
        back=url_for(".pathway", number=number),
    )


def _plan(current: Turn) -> Plan:
    situation = asking(current)
    journey = current.journey
    draw = journey.draw if situation.settings.explore else None
    return situation.plans.get(current.token, replace(journey.answers.request(), draw=draw))


def _jobs(plan: Plan) -> list[Job]:
    paths = {path.occupation: path for path in plan.pathways}
    found = [match for match in plan.occupations if match.ciuo08 in paths][:JOBS]
    return [Job(n, match, paths[match.ciuo08]) for n, match in enumerate(found, start=1)]


def _chosen(number: int) -> Job | Response:
    """The job of that number, or where to go when nothing is kept yet."""
    current = turn()
    if not current.journey.is_saved:
        return redirect(url_for(".check"), 303)
    found = _jobs(_plan(current))
    if not 1 <= number <= len(found):
        abort(404)
    return found[number - 1]
