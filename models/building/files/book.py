"""Opening Excel workbooks (.xlsx) safely, and telling how each cell came by its value.

A workbook is a ZIP of XML: before the library opens it, its declared size, its members and its
kind are checked, so that a password, another format or a bomb gives a message and not a crash.
Sheets are read twice at once, for values and for formulas, because only so is it known whether a
value was typed or calculated, and whether the calculation was saved with the file.
"""

from __future__ import annotations

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

import openpyxl

from models.building.errors import SourceError
from models.building.files.layout import plain

#: Bytes a workbook may unpack to; the largest official one here takes 3 MB.
MOST_BYTES = 100 * 2**20
#: Unpacked over packed; sheets of text compress 5 to 15 times, bombs a thousand.
MOST_RATIO = 200
#: Below this size no ratio is dangerous.
HARMLESS = 2**20
#: Rows of a sheet of Excel; a file that claims a farther one is not from a spreadsheet.
MOST_ROWS = 1_048_576

TYPED, SAVED, UNSAVED, ERROR = "", "fórmula", "fórmula sin valor", "error"
"""How a cell came by its value: by hand, by a saved formula, by an unsaved one, not at all."""

_EXPECTED = "un libro de Excel (.xlsx) sin contraseña"
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, NotImplementedError),
)
"""What the library raises on damaged or forged contents."""


class Cell(NamedTuple):
    """A cell's text, and how it came by it; the formula itself where no value was saved."""

    text: str
    state: str = TYPED


BLANK = Cell("")


class Book:
    """An open workbook: its visible sheets and their rows."""

    def __init__(self, path: Path, values: Any, formulas: Any) -> None:
        self.path = path
        self._values, self._formulas = values, formulas
        self.sheets: list[str] = [s.title for s in values.worksheets if s.sheet_state == "visible"]
        if not self.sheets:
            raise SourceError(path, "un libro con alguna hoja visible", "ninguna")

    def named(self, name: str) -> str:
        """Returns the title of the sheet of that name, whatever its case, accents or blanks.

        Raises:
            SourceError: There is none.
        """
        for title in self.sheets:
            if plain(title) == plain(name):
                return title
        raise SourceError(self.path, f"la hoja «{name}»", f"las hojas {', '.join(self.sheets[:8])}")

    def rows(self, title: str) -> Iterator[tuple[int, list[Cell]]]:
        """Streams a sheet's rows as (number from 1, cells); empty rows have no cells."""
        pairs = zip(
            self._quietly(self._values[title]), self._quietly(self._formulas[title]), strict=True
        )
        for number, (values, formulas) in enumerate(pairs, start=1):
            if number > MOST_ROWS:
                raise SourceError(self.path, f"hasta {MOST_ROWS} filas", "más", row=number)
            yield number, [_cell(*pair) for pair in zip(values, formulas, strict=True)]

    def _quietly(self, sheet: Any) -> Iterator[tuple[Any, ...]]:
        """Rows without the library's warnings on what it ignores, and with its errors told."""
        sheet.reset_dimensions()  # some programs declare one cell, others all
        rows = sheet.iter_rows()
        number = 0
        while True:
            number += 1
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    row = next(rows, None)
            except _DAMAGE as error:
                raise SourceError(self.path, _EXPECTED, "una hoja dañada", row=number) from error
            if row is None:
                return
            yield row


@contextmanager
def book(path: Path) -> Iterator[Book]:
    """Opens a workbook.

    Args:
        path: The file, whatever its name ends in.

    Yields:
        The book.

    Raises:
        SourceError: Not an .xlsx, encrypted, damaged, or too large when unpacked.
    """
    _guard(path)
    with path.open("rb") as first, path.open("rb") as second:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                values = openpyxl.load_workbook(first, read_only=True, data_only=True)
                formulas = openpyxl.load_workbook(second, read_only=True, keep_links=False)
        except _DAMAGE as error:
            raise SourceError(path, _EXPECTED, "un libro dañado") from error
        with closing(values), closing(formulas):
            yield Book(path, values, formulas)


def _guard(path: Path) -> None:
    """Refuses what is not a workbook, or would not fit once unpacked."""
    with path.open("rb") as file:
        head = file.read(len(_COMPOUND_FILE))
    if head == _COMPOUND_FILE:
        raise SourceError(path, _EXPECTED, "un libro con contraseña o de Excel 97 (.xls)")
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise SourceError(path, _EXPECTED, "otro tipo de archivo o uno cortado") from error
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= {m.filename for m in members}:
        raise SourceError(path, _EXPECTED, "un ZIP sin hojas de cálculo")
    if any(member.flag_bits & 1 for member in members):
        raise SourceError(path, _EXPECTED, "un libro cifrado")
    size = sum(member.file_size for member in members)
    packed_size = max(path.stat().st_size, 1)
    if size > MOST_BYTES or (size > HARMLESS and size > MOST_RATIO * packed_size):
        raise SourceError(
            path, f"hasta {MOST_BYTES >> 20} MB al abrirlo", f"{size >> 20} MB comprimidos"
        )


def _cell(value: Any, formula: Any) -> Cell:
    """Joins what the value pass and the formula pass read of one cell."""
    text = _text(value.value)
    if value.data_type == "e":
        return Cell(text, ERROR)
    if formula.data_type != "f":
        return Cell(text)
    # A saved empty text is of type "str"; where nothing was saved there is no type.
    if value.value is None and value.data_type != "str":
        written = getattr(formula.value, "text", formula.value)
        return Cell(_text(written) or "=", UNSAVED)
    return Cell(text, SAVED)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bool):
        return "sí" if value else "no"
    return " ".join(str(value).split())
