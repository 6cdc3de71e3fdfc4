"""Asking a person at the terminal before something is kept, and showing what takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from kiosk.errors import NotPossibleNow

#: Seconds after which a person wants to see that something happens.
_PATIENCE = 2.0


def confirmed(question: str, yes: bool) -> bool:
    """Returns whether the person agrees; anything but a yes is a no.

    Args:
        question: What is asked, in Spanish.
        yes: The answer was given with the command.

    Raises:
        NotPossibleNow: Nobody is at a terminal to answer.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise NotPossibleNow(
            f"Falta que alguien responda en una terminal: {question} No se cambió nada. "
            "Para responder que sí de antemano, agregue --yes."
        )
    click.echo(f"{question} [s/N] ", nl=False, err=True)
    return sys.stdin.readline().strip().lower() in ("s", "si", "sí")


@contextmanager
def patience(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """Shows a bar on standard error from the third second on.

    Args:
        label: What is being done, in Spanish.
        total: How much there is to do.

    Yields:
        What to call with how much was done since the last call.
    """
    began = time.monotonic()
    with click.progressbar(length=total, label=label, file=sys.stderr, hidden=True) as bar:

        def advance(done: int) -> None:
            if bar.hidden and time.monotonic() - began > _PATIENCE:
                bar.hidden = False
            bar.update(done)

        yield advance
