"""``yachay models train``: the three models of a run, from the raw files."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from models.commands.options import FOLDER
from models.training.config import MODELS, TrainingConfig, shipped


def _config(seed: int | None, steps: int | None) -> TrainingConfig:
    config = shipped()
    if seed is not None:
        config = config.seeded(seed)
    return config if steps is None else config.shortened(steps)


@click.command(epilog="Ejemplo: yachay models train --raw ../shared/data --out var/runs/2026.11.25")
@click.option("--raw", required=True, type=FOLDER, help="Carpeta de los datos de origen.")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Carpeta de la corrida; su nombre es la versión.",
)
@click.option(
    "--only", type=click.Choice(MODELS), help="Entrena solo este modelo; los demás quedan."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), help="Semilla; sin ella, la de la configuración."
)
@click.option(
    "--steps",
    type=click.IntRange(1),
    help="Para probar: tantos pasos, y una sola vuelta donde se entrena por vueltas.",
)
@click.option(
    "--log",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Listas mostradas con su respuesta, de yachay data export-shown.",
)
def train(
    raw: Path, out: Path, only: str | None, seed: int | None, steps: int | None, log: Path | None
) -> None:
    """Entrena los modelos; la misma semilla da los mismos pesos.

    Primero el codificador, pues el emparejamiento necesita sus vectores; las recomendaciones
    aprenden de personas simuladas y no leen los datos de origen.
    """
    from models.training.interactions import InteractionError
    from models.training.pipeline import EncoderMissingError, run

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        run(raw, out, _config(seed, steps), MODELS if only is None else (only,), log=log)
    except InteractionError as error:
        raise click.ClickException(f"No se puede aprender de {log}: {error}.") from error
    except EncoderMissingError as error:
        raise click.ClickException(
            f"Falta el codificador en {out}; entrénelo antes con --only user_profile."
        ) from error
    click.echo(str(out))
