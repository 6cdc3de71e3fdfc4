"""What INEI's household surveys have in common: coded answers, weights, amounts of money.

Files made from SPSS write a code as ``1``, files made from Stata as ``1.0``; decimals come with a
point or, where the computer was Spanish, a comma. Blank answers are a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from models.building.errors import SourceError
from models.building.files.layout import Layout
from models.building.report import Tally
from models.building.sources.line import Line, Unfit, Unwanted

Row = TypeVar("Row")

#: Soles a month above which an amount is a mistake; the highest of EPE 2021-22 is 40,000.
MOST_INCOME = 1_000_000.0
#: Persons that one person of a sample may stand for; the most of EPE 2021-22 is 6,949.
MOST_WEIGHT = 1_000_000.0

DEPARTMENTS = frozenset(f"{code:02d}" for code in range(1, 26))
"""The codes that INEI gives to the 24 departments and Callao."""

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"\d+(?=(?:[.,]0+)?$)", re.ASCII)


def judged(
    path: Path,
    layout: Layout,
    rows: Iterable[tuple[int, Mapping[str, str]]],
    make: Callable[[Line], Row],
    tally: Tally,
) -> Iterator[Row]:
    """Makes typed rows of those that pass; the caller counts which of them it could use.

    Args:
        path: The file, for the message.
        layout: What the file should be, for the message.
        rows: Row number and cells.
        make: Judges one row; raises `Unfit` or `Unwanted`.
        tally: Where rows rejected and not wanted are counted.

    Yields:
        The rows that pass, in the file's order.

    Raises:
        SourceError: No row passed, though some were judged unfit: the codes are another year's.
    """
    passed, unfit_before = False, tally.rejected
    for number, cells in rows:
        try:
            made = make(Line(number, cells, tally))
        except Unwanted as unwanted:
            tally.skip(str(unwanted))
        except Unfit as unfit:
            tally.reject(number, unfit.column, unfit.expected, unfit.found)
        else:
            passed = True
            yield made
    if not passed:
        bad = tally.rejected - unfit_before
        raise SourceError(path, f"{layout.title} con filas utilizables", f"{bad} rechazadas")


def is_whole(text: str) -> bool:
    """Whether a text is one or more of the digits 0 to 9 and nothing else."""
    return text.isascii() and text.isdigit()


def code(line: Line, column: str) -> str:
    """Returns a coded answer without the decimals that Stata adds; empty where it is blank."""
    cell = line.get(column)
    if is_whole(cell):
        return cell
    whole = _WHOLE.match(cell)
    return whole[0] if whole else cell


def answer(line: Line, column: str, allowed: str) -> str:
    """Returns a coded answer that must be one of some digits, or blank.

    Args:
        line: The row.
        column: The question.
        allowed: The digits, one letter each.
    """
    found = code(line, column)
    if found and (len(found) > 1 or found not in allowed):
        raise Unfit(column, f"un código de {', '.join(allowed)}", line.get(column))
    return found


def padded(line: Line, column: str, digits: int, *, needed: bool = True) -> str:
    """Returns a code of so many digits, with the zeros that spreadsheets drop at its left."""
    found = code(line, column)
    if not found and not needed:
        return ""
    if not is_whole(found) or len(found) > digits:
        raise Unfit(column, f"un código de {digits} cifras", line.get(column) or "nada")
    return found.zfill(digits)


def department(line: Line, column: str, digits: int = 2) -> str:
    """Returns the department of a code of place, which may go down to the district."""
    found = padded(line, column, digits)[:2]
    if found not in DEPARTMENTS:
        raise Unfit(column, "un departamento de 01 a 25", line.get(column))
    return found


def whole(line: Line, column: str, least: int, most: int) -> int:
    """Returns a whole number between two bounds, both included."""
    found = code(line, column)
    if not (is_whole(found) and least <= int(found) <= most):
        raise Unfit(column, f"un número entero de {least} a {most}", line.get(column) or "nada")
    return int(found)


def number(line: Line, column: str, most: float) -> float | None:
    """Returns a number from 0 to `most`, or None where the cell is blank."""
    found = line.get(column)
    if not found:
        return None
    value = float(found.replace(",", ".")) if _NUMBER.fullmatch(found) else -1.0
    if not 0 <= value <= most:
        raise Unfit(column, f"un número de 0 a {most:.0f}", found)
    return value


def weight(line: Line, column: str) -> float:
    """Returns how many persons one of the sample stands for; who has no weight is not counted."""
    found = number(line, column, MOST_WEIGHT)
    if not found:
        raise Unwanted("personas sin factor de expansión")
    return found


def income(line: Line, column: str, months: int = 1) -> float | None:
    """Returns soles a month of an amount paid over some months, or None where it is blank."""
    found = number(line, column, MOST_INCOME * months)
    return None if found is None else found / months


def employed(line: Line, column: str) -> None:
    """Lets only the employed pass.

    Raises:
        Unwanted: Unemployed, inactive, or not asked (blank or 0: children, absent persons).
        Unfit: The code is none of these.
    """
    found = answer(line, column, "01234")
    if found != "1":
        known = found not in ("", "0")
        raise Unwanted("personas sin empleo" if known else "personas sin datos de empleo")
