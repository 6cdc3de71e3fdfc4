"""Streaming the rows of a delimited text file, whatever its delimiter and encoding.

Institutions publish CSV in UTF-8 or in Windows-1252, sometimes both in one file, parted by a
comma, a semicolon, a bar or a tab. A row is numbered as a spreadsheet shows it: the header is
row 1 and a cell with line breaks is part of one row.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from models.building.errors import SourceError
from models.building.files.archive import opened
from models.building.files.layout import Layout
from models.building.files.progress import Advance, ignore
from models.building.report import EXAMPLES, Tally

#: Characters of a cell; the longest name of an official list has a tenth.
MOST_CHARACTERS = 2_000
#: Bytes of a line; the widest survey has 3,000.
MOST_LINE = 2**20
DELIMITERS = ",;|\t"

_EXPECTED = "un texto CSV"
_SIGNS = {
    b"%PDF": "un PDF",
    bytes.fromhex("d0cf11e0"): "un libro de Excel (.xls)",
    b"PAR1": "una tabla Parquet",
    b"Rar!": "un archivo RAR",
    b"7z\xbc\xaf": "un archivo 7-Zip",
    codecs.BOM_UTF16_LE: "un texto UTF-16",
    codecs.BOM_UTF16_BE: "un texto UTF-16",
}
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a"))
_MIXED = "línea en Windows-1252 dentro de un archivo UTF-8"


class _Lines(Iterator[str]):
    """The decoded lines of a file: each as UTF-8, or as Windows-1252 where it is not.

    Attributes:
        is_utf8: Whether some line so far could only be UTF-8.
        other: Lines that are not UTF-8, since the caller last looked.
        has_nul: Whether a line held a NUL, since the caller last looked.
        row: The row being read.
    """

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path, self._stream = path, stream
        self.is_utf8, self.other, self.has_nul, self.row = False, 0, False, 1

    def raw(self) -> bytes:
        """Reads one line, empty at the end of the file."""
        raw = self._stream.readline(MOST_LINE)
        if len(raw) == MOST_LINE and not raw.endswith(b"\n"):
            most = f"líneas de hasta {MOST_LINE >> 10} KB"
            raise SourceError(self._path, most, "una más larga", row=self.row)
        return raw

    def text(self, raw: bytes) -> str:
        """Decodes a line."""
        self.has_nul = self.has_nul or b"\0" in raw
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            self.other += 1
            return _windows(raw)
        self.is_utf8 = self.is_utf8 or not line.isascii()
        return line

    def __next__(self) -> str:
        raw = self.raw()
        if not raw:
            raise StopIteration
        return self.text(raw)


def rows(
    path: Path,
    layout: Layout,
    tally: Tally,
    *,
    ending: str = ".csv",
    advance: Advance = ignore,
) -> Iterator[tuple[int, dict[str, str]]]:
    """Streams the rows of a delimited text, plain, gzipped or inside a ZIP.

    Args:
        path: The file.
        layout: The columns to read; others are passed over.
        tally: Where rows are counted, repaired and rejected.
        ending: How the member of a ZIP ends.
        advance: Called with the bytes of the file on disk that were read since the last call.

    Yields:
        Number of the row, the header being 1, and its cells, trimmed.

    Raises:
        SourceError: Not such a text, another layout, damaged, or nothing but a header.
    """
    with opened(path, ending=ending, advance=advance) as (stream, _):
        lines = _Lines(path, stream)
        header, delimiter = _header(path, lines)
        places = layout.places(path, header)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        encodings = _Encodings(tally)
        before = tally.read
        for cells in _records(path, reader, lines, tally):
            encodings.look(lines)
            if not any(map(str.strip, cells)):
                continue
            tally.read += 1
            fault = _fault(cells, header, places, lines)
            if fault is not None:
                tally.reject(lines.row, *fault)
                continue
            yield lines.row, {name: cells[place].strip() for name, place in places.items()}
        if tally.read == before:
            raise SourceError(path, "al menos una fila bajo la cabecera", "ninguna")


def names(path: Path, *, ending: str = ".csv") -> list[str]:
    """Returns the header of a delimited text as it stands.

    Raises:
        SourceError: Not such a text, or damaged.
    """
    with opened(path, ending=ending) as (stream, _):
        return _header(path, _Lines(path, stream))[0]


class _Encodings:
    """Tells of the lines that are not UTF-8 once the file is known to be UTF-8 otherwise."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._early: list[int] = []
        self._count = 0

    def look(self, lines: _Lines) -> None:
        """Looks at the encodings of the record just read."""
        if lines.other:
            self._count += lines.other
            self._early += [lines.row] * lines.other if len(self._early) < EXAMPLES else []
            lines.other = 0
        if lines.is_utf8 and self._count:
            for place in range(self._count):
                row = self._early[min(place, len(self._early) - 1)]
                self._tally.repair(row, "codificación", _MIXED, "Windows-1252")
            self._early, self._count = [], 0


def _records(
    path: Path, reader: Iterator[list[str]], lines: _Lines, tally: Tally
) -> Iterator[list[str]]:
    """Streams records, leaving out those whose quotes are wrong."""
    while True:
        lines.row += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if "unexpected end" in str(error) or "field larger" in str(error):
                raise SourceError(
                    path, "comillas que se cierran", "una celda sin fin", row=lines.row
                ) from error
            tally.read += 1
            tally.reject(lines.row, "comillas", "celdas bien entrecomilladas", "otra cosa")
            continue
        if cells is None:
            return
        yield cells


def _fault(
    cells: Sequence[str], header: Sequence[str], places: Mapping[str, int], lines: _Lines
) -> tuple[str, str, str] | None:
    """Returns column, what was expected and what was found, if the record cannot be used."""
    has_nul, lines.has_nul = lines.has_nul, False
    if len(cells) != len(header):
        return "columnas", f"{len(header)} columnas", f"{len(cells)} columnas"
    if has_nul:
        place = next(place for place, cell in enumerate(cells) if "\0" in cell)
        return header[place].strip(), "texto sin bytes nulos", cells[place].replace("\0", "␀")
    for name, place in places.items():
        if len(cells[place]) > MOST_CHARACTERS:
            found = f"{len(cells[place])} letras: {cells[place][:MOST_CHARACTERS]}"
            return name, f"hasta {MOST_CHARACTERS} letras", found
    return None


def _header(path: Path, lines: _Lines) -> tuple[list[str], str]:
    """Reads the first line that is not blank; returns its names and what parts them."""
    raw = lines.raw()
    while raw and not raw.removeprefix(codecs.BOM_UTF8).strip():
        lines.row += 1
        raw = lines.raw()
    found = _other_kind(raw)
    if found:
        raise SourceError(path, _EXPECTED, found)
    line = lines.text(raw).lstrip("\ufeff")
    delimiter = max(DELIMITERS, key=line.count)
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True)), delimiter
    except csv.Error as error:
        raise SourceError(
            path, "una cabecera bien entrecomillada", "otra cosa", row=lines.row
        ) from error


def _other_kind(raw: bytes) -> str:
    """Names what a file is that begins with these bytes; nothing if it may be a text."""
    if not raw:
        return "un archivo vacío"
    for sign, kind in _SIGNS.items():
        if raw.startswith(sign):
            return kind
    if raw.lstrip(codecs.BOM_UTF8 + b" \t").startswith(b"<"):
        return "una página web"
    return "un archivo binario" if raw.translate(None, _CONTROL) != raw else ""


def _windows(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
