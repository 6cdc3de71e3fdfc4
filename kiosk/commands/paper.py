"""``yachay paper``: whether the receipt printer is there, and a receipt to try it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from kiosk.errors import NotPossibleNow

if TYPE_CHECKING:
    from kiosk.paper.printer import Printer
    from kiosk.paper.results import Answer

#: For the staff; the person in front of the kiosk reads ``kiosk.paper.printer.told``.
_WORDS = {
    "Printed": "Salió un recibo de prueba. Mire que las tildes y el cuadro se lean bien.",
    "Ready": "La impresora está lista, o no sabe decir cómo está. Pruebe: yachay paper test.",
    "NoPrinter": "No hay impresora de recibos. Diga cuál con YACHAY_RECEIPT_PRINTER.",
    "OutOfPaper": "La impresora no tiene papel. Ponga un rollo de 80 mm.",
    "NotReachable": "La impresora no responde. Mire el cable, el permiso y el nombre.",
    "TimedOut": "La impresora tardó más de 15 segundos. Apáguela y préndala.",
    "Refused": "No se pudo imprimir.",
}
_WHY = {
    "library": "Falta la biblioteca. Instale: pip install 'yachay-nan[paper]'.",
    "profile": "No existe ese modelo. Corrija YACHAY_RECEIPT_PROFILE.",
    "offline": "La impresora dice que no está lista. Mire la tapa y el botón.",
    "fault": "La impresora o la biblioteca fallaron. Pruebe otra vez.",
}
_as_json = click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")


@click.group()
def paper() -> None:
    """Impresora de recibos."""


@paper.command(epilog="Ejemplo: yachay paper status --json")
@_as_json
def status(as_json: bool) -> None:
    """Dice qué impresora hay y cómo está, sin imprimir."""
    printer = _printer()
    _tell(printer, printer.check(), as_json)


@paper.command(epilog="Ejemplo: yachay paper test")
@_as_json
def test(as_json: bool) -> None:
    """Imprime un recibo de prueba con tildes y un cuadro QR."""
    from kiosk.paper.results import Result
    from kiosk.paper.trial import trial

    printer = _printer()
    answer = printer.attempt(trial(), "")
    if answer.result is Result.PRINTED or as_json:
        _tell(printer, answer, as_json)
    if answer.result is not Result.PRINTED:
        raise NotPossibleNow(_words(answer))


def _printer() -> Printer:
    from kiosk.paper.printer import Printer
    from kiosk.settings import read_settings

    return Printer(read_settings(os.environ))


def _words(answer: Answer) -> str:
    return " ".join(filter(None, (_WORDS[answer.result], _WHY.get(answer.why))))


def _tell(printer: Printer, answer: Answer, as_json: bool) -> None:
    if as_json:
        said = {"printer": printer.kind, "result": answer.result, "why": answer.why}
        click.echo(json.dumps(said))
    else:
        click.echo(_words(answer))
