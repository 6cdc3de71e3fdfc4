"""A broken promise, with the first rows that break it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.building.contracts.contract import Found
from models.building.report import shorten

#: Rows that a breach names; the count tells of the others.
SHOWN_ROWS = 10


@dataclass(frozen=True)
class Breach:
    """A rule that a table breaks.

    Attributes:
        table: Name of the file.
        rule: What was promised, in Spanish.
        rows: The first rows that break it, as (line of the file, key, column, value); line 0 is
            the table as a whole.
        count: How many rows break it.
    """

    table: str
    rule: str
    rows: tuple[Found, ...]
    count: int

    @classmethod
    def of(cls, table: str, rule: str, found: Iterable[Found]) -> Breach:
        """Makes a breach of all the rows that were found."""
        rows = sorted(found)
        return cls(table, rule, tuple(rows[:SHOWN_ROWS]), len(rows))

    def lines(self) -> list[str]:
        """Says it in Spanish, the rule first and then row by row."""
        times = f"{self.count} vez" if self.count == 1 else f"{self.count} veces"
        said = [f"{self.table}: se rompe «{self.rule}» {times}"]
        for line, key, column, value in self.rows:
            where = [f"fila {line}"] if line else ["tabla entera"]
            where += [f"clave {shorten(key)}"] if key else []
            where += [f"columna {column}"] if column else []
            said.append(f"  {', '.join(where)}: «{shorten(value)}»")
        if self.count > len(self.rows):
            said.append(f"  … y {self.count - len(self.rows)} más")
        return said
