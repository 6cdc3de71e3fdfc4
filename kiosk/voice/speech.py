"""Saying a sentence: a person's recording before a clip, a clip before the synthesiser."""

from __future__ import annotations

import shutil
from typing import Literal, NamedTuple

from kiosk.settings import Settings
from kiosk.voice.clips import Clips
from kiosk.voice.engine import PROGRAM, Engine
from kiosk.voice.errors import TextTooLong
from kiosk.voice.recordings import Recordings
from kiosk.voice.words import as_said, name_of

#: Letters said in one piece: some 40 seconds, 2 MB of sound in memory.
LONGEST = 600


class Sound(NamedTuple):
    """A sentence to be heard; ``origin`` tells a clip from the synthesiser's."""

    content: bytes
    content_type: str
    origin: Literal["clip", "engine"]


class Speech:
    """The kiosk's voice."""

    def __init__(self, engine: Engine, clips: Clips, recordings: Recordings) -> None:
        self.engine = engine
        self.clips = clips
        self.recordings = recordings

    @classmethod
    def of(cls, settings: Settings) -> Speech:
        """The voice of this device; nothing is opened or started yet."""
        return cls(Engine(shutil.which(PROGRAM)), Clips(), Recordings.of(settings))

    def say(self, text: str, language: str) -> Sound:
        """The sound of ``text``.

        Args:
            text: One sentence as written, at most ``LONGEST`` letters.
            language: ``es``, ``qu`` or ``ay``.

        Raises:
            TextTooLong: It is longer.
            NoVoice: There is no clip of it and nothing else speaks this language.
            EngineMissing: There is no clip of it and no synthesiser.
            EngineFailed: There is no clip of it and the synthesiser broke.
        """
        if len(text) > LONGEST:
            raise TextTooLong(len(text), LONGEST)
        name = name_of(text)
        recorded = self.recordings.find(name, language)
        if recorded is not None:
            return Sound(*recorded, "clip")
        clip = self.clips.find(name, language)
        if clip is not None:
            return Sound(clip, "audio/ogg", "clip")
        return Sound(self.engine.speak(as_said(text), language), "audio/wav", "engine")
