"""One row of a source under examination, and the loop that keeps the rows that pass.

A reader states what each column must hold; a row that does not is left out with its number, the
column, what was expected and what stood there. A row whose key came before is left out too, with
the row that had it first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from models.building.errors import SourceError
from models.building.report import Tally

Row = TypeVar("Row")

#: Letters of a name; the longest official one (a site of PRONABEC's programmes) has 111.
LONGEST_NAME = 250

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


class Unfit(Exception):
    """A row cannot be used: what was expected of a column, and what it holds."""

    def __init__(self, column: str, expected: str, found: object) -> None:
        super().__init__(column)
        self.column, self.expected, self.found = column, expected, found


class Unwanted(Exception):
    """A row is sound but not of the kind that is read; the argument says of which it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row, judged as they are taken.

    Attributes:
        number: The row in its file.
        cells: Column name to text; an optional column may be missing.
        tally: Where repairs are noted.
    """

    number: int
    cells: Mapping[str, str]
    tally: Tally

    def get(self, column: str) -> str:
        """Returns a cell as it stands, empty where the file has no such column."""
        return self.cells.get(column, "")

    def text(self, column: str, most: int = LONGEST_NAME) -> str:
        """Returns a cell that must hold a text of at most `most` letters."""
        found = self.get(column)
        if not found:
            raise Unfit(column, "un texto", "nada")
        if len(found) > most:
            raise Unfit(column, f"hasta {most} letras", f"{len(found)} letras: {found}")
        return found

    def code(self, column: str, pattern: str, expected: str) -> str:
        """Returns a cell that must match a pattern as a whole."""
        found = self.get(column)
        if not re.fullmatch(pattern, found, re.ASCII):
            raise Unfit(column, expected, found or "nada")
        return found

    def choice(self, column: str, allowed: Sequence[str]) -> str:
        """Returns a cell that must be one of some values."""
        found = self.get(column)
        if found not in allowed:
            raise Unfit(column, "uno de: " + ", ".join(allowed), found or "nada")
        return found

    def figure(self, column: str, least: float, most: float) -> float:
        """Returns a cell that must hold a number between two bounds, both included."""
        found = self.get(column)
        value = float(found) if _NUMBER.fullmatch(found) else None
        if value is None or not least <= value <= most:
            raise Unfit(column, f"un número de {least:g} a {most:g}", found or "nada")
        return value

    def plausible(
        self, column: str, least: float, most: float, missing: Sequence[str] = ()
    ) -> float | None:
        """Returns a number, or None where the cell is empty or what it holds cannot be.

        Args:
            column: The column.
            least: Smallest believable value.
            most: Largest believable value.
            missing: Ways the source writes an unknown value, besides leaving it empty.
        """
        if self.get(column) in ("", *missing):
            return None
        try:
            return self.figure(column, least, most)
        except Unfit as unfit:
            self.repair(column, f"se dejó vacío; se esperaba {unfit.expected}")
            return None

    def repair(self, column: str, how: str) -> None:
        """Notes that this row's cell was mended."""
        self.tally.repair(self.number, column, how, self.get(column))


def accepted(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    make: Callable[[Line], Row],
    tally: Tally,
    *,
    key: Callable[[Row], Hashable] | None = None,
    key_column: str = "clave",
) -> Iterator[Row]:
    """Makes typed rows of those that pass, and tells of the others.

    Args:
        rows: Row number and cells, as the readers of `models.building.files` give them.
        make: Judges one row; raises `Unfit` or `Unwanted`.
        tally: Where rows used, rejected and not wanted are counted.
        key: What may not come twice; None where the source has no key.
        key_column: Name of the key, for messages.

    Yields:
        The rows that pass, in the file's order.

    Raises:
        SourceError: No row passed: the file is another, or its codes are another year's.
    """
    first: dict[Hashable, int] = {}
    before = tally.used, tally.rejected
    for number, cells in rows:
        try:
            made = make(Line(number, cells, tally))
        except Unwanted as unwanted:
            tally.skip(str(unwanted))
            continue
        except Unfit as unfit:
            tally.reject(number, unfit.column, unfit.expected, unfit.found)
            continue
        if key is not None:
            earlier = first.setdefault(key(made), number)
            if earlier != number:
                twice = f"la misma de la fila {earlier}"
                tally.reject(number, key_column, "una clave que no se repita", twice)
                continue
        tally.used += 1
        yield made
    if tally.used == before[0]:
        none = f"ninguna ({tally.rejected - before[1]} rechazadas)"
        raise SourceError(Path(tally.file), "al menos una fila utilizable", none)
