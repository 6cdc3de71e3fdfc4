"""A build takes place beside the tables in force, and replaces them only when all is well.

The staging folder begins as a copy, so that tables written by hand are there for the builders.
Whatever goes wrong before `install`, the tables in force are untouched.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.taxonomy.tables import SEAL, seal


@contextmanager
def staging(data: Path) -> Iterator[Path]:
    """Copies the tables to a folder beside them, on the same disk, and removes it afterwards.

    Args:
        data: The tables in force.

    Yields:
        The folder to build in.
    """
    with tempfile.TemporaryDirectory(prefix=".build-", dir=data.parent) as folder:
        stage = Path(folder) / data.name
        shutil.copytree(data, stage)
        yield stage


def install(stage: Path, data: Path) -> list[str]:
    """Seals the staged tables and puts those that changed in the place of the old ones.

    Each file is replaced whole and durably, the seal last: after a power cut half-way the seal
    does not fit, the kiosk says so, and the build can simply be run again.

    Args:
        stage: The folder that was built in.
        data: The tables in force.

    Returns:
        The names of the files that changed, in order.
    """
    seal(stage)
    data.mkdir(parents=True, exist_ok=True)
    changed = [
        path.name
        for path in sorted(stage.glob("*.csv"))
        if not (data / path.name).exists() or (data / path.name).read_bytes() != path.read_bytes()
    ]
    for name in [*changed, SEAL]:
        with (stage / name).open("rb") as file:
            os.fsync(file.fileno())
        (stage / name).replace(data / name)
    folder = os.open(data, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return changed
