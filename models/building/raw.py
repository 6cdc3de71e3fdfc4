"""Reading raw public files and writing the derived reference tables.

Raw files live in a folder named on the command line and are never copied. The derived tables are
UTF-8, LF, with a header line, in a fixed order, so that two runs give the same bytes.
"""

import csv
import gzip
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
"""Where the derived tables are shipped."""

MISSING = frozenset({"", "NA"})
"""How the raw files write an unknown value."""

SOURCE_FIELDS = ("source_id", "title", "institution", "year", "licence", "note")

Row = dict[str, str]


def read_rows(path: Path, encoding: str = "utf-8-sig") -> list[Row]:
    """Read a CSV file with a header line, plain or gzip-compressed.

    Args:
        path: The file; a name ending in `.gz` is decompressed.
        encoding: The text encoding.

    Returns:
        One dictionary per line, in the file's order.
    """
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding=encoding, newline="") as packed:
            return list(csv.DictReader(packed))
    with path.open(encoding=encoding, newline="") as plain:
        return list(csv.DictReader(plain))


def write_rows(path: Path, fields: Iterable[str], rows: Iterable[Mapping[str, object]]) -> int:
    """Write a derived table.

    Args:
        path: The file to write.
        fields: The columns in order.
        rows: The lines, already in their final order.

    Returns:
        The number of lines written, without the header.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(fields), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def write_sources(rows: Iterable[Row], data: Path = DATA) -> None:
    """Replace the given sources in `sources.csv`, keeping those of other builders.

    Args:
        rows: Sources with the columns of `SOURCE_FIELDS`.
        data: The folder of derived tables.
    """
    path = data / "sources.csv"
    known = {row["source_id"]: row for row in read_rows(path)} if path.exists() else {}
    known.update({row["source_id"]: row for row in rows})
    write_rows(path, SOURCE_FIELDS, (known[key] for key in sorted(known)))


def fold(text: str) -> str:
    """Upper-case a text without accents, keeping the Ñ.

    Args:
        text: Any Spanish text.

    Returns:
        The folded text, as official Peruvian lists write it.
    """
    letters = []
    for letter in unicodedata.normalize("NFC", text.upper()):
        letters.append(letter if letter == "Ñ" else unicodedata.normalize("NFD", letter)[0])
    return "".join(letters)
