"""Reads the shipped CSV tables; a damaged one is named together with the remedy.

TableError
    A table is missing, truncated or has other columns than expected.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

#: Where the shipped tables stand.
DATA = Path(__file__).parent.parent / "data"
#: The file of their digests.
SEAL = "tables.json"


class TableError(Exception):
    """A shipped table cannot be used; the message names the file and the remedy."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"No se puede usar la tabla {path.name}: {what}. "
            f"Remedio: vuelva a instalar yachay-nan o reponga el archivo {path}."
        )
        self.path = path


def read(name: str, columns: Sequence[str], folder: Path = DATA) -> Iterator[tuple[str, ...]]:
    """Yields the named ``columns`` of each row of table ``name`` (without ``.csv``).

    Args:
        name: The table.
        columns: What is wanted of it, in this order.
        folder: Where the tables stand.

    Raises:
        TableError: The file is missing, is not UTF-8, lacks a column, or a row is short.
    """
    path = folder / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            header = next(rows, [])
            missing = [c for c in columns if c not in header]
            if missing:
                raise TableError(path, f"falta la columna {', '.join(missing)}")
            pick = itemgetter(*(header.index(c) for c in columns))
            for number, row in enumerate(rows, 2):
                if len(row) != len(header):
                    raise TableError(path, f"la fila {number} está incompleta")
                yield pick(row) if len(columns) > 1 else (pick(row),)
    except OSError as error:
        raise TableError(path, "no se encuentra o no se puede leer") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise TableError(path, "está dañada") from error


def seal(folder: Path = DATA) -> None:
    """Writes ``tables.json``: the SHA-256 of every table, after a build."""
    digests = {p.name: _digest(p) for p in sorted(folder.glob("*.csv"))}
    text = json.dumps(digests, indent=1)
    (folder / SEAL).write_text(text + "\n", "utf-8")


def check(folder: Path = DATA) -> str:
    """Compares every table with its seal and returns the version of all of them.

    Returns:
        Twelve hexadecimal digits that change when any table changes.

    Raises:
        TableError: A table is missing, or is not the one that was sealed.
    """
    path = folder / SEAL
    try:
        text = path.read_text("utf-8")
        digests: dict[str, str] = dict(json.loads(text))
    except (OSError, ValueError, TypeError) as error:
        raise TableError(path, "no se encuentra o está dañada") from error
    for name, digest in digests.items():
        file = folder / name
        if not file.is_file():
            raise TableError(file, "no se encuentra")
        try:
            found = _digest(file)
        except OSError as error:
            raise TableError(file, "no se puede leer") from error
        if found != digest:
            raise TableError(file, "está dañada o fue cambiada sin «yachay data seal»")
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def mapping(name: str, key: str, value: str, folder: Path = DATA) -> dict[str, str]:
    """Returns column ``value`` of table ``name`` by column ``key``."""
    return {row[0]: row[1] for row in read(name, (key, value), folder)}
