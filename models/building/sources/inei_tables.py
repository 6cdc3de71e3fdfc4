"""INEI's statistical tables of work by department, city or branch, a workbook each.

*Perú: Compendio estadístico – Empleo*, from the EPEN (Encuesta Permanente de Empleo Nacional),
INEI; published as ``ing-cuad-1_7.xlsx`` (mean income from work), ``peao-cuad-7_6.xlsx`` (rate of
informal employment), ``desem-cuad-2_5.xlsx`` (unemployment by city) and ``lima-cuad-3_5.xlsx``
(employed persons of Lima, thousands). One sheet: titles; a header, in row 4, 5 or 6 and often
merged with the next, with a name and then one column a year; rows of places among subtitles and
blanks; footnotes. Names carry marks such as «1/», kept because «Total» and «Total 1/» differ;
``-`` is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from models.building.errors import SourceError
from models.building.files.book import Book, Cell, book
from models.building.files.progress import Advance, ignore
from models.building.files.sheet import HEADER_WITHIN, at, fit
from models.building.raw import fold
from models.building.report import Tally
from models.building.sources.line import Line, Unfit

INCOME = "ingreso_promedio_mensual_soles"
INFORMALITY = "tasa_empleo_informal_pct"
UNEMPLOYMENT = "tasa_desempleo_ciudad_pct"
EMPLOYED = "poblacion_ocupada_miles"

INDICATORS: Mapping[str, tuple[str, float, float]] = {
    "INGRESO PROMEDIO MENSUAL PROVENIENTE DEL TRABAJO": (INCOME, 100, 50_000),
    "TASA DE EMPLEO INFORMAL": (INFORMALITY, 0, 100),
    "TASA DE DESEMPLEO": (UNEMPLOYMENT, 0, 100),
    "POBLACION OCUPADA": (EMPLOYED, 0, 50_000),
}
"""How a title begins: the indicator's name, and the bounds of its figures."""

NO_FIGURE = frozenset({"", "-", "–", "…", "..."})
"""How a table writes that there is no figure."""

_PLACE = "ámbito"
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARK = re.compile(r"\s*\d+/$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a table.

    Attributes:
        indicator: One of the names in `INDICATORS`.
        place: Department, city, area or branch as published, with its footnote mark.
        year: Of the figure.
        value: Soles a month, per cent or thousands of persons.
    """

    indicator: str
    place: str
    year: int
    value: float

    @property
    def name(self) -> str:
        """The place without its footnote mark."""
        return _MARK.sub("", self.place)


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Figure]:
    """Reads a table, whichever of them it is.

    Args:
        path: The workbook.
        tally: Where rows are counted; subtitles and footnotes are skipped, a row with a cell that
            is no figure, or with a name that came before, is rejected.
        advance: Called once a row.

    Yields:
        The figures, row by row and year by year.

    Raises:
        SourceError: Not a workbook, no header with years, a title that is not known, or no row
            that can be used.
    """
    with book(path) as found:
        title = found.sheets[0]
        header_row, years, bounds = _heading(found, title)
        first: dict[str, int] = {}
        for number, cells in found.rows(title):
            if number <= header_row or not any(cell.text for cell in cells):
                continue
            tally.read += 1
            advance(1)
            if not at(cells, 0).text or all(not at(cells, column).text for column in years):
                tally.skip("subtítulo o nota")
                continue
            figures = _figures(number, cells, years, bounds, first, tally)
            tally.used += bool(figures)
            yield from figures
        if not tally.used:
            none = f"ninguna ({tally.rejected} rechazadas)"
            raise SourceError(path, "al menos una fila utilizable", none)


def _heading(found: Book, sheet: str) -> tuple[int, dict[int, int], tuple[str, float, float]]:
    """Returns the header's row, column to year, and the indicator with its bounds."""
    titles: list[str] = []
    for number, cells in islice(found.rows(sheet), HEADER_WITHIN):  # noqa: B007
        years = {
            column: int(cell.text)
            for column, cell in enumerate(cells)
            if column and _YEAR.fullmatch(cell.text)
        }
        if years:
            break
        titles += [" ".join(fold(cell.text).split()) for cell in cells if cell.text]
    else:
        raise SourceError(
            found.path, "un cuadro del INEI con una columna por año", "otro contenido"
        )
    if len(set(years.values())) < len(years):
        raise SourceError(found.path, "cada año una vez", "un año repetido", row=number)
    for start, bounds in INDICATORS.items():
        if any(text.startswith(start) for text in titles):
            return number, years, bounds
    known = "; ".join(start.lower() for start in INDICATORS)
    raise SourceError(found.path, f"un cuadro de: {known}", titles[0] if titles else "sin título")


def _figures(
    number: int,
    cells: Sequence[Cell],
    years: Mapping[int, int],
    bounds: tuple[str, float, float],
    first: dict[str, int],
    tally: Tally,
) -> list[Figure]:
    """Returns the figures of one row, none if the row is rejected."""
    indicator, least, most = bounds
    named = {_PLACE: at(cells, 0)} | {str(year): at(cells, at_) for at_, year in years.items()}
    texts = fit(number, named, tally)
    if texts is None:
        return []
    line = Line(number, texts, tally)
    try:
        place = line.text(_PLACE)
        figures = [
            Figure(indicator, place, year, line.figure(str(year), least, most))
            for year in years.values()
            if line.get(str(year)) not in NO_FIGURE
        ]
    except Unfit as unfit:
        tally.reject(number, unfit.column, unfit.expected, unfit.found)
        return []
    if first.setdefault(place, number) != number:
        twice = f"el mismo de la fila {first[place]}"
        tally.reject(number, _PLACE, "un nombre que no se repita", twice)
        return []
    return figures
