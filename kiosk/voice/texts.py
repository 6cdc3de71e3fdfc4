"""The fixed sentences of the screens: those of the catalogue that nothing is put into."""

from __future__ import annotations

import gettext
import html
import re
from pathlib import Path

import ui
from kiosk.voice.words import as_said, name_of, sentences

_TRANSLATIONS = Path(ui.__file__).parent / "translations"
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
_TAG = re.compile(r"<[^>]*>")
_LETTER = re.compile(r"\w")


def fixed(language: str, folder: Path = _TRANSLATIONS) -> dict[str, str]:
    """Every fixed sentence of ``language``, by the name of its clip.

    Sentences that the language lacks are not among them: the screens show and say those
    in Spanish.
    """
    file = folder / language / "LC_MESSAGES" / "messages.mo"
    with file.open("rb") as opened:
        catalogue: dict[object, str] = getattr(gettext.GNUTranslations(opened), "_catalog", {})
    found: dict[str, str] = {}
    for message, translated in catalogue.items():
        if message and translated and not _PLACEHOLDER.search(translated):
            for sentence in sentences(html.unescape(_TAG.sub("", translated))):
                if _LETTER.search(as_said(sentence)):
                    found.setdefault(name_of(sentence), sentence)
    return found
