"""Beginning and ending a turn, and how the screen looks during it."""

from __future__ import annotations

import re

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kiosk.store.shown import Feedback
from kiosk.web import i18n, turns
from kiosk.web.journey import Journey
from kiosk.web.questions import BY_NAME, QUESTIONS
from kiosk.web.services import services

bp = Blueprint("turn", __name__)
_OWN_PATH = re.compile(r"/[a-z]*(/[a-z0-9]+)*")


@bp.get("/")
def start() -> str:
    """The languages, each in its own words."""
    return render_template("kiosk/start.html", languages=i18n.NAMES)


@bp.post("/empezar")
def begin() -> AnyResponse:
    """Begin a turn in a language; how the screen looks is kept, nothing else."""
    journey = g.turn.journey.like() if g.turn is not None else Journey()
    journey.language = _language(request.form.get("idioma", ""))
    turns.begin(journey)
    services().metrics.started.inc()
    return redirect(url_for(".welcome"), 303)


@bp.get("/bienvenida")
def welcome() -> str:
    """What this is, and what happens with what one tells."""
    return render_template("kiosk/welcome.html", first=QUESTIONS[0].name, back=url_for(".start"))


@bp.post("/terminar")
def leave() -> Response:
    """Begin anew: wipe, and back to the start."""
    how = "tiempo" if request.form.get("por") == "tiempo" else "empezar_de_nuevo"
    return _end(how, url_for("turn.start"))


@bp.get("/utilidad")
def useful() -> str:
    """Was this of use? The last question; it need not be answered."""
    return render_template("kiosk/useful.html", back=url_for("results.jobs"))


@bp.post("/fin")
def finish() -> Response:
    """The person is done: keep what they said of the visit, wipe, and say goodbye."""
    said = request.form.get("sirvio")
    if g.turn is not None and g.turn.journey.saved and said in ("si", "no"):
        services().store.recommendations.rate_visit(
            g.turn.journey.record_id, Feedback.USEFUL if said == "si" else Feedback.NOT_USEFUL
        )
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
    """Wipe the turn of a person under 14, and what was kept before they said so."""
    if g.turn is not None and g.turn.journey.saved:
        services().store.recommendations.erase(g.turn.journey.record_id)
    return _end("menor_de_14", url_for("turn.under_age"))


@bp.post("/seguir")
def stay() -> tuple[str, int]:
    """The person is still here; finding the turn has noted it already."""
    return "", 204


@bp.post("/ver")
def look() -> AnyResponse:
    """Large letters, high contrast or another language; what is typed on the page is kept."""
    turn = g.turn or turns.begin(Journey())
    journey: Journey = turn.journey
    change = request.form.get("cambio")
    if change == "letra":
        journey.large = not journey.large
    elif change == "contraste":
        journey.contrast = not journey.contrast
    if "idioma" in request.form:
        journey.language = _language(request.form["idioma"])
    question = BY_NAME.get(request.form.get("pagina", ""))
    if question is not None:
        before = journey.draft_of(question.name)
        journey.draft = question.draft(request.form, before.errors if before else None)
    turn.save()
    back = request.form.get("donde", "")
    return redirect(back if _OWN_PATH.fullmatch(back) else url_for("turn.start"), 303)


def _language(wished: str) -> str:
    return wished if wished in i18n.NAMES else services().settings.language


def _end(how: str, where: str) -> Response:
    if turns.wipe():
        services().metrics.finished.labels(how).inc()
    return turns.forget_everything(make_response(redirect(where, 303)))
