"""``yachay i18n status``: what is translated, missing, and not yet reviewed."""

from __future__ import annotations

import json

import click

from kiosk.translations import status as read_status


@click.group()
def i18n() -> None:
    """Idiomas de las pantallas."""


@i18n.command(epilog="Ejemplo: yachay i18n status --json")
@click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")
def status(as_json: bool) -> None:
    """Cuenta por idioma los textos, los que faltan y los no revisados."""
    languages = read_status()
    if as_json:
        click.echo(json.dumps({"languages": languages}, indent=2))
        return
    for code, counts in languages.items():
        click.echo(
            f"{code}: {counts['total']} textos, faltan {counts['missing']}, "
            f"sin revisar {counts['unreviewed']}"
        )
