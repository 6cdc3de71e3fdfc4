"""A folder of files that is replaced as a whole.

The new files are written to a folder beside, flushed to the disk, and only then take
the name of the old folder. A folder cannot be renamed onto one that has files, so
between two renames, for an instant, there is none; never is there half of one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes ``folder`` hold ``files`` and nothing else; one writer at a time.

    If anything fails, the folder that stood there stands there still. What a cut left
    beside it is swept up the next time.

    Args:
        folder: Made with its parents if it is not there.
        files: Contents by name.
    """
    folder = folder.absolute()
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    if old.exists() and not folder.exists():
        old.rename(folder)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    new.mkdir()
    try:
        for name, content in files.items():
            _write(new / name, content)
        _sync(new)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(new, ignore_errors=True)
        raise
    _sync(folder.parent)
    shutil.rmtree(old, ignore_errors=True)
