"""``yachay i18n status``: what is translated, missing, and not yet reviewed."""

from __future__ import annotations

import json
from pathlib import Path

import click

import ui

#: Written by ``python -m ui.catalogue`` together with the catalogues.
STATUS = Path(ui.__file__).parent / "translations" / "status.json"


@click.group()
def i18n() -> None:
    """Idiomas de las pantallas."""


@i18n.command(epilog="Ejemplo: yachay i18n status --json")
@click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")
def status(as_json: bool) -> None:
    """Cuenta por idioma los textos, los que faltan y los no revisados."""
    languages = json.loads(STATUS.read_text("utf-8"))
    if as_json:
        click.echo(json.dumps({"languages": languages}, indent=2))
        return
    for code, counts in languages.items():
        click.echo(
            f"{code}: {counts['total']} textos, faltan {counts['missing']}, "
            f"sin revisar {counts['unreviewed']}"
        )
