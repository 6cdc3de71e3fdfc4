"""Making the clips: ``python -m kiosk.voice.making [FOLDER]``, at development time.

Each fixed sentence of the catalogues is spoken by eSpeak NG and packed by ``opusenc``
(Debian: ``opus-tools``). Clips of sentences that stayed are kept as they are, those of
sentences that went are dropped; the same clips make the same bytes.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from kiosk.voice.clips import FOLDER, SUFFIX, Clips
from kiosk.voice.engine import PROGRAM, TIMEOUT, VOICES, Engine, run
from kiosk.voice.texts import fixed
from kiosk.voice.words import as_said

#: Thousands of bits a second: clear speech; eSpeak NG's own sound is no better.
_BITRATE = "14"
_OPUSENC = ("opusenc", "--quiet", "--speech", "--bitrate", _BITRATE, "--framesize", "60",
            "--padding", "0", "--serial", "1", "-", "-")  # fmt: skip
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class Made(NamedTuple):
    """How many clips were kept, made and dropped, and the bytes of the archive."""

    kept: int
    new: int
    dropped: int
    size: int


def packed(sound: bytes) -> bytes:
    """A WAV file as Opus; the same sound gives the same bytes."""
    return run(_OPUSENC, sound, TIMEOUT)


def make(texts: dict[str, str], language: str, folder: Path, say: Callable[[str], bytes]) -> Made:
    """Bring the archive of one language up to date.

    Args:
        texts: Every fixed sentence by the name of its clip.
        language: The archive's name.
        folder: Where the archive stands or will stand.
        say: Gives the clip of a text.
    """
    before = Clips(folder)
    had = before.names(language)
    contents = {name: before.find(name, language) or say(texts[name]) for name in sorted(texts)}
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{language}.zip"
    writing = target.with_suffix(".part")
    with ZipFile(writing, "w", ZIP_STORED) as archive:
        for name, content in contents.items():
            archive.writestr(ZipInfo(name + SUFFIX, _NO_DATE), content)
    writing.replace(target)
    kept = len(had & texts.keys())
    return Made(kept, len(texts) - kept, len(had - texts.keys()), target.stat().st_size)


def main(folder: Path) -> None:
    """Make the archives of all languages that have a voice, and tell what was done."""
    engine = Engine(shutil.which(PROGRAM))
    for language in VOICES:

        def say(text: str, language: str = language) -> bytes:
            return packed(engine.speak(as_said(text), language))

        made = make(fixed(language), language, folder, say)
        sys.stdout.write(
            f"{language}: {made.kept} kept, {made.new} new, {made.dropped} dropped, "
            f"{made.size:,} bytes\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
