"""``yachay models card``: the model cards, from manifest, metrics and templates."""

from __future__ import annotations

import json
from pathlib import Path

import click

#: The figures that the shipped cards show.
FIGURES = Path(__file__).parent.parent / "evaluation" / "figures.json"
DOCS = Path("docs") / "models"


@click.command(epilog="Ejemplo: yachay models card --metrics var/runs/2026.11.25/metrics.json")
@click.option(
    "--metrics",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=FIGURES,
    help="Archivo de medidas; sin él, las que se distribuyen.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=DOCS,
    show_default=True,
    help="Carpeta de las fichas.",
)
@click.option("--note", is_flag=True, help="Anota las medidas también en el manifiesto.")
def card(metrics: Path, out: Path, note: bool) -> None:
    """Escribe la ficha de cada modelo: datos, uso, medidas, límites, fallas conocidas."""
    from models.evaluation.card import NAMES, OtherBundleError, noted
    from models.evaluation.card import card as text_of
    from models.evaluation.installed import BUNDLE, manifest

    try:
        measured = json.loads(metrics.read_text("utf-8"))
        cards = {name: text_of(name, manifest(), measured) for name in NAMES}
        figured = noted(manifest(), measured) if note else None
    except ValueError as error:
        raise click.ClickException(f"No se entiende {metrics}; se esperaba JSON.") from error
    except OtherBundleError as error:
        raise click.ClickException(
            f"{metrics} es del paquete «{error.measured}»; el instalado es «{error.installed}»."
        ) from error
    out.mkdir(parents=True, exist_ok=True)
    for name, text in cards.items():
        (out / f"{name}.md").write_text(text, "utf-8")
        click.echo(str(out / f"{name}.md"))
    if figured is not None:
        text = json.dumps(figured, ensure_ascii=False, indent=1, sort_keys=True)
        fresh = BUNDLE.with_name("new-bundle.json")  # half a manifest would stop the kiosk
        fresh.write_text(text + "\n", "utf-8")
        fresh.replace(BUNDLE / "bundle.json")
