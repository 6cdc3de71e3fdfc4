"""Opening a database file: checked, migrated, and with the right guarantees.

One connection a file, shared by all threads behind a lock: every statement here
takes well under a millisecond, and no thread of ours can then find it busy.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

import sqlite_utils
from sqlite_utils.migrations import Migrations

from kiosk.store.errors import NotSavedError, StoreError
from kiosk.store.migrations import Migration

#: Milliseconds to wait for another process (the sync agent) to finish writing.
BUSY_MS = 5000


class Database:
    """An open file with its lock."""

    def __init__(self, path: Path, db: sqlite_utils.Database) -> None:
        self.path = path
        self._db = db
        self._lock = threading.RLock()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is stored, or nothing.

        The first statement inside must write, so that the lock is taken at once.

        Raises:
            NotSavedError: SQLite refused; everything inside was undone.
        """
        with self._lock:
            try:
                with self._db.atomic():
                    yield self._db.conn
            except sqlite3.Error as error:
                raise NotSavedError(
                    f"No se pudo guardar en {self.path} ({error}). Revise el espacio en el disco "
                    "y los permisos de la carpeta."
                ) from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock:
            return list(self._db.conn.execute(sql, values))

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file and empty it."""
        with self._lock:
            self._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def ready(self) -> bool:
        """Whether the file answers."""
        try:
            return bool(self.rows("SELECT 1"))
        except sqlite3.Error:
            return False

    def close(self) -> None:
        """Close the connection; the object is of no use afterwards."""
        with self._lock:
            self._db.close()


def open_database(
    path: Path,
    name: str,
    migrations: Sequence[Migration],
    synchronous: Literal["FULL", "NORMAL"] = "FULL",
) -> Database:
    """Open ``path``, creating or migrating it.

    Args:
        path: The file.
        name: Name of the migration set.
        migrations: Its migrations, oldest first.
        synchronous: ``FULL``: a commit survives a power cut; ``NORMAL``: the death of
            the program.

    Returns:
        The database, with all migrations applied.

    Raises:
        StoreError: The file is damaged, not readable, or from a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"No se puede abrir {path} ({error}). Revise los permisos de la carpeta "
            "o elija otra con YACHAY_HOME."
        ) from error
    try:
        return Database(path, _prepare(path, connection, name, migrations, synchronous))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(
            f"El archivo {path} está dañado ({error}). Muévalo a otro lugar y restaure una copia "
            "con «yachay restore»; sin copia, se empieza con uno vacío."
        ) from error
    except StoreError:
        connection.close()
        raise


def open_for_reading(path: Path) -> Database:
    """Open an existing file as it is: nothing is created, migrated or checked.

    Raises:
        StoreError: The file cannot be opened.
    """
    with ExitStack() as opened:
        try:
            where = f"{path.absolute().as_uri()}?mode=ro"
            connection = sqlite3.connect(where, uri=True, check_same_thread=False)
            opened.callback(connection.close)
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}").fetchall()
            connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.Error as error:
            raise StoreError(
                f"No se puede leer {path} ({error}). Revise el archivo y los permisos de la "
                "carpeta."
            ) from error
        opened.pop_all()
    connection.row_factory = sqlite3.Row
    return Database(path, sqlite_utils.Database(connection, execute_plugins=False))


def _prepare(
    path: Path,
    connection: sqlite3.Connection,
    name: str,
    migrations: Sequence[Migration],
    synchronous: str,
) -> sqlite_utils.Database:
    """Set the connection up and bring the schema to this version."""
    connection.row_factory = sqlite3.Row
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "journal_mode = WAL",
        f"synchronous = {synchronous}",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)
    database = sqlite_utils.Database(connection, execute_plugins=False)
    known = Migrations(name)
    for migration in migrations:
        known(name=migration.name)(migration.apply)
    unknown = {row.name for row in known.applied(database)} - {step.name for step in migrations}
    if unknown:
        raise StoreError(
            f"El archivo {path} es de una versión más nueva de Yachay Ñan "
            f"({', '.join(sorted(unknown))}). Instale esa versión o use otra carpeta "
            "con YACHAY_HOME."
        )
    known.apply(database)
    return database
