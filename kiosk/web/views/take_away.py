"""What the person takes home: the square for a phone, a sheet, a receipt, a code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.errors import InputError
from kiosk.paper.blocks import Block
from kiosk.paper.printer import told
from kiosk.paper.receipt import as_speech, receipt
from kiosk.store.returns import Consents
from kiosk.web.answers import YES
from kiosk.web.asks import asks
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n
from kiosk.web.journey import Draft
from kiosk.web.proposals import Job, job_of
from kiosk.web.questions.consents import consents_of, may_agree
from kiosk.web.services import services
from kiosk.web.takeaway import qr
from kiosk.web.turns import Turn, turn

bp = Blueprint("take_away", __name__)
#: What the store says of a PIN that may not be chosen; it knows of no languages.
PIN_ERRORS = (
    _n("Escriba de 4 a 6 números."),
    _n("Elija números que no sean todos iguales."),
    _n("Elija números que no vayan seguidos, como 1234."),
)


@bp.before_request
def only_when_kept() -> Response | None:
    """What goes home is what was kept."""
    return None if turn().journey.is_saved else redirect(url_for("results.check"), 303)


@bp.get("/llevar/<int:number>")
def show(number: int) -> str:
    """All ways to take the pathway home."""
    job, journey = job_of(number), turn().journey
    return render_template(
        "kiosk/take/take.html",
        job=job,
        qr=qr(job.path) if job.path.steps else "",
        code=journey.code if journey.has_pin else "",
        printer=bool(services().settings.receipt_printer),
        printed=journey.printed,
        back=url_for("pathway.show", number=number),
    )


@bp.get("/imprimir/<int:number>")
def sheet(number: int) -> str:
    """One sheet of paper."""
    job, journey = job_of(number), turn().journey
    return render_template(
        "kiosk/take/sheet.html",
        job=job,
        asks=asks(journey.answers),
        qr=qr(job.path) if job.path.steps else "",
        code=journey.code if journey.has_pin else "",
        today=_today(),
        back=url_for(".show", number=number),
    )


@bp.get("/recibo/<int:number>")
def receipt_page(number: int) -> str:
    """The words of the receipt, so that they can be heard, and the button that prints it."""
    return render_template(
        "kiosk/take/receipt.html",
        job=job_of(number),
        lines=as_speech(_receipt(turn(), job_of(number))),
        back=url_for(".show", number=number),
    )


@bp.post("/recibo/<int:number>")
def print_receipt(number: int) -> Response:
    """Print the receipt; whatever comes of it is told, and nothing is lost."""
    current = turn()
    result = services().printer.print(_receipt(current, job_of(number)), current.journey.record_id)
    current.journey.printed = told(result)
    current.save()
    return redirect(url_for(".show", number=number), 303)


def _receipt(current: Turn, job: Job) -> tuple[Block, ...]:
    code = current.journey.code if current.journey.has_pin else None
    return receipt(job.path, job.match, code, _today(), asks(current.journey.answers))


def _today() -> date:
    return date.fromtimestamp(services().clock())


@bp.get("/pin/<int:number>")
def pin(number: int) -> str:
    """Choose a PIN; without consent to keep the answers, ask for that first."""
    current = turn()
    journey = current.journey
    agreed = journey.answers.agreed("consent_store")
    alone = not may_agree(journey.answers)
    draft = journey.draft_of("pin")
    return render_template(
        "kiosk/take/pin.html" if agreed else "kiosk/take/agree.html",
        number=number,
        alone=alone,
        action=url_for(".set_pin", number=number),
        errors=draft.errors if draft else {},
        back=url_for(".show", number=number),
    )


@bp.post("/pin/<int:number>")
def set_pin(number: int) -> Response:
    """Keep the PIN, or the consent without which there is none."""
    current, found = turn(), services()
    journey = current.journey
    if not journey.answers.agreed("consent_store"):
        if request.form.get("guardar") != YES or not may_agree(journey.answers):
            return redirect(url_for(".show", number=number), 303)
        journey.answers = replace(journey.answers, consent_store=YES)
        found.store.returns.set_consents(
            journey.record_id,
            Consents(**consents_of(journey.answers)),
            code=journey.code,
            answers=journey.answers.kept(),
        )
        journey.saved = journey.answers.digest
        current.save()
        return redirect(url_for(".pin", number=number), 303)
    try:
        found.store.returns.set_pin(journey.record_id, request.form.get("pin", ""))
    except InputError as error:
        # What was typed is not shown again: it was meant to be seen by nobody.
        journey.draft = Draft("pin", {}, {"pin": _(str(error))})
        current.save()
        return redirect(url_for(".pin", number=number), 303)
    journey.draft, journey.has_pin = None, True
    current.save()
    return redirect(url_for(".code", number=number), 303)


@bp.get("/codigo/<int:number>")
def code(number: int) -> str | Response:
    """The code in large letters, to copy by hand."""
    journey = turn().journey
    if not journey.has_pin:
        return redirect(url_for(".pin", number=number), 303)
    return render_template(
        "kiosk/take/code.html",
        number=number,
        code=journey.code,
        back=url_for(".show", number=number),
    )
