"""The registry: versioned runs with their records and metrics.

A run is a folder of the registry, named for its version, with ``run.json`` (written by
``yachay models train``) and ``metrics.json`` (kept by ``yachay models evaluate --record``).
The registry asks of its storage three things only, so that a bucket can take the place of
the folder.

RegistryError            told to a person, exit 2
├── UnknownRunError      no run of that version, or a version that is no name
├── NoMetricsError       the run was never measured
└── DamagedRunError      a file of the run cannot be read as JSON
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import click

_RECORD, _METRICS = "run.json", "metrics.json"
#: What a version may be called: one part of a path, and of a key of a bucket.
_VERSION = re.compile(r"\w[\w.-]*", re.ASCII)
#: Begins the name of a file that is not yet whole.
_UNFINISHED = ".new-"


class RegistryError(click.ClickException):
    """The registry cannot give what was asked; the message is for a person."""

    exit_code = 2


class UnknownRunError(RegistryError):
    """There is no run of that version."""


class NoMetricsError(RegistryError):
    """The run has no metrics."""


class DamagedRunError(RegistryError):
    """A file of the run is no JSON."""


class Storage(Protocol):
    """Bytes by name; names are parts joined by ``/``."""

    def names(self, prefix: str) -> list[str]:
        """Returns the names that begin with ``prefix``, sorted."""

    def read(self, name: str) -> bytes:
        """Returns what was written last.

        Raises:
            KeyError: Nothing was ever written.
        """

    def write(self, name: str, content: bytes) -> None:
        """Replaces the content as a whole: who reads meanwhile gets the old or the new."""


class FolderStorage:
    """A folder as storage; names are paths below it.

    Args:
        folder: Made with the first write.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self, prefix: str) -> list[str]:
        """Returns the names that begin with ``prefix``, sorted."""
        # Only the folder the prefix ends in is walked: a registry may lie beside much else.
        start = self._folder / prefix.rpartition("/")[0]
        found = (
            path.relative_to(self._folder).as_posix()
            for path in start.rglob("*")
            if path.is_file() and not path.name.startswith(_UNFINISHED)
        )
        return sorted(name for name in found if name.startswith(prefix))

    def read(self, name: str) -> bytes:
        """Returns the content of a file; KeyError where there is none."""
        try:
            return (self._folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise KeyError(name) from error

    def write(self, name: str, content: bytes) -> None:
        """Replaces a file as a whole, whatever happens to the power meanwhile."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(fresh).replace(path)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise


class Registry:
    """Runs by version.

    Args:
        storage: Where they are kept.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def runs(self) -> list[str]:
        """Returns the versions of all runs, sorted."""
        ends = (name.split("/") for name in self._storage.names(""))
        return sorted(parts[0] for parts in ends if parts[1:] == [_RECORD])

    def record(self, version: str) -> dict[str, Any]:
        """Returns where the run comes from.

        Raises:
            UnknownRunError: There is no such run.
            DamagedRunError: Its record cannot be read.
        """
        if not _VERSION.fullmatch(version):
            raise UnknownRunError(
                f"«{version}» no es el nombre de una corrida; se esperan letras, números, «.», "
                "«-» o «_»."
            )
        try:
            return self._json(f"{version}/{_RECORD}")
        except KeyError as error:
            known = ", ".join(self.runs()) or "ninguna"
            raise UnknownRunError(f"No hay corrida «{version}». Las que hay: {known}.") from error

    def metrics(self, version: str) -> dict[str, Any]:
        """Returns what was measured of the run.

        Raises:
            UnknownRunError: There is no such run.
            NoMetricsError: Nothing was measured.
            DamagedRunError: What was measured cannot be read.
        """
        self.record(version)
        try:
            return self._json(f"{version}/{_METRICS}")
        except KeyError as error:
            raise NoMetricsError(
                f"La corrida «{version}» no tiene medidas. Mídala con: "
                f"yachay models evaluate --raw CARPETA --record {version}"
            ) from error

    def keep_metrics(self, version: str, metrics: Mapping[str, object]) -> None:
        """Keeps what was measured of the run instead of what was kept before.

        Raises:
            UnknownRunError: There is no such run.
            DamagedRunError: Its record cannot be read.
        """
        self.record(version)
        text = json.dumps(metrics, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
        self._storage.write(f"{version}/{_METRICS}", f"{text}\n".encode())

    def _json(self, name: str) -> dict[str, Any]:
        try:
            found = json.loads(self._storage.read(name))
        except ValueError as error:
            raise DamagedRunError(f"No se entiende {name}; se esperaba JSON.") from error
        if not isinstance(found, dict):
            raise DamagedRunError(f"No se entiende {name}; se esperaba un objeto JSON.")
        return found
