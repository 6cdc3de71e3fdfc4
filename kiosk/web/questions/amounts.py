"""The questions whose answer is a number: hours a week and soles."""

from __future__ import annotations

import re
from typing import Any

from kiosk.errors import InputError
from kiosk.web.answers import UNSAID
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n
from kiosk.web.questions.base import Asking, Choice, Form, Question, Reading

#: The choice that says: the number written beside it.
OTHER = "otra"
_WORDS = re.compile(r"s/\.?|soles?|horas?|[\s']", re.IGNORECASE)
_THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+(\.\d+)?$")
_NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,2})?")


def read_number(written: str) -> float | None:
    """The number a person wrote, or None where it is none.

    ``S/ 1,200``, ``1200 soles``, ``12.5`` and ``12,5`` are understood.
    """
    text = _WORDS.sub("", written)
    if _THOUSANDS.match(text):
        text = text.replace(",", "")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


class AmountQuestion(Question):
    """A number chosen among a few, or written, or not known."""

    template = "kiosk/questions/amount.html"
    title: str
    hint: str
    label: str
    choices: tuple[Choice, ...]
    least: float
    most: float
    expected: str
    columns = 3

    def __init__(self) -> None:
        self.field = self.fields[0]
        self.number = f"{self.field}_number"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The number in its shortest form, or that it is not known."""
        choice = form.get(self.field, "")
        written = form.get(self.number, "").strip()
        if choice == OTHER or (not choice and written):
            number = read_number(written)
            if number is None or not self.least <= number <= self.most:
                raise InputError(_(self.expected), self.number)
            return Reading({self.field: f"{number:g}"})
        if choice not in {item.value for item in self.choices}:
            raise InputError(_("Elija una respuesta o escriba un número."), self.field)
        if written and read_number(written) != read_number(choice):
            raise InputError(
                _("Escribió un número y eligió otra respuesta. Deje solo una."), self.number
            )
        return Reading({self.field: choice})

    def show(self, asking: Asking) -> dict[str, Any]:
        """The choices, the one chosen, and the number written."""
        chosen = self.chosen(asking, self.field)
        written = self.chosen(asking, self.number)
        if chosen and chosen not in {OTHER, *(item.value for item in self.choices)}:
            chosen, written = OTHER, written or chosen
        return {"question": self, "chosen": chosen, "written": written, "other": OTHER}


class Hours(AmountQuestion):
    """Hours a week for learning."""

    name = "horas"
    fields = ("hours",)
    title = _n("¿Cuántas horas por semana puede estudiar?")
    hint = _n("Una mañana son unas 4 horas.")
    label = _n("Horas por semana")
    choices = (
        Choice("5", _n("5 horas"), "horas-5"),
        Choice("10", _n("10 horas"), "horas-10"),
        Choice("20", _n("20 horas"), "horas-20"),
        Choice("30", _n("30 horas"), "horas-30"),
        Choice(UNSAID, _n("No sé"), "no-se"),
    )
    least, most = 1, 80
    expected = _n("Escriba las horas con cifras, de 1 a 80. Por ejemplo: 12")


class Budget(AmountQuestion):
    """Soles that can be spent altogether."""

    name = "dinero"
    fields = ("budget",)
    title = _n("¿Cuánto dinero puede gastar en estudiar?")
    hint = _n("Cuente todo el camino, no cada mes. Si no puede gastar, elija S/ 0.")
    label = _n("Soles en total")
    choices = (
        Choice("0", _n("Nada, S/ 0"), "soles-0"),
        Choice("100", _n("S/ 100"), "soles-100"),
        Choice("300", _n("S/ 300"), "soles-300"),
        Choice("1000", _n("S/ 1,000"), "soles-1000"),
        Choice(UNSAID, _n("No sé"), "no-se"),
    )
    least, most = 0, 100_000
    expected = _n("Escriba los soles con cifras, de 0 a 100,000. Por ejemplo: 250")
