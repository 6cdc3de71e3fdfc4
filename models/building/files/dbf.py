"""Reading dBase tables (.dbf) as the Ministry of Education publishes them, record by record.

A DBF begins with a header that tells how many records there are and how long each is, so a file
that ends early is known by its first missing record. Its language driver byte names the code
page; ministries leave it at zero or set it wrongly, so the page that gives the most Spanish
letters among the first records is taken, the declared one where they tie.

Structures and code pages are those of the ``dbfread`` library; records are read here because it
drops their numbers, which messages need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from dbfread.codepages import guess_encoding
from dbfread.dbf import DBFField, DBFHeader

from models.building.errors import SourceError
from models.building.files.archive import opened
from models.building.files.layout import Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally

#: Records looked at to choose the code page: 4 MB of the school register.
SAMPLE = 2_000
#: Pages tried where the header names none (0x00) or a wrong one.
PAGES = ("cp1252", "cp850", "utf-8")
#: Letters that Spanish writes beyond ASCII, and the ordinal and degree signs of addresses.
SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑºª°")
#: Field types held as text: character, number, float, date, logical.
TEXTUAL = frozenset("CNFDL")

_EXPECTED = "una tabla DBF (dBase III o posterior)"
_PRESENT, _DELETED = b" ", b"*"
_END_OF_FIELDS, _END_OF_FILE = 0x0D, b"\x1a"


class Field(NamedTuple):
    """One field of a record.

    Attributes:
        name: At most ten letters.
        kind: Letter of its type.
        start: Place of its first byte in the record, after the deletion mark.
        stop: Place after its last byte.
    """

    name: str
    kind: str
    start: int
    stop: int


def records(
    path: Path,
    layout: Layout,
    tally: Tally,
    *,
    ending: str = ".dbf",
    advance: Advance = ignore,
) -> Iterator[tuple[int, dict[str, str]]]:
    """Streams the records of a DBF, plain, gzipped or inside a ZIP.

    Args:
        path: The file.
        layout: The columns to read.
        tally: Where rows are counted; deleted records are skipped and said so.
        ending: How the member of a ZIP ends.
        advance: Called with the bytes of the file on disk that were read since the last call.

    Yields:
        Number of the record, from 1 and counting deleted ones, and its cells, trimmed.

    Raises:
        SourceError: Not a DBF, another layout, or the file ends before its last record.
    """
    with opened(path, ending=ending, advance=advance) as (stream, _):
        header, fields = _structure(path, stream)
        wanted = _wanted(path, layout, fields)
        found = _found(path, stream, header.numrecords, header.recordlen)
        sample = list(islice(found, SAMPLE))
        page = _code_page(header.language_driver, sample, wanted, tally)
        for number, record in chain(sample, found):
            tally.read += 1
            if record[:1] == _DELETED:
                tally.skip("registro borrado")
                continue
            cells = _cells(number, record, wanted, page, tally)
            if cells is not None:
                yield number, cells


def _structure(path: Path, stream: BinaryIO) -> tuple[Any, list[Field]]:
    """Reads the header and the fields, and checks that they agree with each other."""
    raw = stream.read(DBFHeader.size)
    if len(raw) < DBFHeader.size:
        raise SourceError(path, _EXPECTED, f"un archivo de {len(raw)} bytes")
    header = DBFHeader.unpack(raw)
    body = stream.read(max(header.headerlen - DBFHeader.size, 0))
    if header.encryption_flag:
        raise SourceError(path, f"{_EXPECTED} sin cifrar", "una tabla cifrada")
    fields: list[Field] = []
    place = 1
    for at in range(0, len(body) - DBFField.size + 1, DBFField.size):
        if body[at] == _END_OF_FIELDS:
            break
        field = DBFField.unpack(body[at : at + DBFField.size])
        kind = field.type.decode("latin-1")
        # The length of a long text field carries its high byte in the count of decimals.
        length = field.length + (field.decimal_count << 8 if kind == "C" else 0)
        name = field.name.split(b"\0")[0].decode("latin-1")
        fields.append(Field(name, kind, place, place + length))
        place += length
    if not fields or place != header.recordlen or len(body) < header.headerlen - DBFHeader.size:
        raise SourceError(path, _EXPECTED, "otro contenido")
    return header, fields


def _wanted(path: Path, layout: Layout, fields: list[Field]) -> dict[str, Field]:
    places = layout.places(path, [field.name for field in fields])
    wanted = {column: fields[place] for column, place in places.items()}
    for column, field in wanted.items():
        if field.kind not in TEXTUAL:
            raise SourceError(
                path, "texto o número", f"un campo de tipo «{field.kind}»", column=column
            )
    return wanted


def _found(path: Path, stream: BinaryIO, count: int, length: int) -> Iterator[tuple[int, bytes]]:
    """Reads the records that the header announces, and finds one too few or too many."""
    whole = f"una tabla DBF entera, de {count} registros"
    for number in range(1, count + 1):
        record = stream.read(length)
        if len(record) < length or record[:1] not in (_PRESENT, _DELETED):
            raise SourceError(path, whole, "el archivo cortado o dañado", row=number)
        yield number, record
    after = stream.read(length)
    if len(after) == length and after[:1] in (_PRESENT, _DELETED):
        raise SourceError(path, whole, "más registros", row=count + 1)


def _code_page(
    driver: int, sample: list[tuple[int, bytes]], wanted: Mapping[str, Field], tally: Tally
) -> str:
    """Chooses the page under which the sample reads as Spanish."""
    try:
        declared = guess_encoding(driver)
    except LookupError:
        declared = "ascii"
    pages = PAGES if declared == "ascii" else (declared, *PAGES)
    text = b"\n".join(
        record[field.start : field.stop]
        for _, record in sample
        for field in wanted.values()
        if field.kind == "C"
    )
    chosen = max(pages, key=lambda page: _spanish(text.decode(page, errors="replace")))
    if declared not in (chosen, "ascii"):
        tally.repair(1, "página de códigos", f"se leyó como {chosen}", f"declarada {declared}")
    return chosen


def _spanish(text: str) -> int:
    """Counts Spanish letters beyond ASCII less other signs beyond ASCII."""
    return sum(1 if sign in SPANISH else -1 for sign in text if not sign.isascii())


def _cells(
    number: int, record: bytes, wanted: Mapping[str, Field], page: str, tally: Tally
) -> dict[str, str] | None:
    """Decodes the wanted fields, or rejects the record."""
    cells = {}
    for column, field in wanted.items():
        raw = record[field.start : field.stop].strip(b"\0 ")
        if field.kind in "NF":
            raw = raw.strip(b"*")  # how dBase fills a number that did not fit
        try:
            text = raw.decode(page)
        except UnicodeDecodeError:
            tally.reject(number, column, f"texto en la página {page}", raw.decode("latin-1"))
            return None
        if "\0" in text:
            tally.reject(number, column, "texto sin bytes nulos", text.replace("\0", "␀"))
            return None
        cells[column] = text.strip()
    return cells
