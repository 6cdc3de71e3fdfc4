"""Writes small files of the documented layouts: DBF, workbooks and CSV, all of it made up."""

from __future__ import annotations

import csv
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from models.building.files.layout import Layout
from models.building.report import Report, Tally

#: (name, type, length, decimals) of a DBF field.
DbfField = tuple[str, str, int, int]

PADRON_FIELDS: tuple[DbfField, ...] = (
    ("COD_MOD", "C", 7, 0),
    ("ANEXO", "C", 1, 0),
    ("CEN_EDU", "C", 100, 0),
    ("NIV_MOD", "C", 2, 0),
    ("GES_DEP", "C", 2, 0),
    ("DIRECTOR", "C", 90, 0),
    ("CODGEO", "C", 6, 0),
    ("NLAT_IE", "N", 18, 10),
    ("NLONG_IE", "N", 18, 10),
)
CARRERAS_FIELDS: tuple[DbfField, ...] = (
    ("COD_MOD", "C", 7, 0),
    ("ANEXO", "C", 1, 0),
    ("NROCED", "C", 4, 0),
    ("CUADRO", "C", 5, 0),
    ("CODCARR", "C", 10, 0),
    ("DESCRIP", "C", 100, 0),
    ("NHORAS", "N", 6, 0),
    ("NCREDITOS", "N", 6, 0),
    ("NSEC_MA", "N", 6, 0),
)
SCHOOL = {
    "COD_MOD": "9900001", "ANEXO": "0", "CEN_EDU": "CETPRO INVENTADO", "NIV_MOD": "L0",
    "GES_DEP": "A3", "DIRECTOR": "NADIE", "CODGEO": "150135", "NLAT_IE": "-12.0123",
    "NLONG_IE": "-77.0456",
}  # fmt: skip
PROGRAMME = {
    "COD_MOD": "9900001", "ANEXO": "0", "NROCED": "9A", "CUADRO": "C1061",
    "CODCARR": "CAT9990001", "DESCRIP": "OFICIO INVENTADO", "NHORAS": "1056", "NCREDITOS": "40",
}  # fmt: skip


def tally(path: Path, source: str = "sup-inventada") -> Tally:
    """Begins the tally of a file, as a build does."""
    return Report().source(source, path)


def dbf_bytes(
    fields: Sequence[DbfField],
    rows: Iterable[Mapping[str, str]],
    *,
    encoding: str = "cp850",
    driver: int = 0,
    deleted: frozenset[int] = frozenset(),
    count: int | None = None,
) -> bytes:
    """Returns a dBase III table.

    Args:
        fields: Its columns.
        rows: Column name to text; a missing one is blank.
        encoding: Code page of the texts.
        driver: Language driver byte of the header; 0 names no code page.
        deleted: Numbers, from 1, of the records marked as deleted.
        count: Records that the header announces; without it, as many as there are.
    """
    listed = list(rows)
    length = 1 + sum(field[2] for field in fields)
    start = 32 + 32 * len(fields) + 1
    header = struct.pack(
        "<4BLHH17xB2x", 3, 125, 1, 1, len(listed) if count is None else count, start, length, driver
    )
    for name, kind, width, decimals in fields:
        header += struct.pack("<11sc4xBB14x", name.encode(encoding), kind.encode(), width, decimals)
    body = b""
    for number, row in enumerate(listed, start=1):
        body += b"*" if number in deleted else b" "
        for name, kind, width, _ in fields:
            text = row.get(name, "").encode(encoding)[:width]
            body += text.rjust(width) if kind == "N" else text.ljust(width)
    return header + b"\r" + body + b"\x1a"


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """Writes a ZIP of the given members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def write_book(path: Path, rows: Iterable[Sequence[object]], *, title: str = "Hoja1") -> Path:
    """Writes a workbook of one sheet."""
    workbook = openpyxl.Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def write_list(path: Path, layout: Layout, rows: Iterable[Mapping[str, str]]) -> Path:
    """Writes a CSV with the columns of a layout, by their first names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in layout.columns])
        writer.writeheader()
        writer.writerows(rows)
    return path


def with_saved_value(path: Path, formula: str, value: str, kind: str = "") -> Path:
    """Gives a formula of a workbook the value that Excel would have saved with it."""
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    name = "xl/worksheets/sheet1.xml"
    sheet = members[name].decode("utf-8")
    before, after = sheet.split(f"<f>{formula}</f><v", 1)
    after = after.split(">", 1)[1].removeprefix("</v>")
    head, cell = before.rsplit("<c ", 1)
    typed = f'<c t="{kind}" ' if kind else "<c "
    text = f"{head}{typed}{cell}<f>{formula}</f><v>{value}</v>{after}"
    return write_zip(path, members | {name: text.encode("utf-8")})
