"""The device's catalogue: the shipped tables that a kiosk reads, as one SQLite file.

The CSV tables are what people review; the catalogue is made from them and from nothing else, so
the same tables give the same bytes under one version of SQLite. Readers get rows by department
without parsing what they do not need.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.taxonomy.tables import DATA, TableError, check, read

SCHEMA = Path(__file__).with_name("catalogue.sql")
VERSION = "version"


class CatalogueFile:
    """An open catalogue; the connection may be read from any thread.

    Attributes:
        version: Twelve hexadecimal digits that change when any table changes.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path = SCHEMA) -> None:
        self._connection, self._path = connection, path
        found = connection.execute("SELECT value FROM meta WHERE key = ?", (VERSION,)).fetchone()
        self.version = str(found[0]) if found else ""

    def rows(self, table: str, columns: Sequence[str], **where: str) -> Iterator[tuple[Any, ...]]:
        """Yields the named columns of a table, in the order of its key.

        Args:
            table: A table of ``catalogue.sql``.
            columns: What is wanted of it.
            **where: Values that columns must have.
        """
        wanted = ", ".join(f'"{name}"' for name in columns)
        text = f'SELECT {wanted} FROM "{table}"'  # noqa: S608 - names from our own code
        if where:
            text += " WHERE " + " AND ".join(f'"{name}" = ?' for name in where)
        try:
            yield from self._connection.execute(text, tuple(where.values()))
        except sqlite3.DatabaseError as error:
            raise TableError(self._path, "está dañada") from error

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def fill(connection: sqlite3.Connection, folder: Path = DATA) -> None:
    """Writes the shipped tables into an empty database.

    Args:
        connection: An empty database, in autocommit mode.
        folder: Where the CSV tables stand.

    Raises:
        TableError: A table is missing, damaged, or has other columns or kinds of values.
    """
    version = check(folder)
    connection.execute("BEGIN")
    for name in create_tables(connection):
        copy_table(connection, name, folder)
    connection.execute("INSERT INTO meta VALUES (?, ?)", (VERSION, version))
    connection.execute("COMMIT")


def create_tables(connection: sqlite3.Connection) -> list[str]:
    """Makes the empty tables of ``catalogue.sql``; returns those that are copies of a CSV."""
    for statement in SCHEMA.read_text("utf-8").split(";"):
        connection.execute(statement)
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return [name for (name,) in names if name != "meta"]


def in_memory(folder: Path = DATA) -> CatalogueFile:
    """Makes a catalogue that leaves nothing on the disk."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill(connection, folder)
    return CatalogueFile(connection)


def copy_table(connection: sqlite3.Connection, name: str, folder: Path = DATA) -> None:
    """Copies one CSV table into the table of its name.

    Raises:
        TableError: It is missing, damaged, or has other columns or kinds of values.
    """
    columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    kinds = {column[1]: column[2] for column in columns}
    cells = ", ".join("?" if kind == "TEXT" else "NULLIF(?, '')" for kind in kinds.values())
    insert = f'INSERT INTO "{name}" VALUES ({cells})'  # noqa: S608 - names of our schema
    try:
        connection.executemany(insert, read(name, tuple(kinds), folder))
    except sqlite3.IntegrityError as error:
        (done,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
        what = str(error).partition(": ")[2] or str(error)
        message = f"la fila {done + 2} no sirve ({what})"
        raise TableError(folder / f"{name}.csv", message) from error
