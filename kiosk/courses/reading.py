"""A file in, its courses' cells out: an Excel workbook or CSV, known by what it is."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.courses.columns import COLUMNS, EXAMPLE
from kiosk.courses.grid import MOST_BYTES, MOST_CELLS, MOST_COURSES, Row, shorten
from kiosk.errors import InputError
from models.preprocessing.text import fold, words

#: The header stands among these first rows; titles may stand above it.
_HEADER_WITHIN = 10
_EXPECTED = "Se espera un libro de Excel (.xlsx) o un archivo CSV, como la plantilla"
#: How other files begin, and what they are.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "es un Excel antiguo (.xls) o tiene contraseña"),
    (b"%PDF", "es un PDF"),
    (b"{\\rtf", "es un documento de texto"),
    (b"\xff\xfe", "es texto UTF-16"),
    (b"\xfe\xff", "es texto UTF-16"),
)


@dataclass(frozen=True)
class Sheet:
    """The rows of a file below its header.

    Attributes:
        name: Name of the file, without its folder.
        sha256: Digest of the file as it was read.
        places: Where each column stands, by its key.
        width: Cells of the header.
        rows: The rows that are not blank and not the example.
        notes: What was left aside, in Spanish.
    """

    name: str
    sha256: str
    places: dict[str, int]
    width: int
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def read(path: Path) -> Sheet:
    """Reads a file of courses.

    Raises:
        InputError: It cannot be used as a whole; says what was expected and found.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    name = shorten(path.name)
    if len(content) > MOST_BYTES:
        raise InputError(
            f"{name} ocupa más de {MOST_BYTES // 2**20} MB. {_EXPECTED}, que ocupa mucho menos.",
            "file",
        )
    header, rows = _split(_rows(content, name), name)
    places, notes = _places(header, name)
    courses = []
    for row in rows:
        if _is_example(row, places["programme"]):
            notes.append(f"La fila {row.number} es el ejemplo: no se importa.")
        else:
            courses.append(row)
    if not courses:
        raise InputError(
            f"{name} no tiene cursos. Se espera al menos una fila debajo de los títulos.", "file"
        )
    digest = hashlib.sha256(content).hexdigest()
    width = max(place for place, text in enumerate(header.texts, 1) if text)
    return Sheet(name, digest, places, width, tuple(courses), tuple(notes))


def _rows(content: bytes, name: str) -> Iterator[Row]:
    """Returns the rows of a file by what it begins with, whatever it is called."""
    if not content.strip():
        raise InputError(f"{name} está vacío. {_EXPECTED}.", "file")
    if content.startswith(b"PK"):
        from kiosk.courses import workbook

        return workbook.rows(content, name)
    for start, what in _OTHERS:
        if content.startswith(start):
            raise InputError(f"{name} {what}. {_EXPECTED}.", "file")
    if b"\0" in content:
        raise InputError(f"{name} no es un archivo de texto. {_EXPECTED}.", "file")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise InputError(f"{name} es una página web (HTML o XML). {_EXPECTED}.", "file")
    return _delimited(content, name)


def _delimited(content: bytes, name: str) -> Iterator[Row]:
    """Yields the rows of a CSV in UTF-8 or Windows' own encoding, separated by , or ;."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{name} tiene letras que no se pueden leer. Guárdelo como «CSV UTF-8».", "file"
            ) from error
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    delimiter = max(",;", key=first.count)
    seen = 0
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1
        ):
            texts = tuple(cell.strip() for cell in cells)
            if not any(texts):
                continue
            seen += 1
            if seen > MOST_COURSES + 2:
                raise InputError(f"{name} tiene más de {MOST_COURSES} cursos. Divídalo.", "file")
            yield Row(number, texts)
    except csv.Error as error:
        raise InputError(
            f"{name}: después de la fila {seen} hay una celda demasiado larga o sin cerrar. "
            "Revise las comillas.",
            "file",
        ) from error


def _title(text: str) -> str:
    return " ".join(words(text))


_KEYS = {_title(column.title): column.key for column in COLUMNS}


def _split(rows: Iterator[Row], name: str) -> tuple[Row, Iterator[Row]]:
    """Returns the header, found by the titles it holds, and the rows below it."""
    for row in rows:
        known = {_title(text) for text in row.texts} & _KEYS.keys()
        if len(known) >= 3:
            return row, rows
        if row.number >= _HEADER_WITHIN:
            break
    raise InputError(
        f"{name}: se espera la fila de títulos de la plantilla ({_required()}) entre las primeras "
        f"{_HEADER_WITHIN}. Pida la plantilla con «yachay data course-template».",
        "file",
    )


def _required() -> str:
    return ", ".join(column.title for column in COLUMNS if column.required)


def _places(header: Row, name: str) -> tuple[dict[str, int], list[str]]:
    """Returns where each column stands, and a note for each that is not known."""
    places: dict[str, int] = {}
    notes = []
    for place, text in enumerate(header.texts[:MOST_CELLS]):
        key = _KEYS.get(_title(text))
        if key in places:
            raise InputError(f"{name} tiene dos columnas «{shorten(text)}». Deje una.", "file")
        if key is not None:
            places[key] = place
        elif text:
            notes.append(f"La columna «{shorten(text)}» no es de la plantilla: no se lee.")
    missing = [c.title for c in COLUMNS if c.required and c.key not in places]
    if missing:
        raise InputError(
            f"{name}: faltan las columnas {', '.join(missing)}. Use la plantilla: "
            "«yachay data course-template».",
            "file",
        )
    return places, notes


def _is_example(row: Row, place: int) -> bool:
    return len(row.texts) > place and fold(row.texts[place]).startswith(fold(EXAMPLE) + ":")
