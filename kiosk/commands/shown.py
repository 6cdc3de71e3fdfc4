"""``yachay data export-shown``: the lists shown on this device, for the models to learn from."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from kiosk.errors import InputError


@click.command(epilog="Ejemplo: yachay data export-shown mostrados.jsonl")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_shown(file: Path) -> None:
    """Escribe qué cursos se mostraron, con qué probabilidad y si sirvieron.

    Sin nombres ni palabras de nadie: solo cifras y una clave al azar por lista. Con ese archivo
    aprende: yachay models train --only recommendations --log.
    """
    from kiosk.settings import read_settings
    from kiosk.store import open_store

    store = open_store(read_settings(os.environ))
    try:
        lines = [json.dumps(line) + "\n" for line in store.recommendations.shown()]
    finally:
        store.close()
    try:
        file.write_text("".join(lines), "utf-8")
    except OSError as error:
        raise InputError(
            f"No se puede escribir {file}. Se espera una carpeta con permiso."
        ) from error
    click.echo(f"{len(lines)} listas en {file}.", err=True)
