"""The three consents, seen and changed at any time: taking one back acts at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.store.returns import Consents
from kiosk.web.answers import CONSENTS, NO, YES
from kiosk.web.questions.consents import consents_of, may_agree
from kiosk.web.services import services
from kiosk.web.turns import turn

bp = Blueprint("permissions", __name__)


@bp.get("/permisos")
def show() -> str:
    """Each consent with what was said, and one button that changes it."""
    return render_template(
        "kiosk/back/permissions.html",
        given={name: turn().journey.answers.agreed(name) for name in CONSENTS},
        back=url_for("my_way.show"),
    )


@bp.post("/permisos")
def change() -> Response:
    """Change one consent; what rested on it is gone when the page shows again."""
    current = turn()
    journey = current.journey
    name = request.form.get("permiso", "")
    agrees = not journey.answers.agreed(name) if name in CONSENTS else False
    if name not in CONSENTS or (agrees and not may_agree(journey.answers)):
        return redirect(url_for(".show"), 303)
    changed: dict[str, Any] = {name: YES if agrees else NO}
    journey.answers = replace(journey.answers, **changed)
    consents = Consents(**consents_of(journey.answers))
    if journey.saved:
        services().store.returns.set_consents(
            journey.record_id,
            consents,
            code=journey.code,
            answers=journey.answers.kept() if consents.store else None,
        )
        journey.saved = journey.answers.digest
    journey.has_pin = journey.has_pin and consents.store
    current.save()
    return redirect(url_for(".show"), 303)
