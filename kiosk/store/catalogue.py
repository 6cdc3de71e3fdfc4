"""``catalogue.sqlite``: the shipped tables as the kiosk reads them, made anew when they change.

It holds nothing of any person and can be deleted at any time. A new one is written beside the old
and renamed over it, so that a power cut leaves one or the other.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from kiosk.errors import BundleError
from models.taxonomy.catalogue import CatalogueFile, fill, in_memory
from models.taxonomy.tables import DATA, TableError, check

NAME = "catalogue.sqlite"


def open_catalogue(home: Path, folder: Path = DATA) -> CatalogueFile:
    """Opens the catalogue of a device, making it first where that is needed.

    Where it cannot be written (a full or read-only disk), it is made in memory: the kiosk starts
    all the same, 0.3 seconds later.

    Args:
        home: The device's folder; where there is none yet, none is made.
        folder: The shipped tables.

    Raises:
        BundleError: A shipped table is missing or damaged.
    """
    try:
        return _open(home / NAME, folder)
    except TableError as error:
        raise BundleError(str(error)) from error


def _open(path: Path, folder: Path) -> CatalogueFile:
    version = check(folder)
    found = _existing(path, version)
    if found is not None:
        return found
    try:
        _write(path, folder)
    except (OSError, sqlite3.OperationalError):
        return in_memory(folder)
    return _existing(path, version) or in_memory(folder)


def _existing(path: Path, version: str) -> CatalogueFile | None:
    """Opens a catalogue if it is whole and of this version."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
    )
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
            catalogue = CatalogueFile(connection, path)
            if catalogue.version == version:
                return catalogue
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def _write(path: Path, folder: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f"{NAME}.", dir=path.parent)
    os.close(handle)
    try:
        # Half a file is thrown away, so no journal is needed; durable before it is renamed.
        connection = sqlite3.connect(name, isolation_level=None)
        with contextlib.closing(connection):
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = FULL")
            fill(connection, folder)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
