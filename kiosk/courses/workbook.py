"""Reads the rows of an Excel workbook that may be damaged, or made to do harm."""

from __future__ import annotations

import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kiosk.courses.grid import MOST_CELLS, MOST_COURSES, Row
from kiosk.courses.template import COURSES, LISTS, VERSION
from kiosk.errors import InputError

#: Bytes a workbook may hold unpacked, and how many times its size on disk.
_MOST_UNPACKED, _MOST_RATIO = 30 * 2**20, 200
_MOST_MEMBERS = 500
#: Rows of a sheet, by Excel's own limit.
_MOST_ROWS = 2**20
#: What openpyxl and the ZIP reader raise on a file that is not what it seems.
_DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, IndexError,
    ValueError, TypeError, AttributeError, SyntaxError, EOFError, OSError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
_EXPECTED = "Se espera un libro de Excel (.xlsx), como la plantilla"


def rows(content: bytes, name: str) -> Iterator[Row]:
    """Yields the rows of the sheet of courses that are not blank.

    A formula counts for the value that Excel kept of it; without one, the cell is
    unreadable.

    Args:
        content: The file.
        name: Its name, for messages.

    Raises:
        InputError: It is no workbook, is damaged, protected, dangerous or of another
            version of the template.
    """
    _check_archive(content, name)
    try:
        with warnings.catch_warnings():
            # openpyxl tells of drop-downs it drops; nothing is written back here.
            warnings.simplefilter("ignore")
            books = [
                load_workbook(io.BytesIO(content), read_only=True, data_only=kept)
                for kept in (False, True)
            ]
            written, valued = (_sheet(book, name) for book in books)
            yield from _rows(written, valued, name)
    except _DAMAGED as error:
        raise InputError(
            f"{name} está dañado o no es un libro de Excel. {_EXPECTED}. Ábralo en Excel y "
            "guárdelo otra vez.",
            "file",
        ) from error


def _check_archive(content: bytes, name: str) -> None:
    """Refuses what is no ZIP, is protected, or would unpack to more than a workbook holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise InputError(f"{name} tiene contraseña. Guárdelo sin contraseña.", "file")
            unpacked = sum(member.file_size for member in members)
            too_much = unpacked > min(_MOST_UNPACKED, _MOST_RATIO * len(content))
            if too_much or len(members) > _MOST_MEMBERS:
                raise InputError(
                    f"{name} ocuparía {unpacked // 2**20} MB al abrirse; se espera un libro de "
                    f"hasta {_MOST_UNPACKED // 2**20} MB. No se abrió.",
                    "file",
                )
            _check_members(archive, members, name)
    except _DAMAGED as error:
        raise InputError(
            f"{name} está dañado o incompleto. {_EXPECTED}. Cópielo otra vez.", "file"
        ) from error


def _check_members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> None:
    """Refuses another kind of document, and XML with definitions, which no workbook has."""
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise InputError(f"{name} no es un libro de Excel. {_EXPECTED}.", "file")
    for member in members:
        if member.filename.endswith((".xml", ".rels", ".vml")):
            text = archive.read(member)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise InputError(
                    f"{name} trae definiciones que un libro de Excel no tiene. No se abrió. "
                    f"{_EXPECTED}.",
                    "file",
                )


def _sheet(book: Any, name: str) -> Any:
    """Returns the sheet of courses: the one called so, or the first that can be seen."""
    if LISTS in book.sheetnames:
        found = next(book[LISTS].iter_rows(max_row=1, max_col=1, values_only=True), (None,))[0]
        if str(found).startswith("yachay-plantilla") and found != VERSION:
            raise InputError(
                f"{name} está hecho con otra versión de la plantilla. Se espera la de este "
                "quiosco: pídala con «yachay data course-template» y copie en ella sus filas.",
                "file",
            )
    if COURSES in book.sheetnames:
        return book[COURSES]
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise InputError(f"{name} no tiene una hoja «{COURSES}».", "file")
    return visible[0]


def _rows(written: Any, valued: Any, name: str) -> Iterator[Row]:
    """Yields the rows of two readings of one sheet: as written, and with formulas' values."""
    for sheet in (written, valued):
        # The size that a file states of itself may be wrong.
        sheet.reset_dimensions()
    seen, blank = 0, ()
    pairs = zip(
        written.iter_rows(max_col=MOST_CELLS), valued.iter_rows(max_col=MOST_CELLS), strict=True
    )
    for number, (cells, values) in enumerate(pairs, 1):
        if number > _MOST_ROWS:
            raise ValueError("more rows than a sheet has")
        # Rows that the file leaves out come as one and the same tuple.
        if cells is blank or all(cell.value is None for cell in cells):
            blank = cells
            continue
        row = _row(number, cells, values)
        if any(row.texts) or row.unreadable:
            seen += 1
            # Two more: the header and the example.
            if seen > MOST_COURSES + 2:
                raise InputError(f"{name} tiene más de {MOST_COURSES} cursos. Divídalo.", "file")
            yield row


def _row(number: int, cells: tuple[Any, ...], values: tuple[Any, ...]) -> Row:
    texts, unreadable = [], {}
    for place, (cell, valued) in enumerate(zip(cells, values, strict=True)):
        is_formula = cell.data_type == "f"
        text = _text(valued.value if is_formula else cell.value)
        if (is_formula and not text) or "e" in (cell.data_type, valued.data_type):
            unreadable[place] = _text(cell.value) or "un error"
            text = ""
        texts.append(text)
    return Row(number, tuple(texts), unreadable)


def _text(value: object) -> str:
    """Returns a cell's value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "VERDADERO" if value else "FALSO"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "text", value)).strip()
