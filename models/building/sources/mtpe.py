"""What technical careers pay and which occupations firms ask for, by the Ministry of Labour.

MTPE publishes one workbook a table at gob.pe (``cdn.www.gob.pe/uploads/document/file/…``, names
such as ``5207826-universitarias_mp_nacional.xlsx`` for pay and
``5306104-md_universitarias_nacional.xlsx`` for demand; those of technical careers are alike):

- pay: columns C to E, header in row 5: career, mean monthly pay («S/ 1 850»), least and most in
  one text («S/ 1 200 – S/ 2 500»);
- demand: columns C and D, likewise: occupation or career, posts.

Columns are known by their place, because their names change from year to year.

What the press repeats of the Encuesta de Demanda Ocupacional (EDO) is a third table, entered by
hand as CSV (UTF-8, comma): ``edo`` (year), ``ambito`` (PERU or a department in capitals),
``indicador``, ``valor``, ``ocupaciones``, ``nota``, ``fuente`` («idem»: that of the row before).
It is **secondary**: read in the press, not in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from models.building.files import text
from models.building.files.book import book
from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.files.sheet import at, fit
from models.building.report import Tally
from models.building.sources.line import Line, Unfit, Unwanted, accepted
from models.building.sources.soles import amount, span

Row = TypeVar("Row")

#: The header's row; rows above it are titles.
HEADER_ROW = 5
#: Believable monthly pay in soles.
PAY = (100.0, 100_000.0)
#: Believable posts of one occupation in one year.
POSTS = (1.0, 1_000_000.0)

NAME, MEAN, RANGE, COUNT = (
    "C (nombre)",
    "D (ingreso promedio)",
    "E (mínimo – máximo)",
    "D (puestos)",
)
"""Columns by letter and content, as messages name them."""

PAY_COLUMNS = {NAME: 2, MEAN: 3, RANGE: 4}
DEMAND_COLUMNS = {NAME: 2, COUNT: 3}

PRESS = Layout(
    "lab-edo",
    "las cifras de la EDO en la prensa",
    (
        Column("edo"),
        Column("ambito"),
        Column("indicador"),
        Column("valor"),
        Column("ocupaciones"),
        Column("nota"),
        Column("fuente"),
    ),
)
SAME = "idem"


@dataclass(frozen=True, slots=True)
class Pay:
    """Monthly soles that a technical career pays: mean, least and most."""

    career: str
    mean: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Demand:
    """Posts that firms announce for an occupation."""

    occupation: str
    posts: int


@dataclass(frozen=True, slots=True)
class Press:
    """A figure of the EDO as the press gives it.

    Attributes:
        year: Of the survey.
        place: ``PERU`` or a department in capitals.
        indicator: What is counted.
        value: Posts, or per cent where the indicator begins with ``pct``.
        occupations: Those the article names, as written.
        note: Anything else it says.
        source: Address or name of the article.
        secondary: Always true; kept so that what is made of it can say so.
    """

    year: int
    place: str
    indicator: str
    value: float
    occupations: str
    note: str
    source: str
    secondary: bool = True


def pay(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Pay]:
    """Reads the table of pay.

    Args:
        path: The workbook.
        tally: Where rows are counted; notes below the table are skipped.
        advance: Called once a row.

    Yields:
        The careers, in the file's order.

    Raises:
        SourceError: Not a workbook.
    """

    def make(line: Line) -> Pay:
        career = _name(line, (MEAN, RANGE))
        mean = _soles(line, MEAN, PAY)
        found = span(line.get(RANGE))
        if found is None or not PAY[0] <= found[0] <= mean <= found[1] <= PAY[1]:
            expected = "«mínimo – máximo» en soles, con el promedio en medio"
            raise Unfit(RANGE, expected, line.get(RANGE) or "nada")
        return Pay(career, mean, *found)

    yield from _read(path, PAY_COLUMNS, make, lambda row: row.career, tally, advance)


def demand(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Demand]:
    """Reads the table of posts.

    Args:
        path: The workbook.
        tally: Where rows are counted; notes below the table are skipped.
        advance: Called once a row.

    Yields:
        The occupations, in the file's order.

    Raises:
        SourceError: Not a workbook.
    """

    def make(line: Line) -> Demand:
        return Demand(_name(line, (COUNT,)), round(_soles(line, COUNT, POSTS)))

    yield from _read(path, DEMAND_COLUMNS, make, lambda row: row.occupation, tally, advance)


def press(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Press]:
    """Reads the figures of the EDO that the press repeats; a secondary source.

    Args:
        path: The CSV.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The figures, in the file's order.

    Raises:
        SourceError: The file is another.
    """
    source = ""

    def make(line: Line) -> Press:
        nonlocal source
        source = source if line.get("fuente") == SAME else line.get("fuente")
        if not source:
            raise Unfit("fuente", "de dónde se tomó la cifra", line.get("fuente") or "nada")
        return Press(
            int(line.code("edo", r"20\d\d", "un año")),
            line.text("ambito"),
            line.text("indicador"),
            line.figure("valor", 0, 10_000_000),
            line.get("ocupaciones"),
            line.get("nota"),
            source,
        )

    rows = text.rows(path, PRESS, tally, advance=advance)
    yield from accepted(rows, make, tally, key=_told, key_column="edo, ambito e indicador")


def _told(figure: Press) -> tuple[int, str, str]:
    return figure.year, figure.place, figure.indicator


def _read(
    path: Path,
    columns: Mapping[str, int],
    make: Callable[[Line], Row],
    key: Callable[[Row], str],
    tally: Tally,
    advance: Advance,
) -> Iterator[Row]:
    yield from accepted(_rows(path, columns, tally, advance), make, tally, key=key, key_column=NAME)


def _rows(
    path: Path, columns: Mapping[str, int], tally: Tally, advance: Advance
) -> Iterator[tuple[int, dict[str, str]]]:
    """Streams the rows below the titles, by the columns' places."""
    with book(path) as found:
        for number, cells in found.rows(found.sheets[0]):
            named = {name: at(cells, place) for name, place in columns.items()}
            if number < HEADER_ROW or not any(cell.text for cell in named.values()):
                continue
            tally.read += 1
            advance(1)
            row = fit(number, named, tally)
            if row is not None:
                yield number, row


def _name(line: Line, figures: tuple[str, ...]) -> str:
    """Returns the row's name, unless the row is the header or a note."""
    written = "".join(line.get(column) for column in figures)
    heading = line.number <= HEADER_ROW + 1 and not any(sign.isdigit() for sign in written)
    if heading or not written:
        raise Unwanted("encabezado o nota")
    return line.text(NAME)


def _soles(line: Line, column: str, bounds: tuple[float, float]) -> float:
    found = amount(line.get(column))
    if found is None or not bounds[0] <= found <= bounds[1]:
        expected = f"un monto de {bounds[0]:g} a {bounds[1]:g}"
        raise Unfit(column, expected, line.get(column) or "nada")
    return found
