"""The extract of ENAHO 2021-2023 at hand: persons of 14 and over, without occupation.

Derived by a third party from INEI's ENAHO module 500 of 2021, 2022 and 2023 (qhawarina,
``mw_regional_did_panel.parquet``); a subset of the official files. Parquet, 224,780 rows. Columns
read:

- ``year``, ``dept`` and ``ubigeo`` (INEI codes of department and district, text)
- ``ocu500`` 1 employed; ``p207`` sex: 1 man, 2 woman; ``p507`` status, ``p510`` employer and
  ``p512a`` size of firm, coded as `enaho500` tells; real numbers, missing where not asked
- ``ocupinf_inei`` 0 informal, 1 formal; ``wage_monthly`` I524A1 ÷ 12, soles, employees only
- ``fac500a`` persons that one stands for in its year
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet, types

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources import survey
from models.building.sources.enaho500 import OVER_100_WORKERS, PUBLIC_EMPLOYERS
from models.building.sources.line import Line

#: Rows held in memory at once.
BATCH = 16_384
#: Bytes the wanted columns may unpack to; the extract at hand takes 25 MB.
MOST_BYTES = 2**30

NUMBERS = "year ocu500 p207 p507 p510 p512a ocupinf_inei wage_monthly fac500a".split()
LAYOUT = Layout(
    "lab-enaho",
    "el extracto de la ENAHO 2021–2023 (Parquet)",
    tuple(map(Column, ["dept", "ubigeo", *NUMBERS])),
)

_KINDS = (types.is_string, types.is_large_string, types.is_integer, types.is_floating)


@dataclass(frozen=True, slots=True)
class Person:
    """One employed person.

    Attributes:
        department: INEI code, two digits.
        ubigeo: INEI code of the district, six digits.
        is_woman: Whether the person is a woman.
        status: Category of the main job as ``p507`` codes it; empty where it is not known.
        public: Whether the employer is the State.
        big: Whether the employer has more than 100 workers.
        informal: Whether the main job is informal; None where that is not known.
        income: Soles a month of an employee's main job; None where it is not known.
        weight: Persons that this one stands for in its year.
        year: Year of the survey.
    """

    department: str
    ubigeo: str
    is_woman: bool
    status: str
    public: bool
    big: bool
    informal: bool | None
    income: float | None
    weight: float
    year: int


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Person]:
    """Streams the employed persons of the three years.

    Args:
        path: The Parquet file.
        tally: Where rows are counted; ``used`` is left to the caller.
        advance: Called with the part of the file's bytes that a batch of rows stands for.

    Raises:
        SourceError: Not Parquet, other columns or types, or damaged.
    """
    return survey.judged(path, LAYOUT, _rows(path, tally, advance), _person, tally)


def _rows(path: Path, tally: Tally, advance: Advance) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Streams the wanted columns as text; row 1 is the first person."""
    number, done, size = 0, 0, path.stat().st_size
    try:
        with parquet.ParquetFile(path) as file:
            _check(path, file)
            for batch in file.iter_batches(BATCH, columns=[c.name for c in LAYOUT.columns]):
                for cells in batch.to_pylist():
                    number += 1
                    tally.read += 1
                    yield number, {name: _text(value) for name, value in cells.items()}
                upto = size * number // file.metadata.num_rows
                advance(upto - done)
                done = upto
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise SourceError(
            path, "un archivo Parquet entero", "otro contenido o uno cortado", row=number + 1
        ) from error


def _check(path: Path, file: Any) -> None:
    """Refuses other columns or types, no rows, and what would not fit in memory."""
    schema, metadata = file.schema_arrow, file.metadata
    LAYOUT.places(path, schema.names)
    if not metadata.num_rows:
        raise SourceError(path, "al menos una fila", "ninguna")
    for column in LAYOUT.columns:
        kind = schema.field(column.name).type
        if not any(is_kind(kind) for is_kind in _KINDS):
            raise SourceError(path, "texto o número", f"el tipo {kind}", column=column.name)
    unpacked = sum(
        metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups)
    )
    if unpacked > MOST_BYTES:
        raise SourceError(path, f"hasta {MOST_BYTES >> 20} MB al descomprimirlo", "más")


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value).strip()


def _person(line: Line) -> Person:
    survey.employed(line, "ocu500")
    formality = survey.answer(line, "ocupinf_inei", "01")
    return Person(
        department=survey.department(line, "dept"),
        ubigeo=survey.padded(line, "ubigeo", 6),
        is_woman=survey.answer(line, "p207", "12") == "2",
        status=survey.answer(line, "p507", "1234567"),
        public=survey.answer(line, "p510", "1234567") in PUBLIC_EMPLOYERS,
        big=survey.answer(line, "p512a", "12345") in OVER_100_WORKERS,
        informal=formality == "0" if formality else None,
        income=survey.income(line, "wage_monthly"),
        weight=survey.weight(line, "fac500a"),
        year=survey.whole(line, "year", 2000, 2100),
    )
