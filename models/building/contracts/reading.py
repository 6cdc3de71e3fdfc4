"""Reading the tables of a folder as text, and what is promised of the files themselves."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from models.building.contracts.breach import Breach
from models.building.contracts.contract import FIRST_LINE, Found

_OTHER_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|tmp|usr|var)/|/home/")
_REPLACED = "\ufffd"

#: What no part of a text may be, with how to tell.
PROMISES: dict[str, Callable[[str], bool]] = {
    "sin marca de orden (BOM)": lambda text: "\ufeff" in text,
    "las líneas terminan como en Unix (LF)": lambda text: "\r" in text,
    "cada letra con tilde es un solo signo (NFC)": (
        lambda text: not unicodedata.is_normalized("NFC", text)
    ),
    "sin letras perdidas (U+FFFD)": lambda text: _REPLACED in text,
    "no nombra carpetas de la máquina en que se hizo": (
        lambda text: _OTHER_MACHINE.search(text) is not None
    ),
}


def read(folder: Path) -> tuple[dict[str, pd.DataFrame], list[Breach]]:
    """Reads every table of a folder, all cells as text.

    Args:
        folder: The tables, ``*.csv``; files of subfolders and ``*.tsv`` are looked at too.

    Returns:
        The tables that can be read, by name without ending; and what the files break.
    """
    tables: dict[str, pd.DataFrame] = {}
    breaches = []
    for path in sorted(folder.rglob("*.?sv")):
        name = path.relative_to(folder).as_posix()
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            breaches.append(Breach.of(name, "está en UTF-8", [(line, "", "", "otros bytes")]))
            continue
        breaches += _text(name, text)
        if path.parent == folder and path.suffix == ".csv":
            table, ragged = _table(name, text)
            breaches += ragged
            if table is not None:
                tables[path.stem] = table
    return tables, breaches


def _text(name: str, text: str) -> list[Breach]:
    breaches = []
    for rule, is_broken in PROMISES.items():
        if is_broken(text):
            lines = enumerate(text.split("\n"), 1)
            found = [(number, "", "", line) for number, line in lines if is_broken(line)]
            breaches.append(Breach.of(name, rule, found))
    if not text.endswith("\n"):
        last = text.count("\n") + 1
        breaches.append(
            Breach.of(name, "la última línea está terminada", [(last, "", "", text[-60:])])
        )
    return breaches


def _table(name: str, text: str) -> tuple[pd.DataFrame | None, list[Breach]]:
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error as error:
        return None, [Breach.of(name, "se lee como CSV", [(0, "", "", str(error))])]
    header = rows[0] if rows else []
    if not header or len(set(header)) < len(header):
        rule = "tiene un encabezado, con cada columna una vez"
        return None, [Breach.of(name, rule, [(1, "", "", ", ".join(header))])]
    ragged: list[Found] = [
        (line, row[0] if row else "", "", f"{len(row)} columnas")
        for line, row in enumerate(rows[1:], FIRST_LINE)
        if len(row) != len(header)
    ]
    if ragged:
        rule = f"cada fila tiene {len(header)} columnas, como el encabezado"
        return None, [Breach.of(name, rule, ragged)]
    return pd.DataFrame(rows[1:], columns=header, dtype="str"), []
