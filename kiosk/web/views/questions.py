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
from kiosk.web.answers import UNDER_AGE
from kiosk.web.asking import asking
from kiosk.web.journey import Journey
from kiosk.web.questions import (
    BY_NAME,
    OF_REQUEST,
    QUESTIONS,
    Question,
    asked_of,
    next_question,
)
from kiosk.web.questions.understood import UnderstoodQuestion
from kiosk.web.turns import Turn, turn
from kiosk.web.views.turn import end_under_age

bp = Blueprint("questions", __name__)
_NAMES = ", ".join(question.name for question in QUESTIONS)


@bp.get(f"/<any({_NAMES}):name>")
def show(name: str) -> str | Response:
    """The page of a question, if its turn has come."""
    question = BY_NAME[name]
    current = turn()
    instead = elsewhere(current.journey, question)
    if instead is not None:
        return redirect(instead, 303)
    return _render(question, current, question.show(asking(current)))


@bp.get("/entendimos/<int:part>")
def show_part(part: int) -> str | Response:
    """A later screenful of what we understood."""
    question = BY_NAME["entendimos"]
    if not isinstance(question, UnderstoodQuestion):
        abort(404)
    current = turn()
    instead = elsewhere(current.journey, question)
    if instead is not None:
        return redirect(instead, 303)
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
    journey.draft = question.draft(request.form) if reading.unfinished else None
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


def elsewhere(journey: Journey, question: Question) -> str | None:
    """Where to go instead of ``question``: one before it is open, or it is not for them."""
    answers = journey.answers
    missing = next_question(answers)
    early = missing is not None and QUESTIONS.index(missing) < QUESTIONS.index(question)
    return after(journey) if early or not question.applies(answers) else None


def _render(question: Question, current: Turn, context: dict[str, Any]) -> str:
    answers = current.journey.answers
    asked = asked_of(answers)
    place = asked.index(question)
    draft = current.journey.draft_of(question.name)
    back = url_for(".show", name=asked[place - 1].name) if place else url_for("turn.welcome")
    if next_question(answers) is None:
        back = url_for("results.check")
    return render_template(
        question.template,
        page=question.name,
        number=place + 1,
        total=len(asked),
        back=back,
        errors=draft.errors if draft else {},
        **context,
    )
