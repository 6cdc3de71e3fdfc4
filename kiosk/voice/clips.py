"""Clips made beforehand: one archive a language, ``ui/sounds/<language>.zip``.

An entry is named after its text (:func:`kiosk.voice.words.name_of`). The archive is
opened for each clip: that takes a few milliseconds, and keeping its table of contents
in memory would cost more than the rest of the voice.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

import ui

FOLDER = Path(ui.__file__).parent / "sounds"
SUFFIX = ".opus"


class Clips:
    """The archives in one folder; one that is missing holds nothing."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def find(self, name: str, language: str) -> bytes | None:
        """The clip, an Ogg file of Opus, or None where there is none or it is damaged."""
        try:
            with ZipFile(self._folder / f"{language}.zip") as archive:
                return archive.read(name + SUFFIX)
        except (OSError, KeyError, BadZipFile):
            return None

    def names(self, language: str) -> frozenset[str]:
        """The names of all clips of a language."""
        try:
            with ZipFile(self._folder / f"{language}.zip") as archive:
                return frozenset(name.removesuffix(SUFFIX) for name in archive.namelist())
        except (OSError, BadZipFile):
            return frozenset()
