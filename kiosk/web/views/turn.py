"""Beginning and ending a turn, and how the screen looks during it."""

from __future__ import annotations

import re

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kiosk.web import turns
from kiosk.web.journey import Journey
from kiosk.web.questions import BY_NAME, QUESTIONS
from kiosk.web.services import services

bp = Blueprint("turn", __name__)
_OWN_PATH = re.compile(r"/[a-z]*(/[a-z0-9]+)*")


@bp.get("/")
def start() -> str:
    """What this is, and what happens with what one tells."""
    return render_template("kiosk/start.html")


@bp.post("/empezar")
def begin() -> AnyResponse:
    """Begin a turn; how the screen looks is kept, nothing else."""
    journey = Journey()
    if g.turn is not None:
        journey.large, journey.contrast = g.turn.journey.large, g.turn.journey.contrast
    turns.begin(journey)
    services().metrics.started.inc()
    return redirect(url_for("questions.show", name=QUESTIONS[0].name), 303)


@bp.post("/terminar")
def leave() -> Response:
    """Begin anew: wipe, and back to the start."""
    how = "tiempo" if request.form.get("por") == "tiempo" else "empezar_de_nuevo"
    return _end(how, url_for("turn.start"))


@bp.post("/fin")
def finish() -> Response:
    """The person is done: wipe, and say goodbye."""
    return _end("fin", url_for("turn.goodbye"))


@bp.get("/fin")
def goodbye() -> str:
    """Thanks, and what was wiped."""
    return render_template("kiosk/goodbye.html")


@bp.get("/menor")
def under_age() -> str:
    """Under 14: nothing is asked; staff helps."""
    return render_template("kiosk/under_age.html")


def end_under_age() -> Response:
    """Wipe the turn of a person under 14."""
    return _end("menor_de_14", url_for("turn.under_age"))


@bp.post("/seguir")
def stay() -> tuple[str, int]:
    """The person is still here; finding the turn has noted it already."""
    return "", 204


@bp.post("/ver")
def look() -> AnyResponse:
    """Large letters or high contrast, on or off; what is typed on the page is kept."""
    turn = g.turn or turns.begin(Journey())
    journey: Journey = turn.journey
    change = request.form.get("cambio")
    if change == "letra":
        journey.large = not journey.large
    elif change == "contraste":
        journey.contrast = not journey.contrast
    question = BY_NAME.get(request.form.get("pagina", ""))
    if question is not None:
        before = journey.draft_of(question.name)
        journey.draft = question.draft(request.form, before.errors if before else None)
    turn.save()
    back = request.form.get("donde", "")
    return redirect(back if _OWN_PATH.fullmatch(back) else url_for("turn.start"), 303)


def _end(how: str, where: str) -> Response:
    if turns.wipe():
        services().metrics.finished.labels(how).inc()
    return turns.forget_everything(make_response(redirect(where, 303)))
