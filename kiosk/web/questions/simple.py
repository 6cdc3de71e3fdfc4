"""The questions that are answered by choosing one thing."""

from __future__ import annotations

from typing import Any

from kiosk.web.i18n import mark as _n
from kiosk.web.journey import UNDER_AGE, UNSAID
from kiosk.web.questions.base import Asking, Choice, ChoiceQuestion


class Consent(ChoiceQuestion):
    """May what is written be kept? No, unless the person says yes."""

    name = "consentimiento"
    fields = ("consent",)
    title = _n("¿Podemos guardar las palabras que usted escriba?")
    hint = _n("Recibe la misma ayuda si dice no.")
    template = "kiosk/questions/consent.html"
    columns = 1
    choices = (
        Choice("no", _n("No. Bórrenlas al terminar.")),
        Choice("si", _n("Sí. Guárdenlas para mejorar la ayuda.")),
    )

    def show(self, asking: Asking) -> dict[str, Any]:
        """As any choice; nothing said counts as no."""
        shown = super().show(asking)
        return shown | {"chosen": shown["chosen"] or "no"}


class Age(ChoiceQuestion):
    """The age band; under 14 the turn ends."""

    name = "edad"
    fields = ("age",)
    title = _n("¿Qué edad tiene?")
    columns = 3
    choices = (
        Choice(UNDER_AGE, _n("Menos de 14 años")),
        Choice("14-17", _n("14 a 17 años")),
        Choice("18-29", _n("18 a 29 años")),
        Choice("30-44", _n("30 a 44 años")),
        Choice("45-59", _n("45 a 59 años")),
        Choice("60-99", _n("60 años o más")),
        Choice(UNSAID, _n("Prefiero no decir")),
    )


class Schooling(ChoiceQuestion):
    """Schooling completed."""

    name = "estudios"
    fields = ("education",)
    title = _n("¿Qué estudios terminó?")
    hint = _n("Elija el último que completó.")
    choices = (
        Choice("ninguna", _n("Ninguno todavía")),
        Choice("primaria", _n("Primaria")),
        Choice("secundaria", _n("Secundaria")),
        Choice("tecnica", _n("Técnica o CETPRO")),
        Choice("universitaria", _n("Universidad")),
        Choice(UNSAID, _n("No sé")),
    )


class Deadline(ChoiceQuestion):
    """Weeks until the person needs to be done."""

    name = "plazo"
    fields = ("weeks",)
    title = _n("¿En cuánto tiempo quiere terminar de estudiar?")
    hint = _n("Un año de CETPRO son unas 1000 horas. Con 20 por semana, casi 1 año.")
    columns = 3
    choices = (
        Choice("13", _n("3 meses")),
        Choice("26", _n("6 meses")),
        Choice("52", _n("1 año")),
        Choice("104", _n("2 años")),
        Choice(UNSAID, _n("No sé")),
    )
