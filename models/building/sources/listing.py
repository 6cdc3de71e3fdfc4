"""A list that an office publishes as a workbook and others pass on as CSV: both are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.building.files import sheet, text
from models.building.files.layout import Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally

#: Endings of Excel workbooks.
WORKBOOKS = frozenset({".xlsx", ".xlsm"})


def rows(
    path: Path, layout: Layout, tally: Tally, *, advance: Advance = ignore
) -> Iterator[tuple[int, dict[str, str]]]:
    """Streams the rows of a workbook or of a text file, whichever the name says.

    Args:
        path: The file.
        layout: The columns to read.
        tally: Where rows are counted.
        advance: Called with the rows of a workbook done, or the bytes of a text.

    Yields:
        Number of the row in the file and its cells.

    Raises:
        SourceError: The file cannot be read or is another.
    """
    read = sheet.table if path.suffix.lower() in WORKBOOKS else text.rows
    yield from read(path, layout, tally, advance=advance)
