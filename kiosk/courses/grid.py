"""What was read of a file: rows of texts, and the faults found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Characters of a cell that a message repeats.
SHOWN = 60
#: Courses in one file: a municipality has dozens.
MOST_COURSES = 2000
#: Cells of a row that are looked at; the template has eighteen columns.
MOST_CELLS = 60
#: Bytes of a file on disk: a full template has a tenth of it.
MOST_BYTES = 5 * 2**20


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be imported: where, what was expected, what was found."""

    row: int
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        where = f"fila {self.row}, columna {self.column}" if self.column else f"fila {self.row}"
        seen = f"se encontró «{self.found}»" if self.found else "la celda está vacía"
        return f"{where}: se esperaba {self.expected}; {seen}."


@dataclass(frozen=True)
class Row:
    """One row that is not blank.

    Attributes:
        number: As a spreadsheet numbers it, the header being 1 in the template.
        texts: Its cells as text, "" where empty.
        unreadable: By place, what stood in a cell that gives no value.
    """

    number: int
    texts: tuple[str, ...]
    unreadable: dict[int, str] = field(default_factory=dict)


def shorten(text: str) -> str:
    """Returns a cell as a message may show it: one line of at most ``SHOWN`` characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
