"""What one cell, or the cells of one row together, must hold; checks say it in Spanish.

Cells are text. A check on a column receives the whole column and answers for each row.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa

_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_WHOLE = r"-?[0-9]+"

EDUCATION = ("ninguna", "primaria", "secundaria", "tecnica", "universitaria")
CONFIDENCE = ("alta", "media", "baja")
SCOPE = ("departamento", "región", "nacional")
DEPARTMENT, UBIGEO, UNIT_GROUP = "[0-9]{2}", "[0-9]{6}", "[0-9]{4}"

#: Extreme points of Peru in degrees, a hair wider than the land (IGN).
SOUTH, NORTH, WEST, EAST = -18.36, -0.03, -81.33, -68.65

#: Years that a source may have.
FIRST_YEAR, LAST_YEAR = 1990, 2026


def cell(text: str, holds: Callable[[pd.Series], pd.Series], blank: bool = False) -> pa.Check:
    """Makes a check of a column.

    Args:
        text: What was expected, in Spanish.
        holds: Column of text to column of truth; may say anything of empty cells.
        blank: Whether an empty cell will do.
    """

    def run(cells: pd.Series) -> pd.Series:
        is_empty = cells == ""
        return holds(cells) | is_empty if blank else holds(cells) & ~is_empty

    return pa.Check(run, error=f"{text} o nada" if blank else text)


def filled() -> pa.Check:
    """Something stands in the cell."""
    return cell("algo escrito", lambda cells: cells != "")


def tidy() -> pa.Check:
    """No blanks at the ends, no line break within."""

    def holds(cells: pd.Series) -> pd.Series:
        return (cells == cells.str.strip()) & ~cells.str.contains(r"[\r\n\t]")

    return cell("un texto sin blancos sobrantes ni saltos de línea", holds, blank=True)


def pattern(regex: str, text: str, blank: bool = False) -> pa.Check:
    """The whole cell has a form."""
    return cell(text, lambda cells: cells.str.fullmatch(regex), blank)


def capital() -> pa.Check:
    """A text that begins with a capital or a figure and is not shouted."""

    def holds(cells: pd.Series) -> pd.Series:
        first = cells.str[:1]
        return first.str.isalnum() & (first == first.str.upper()) & ~cells.str.isupper()

    return cell("mayúscula inicial, no todo en mayúsculas", holds)


def one_of(*values: str, blank: bool = False) -> pa.Check:
    """The cell is one of some words."""
    shown = f"uno de: {', '.join(values)}" if len(values) > 1 else f"«{values[0]}»"
    return cell(shown, lambda cells: cells.isin(values), blank)


def figures(cells: pd.Series, regex: str = _NUMBER) -> pd.Series:
    """Reads numbers written plainly; what is not one becomes NaN, which keeps no bound."""
    return pd.to_numeric(cells.where(cells.str.fullmatch(regex)), errors="coerce")


def number(low: float, high: float, blank: bool = False) -> pa.Check:
    """A number between two bounds, both allowed."""
    return cell(
        f"un número de {low:g} a {high:g}", lambda cells: figures(cells).between(low, high), blank
    )


def whole(low: int, high: int, blank: bool = False) -> pa.Check:
    """A whole number between two bounds, both allowed."""
    return cell(
        f"un entero de {low} a {high}",
        lambda cells: figures(cells, _WHOLE).between(low, high),
        blank,
    )


def year() -> pa.Check:
    """The year of a source."""
    return whole(FIRST_YEAR, LAST_YEAR)


def place(low: float, high: float, blank: bool = False) -> pa.Check:
    """Degrees within Peru."""
    return cell(
        f"grados dentro del Perú, de {low:g} a {high:g}",
        lambda cells: figures(cells).between(low, high),
        blank,
    )


def together(
    text: str, columns: tuple[str, ...], holds: Callable[[pd.DataFrame], pd.Series]
) -> pa.Check:
    """Makes a check of several cells of one row.

    Args:
        text: What is promised, in Spanish.
        columns: The columns it reads; where one is missing, which is a breach of its own, the
            check is content.
        holds: Table to column of truth.
    """

    def run(table: pd.DataFrame) -> pd.Series:
        if not set(columns) <= set(table.columns):
            return pd.Series(True, index=table.index)
        return holds(table)

    return pa.Check(run, name="|".join(columns), error=text)


def both_or_neither(first: str, second: str) -> pa.Check:
    """Two cells are filled together or empty together."""
    return together(
        f"{first} y {second} van juntas",
        (first, second),
        lambda table: (table[first] == "") == (table[second] == ""),
    )


def distinct(column: str) -> pa.Check:
    """No two rows show the same words, whatever their case."""
    return together(
        f"{column} no se repite en otra fila",
        (column,),
        lambda table: ~table[column].str.lower().duplicated(keep=False),
    )
