"""The group ``yachay models``; its commands stand in ``models.commands``, one module each."""

from __future__ import annotations

import click

from models.commands.card import card
from models.commands.compare import compare
from models.commands.evaluate import evaluate
from models.commands.train import train


@click.group()
def models() -> None:
    """Modelos: entrenar, medir, comparar y describir."""


for _command in (train, evaluate, compare, card):
    models.add_command(_command)
