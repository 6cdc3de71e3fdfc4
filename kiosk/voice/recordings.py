"""Clips recorded by people: ``<home>/recordings/<language>/<name>.ogg`` and the like.

They are put there by hand, one file a sentence; ``yachay voice texts`` lists the names.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.settings import Settings

#: Suffix of a recording to its content type, the first found wins.
TYPES = {".ogg": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".mp3": "audio/mpeg"}


class Recordings:
    """The recordings in one folder, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def of(cls, settings: Settings) -> Recordings:
        """Those of this device."""
        return cls(settings.home / "recordings")

    def find(self, name: str, language: str) -> tuple[bytes, str] | None:
        """A recording and its content type, or None where there is none."""
        for suffix, content_type in TYPES.items():
            try:
                found = (self._folder / language / name).with_suffix(suffix).read_bytes()
            except OSError:
                continue
            return found, content_type
        return None

    def names(self, language: str) -> frozenset[str]:
        """The names of all recordings of a language."""
        try:
            files = list((self._folder / language).iterdir())
        except OSError:
            return frozenset()
        return frozenset(file.stem for file in files if file.suffix in TYPES)
