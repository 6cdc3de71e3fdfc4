"""What stands on the receipt: one pathway, its figures and sources, nothing of the person.

No word of theirs, no age, no district, no answer: a receipt is lost in a bus. Figures are
told whole; only a name longer than any at hand is cut, between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kiosk.paper.blocks import Block, Cut, Feed, Line, Qr, Rule
from kiosk.planner.types import Fact, Match, Pathway, Step
from kiosk.web import takeaway
from kiosk.web import wording as w
from kiosk.web.hindrances import hindrances
from kiosk.web.i18n import gettext as _

#: Letters of a job that still read well at twice the size: three lines of 24.
_LARGE = 72
#: Letters of a name: the longest of the catalogue's courses has 160.
_NAME = 160
#: Columns before what belongs to a step, under its number.
_UNDER = 3
_SOLES = re.compile(r"S/[\s\u00a0]([\d,]+(?:\.\d+)?)")


def receipt(
    path: Pathway, match: Match, code: str | None, today: date, asks: Sequence[str]
) -> tuple[Block, ...]:
    """The receipt of one pathway, top to bottom.

    Args:
        path: The pathway.
        match: The job it leads to.
        code: The return code, or None where nothing was kept.
        today: The date to stand on it.
        asks: What to ask before enrolling (:mod:`kiosk.web.asks`).
    """
    return (
        Line(_("Yachay Ñan"), "center", bold=True, size=2),
        Line(_("El camino de aprender"), "center"),
        Line(today.strftime("%d/%m/%Y"), "center"),
        Rule(),
        *_job(path, match),
        Rule(),
        *((*_courses(path), *_questions(asks)) if path.steps else _no_course(path)),
        Rule(),
        *_code(code),
        Line(_("Una máquina sugirió este camino. Usted decide."), bold=True),
        Line(_("Una persona del centro puede revisarlo.")),
        *(_square(path) if path.steps else ()),
        Feed(2),
        Cut(),
    )


def _job(path: Pathway, match: Match) -> Iterator[Block]:
    yield Line(_("Su camino para:") if path.steps else _("Trabajo sugerido:"))
    yield Line(path.label, bold=True, size=2 if len(path.label) <= _LARGE else 1)
    yield from _pay(match.pay)


def _pay(pay: Fact) -> Iterator[Block]:
    yield Line(f"{_('Pago:')} {w.pay(pay)}.", bold=pay.value is not None)
    if pay.value is None:
        return
    spread = w.pay_range(pay)
    if spread:
        yield Line(spread)
    yield Line(w.sure(pay))
    if w.is_estimated(pay):
        yield Line(_("Es un dato estimado: puede variar."))
    yield _source(pay.source, pay.year)


def _courses(path: Pathway) -> Iterator[Block]:
    sources = {w.source(step.source, step.year) for step in path.steps}
    for number, step in enumerate(path.steps, start=1):
        yield from _step(number, step)
        if len(sources) > 1:
            yield _source(step.source, step.year, _UNDER)
        yield Feed()
    totals = _(
        "En total: %(hours)s · %(cost)s.", hours=w.total_hours(path), cost=w.total_cost(path)
    )
    yield Line(totals, bold=True)
    if len(sources) == 1:
        yield Line(_("Fuente de los cursos: %(source)s.", source=sources.pop()))


def _questions(asks: Sequence[str]) -> Iterator[Block]:
    yield Rule()
    yield Line(_("Antes de inscribirse, pregunte:"), bold=True)
    for question in asks:
        yield Line(f"- {question}", say=question)


def _step(number: int, step: Step) -> Iterator[Block]:
    place = f"{step.institution}. {step.place}" if step.place else step.institution
    yield Line(f"{number}. {w.shorten(step.course, _NAME)}", bold=True)
    yield Line(w.sentence(place, _NAME), margin=_UNDER)
    yield Line(f"{w.hours(step)}. {w.cost(step.cost)}.", margin=_UNDER)
    if step.starts:
        yield Line(_("Empieza el %(day)s.", day=w.day(step.starts)), margin=_UNDER)


def _source(text: str, year: int | None, margin: int = 0) -> Line:
    return Line(f"{_('Fuente:')} {w.source(text, year)}.", margin=margin)


def _no_course(path: Pathway) -> Iterator[Block]:
    if hindrances(path).short:
        yield Line(_("No hay un camino que quepa en sus límites."))
    else:
        yield Line(_("Pida ayuda para saber dónde piden este trabajo y qué papeles necesita."))


def _code(code: str | None) -> Iterator[Block]:
    if code is not None:
        yield Line(_("Su código para volver:"))
        yield Line(code, "center", bold=True, size=2, say=", ".join(map(" ".join, code.split("-"))))
        yield Feed()


def _square(path: Pathway) -> Iterator[Block]:
    yield Feed()
    yield Qr(takeaway.as_text(path, takeaway.RECEIPT_BYTES))
    yield Line(_("Apunte la cámara de un celular a este cuadro. Lleva este camino, sin sus datos."))


def as_speech(blocks: Iterable[Block]) -> list[str]:
    """What the receipt says, to be heard: each paragraph, in the order of the paper."""
    return [
        _SOLES.sub(_in_words, block.say or block.text).replace("\u00a0", " ")
        for block in blocks
        if isinstance(block, Line)
    ]


def _in_words(found: re.Match[str]) -> str:
    amount = found[1].replace(",", "")
    return _("%(amount)s sol", amount=1) if amount == "1" else _("%(amount)s soles", amount=amount)
