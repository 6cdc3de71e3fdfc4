"""``yachay models compare``: the metrics of two runs side by side."""

from __future__ import annotations

from pathlib import Path

import click

from models.commands.options import registry_option


@click.command(epilog="Ejemplo: yachay models compare 2026.11.22 2026.11.25")
@click.argument("first", metavar="CORRIDA_A")
@click.argument("second", metavar="CORRIDA_B")
@registry_option
def compare(first: str, second: str, registry: Path) -> None:
    """Compara las medidas de dos corridas: medida, A, B, diferencia.

    Dice cuál es mejor donde más o menos es mejor, y lo que a una le falta.
    """
    from models.evaluation.comparison import compare as rows_of
    from models.evaluation.comparison import table
    from models.training.registry import FolderStorage, Registry

    runs = Registry(FolderStorage(registry))
    one, other = runs.metrics(first)["sections"], runs.metrics(second)["sections"]
    click.echo(table(rows_of(one, other), first, second), nl=False)
