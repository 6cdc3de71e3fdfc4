"""``yachay rank`` and ``yachay classify``: files in, files out, with the shipped encoder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.errors import InputError

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_OUT = click.Path(dir_okay=False, writable=True, path_type=Path)
_RANKS = 10


def writable(path: Path) -> None:
    """Checks that a file can be made there, before any work is done.

    Raises:
        InputError: Its folder does not exist.
    """
    if not path.parent.is_dir():
        raise InputError(f"No existe la carpeta {path.parent}; se espera una que exista.")


def read_lines(path: Path) -> list[tuple[str, str]]:
    """Returns the ``id<TAB>text`` lines of ``path``.

    Raises:
        InputError: A line has no tab, or the file is not UTF-8; names the line.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: se esperaba texto en UTF-8.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        key, tab, text = line.partition("\t")
        if not tab:
            raise InputError(f"{path.name}, línea {number}: se esperaba «id<TAB>texto».")
        found.append((key, text))
    return found


@click.command(epilog="Ejemplo: yachay rank --queries q.tsv --corpus c.tsv --out r.tsv --top 200")
@click.option("--queries", required=True, type=_FILE, help="Consultas: id<TAB>texto.")
@click.option("--corpus", required=True, type=_FILE, help="Textos por ordenar: id<TAB>texto.")
@click.option("--out", required=True, type=_OUT, help="Salida: consulta<TAB>texto<TAB>puesto.")
@click.option("--top", type=click.IntRange(1), default=200, show_default=True, help="Puestos.")
def rank(queries: Path, corpus: Path, out: Path, top: int) -> None:
    """Ordena los textos de un archivo por su parecido con los de otro."""
    from kiosk.planner.encoder import Encoder
    from kiosk.planner.index import BUNDLE, read_manifest
    from kiosk.planner.linking import rank as ranked

    writable(out)
    asked, offered = read_lines(queries), read_lines(corpus)
    read_manifest(BUNDLE)
    encoder = Encoder(BUNDLE)
    with (
        out.open("w", encoding="utf-8") as file,
        click.progressbar(length=len(asked), label="Ordenando", file=sys.stderr)
        as bar,
    ):  # fmt: skip
        rows = ranked(encoder, [t for _, t in asked], [t for _, t in offered], top)
        for (key, _), order in zip(asked, rows, strict=bool(offered)):
            for place, at in enumerate(order, 1):
                file.write(f"{key}\t{offered[at][0]}\t{place}\n")
            bar.update(1)


@click.command(epilog="Ejemplo: yachay classify --input textos.tsv --out codigos.tsv")
@click.option("--input", "source", required=True, type=_FILE, help="Textos: id<TAB>texto libre.")
@click.option(
    "--out", required=True, type=_OUT, help="Salida: id<TAB>CIUO-08<TAB>confianza<TAB>puesto."
)
def classify(source: Path, out: Path) -> None:
    """Da a cada texto libre hasta diez grupos CIUO-08 con su confianza."""
    from kiosk.planner.planner import Planner
    from kiosk.planner.recognise import top

    writable(out)
    texts = read_lines(source)
    planner = Planner()
    with (
        out.open("w", encoding="utf-8") as file,
        click.progressbar(texts, label="Clasificando", file=sys.stderr) as bar,
    ):
        for key, text in bar:
            probabilities = planner.recogniser.of_text(text)
            if probabilities is None:
                continue
            for place, at in enumerate(top(probabilities, _RANKS), 1):
                code = planner.index.codes[at]
                file.write(f"{key}\t{code}\t{probabilities[at]:.4f}\t{place}\n")
