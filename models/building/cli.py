"""``yachay data build`` and ``seal``: the shipped tables; the kiosk offers them as commands."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from models.building.errors import BuildError
from models.building.report import Report
from models.building.stage import install, staging
from models.taxonomy.tables import DATA, TableError, seal

ENGINES = ("duckdb", "pyspark")


@click.command(epilog="Ejemplo: yachay data build --raw ../shared/data")
@click.option(
    "--raw",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Carpeta de los archivos oficiales.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=DATA,
    help="Carpeta de las tablas; sin ella, las que se distribuyen.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="duckdb",
    help="Dónde se cuentan las encuestas: en esta máquina o en Spark.",
)
def build(raw: Path, out: Path, engine: Literal["duckdb", "pyspark"]) -> None:
    """Construye de nuevo las tablas desde los archivos oficiales.

    Las tablas en uso solo se reemplazan si todas las nuevas cumplen lo prometido.
    """
    # What a build needs takes seconds to import, and stands in the extra [data].
    from models.building.market.engine import engine as counting_in
    from models.building.steps import run

    report = Report()
    try:
        with staging(DATA) as stage, counting_in(engine) as counter:
            for name in run(raw, stage, report, counter):
                click.echo(f"Construyendo: {name}", err=True)
            changed = install(stage, out)
    except (BuildError, TableError) as error:
        message = f"{error}\nLas tablas en uso quedan como estaban."
        raise click.ClickException(message) from error
    for line in report.lines():
        click.echo(line, err=True)
    click.echo(f"Tablas que cambiaron: {', '.join(changed) or 'ninguna'}")


@click.command("seal", epilog="Ejemplo: yachay data seal")
def seal_tables() -> None:
    """Anota la huella de cada tabla, después de corregir una a mano."""
    seal()
