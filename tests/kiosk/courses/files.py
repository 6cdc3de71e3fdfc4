"""Files of courses as a person would make them: the template, filled in."""

import csv
import io
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from kiosk.courses.columns import COLUMNS
from kiosk.courses.template import COURSES, title, write

PLACE = {column.key: place for place, column in enumerate(COLUMNS, 1)}
#: A sound row: a person of Juliaca who sews can take it.
SEWING = {
    "programme": "Corte y confección de polos",
    "institution": "Municipalidad Provincial de San Román",
    "level": "Taller o curso corto",
    "modality": "Presencial",
    "certificate": "Certificado municipal",
    "hours": 120,
    "cost": 50,
    "department": "Puno",
    "district": "Juliaca (San Román, Puno)",
    "address": "Jr. San Martín 123",
    "words": "Coser a máquina recta y remalladora, cortar tela, hacer moldes",
    "year": 2026,
}
Cells = dict[str, Any]


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plantilla.xlsx"
        write(path)
        return path.read_bytes()


def xlsx(path: Path, rows: Sequence[Cells], first: int = 3) -> Path:
    """Fills a new template from row ``first`` on and returns its path."""
    book = load_workbook(io.BytesIO(_template()))
    for number, cells in enumerate(rows, first):
        for key, value in cells.items():
            book[COURSES].cell(number, PLACE[key], value)
    book.save(path)
    return path


def csv_text(rows: Sequence[Cells], delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(title(column) for column in COLUMNS)
    for cells in rows:
        writer.writerow(cells.get(column.key, "") for column in COLUMNS)
    return text.getvalue()
