"""What if I have less time or money: sliders, and the pathway made again at once."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.planner.types import Pathway
from kiosk.web.limits import SLIDERS, as_answers, places_of, read_places, with_places
from kiosk.web.proposals import job_of, keep, number_of, plan_of, request_of
from kiosk.web.turns import turn

bp = Blueprint("what_if", __name__)
#: Courses named on the page.
_NAMED = 3


@bp.before_request
def only_when_kept() -> Response | None:
    """There is something to vary only once a pathway is kept."""
    return None if turn().journey.is_saved else redirect(url_for("results.check"), 303)


@bp.get("/camino/<int:number>/probar")
def show(number: int) -> str:
    """The sliders where the answers stand, with the pathway as it is."""
    return _page(number, places_of(turn().journey.answers))


@bp.post("/camino/<int:number>/probar")
def recompute(number: int) -> str | Response:
    """The pathway under the limits sent; or those limits become the answers."""
    current = turn()
    places = read_places(request.form, places_of(current.journey.answers))
    if request.form.get("accion") != "guardar":
        return _page(number, places)
    occupation = job_of(number).match.ciuo08
    answers = as_answers(current.journey.answers, places)
    current.journey.answers = replace(answers, chosen=occupation)
    keep(current)
    return redirect(url_for("pathway.show", number=number_of(current, occupation)), 303)


def _page(number: int, places: dict[str, int]) -> str:
    """The whole page, or only the result where the script asks for it."""
    job = job_of(number)
    only = request.form.get("solo") == "resultado"
    return render_template(
        "kiosk/results/outcome.html" if only else "kiosk/results/what_if.html",
        job=job,
        sliders=SLIDERS,
        places=places,
        path=_under(number, places),
        named=_NAMED,
        back=url_for("pathway.show", number=number),
    )


def _under(number: int, places: dict[str, int]) -> Pathway:
    """The pathway to the same job under these limits."""
    job, current = job_of(number), turn()
    if places == places_of(current.journey.answers):
        return job.path
    wished = replace(request_of(current), occupation=job.match.ciuo08)
    return plan_of(current, with_places(wished, places)).pathways[0]
