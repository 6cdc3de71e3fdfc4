"""Reading the table of an Excel sheet: finding its header, judging its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from models.building.files.book import BLANK, ERROR, SAVED, TYPED, UNSAVED, Book, Cell, book
from models.building.files.layout import Layout, plain
from models.building.files.progress import Advance, ignore
from models.building.report import Tally

#: Rows among which the header is looked for.
HEADER_WITHIN = 30
#: Characters of a cell; Excel itself allows 32,767.
MOST_CHARACTERS = 2_000


def table(
    path: Path,
    layout: Layout,
    tally: Tally,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    advance: Advance = ignore,
) -> Iterator[tuple[int, dict[str, str]]]:
    """Streams the table of a sheet, below the row that names the layout's columns.

    Args:
        path: The workbook.
        layout: The columns to read, in any order and among others.
        tally: Where rows are counted, repaired and rejected.
        sheet: The sheet's name; without it, the first visible one with such a header.
        header_row: The header's row; without it, looked for in the first `HEADER_WITHIN`.
        advance: Called once a row.

    Yields:
        Number of the row in the sheet and its cells, trimmed; blank rows are passed over.

    Raises:
        SourceError: The workbook cannot be read, or no sheet has the header.
    """
    with book(path) as found:
        names = [found.named(sheet)] if sheet is not None else found.sheets
        name, last, places = _header(found, names, layout, header_row)
        for number, cells in found.rows(name):
            if number <= last or all(not c.text and c.state in (TYPED, SAVED) for c in cells):
                continue
            tally.read += 1
            advance(1)
            row = fit(number, {c: at(cells, place) for c, place in places.items()}, tally)
            if row is not None:
                yield number, row


def at(cells: Sequence[Cell], place: int) -> Cell:
    """Returns the cell of a column counted from 0, blank where the row ends before it."""
    return cells[place] if place < len(cells) else BLANK


def fit(number: int, cells: Mapping[str, Cell], tally: Tally) -> dict[str, str] | None:
    """Turns the named cells of a row into text.

    Args:
        number: The row, for messages.
        cells: Column name to cell.
        tally: Where a calculated value is noted as repaired, and what cannot be used rejected.

    Returns:
        Column name to text, or None if the row was rejected.
    """
    for column, cell in cells.items():
        if cell.state == UNSAVED:
            tally.reject(number, column, "un valor (la fórmula no lo guarda)", cell.text)
        elif cell.state == ERROR:
            tally.reject(number, column, "un valor, no un error de cálculo", cell.text)
        elif len(cell.text) > MOST_CHARACTERS:
            tally.reject(number, column, f"hasta {MOST_CHARACTERS} letras", cell.text)
        else:
            continue
        return None
    for column, cell in cells.items():
        if cell.state == SAVED:
            tally.repair(number, column, "fórmula: se usó el valor guardado", cell.text)
    return {column: cell.text for column, cell in cells.items()}


def _header(
    found: Book, names: Sequence[str], layout: Layout, header_row: int | None
) -> tuple[str, int, dict[str, int]]:
    """Finds the sheet, the last row of its header, and the columns' places.

    A header merged over two rows has its lower names in the second: each column is then called
    by the lower name, or by the upper one where the lower cell is part of a merge.
    """
    single: list[tuple[str, int, list[str]]] = []
    double: list[tuple[str, int, list[str]]] = []
    for name in names:
        top = islice(found.rows(name), header_row + 1 if header_row else HEADER_WITHIN)
        rows = [[cell.text for cell in cells] for _, cells in top]
        for number in [header_row] if header_row else range(1, HEADER_WITHIN + 1):
            upper, *below = rows[number - 1 : number + 1] or [[]]
            single.append((name, number, upper))
            double += [(name, number + 1, _merged(upper, lower)) for lower in below]
    name, last, header = max(single + double, key=lambda seen: _matched(layout, seen[2]))
    return name, last, layout.places(found.path, header)


def _merged(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    padded = [[*names, *[""] * (width - len(names))] for names in (upper, lower)]
    return [below or above for above, below in zip(*padded, strict=True)]


def _matched(layout: Layout, header: Sequence[str]) -> int:
    """Counts the required columns that a row names."""
    names = {plain(name) for name in header}
    return sum(
        column.required and any(plain(name) in names for name in (column.name, *column.aliases))
        for column in layout.columns
    )
