"""What can go wrong while reference tables are built, said in Spanish.

BuildError
├── SourceError    a raw file cannot be used: another layout, damaged, dangerous
└── ContractError  a finished table breaks what is promised of it
"""

from __future__ import annotations

from pathlib import Path


class BuildError(Exception):
    """The build stops; the tables in force stay as they were."""


class SourceError(BuildError):
    """A raw file as a whole cannot be used."""

    def __init__(
        self,
        path: Path,
        expected: str,
        found: str,
        *,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        where = path.name
        where += f", fila {row}" if row is not None else ""
        where += f", columna {column}" if column is not None else ""
        super().__init__(f"{where}: se esperaba {expected}; se encontró {found}.")
        self.path, self.row, self.column = path, row, column


class ContractError(BuildError):
    """A table breaks its contract; the message prints the rows."""
