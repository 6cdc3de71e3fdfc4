"""Coming back: the code, then the PIN, then the pathway as it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.errors import InputError
from kiosk.store.codes import normalise
from kiosk.store.errors import LockedError, UnknownCodeError, WrongPinError
from kiosk.store.returns import Kept
from kiosk.web import turns
from kiosk.web.answers import NO, YES, Answers
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import ngettext
from kiosk.web.journey import Draft, Journey
from kiosk.web.proposals import keep
from kiosk.web.services import services
from kiosk.web.turns import Turn, turn

bp = Blueprint("coming_back", __name__)
#: Letters of a code that are looked at; a code has 13 with its hyphens.
_LONGEST = 40


@bp.get("/volver")
def code() -> str:
    """The code on the paper."""
    journey = turn().journey
    draft = journey.draft_of("volver")
    return render_template(
        "kiosk/back/code.html",
        page="volver",
        code=draft.values["code"][0] if draft else journey.coming,
        errors=draft.errors if draft else {},
        back=url_for("turn.welcome"),
    )


@bp.post("/volver")
def receive_code() -> Response:
    """Take the code if its check symbol is right: one wrong letter is told at once."""
    current = turn()
    journey = current.journey
    written = request.form.get("code", "").strip()[:_LONGEST]
    if normalise(written) is None:
        wrong = (
            _("Escriba el código de su papel. Tiene 11 letras y números.")
            if not written
            else _("Ese código tiene una letra o un número distinto. Revise su papel.")
        )
        journey.draft = Draft("volver", {"code": [written]}, {"code": wrong})
        current.save()
        return redirect(url_for(".code"), 303)
    journey.draft, journey.coming = None, written
    current.save()
    return redirect(url_for(".pin"), 303)


@bp.get("/volver/pin")
def pin() -> str | Response:
    """The PIN chosen with it."""
    journey = turn().journey
    if not journey.coming:
        return redirect(url_for(".code"), 303)
    draft = journey.draft_of("volver-pin")
    return render_template(
        "kiosk/back/pin.html", errors=draft.errors if draft else {}, back=url_for(".code")
    )


@bp.post("/volver/pin")
def receive_pin() -> Response:
    """Open what was kept; a wrong PIN is counted, and the third one locks for a while."""
    current = turn()
    journey = current.journey
    if not journey.coming:
        return redirect(url_for(".code"), 303)
    given = request.form.get("pin", "").strip()
    try:
        if not given:
            raise InputError(_("Escriba su PIN."), "pin")
        kept = services().store.returns.open(journey.coming, given)
    except InputError as error:
        journey.draft = Draft("volver-pin", {}, {"pin": _wrong(error)})
        current.save()
        return redirect(url_for(".pin"), 303)
    _resume(current, kept)
    return redirect(url_for("my_way.show"), 303)


def _wrong(error: InputError) -> str:
    if isinstance(error, LockedError):
        minutes = max(1, -(-error.seconds // 60))
        return ngettext(
            "Este código descansa %(num)s minuto. Después puede probar otra vez.",
            "Este código descansa %(num)s minutos. Después puede probar otra vez.",
            minutes,
        )
    if isinstance(error, WrongPinError):
        return ngettext(
            "El código o el PIN no es correcto. Le queda %(num)s intento.",
            "El código o el PIN no es correcto. Le quedan %(num)s intentos.",
            error.left,
        )
    if isinstance(error, UnknownCodeError):
        return _("El código o el PIN no es correcto. Pida ayuda a una persona del centro.")
    return str(error)


def _resume(current: Turn, kept: Kept) -> None:
    """Begin a turn with what was kept, under a token that nobody had before."""
    answers = replace(Answers.from_data(kept.answers), needs=(), chosen=kept.chosen)
    consents = {"store": kept.consents.store, "sync": kept.consents.sync, "gpt": kept.consents.gpt}
    given: dict[str, Any] = {
        f"consent_{name}": YES if agreed else NO for name, agreed in consents.items()
    }
    look = current.journey
    journey = Journey(
        answers=replace(answers, **given),
        language=look.language,
        large=look.large,
        contrast=look.contrast,
        record_id=kept.record_id,
        code=look.coming,
        has_pin=True,
    )
    # Kept again, since the catalogue may have changed: what is rated must be what is shown.
    keep(turns.begin(journey))
    services().metrics.returned.inc()
