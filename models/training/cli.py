"""``yachay models``: train the encoder, evaluate what the device would answer."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import click

_RAW = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def models() -> None:
    """Modelos: entrenar y evaluar."""


@models.command(epilog="Ejemplo: yachay models train --raw ../shared/data --out var/run1")
@click.option("--raw", required=True, type=_RAW, help="Carpeta de los datos de origen.")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Carpeta de la corrida."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), help="Semilla; sin ella, la de la configuración."
)
@click.option("--steps", type=click.IntRange(1), help="Pasos; sin ellos, los de la configuración.")
def train(raw: Path, out: Path, seed: int | None, steps: int | None) -> None:
    """Entrena el codificador; la misma semilla da los mismos pesos."""
    from dataclasses import asdict, replace

    from models.training import runs
    from models.training.encoder import Batches, Config, Trainer

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    config = Config()
    config = replace(
        config,
        seed=config.seed if seed is None else seed,
        steps=config.steps if steps is None else steps,
    )
    batches = Batches(raw, out / "teacher.npz", config)
    trainer = Trainer(batches, config)
    trainer.fit()
    files = [*raw.glob("esco/*.gz"), *raw.glob("esco/*.csv"), *raw.glob("titles_pe/*.csv")]
    record: dict[str, object] = {
        "version": out.name,
        "config": asdict(config),
        "data": runs.data_hashes(files),
        "revision": runs.revision(),
        "forms": len(batches.forms),
        "texts": len(batches.texts),
    }
    runs.save(out, trainer.model, trainer.head.get_weights(), batches.codes, record)
    click.echo(str(out))


@models.command(epilog="Ejemplo: yachay models evaluate --raw ../shared/data --split dev")
@click.option("--raw", required=True, type=_RAW, help="Carpeta de los datos de origen.")
@click.option(
    "--split",
    type=click.Choice(["dev", "test"]),
    default="dev",
    show_default=True,
    help="Parte de las frases coloquiales; test solo para informar.",
)
@click.option("--failures", is_flag=True, help="Lista las frases que fallan.")
def evaluate(raw: Path, split: str, failures: bool) -> None:
    """Mide lo que responde el paquete instalado: MELO, TalentCLEF, títulos, frases."""
    from models.evaluation import linking

    try:
        spoken, missed = linking.colloquial(split)
        figures = {
            "melo_es": linking.melo(raw / "linking_dev" / "melo_es"),
            "talentclef_es": linking.talentclef(raw / "linking_dev" / "talentclef_es"),
            "titles_pe_held_out": linking.titles_pe(raw),
            f"colloquial_{split}": spoken,
        }
    except subprocess.CalledProcessError as error:
        raise click.ClickException(f"«{' '.join(error.cmd[1:2])}» terminó con un error.") from error
    click.echo(json.dumps(figures, indent=2))
    if failures:
        for key, text, expected, got in missed:
            click.echo(f"{key}\t{expected}\t{','.join(got)}\t{text}")
