"""``yachay models evaluate``: what the installed bundle answers, section by section."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.commands.options import FOLDER, registry_option
from models.evaluation.suite import SECTIONS, Asked, measure

if TYPE_CHECKING:
    from models.training.registry import Registry


@click.command(epilog="Ejemplo: yachay models evaluate --raw ../shared/data --split dev")
@click.option("--raw", required=True, type=FOLDER, help="Carpeta de los datos de origen.")
@click.option(
    "--split",
    type=click.Choice(["dev", "test"]),
    default="dev",
    show_default=True,
    help="Parte de las frases escritas; test solo para informar.",
)
@click.option("--failures", is_flag=True, help="Lista lo que falla.")
@click.option(
    "--only",
    type=click.Choice(tuple(SECTIONS)),
    multiple=True,
    help="Mide solo esto; se puede repetir.",
)
@click.option("--record", "version", help="Guarda las medidas en esta corrida.")
@registry_option
def evaluate(
    raw: Path,
    split: str,
    failures: bool,
    only: tuple[str, ...],
    version: str | None,
    registry: Path,
) -> None:
    """Mide lo que responde el paquete instalado.

    Escribe un objeto JSON con una parte por cada cosa medida, en cuanto se conoce.
    """
    # What cannot be kept is refused before an hour of measuring.
    kept = _open(registry, version) if version is not None else None
    asked = Asked(raw, split)
    sections, lacking = _print(_measured(asked, only or tuple(SECTIONS)))
    if failures:
        click.echo("".join(f"{line}\n" for line in asked.failures), nl=False)
    if kept is not None and version is not None and sections:
        _keep(kept, version, sections)
    if lacking:
        raise click.ClickException("\n".join(lacking))


def _open(folder: Path, version: str) -> Registry:
    from models.evaluation.installed import manifest
    from models.training.registry import FolderStorage, Registry

    registry = Registry(FolderStorage(folder))
    registry.record(version)
    if (mine := manifest()["version"]) != version:
        raise click.ClickException(
            f"El paquete instalado es de la corrida «{mine}», no de «{version}»; "
            "instálelo antes con: yachay bundle --run."
        )
    return registry


def _measured(
    asked: Asked, names: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any] | Exception]]:
    """Measures, and says on standard error what is under way."""
    for number, name in enumerate((name for name in SECTIONS if name in names), 1):
        click.echo(f"Midiendo {name} ({number} de {len(set(names))})", err=True)
        yield from measure(asked, [name])


def _print(
    found: Iterator[tuple[str, dict[str, Any] | Exception]],
) -> tuple[dict[str, Any], list[str]]:
    """Prints one JSON object, each section as it comes.

    Returns:
        The sections, and why others are missing.
    """
    sections: dict[str, Any] = {}
    lacking: list[str] = []
    click.echo("{", nl=False)
    for name, figures in found:
        if isinstance(figures, Exception):
            lacking.append(f"No se pudo medir {name}: {_why(figures)}.")
            continue
        text = json.dumps({name: figures}, ensure_ascii=False, indent=1)
        click.echo(("," if sections else "") + text[1:-2], nl=False)
        sections[name] = figures
    click.echo("\n}")
    return sections, lacking


def _why(error: Exception) -> str:
    from models.evaluation.installed import NotInstalledError

    if isinstance(error, subprocess.CalledProcessError):
        return f"«{' '.join(error.cmd[1:2])}» terminó con un error"
    if isinstance(error, NotInstalledError):
        return f"el paquete instalado no tiene {error}"
    if isinstance(error, ModuleNotFoundError):
        return f"falta el paquete {error.name}"
    if isinstance(error, FileNotFoundError):
        return f"no existe {error.filename}"
    return str(error)


def _keep(registry: Registry, version: str, sections: dict[str, Any]) -> None:
    from models.evaluation.installed import manifest
    from models.evaluation.metrics_file import identity, merged
    from models.training.provenance import changed, revision
    from models.training.registry import NoMetricsError

    try:
        before = registry.metrics(version)
    except NoMetricsError:
        before = {}
    measured = {
        "bundle": identity(manifest()),
        "date": datetime.now(UTC).date().isoformat(),
        "revision": revision(),
        "changed": changed(),
        "sections": sections,
    }
    registry.keep_metrics(version, merged(before, measured))
    click.echo(f"Medidas guardadas en la corrida «{version}».", err=True)
