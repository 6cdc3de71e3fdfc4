"""``yachay voice``: what of the screens can be heard, and the sentences to record."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from kiosk.web.i18n import LANGUAGES

if TYPE_CHECKING:
    from kiosk.voice import Speech

_JSON = click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")


@click.group()
def voice() -> None:
    """Voz de las pantallas."""


@voice.command(epilog="Ejemplo: yachay voice status --json")
@_JSON
def status(as_json: bool) -> None:
    """Cuenta por idioma los textos fijos, los grabados y los preparados, y dice qué voz lee."""
    from kiosk.settings import read_settings
    from kiosk.voice import Speech

    speech = Speech.of(read_settings(os.environ))
    languages = {language: _counts(speech, language) for language in LANGUAGES}
    if as_json:
        click.echo(json.dumps({"languages": languages}, indent=2))
        return
    for language, found in languages.items():
        engine = f"voz {found['engine']}" if found["engine"] else "sin voz para lo demás"
        click.echo(
            f"{language}: {found['fixed']} textos fijos, {found['recorded']} grabados, "
            f"{found['generated']} preparados, {engine}"
        )


def _counts(speech: Speech, language: str) -> dict[str, int | str | None]:
    from kiosk.voice.texts import fixed

    wanted = fixed(language).keys()
    return {
        "fixed": len(wanted),
        "recorded": len(wanted & speech.recordings.names(language)),
        "generated": len(wanted & speech.clips.names(language)),
        "engine": speech.engine.voice(language),
    }


@voice.command(epilog="Ejemplo: yachay voice texts qu --json")
@click.argument("language", type=click.Choice(LANGUAGES))
@_JSON
def texts(language: str, as_json: bool) -> None:
    """Lista los textos fijos de un idioma con el nombre que debe llevar cada grabación."""
    from kiosk.voice.texts import fixed

    found = fixed(language)
    if as_json:
        click.echo(json.dumps({"texts": found}, ensure_ascii=False, indent=2))
        return
    for name, text in found.items():
        click.echo(f"{name}  {text}")
