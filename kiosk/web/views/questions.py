"""One view shows any question, one receives its form.

Every form is answered with a redirection, so that Back and Reload never send
anything twice; what could not be used waits in the turn, with its error.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.errors import InputError
from kiosk.web.errors import NotReady
from kiosk.web.journey import UNDER_AGE, Journey
from kiosk.web.questions import BY_NAME, OF_REQUEST, QUESTIONS, Asking, Question, next_question
from kiosk.web.questions.understood import UnderstoodQuestion
from kiosk.web.services import services
from kiosk.web.turns import Turn, turn
from kiosk.web.views.turn import end_under_age

bp = Blueprint("questions", __name__)
_NAMES = ", ".join(question.name for question in QUESTIONS)


def asking(current: Turn) -> Asking:
    """The situation of this request.

    Raises:
        NotReady: The planner is not loaded.
    """
    found = services()
    if found.planner is None or found.plans is None:
        raise NotReady
    return Asking(
        current.token, current.journey, found.settings, found.planner.districts, found.plans
    )


@bp.get(f"/<any({_NAMES}):name>")
def show(name: str) -> str | Response:
    """The page of a question, if its turn has come."""
    question = BY_NAME[name]
    current = turn()
    early = _first_missing(current.journey, question)
    if early is not None:
        return redirect(url_for(".show", name=early.name), 303)
    return _render(question, current, question.show(asking(current)))


@bp.get("/entendimos/<int:part>")
def show_part(part: int) -> str | Response:
    """A later screenful of what we understood."""
    question = BY_NAME["entendimos"]
    if not isinstance(question, UnderstoodQuestion):
        abort(404)
    current = turn()
    early = _first_missing(current.journey, question)
    if early is not None:
        return redirect(url_for(".show", name=early.name), 303)
    return _render(question, current, question.show_part(asking(current), str(part)))


@bp.post(f"/<any({_NAMES}):name>")
def receive(name: str) -> Response:
    """Read a form: to the next question, or back to this one with what is wrong."""
    question = BY_NAME[name]
    current = turn()
    journey = current.journey
    try:
        reading = question.read(request.form, asking(current))
    except InputError as error:
        journey.draft = question.draft(request.form, {error.field: str(error)})
        current.save()
        return redirect(url_for(".show", name=name), 303)
    journey.draft = None
    journey.answers = replace(journey.answers, **reading.answers)
    if reading.query is not None:
        journey.query = reading.query
    if journey.answers.age == UNDER_AGE:
        return end_under_age()
    current.save()
    if reading.goto:
        return redirect(f"/{reading.goto}", 303)
    return redirect(after(journey), 303)


def after(journey: Journey) -> str:
    """Where to go next: the first question without an answer, else the check."""
    question = next_question(journey.answers)
    if question is None:
        return url_for("results.check")
    return url_for("questions.show", name=question.name)


def send_back(current: Turn, error: InputError) -> Response:
    """To the question that the planner's complaint is about."""
    name = OF_REQUEST.get(error.field, "experiencia")
    field = BY_NAME[name].fields[0]
    current.journey.draft = replace(
        BY_NAME[name].draft(request.form), values={}, errors={field: str(error)}
    )
    current.save()
    return redirect(url_for("questions.show", name=name), 303)


def _first_missing(journey: Journey, question: Question) -> Question | None:
    """A question before this one that has no answer yet."""
    missing = next_question(journey.answers)
    if missing is None or QUESTIONS.index(missing) >= QUESTIONS.index(question):
        return None
    return missing


def _render(question: Question, current: Turn, context: dict[str, Any]) -> str:
    place = QUESTIONS.index(question)
    draft = current.journey.draft_of(question.name)
    back = url_for(".show", name=QUESTIONS[place - 1].name) if place else url_for("turn.start")
    if next_question(current.journey.answers) is None:
        back = url_for("results.check")
    return render_template(
        question.template,
        page=question.name,
        number=place + 1,
        total=len(QUESTIONS),
        back=back,
        errors=draft.errors if draft else {},
        **context,
    )
