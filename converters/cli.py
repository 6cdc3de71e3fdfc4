"""``yachay bundle``: a trained run becomes what the device loads."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

_ROOT = Path(__file__).parent.parent
_OUT = _ROOT / "models" / "bundle"
_REPORT = _ROOT / "docs" / "models" / "conversion.md"


@click.command(epilog="Ejemplo: yachay bundle --run var/runs/2026.11.25 --raw ../shared/data")
@click.option(
    "--run",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Carpeta de la corrida entrenada.",
)
@click.option(
    "--raw",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Carpeta de los datos de origen (nombres para el índice).",
)
@click.option("--out", type=click.Path(path_type=Path), default=_OUT, help="Carpeta del paquete.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    default=_REPORT,
    help="Página del informe de la conversión.",
)
def bundle(folder: Path, raw: Path, out: Path, report: Path) -> None:
    """Convierte los modelos de una corrida a TFLite y escribe el paquete y su informe."""
    from converters import shipping
    from converters.bundle import distinct, write
    from converters.choose import NoVariantError
    from converters.manifest import BundleTooLargeError
    from converters.report import render, this_machine
    from models.training import runs
    from models.training.corpus import all_forms
    from models.training.pipeline import encoder

    run = runs.load(folder)
    version = str(run.record.get("version", folder.name))
    read = encoder(run.model)
    forms = all_forms(raw)
    work = [f for f in forms if f.ciuo08 and f.source != "description"]
    skills = [f for f in forms if f.source == "skill"]
    # All that could be wrong is checked before the bundle that stands there is touched.
    if sorted({f.ciuo08 for f in work}) != list(run.codes):
        raise click.ClickException("the head's unit groups are not those of the index")
    try:
        shipped = {
            "user_profile": shipping.user_profile(run, version, raw, [f.text for f in forms]),
            "skill_matching": shipping.skill_matching(
                runs.load_skill_matching(folder), version, raw, read
            ),
            "recommendations": shipping.recommendations(runs.load_recommendations(folder), version),
        }
        names = {name: f"{name}.tflite" for name in shipped} | {"user_profile": "encoder.tflite"}
        write(
            out,
            shipped["user_profile"].tflite,
            distinct(work, read([f.text for f in work])),
            distinct(skills, read([f.text for f in skills])),
            version=version,
            provenance=run.record,
            further={
                "vocabulary.npz": (folder / "user_profile" / "vocabulary.npz").read_bytes(),
                **{
                    names[name]: one.tflite
                    for name, one in shipped.items()
                    if name != "user_profile"
                },
            },
            entries={names[name]: one.entry for name, one in shipped.items()},
        )
    except (NoVariantError, BundleTooLargeError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    sections = {name: one.section for name, one in shipped.items()}
    today = datetime.now(UTC).date().isoformat()
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(render(sections, this_machine(today)), "utf-8")
    sizes = {p.name: p.stat().st_size for p in sorted(out.iterdir()) if p.is_file()}
    taken = {name: one.section.chosen for name, one in shipped.items()}
    click.echo(json.dumps({"bytes": sizes, "taken": taken}, indent=2))
