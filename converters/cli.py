"""``yachay bundle``: a trained run becomes what the device loads."""

from __future__ import annotations

import json
from pathlib import Path

import click

_OUT = Path(__file__).parent.parent / "models" / "bundle"
#: Texts on which both models must agree.
_SAMPLE = 400
#: Least cosine between both models' vectors of any of them; four bits cost less than this.
_AGREE = 0.98


@click.command(epilog="Ejemplo: yachay bundle --run var/run1 --raw ../shared/data")
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
def bundle(folder: Path, raw: Path, out: Path) -> None:
    """Convierte una corrida a TFLite y escribe el índice y su manifiesto."""
    import numpy as np

    from converters.bundle import distinct, write
    from converters.parity import parity
    from converters.to_tflite import convert
    from models.preprocessing.features import encode
    from models.training import runs
    from models.training.corpus import all_forms

    run = runs.load(folder)
    tflite = convert(run.model, run.head, run.bias)
    forms = all_forms(raw)
    work = [f for f in forms if f.ciuo08 and f.source != "description"]
    skills = [f for f in forms if f.source == "skill"]

    def vectors(texts: list[str]) -> np.ndarray:
        parts = [run.model(list(encode(texts[i : i + 256]))) for i in range(0, len(texts), 256)]
        return np.concatenate([np.asarray(p) for p in parts])

    # All that could be wrong is checked before the bundle that stands there is touched.
    if sorted({f.ciuo08 for f in work}) != list(run.codes):
        raise click.ClickException("the head's unit groups are not those of the index")
    agreed = parity(run.model, tflite, [f.text for f in forms[:: len(forms) // _SAMPLE or 1]])
    if agreed.lowest < _AGREE:
        raise click.ClickException(f"expected parity of {_AGREE}, received {agreed.lowest:.4f}")
    provenance = {**run.record, "parity_lowest": agreed.lowest, "parity_mean": agreed.mean}
    write(
        out,
        tflite,
        distinct(work, vectors([f.text for f in work])),
        distinct(skills, vectors([f.text for f in skills])),
        version=str(run.record.get("version", folder.name)),
        provenance=provenance,
    )
    sizes = {p.name: p.stat().st_size for p in sorted(out.iterdir()) if p.is_file()}
    click.echo(json.dumps({"bytes": sizes, "parity": vars(agreed)}, indent=2))
